import { pino } from 'pino';
import { v7 } from 'uuid';
import { createAdapter } from './bot/adapter.ts';
import { createBackground } from './bot/background.ts';
import { createBot } from './bot/bot.ts';
import { createSender } from './bot/sender.ts';
import { createRenderer } from './cards/render.ts';
import { type Config, parseConfig } from './config.ts';
import type { Log } from './ports.ts';
import { createReminderLoop } from './reminders/reminder-loop.ts';
import { createServer } from './server.ts';
import { createReminderBook } from './service/reminder-book.ts';
import { createService } from './service/service.ts';
import { openStore } from './storage/open-store.ts';

const CARDS = new URL('../cards', import.meta.url).pathname;

const clock = (): number => Date.now();
const newId = (): string => v7();

/** Builds the whole from its parts and runs it; resolves to what stops it. Throws a sentence for the operator when it cannot start. */
const run = async (config: Config, log: Log): Promise<() => Promise<void>> => {
  // The local client knows no type-ahead, and hides the choices of a list that offers it.
  const render = createRenderer(CARDS, { typeAhead: config.mode.kind === 'teams' });
  const store = await openStore(config.databaseUrl, { log });
  const service = createService({ store, newId });
  const adapter = createAdapter(config, log);
  const sender = createSender(adapter, log, clock);
  const background = createBackground(log);
  const bot = createBot({ service, sender, render, background, log, clock });
  const reminders = createReminderLoop({ book: createReminderBook({ store, newId }), sender, render, clock, log });
  const server = createServer({
    onActivity: (received) => adapter.process(received, bot),
    readiness: async () => {
      const isAnswering = await store.ping().then(
        () => true,
        () => false,
      );
      return { ready: isAnswering, problems: isAnswering ? [] : ['The database does not answer.'] };
    },
    log,
  });

  const { port } = await server.listen(config.host, config.port);
  reminders.start();
  log.info({ host: config.host, port, mode: config.mode.kind }, 'listening');
  return async () => {
    await Promise.all([server.close(), reminders.stop()]);
    await background.settled();
    await store.close();
  };
};

const main = async (): Promise<void> => {
  const parsed = parseConfig(process.env);
  if (!parsed.ok) {
    process.stderr.write(`Switchover cannot start:\n${parsed.problems.map((problem) => `- ${problem}\n`).join('')}`);
    process.exitCode = 1;
    return;
  }
  const log = pino({ level: parsed.config.logLevel });
  const stop = await run(parsed.config, log);
  let isStopping = false;
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, () => {
      if (isStopping) return;
      isStopping = true;
      log.info({ signal }, 'stopping');
      stop().then(
        () => process.exit(0),
        () => process.exit(1),
      );
    });
  }
};

await main().catch((error: unknown) => {
  process.stderr.write(`Switchover cannot start: ${error instanceof Error ? error.message : 'unknown reason'}\n`);
  process.exit(1);
});
