import { type ChildProcess, spawn } from 'node:child_process';

/** Milliseconds a process has to end by itself. */
const GRACE_MS = 5_000;

export type Child = {
  /** How it ended, as words: `exit code 1` or `signal SIGKILL`. */
  exited: Promise<string>;
  /** Ends it with everything it has started, and resolves when it is gone. */
  stop(): Promise<void>;
};
export type ChildOptions = {
  env: Record<string, string | undefined>;
  /** Shown, or kept back until `output` is asked for. */
  output: 'inherit' | ((text: string) => void);
};

/** Signals the process's whole group; where there are no groups, the process. */
function signal(child: ChildProcess, name: 'SIGTERM' | 'SIGKILL') {
  try {
    if (process.platform === 'win32' || child.pid === undefined) child.kill(name);
    else process.kill(-child.pid, name);
  } catch {
    // It has ended already.
  }
}

/** Runs Node with these arguments, in a process group of its own so that nothing it starts outlives it. */
export function startNode(args: string[], { env, output }: ChildOptions): Child {
  const stream = output === 'inherit' ? 'inherit' : 'pipe';
  const child = spawn(process.execPath, args, {
    env,
    stdio: ['ignore', stream, stream],
    detached: process.platform !== 'win32',
  });
  if (output !== 'inherit') {
    child.stdout?.setEncoding('utf8').on('data', output);
    child.stderr?.setEncoding('utf8').on('data', output);
  }
  const exited = new Promise<string>((resolve) => {
    child.once('error', () => resolve('it could not be started'));
    child.once('exit', (code, name) => {
      signal(child, 'SIGKILL');
      resolve(name === null ? `exit code ${code}` : `signal ${name}`);
    });
  });
  return {
    exited,
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      signal(child, 'SIGTERM');
      const hurry = setTimeout(() => signal(child, 'SIGKILL'), GRACE_MS);
      await exited;
      clearTimeout(hurry);
    },
  };
}
