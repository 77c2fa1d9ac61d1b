import { existsSync } from 'node:fs';
import { parsePorts, takenPorts } from './dev/ports.ts';
import { startSession } from './dev/session.ts';

const say = (line: string) => process.stdout.write(`${line}\n`);
const fail = (problems: string[]): never => {
  for (const problem of problems) process.stderr.write(`${problem}\n`);
  process.exit(1);
};

const parsed = parsePorts(process.env);
if (!parsed.ok) fail(parsed.problems);
else {
  const taken = await takenPorts(parsed.ports);
  if (taken.length > 0) fail(taken);
  // Another bot, and what to watch for it, can be named; `npm run dev` names none.
  const [entry = 'src/main.ts', ...folders] = process.argv.slice(2);
  const watched = process.argv.length > 2 ? folders : ['src', 'cards'].filter((folder) => existsSync(folder));
  const session = startSession({ ...parsed.ports, env: process.env, entry, watched, say });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, session.stop);
  // npm ends without telling what it has started when it is ended by SIGTERM.
  const parent = process.ppid;
  setInterval(() => process.ppid !== parent && session.stop(), 500).unref();
  process.exitCode = await session.ended;
}
