import { startConnectorServer } from './connector-server.ts';

/**
 * Teams' connector as a process: `node connector-process.ts`. Tells its port to the process that started it, `{ port }`, or else
 * on a line of its output. Ends with its parent, or on SIGTERM.
 */
const { port } = await startConnectorServer();
process.once('disconnect', () => process.exit(0));
process.once('SIGTERM', () => process.exit(0));
if (process.send) process.send({ port });
else process.stdout.write(`${JSON.stringify({ port })}\n`);
