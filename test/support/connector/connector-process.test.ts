import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { until } from '../until.ts';
import { startConnector } from './a-connector.ts';
import { briefly, speakTo } from './speaking.ts';

describe('the process of a connector', () => {
  const PROCESS = new URL('connector-process.ts', import.meta.url).pathname;
  const isRunning = (pid: number) => {
    try {
      return process.kill(pid, 0);
    } catch {
      return false;
    }
  };

  it('ends when it is closed', async () => {
    const connector = await startConnector();
    assert.ok(isRunning(connector.pid));
    await connector.close();
    assert.ok(!isRunning(connector.pid));
  });

  it('tells its port on a line of its output where no process listens, and ends on SIGTERM', async () => {
    const child = spawn(process.execPath, [PROCESS], { stdio: ['ignore', 'pipe', 'inherit'] });
    const [line] = await once(child.stdout.setEncoding('utf8'), 'data');
    const { port } = JSON.parse(line);
    assert.equal(briefly(await speakTo(`http://127.0.0.1:${port}/`).post('a:contoso:chat')), '201');
    child.kill('SIGTERM');
    assert.deepEqual(await once(child, 'exit'), [0, null]);
  });

  it('ends with the process that started it', async () => {
    const source = `
      const { spawn } = await import('node:child_process');
      const child = spawn(process.execPath, [${JSON.stringify(PROCESS)}], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
      child.on('message', () => { console.log(child.pid); process.kill(process.pid, 'SIGKILL'); });`;
    const parent = spawn(process.execPath, ['--input-type=module', '-e', source], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [line] = await once(parent.stdout.setEncoding('utf8'), 'data');
    await until(
      () => isRunning(Number(line)),
      (running) => !running,
    );
  });
});
