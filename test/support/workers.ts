import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

const WORKER = new URL('store-worker.ts', import.meta.url).pathname;

const start = (work: string, url: string): ChildProcess =>
  spawn(process.execPath, [WORKER, work, url], { stdio: ['ignore', 'pipe', 'inherit'] });

/** Lets so many processes at a time do the work (see store-worker.ts); resolves with how each of them exited. */
export const runWorkers = (work: string, url: string, processes: number): Promise<(number | null)[]> =>
  Promise.all(
    Array.from({ length: processes }, async () => {
      const [code] = await once(start(work, url), 'exit');
      return code;
    }),
  );

/** Kills a process that commits endlessly, in the middle of it, after so many commits; resolves with the last one it told of. */
export const killWhileCommitting = async (url: string, afterCommits: number): Promise<number> => {
  const worker = start('commitEndlessly', url);
  const exited = once(worker, 'exit');
  let last = 0;
  let heard = 0;
  try {
    for await (const line of createInterface({ input: worker.stdout as NodeJS.ReadableStream })) {
      last = Number(line);
      heard += 1;
      if (heard === afterCommits) worker.kill('SIGKILL');
    }
  } finally {
    worker.kill('SIGKILL');
    await exited;
  }
  return last;
};
