import { watch } from 'node:fs';
import type { Environment } from '../../src/config-conflicts.ts';
import { answers, START_LIMIT_MS } from './answers.ts';
import { type Child, startNode } from './child.ts';
import { startPlayground } from './playground.ts';
import type { DevPorts } from './ports.ts';

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

/** Runs the bot, restarting it on changes, and the Playground beside it; says where to look once both answer. */
export function startSession(options: SessionOptions): Session {
  const { port, playgroundPort, env, entry, watched, say } = options;
  const { promise: ended, resolve: end } = Promise.withResolvers<number>();
  let ending = false;
  let played = '';

  const playground = startPlayground({
    port,
    playgroundPort,
    env,
    logFile: 'data/playground.log',
    output: (text) => {
      played = (played + text).slice(-2_000);
    },
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
