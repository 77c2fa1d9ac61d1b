import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { answers } from '../../scripts/dev/answers.ts';

const CLOCK = new URL('shifted-clock.ts', import.meta.url).href;
const MAIN = new URL('../../src/main.ts', import.meta.url).pathname;

export type BotProcess = {
  /** What it has written so far: log lines, and whatever else. */
  output(): string;
  isAlive(): boolean;
  /** Ends it at once, in the middle of whatever it does. */
  kill(): Promise<void>;
  /** Ends it as an operator does; gives its exit code. */
  stop(): Promise<number | null>;
};

/** Runs the bot as a process of its own with its clock shifted, and waits until it answers. */
export const startBotProcess = async (
  port: number,
  databaseUrl: string,
  clockOffsetMs: number,
): Promise<BotProcess> => {
  const { PATH, HOME } = process.env;
  const child = spawn(process.execPath, ['--import', CLOCK, MAIN], {
    env: {
      PATH,
      HOME,
      PORT: String(port),
      HOST: '127.0.0.1',
      DATABASE_URL: databaseUrl,
      CLOCK_OFFSET_MS: String(clockOffsetMs),
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const hear = (text: string) => {
    output += text;
  };
  child.stdout.setEncoding('utf8').on('data', hear);
  child.stderr.setEncoding('utf8').on('data', hear);
  const exited = once(child, 'exit');
  const isAlive = () => child.exitCode === null && child.signalCode === null;
  const end = async (signal: 'SIGKILL' | 'SIGTERM') => {
    if (isAlive()) child.kill(signal);
    await exited;
  };
  if (!(await answers(`http://127.0.0.1:${port}/healthz`, { exited }))) {
    await end('SIGKILL');
    throw new Error(`the bot did not start:\n${output}`);
  }
  return {
    output: () => output,
    isAlive,
    kill: () => end('SIGKILL'),
    stop: async () => {
      await end('SIGTERM');
      return child.exitCode;
    },
  };
};
