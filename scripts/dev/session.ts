import { watch } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Environment } from '../../src/config.ts';
import { type Child, startNode } from './child.ts';
import type { DevPorts } from './ports.ts';

const START_LIMIT_MS = 60_000;
const POLL_MS = 100;
/** An editor writes a file in several steps. */
const SETTLE_MS = 150;

export type SessionOptions = DevPorts & {
  env: Environment;
  /** What runs as the bot, and the folders whose changes restart it. */
  entry: string;
  watched: string[];
  say(line: string): void;
};
export type Session = {
  /** Resolves when everything has ended: 0 when it was asked to, 1 when something ended by itself. */
  ended: Promise<number>;
  stop(): void;
};

/** The bot's environment: local mode, whatever credentials the shell holds, as the Playground has none. */
function botEnvironment(env: Environment, port: number): Environment {
  const own = Object.entries(env).filter(([name]) => !name.startsWith('MicrosoftApp') && name !== 'NODE_ENV');
  return { ...Object.fromEntries(own), PORT: String(port), HOST: '127.0.0.1' };
}

function startPlayground({ env, port, playgroundPort }: SessionOptions, output: (text: string) => void): Child {
  const cli = join(
    dirname(createRequire(import.meta.url).resolve('@microsoft/m365agentsplayground/package.json')),
    'cli.js',
  );
  const own = `http://127.0.0.1:${playgroundPort}`;
  const options = ['-e', `http://127.0.0.1:${port}/api/messages`, '-c', 'msteams', '-p', String(playgroundPort)];
  return startNode(
    [
      '--import',
      new URL('loopback-only.ts', import.meta.url).href,
      cli,
      'start',
      ...options,
      '--su',
      `${own}/_connector`,
      '--dt',
    ],
    { env: { ...env, TEAMSAPPTESTER_BROWSER: 'none', M365_AGENTS_PLAYGROUND_LOGFILE: 'data/playground.log' }, output },
  );
}

/** Waits until an address answers; false when the process behind it ends first, or a minute is over. */
async function answers(url: string, child: Child): Promise<boolean> {
  let over = false;
  void child.exited.then(() => {
    over = true;
  });
  const limit = Date.now() + START_LIMIT_MS;
  while (!over && Date.now() < limit) {
    const response = await fetch(url, { signal: AbortSignal.timeout(2_000) }).catch(() => null);
    if (response?.ok) return true;
    await pause(POLL_MS);
  }
  return false;
}

/** Runs the bot, restarting it on changes, and the Playground beside it; says where to look once both answer. */
export function startSession(options: SessionOptions): Session {
  const { port, playgroundPort, env, entry, watched, say } = options;
  const { promise: ended, resolve: end } = Promise.withResolvers<number>();
  let ending = false;
  let played = '';

  const playground = startPlayground(options, (text) => {
    played = (played + text).slice(-2_000);
  });
  const startBot = () => startNode([entry], { env: botEnvironment(env, port), output: 'inherit' });
  let bot = startBot();
  let replaced: Child | null = null;

  async function finish(code: number) {
    if (ending) return;
    ending = true;
    clearTimeout(changes);
    for (const watcher of watchers) watcher.close();
    await Promise.all([bot.stop(), playground.stop()]);
    end(code);
  }

  /** A bot that ends by itself ends the session, unless a change did it: then the next change may put it right. */
  async function follow(running: Child, restarted: boolean) {
    let answered = false;
    const ready = answers(`http://127.0.0.1:${port}/healthz`, running).then((yes) => {
      answered = yes;
      return yes;
    });
    void running.exited.then((how) => {
      if (ending || running === replaced) return;
      if (restarted && !answered) return say(`The bot has ended (${how}). It is started again at the next change.`);
      say(`The bot has ended (${how}).`);
      void finish(1);
    });
    return ready;
  }

  let changes: NodeJS.Timeout | undefined;
  let restarts = Promise.resolve();
  async function restart() {
    if (ending) return;
    replaced = bot;
    await bot.stop();
    if (ending) return;
    bot = startBot();
    void follow(bot, true);
  }
  const watchers = watched.map((folder) =>
    watch(folder, { recursive: true }, () => {
      clearTimeout(changes);
      changes = setTimeout(() => {
        restarts = restarts.then(restart);
      }, SETTLE_MS);
    }),
  );

  void playground.exited.then((how) => {
    if (ending) return;
    say(`The Playground has ended (${how}). ${played}`.trim());
    void finish(1);
  });

  void (async () => {
    const both = await Promise.all([follow(bot, false), answers(`http://127.0.0.1:${playgroundPort}/`, playground)]);
    if (ending) return;
    if (both.every((yes) => yes))
      return say(`Open http://127.0.0.1:${playgroundPort}/ to talk to the bot. Ctrl-C ends it.`);
    say(`${both[0] ? 'The Playground' : 'The bot'} did not answer within ${START_LIMIT_MS / 1000} seconds.`);
    void finish(1);
  })();

  return { ended, stop: () => void finish(0) };
}
