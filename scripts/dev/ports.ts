import { connect, createServer } from 'node:net';
import type { Environment } from '../../src/config-conflicts.ts';

export type DevPorts = { port: number; playgroundPort: number };
export type PortsResult = { ok: true; ports: DevPorts } | { ok: false; problems: string[] };

const HOST = '127.0.0.1';

const portOf = (text: string | undefined, fallback: number) => {
  const given = text?.trim();
  return given ? (/^\d{1,5}$/.test(given) ? Number(given) : Number.NaN) : fallback;
};
const isPort = (port: number) => port >= 1 && port <= 65535;

/** Reads PORT (3978) and PLAYGROUND_PORT (56150). */
export function parsePorts(env: Environment): PortsResult {
  const ports = { port: portOf(env['PORT'], 3978), playgroundPort: portOf(env['PLAYGROUND_PORT'], 56150) };
  const problems: string[] = [];
  if (!isPort(ports.port)) problems.push('PORT must be a whole number from 1 to 65535.');
  if (!isPort(ports.playgroundPort)) problems.push('PLAYGROUND_PORT must be a whole number from 1 to 65535.');
  if (problems.length === 0 && ports.port === ports.playgroundPort) {
    problems.push('PORT and PLAYGROUND_PORT are the same: set one of them to another port.');
  }
  return problems.length > 0 ? { ok: false, problems } : { ok: true, ports };
}

const answers = (port: number) =>
  new Promise<boolean>((resolve) => {
    const socket = connect(port, HOST);
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });

const canListen = (port: number) =>
  new Promise<boolean>((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, HOST, () => server.close(() => resolve(true)));
  });

/** Names each port that something else listens on. */
export async function takenPorts({ port, playgroundPort }: DevPorts): Promise<string[]> {
  const problems: string[] = [];
  for (const [name, number] of [
    ['PORT', port],
    ['PLAYGROUND_PORT', playgroundPort],
  ] as const) {
    // Some systems let a second one listen where the first listens on every address.
    const free = !(await answers(number)) && (await canListen(number));
    if (!free) problems.push(`${name} ${number} is in use: stop what listens there, or set ${name} to another port.`);
  }
  return problems;
}
