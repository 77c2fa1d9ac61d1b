import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer, type Server } from 'node:net';
import { networkInterfaces, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parsePorts, takenPorts } from '../../scripts/dev/ports.ts';
import { startSession } from '../../scripts/dev/session.ts';

const ENTRY = 'test/support/stand-in-bot.ts';

function listen(port: number): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject).listen(port, '127.0.0.1', () => resolve(server));
  });
}
const close = (server: Server) => new Promise((resolve) => server.close(resolve));
async function freePorts() {
  const servers = [await listen(0), await listen(0)];
  const [port = 0, playgroundPort = 0] = servers.map((server) => (server.address() as AddressInfo).port);
  await Promise.all(servers.map(close));
  return { port, playgroundPort };
}
const areFree = async (ports: { port: number; playgroundPort: number }) =>
  assert.deepEqual(await takenPorts(ports), []);
const textOf = async (url: string) => (await fetch(url)).text();

describe('npm run dev', () => {
  let ports: { port: number; playgroundPort: number };
  let child: ChildProcess | undefined;
  beforeEach(async () => {
    ports = await freePorts();
  });
  afterEach(() => {
    if (child?.exitCode === null && child.signalCode === null) child.kill('SIGTERM');
    child = undefined;
  });

  function run() {
    const env = { ...process.env, PORT: String(ports.port), PLAYGROUND_PORT: String(ports.playgroundPort) };
    const running = spawn(process.execPath, ['scripts/dev.ts', ENTRY], { env, stdio: ['ignore', 'pipe', 'pipe'] });
    child = running;
    let output = '';
    const said = Promise.withResolvers<void>();
    const hear = (text: string) => {
      output += text;
      if (/^Open /m.test(output)) said.resolve();
    };
    running.stdout.setEncoding('utf8').on('data', hear);
    running.stderr.setEncoding('utf8').on('data', hear);
    const ended = new Promise<number | null>((resolve) => running.once('close', resolve));
    void ended.then(() => said.resolve());
    return { running, ended, said: said.promise, output: () => output };
  }

  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    it(`serves the Playground at the one address it prints, and leaves nothing behind on ${signal}`, async () => {
      const { running, ended, said, output } = run();
      await said;
      const [address, ...others] = output().match(/https?:\/\/\S+/g) ?? [];
      assert.equal(address, `http://127.0.0.1:${ports.playgroundPort}/`);
      assert.deepEqual(others, []);
      assert.match(await textOf(address), /<html/i);
      const bot = Number(await textOf(`http://127.0.0.1:${ports.port}/`));
      running.kill(signal);
      assert.equal(await ended, 0);
      assert.throws(() => process.kill(bot, 0), { code: 'ESRCH' });
      await areFree(ports);
    });
  }

  it('ends the Playground when the bot ends, and says so', async () => {
    const { ended, said, output } = run();
    await said;
    await textOf(`http://127.0.0.1:${ports.port}/end`).catch(() => '');
    assert.equal(await ended, 1);
    assert.match(output(), /The bot has ended \(exit code 3\)\./);
    await areFree(ports);
  });

  it('ends when what started it is gone, as npm after SIGTERM', async function () {
    if (process.platform === 'win32') return this.skip();
    const env = { ...process.env, PORT: String(ports.port), PLAYGROUND_PORT: String(ports.playgroundPort) };
    const command = `"${process.execPath}" scripts/dev.ts ${ENTRY}; true`;
    const shell = spawn('sh', ['-c', command], { env, stdio: ['ignore', 'pipe', 'inherit'] });
    const opened = Promise.withResolvers<void>();
    shell.stdout.setEncoding('utf8').on('data', (text: string) => /^Open /m.test(text) && opened.resolve());
    const silent = new Promise((resolve) => shell.stdout.once('end', resolve));
    await opened.promise;
    shell.kill('SIGKILL');
    // The pipe ends when the last process that writes to it has ended.
    await silent;
    await areFree(ports);
  });

  it('names the variables of taken ports and starts nothing', async () => {
    const server = await listen(ports.playgroundPort);
    const { ended, output } = run();
    assert.equal(await ended, 1);
    assert.match(output(), new RegExp(`PLAYGROUND_PORT ${ports.playgroundPort} is in use`));
    assert.doesNotMatch(output(), /Open|^PORT/m);
    await close(server);
  });

  it('opens the Playground to this machine only', async function () {
    const outside = Object.values(networkInterfaces())
      .flat()
      .find((address) => address?.family === 'IPv4' && !address.internal);
    if (outside === undefined) return this.skip();
    const { running, ended, said } = run();
    await said;
    await assert.rejects(fetch(`http://${outside.address}:${ports.playgroundPort}/`));
    running.kill('SIGTERM');
    await ended;
  });
});

describe('a development session', () => {
  it('starts the bot anew when a watched file changes', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'switchover-'));
    const ports = await freePorts();
    const opened = Promise.withResolvers<void>();
    const session = startSession({
      ...ports,
      env: process.env,
      entry: ENTRY,
      watched: [folder],
      say: () => opened.resolve(),
    });
    await opened.promise;
    const bot = `http://127.0.0.1:${ports.port}/`;
    const before = await textOf(bot);
    writeFileSync(join(folder, 'changed.ts'), '');
    let after = before;
    while (after === before || after === '') after = await textOf(bot).catch(() => '');
    assert.match(after, /^\d+$/);
    session.stop();
    assert.equal(await session.ended, 0);
    await areFree(ports);
    rmSync(folder, { recursive: true });
  });
});

describe('the ports of a development session', () => {
  it('are 3978 and 56150 unless the environment says otherwise', () => {
    assert.deepEqual(parsePorts({}), { ok: true, ports: { port: 3978, playgroundPort: 56150 } });
    assert.deepEqual(parsePorts({ PORT: '4000', PLAYGROUND_PORT: ' 5000 ' }), {
      ok: true,
      ports: { port: 4000, playgroundPort: 5000 },
    });
  });

  it('are refused when they are none, or the same', () => {
    const problems = (env: Record<string, string>) => {
      const result = parsePorts(env);
      return result.ok ? [] : result.problems.map((problem) => problem.split(' ')[0]);
    };
    assert.deepEqual(problems({ PORT: '0', PLAYGROUND_PORT: 'many' }), ['PORT', 'PLAYGROUND_PORT']);
    assert.deepEqual(problems({ PORT: '65536' }), ['PORT']);
    assert.deepEqual(problems({ PORT: '5000', PLAYGROUND_PORT: '5000' }), ['PORT']);
  });
});
