import { setTimeout as pause } from 'node:timers/promises';
import { pino } from 'pino';
import { Counter, Gauge, Histogram, Registry } from 'prom-client';
import { v7 } from 'uuid';
import { createAdapter } from './bot/adapter.ts';
import { createBackground } from './bot/background.ts';
import { createBot } from './bot/bot.ts';
import { createCoalesce } from './bot/coalesce.ts';
import { createFileDownload } from './bot/file-download.ts';
import { createFindColleague, createGate } from './bot/gate.ts';
import { createMembers } from './bot/members.ts';
import { createRoster } from './bot/roster.ts';
import { createSender } from './bot/sender.ts';
import { createRenderer } from './cards/render.ts';
import { type Config, parseConfig } from './config.ts';
import { onMessageProblem } from './messages/messages.ts';
import type { Log, Metrics } from './ports.ts';
import { createReminderLoop } from './reminders/reminder-loop.ts';
import { createServer, type Readiness, type ServerParts } from './server.ts';
import { createReminderBook } from './service/reminder-book.ts';
import type { ReminderBook } from './service/reminder-port.ts';
import { createService } from './service/service.ts';
import { isDatabaseAway, type OpenStore, openStore } from './storage/open-store.ts';

const CARDS = new URL('../cards', import.meta.url).pathname;
const LONGEST_PAUSE_MS = 30_000;
/** One card is changed for everybody at most so often: Teams counts changes by conversation. */
const CARD_EVERY_MS = 2000;
/** The loop looks once a minute. */
const STALLED_MS = 3 * 60_000;
/** From in time to a weekend late, seconds. */
const LATENESS = [1, 5, 15, 60, 300, 900, 3600, 4 * 3600, 12 * 3600, 24 * 3600, 72 * 3600];

const clock = (): number => Date.now();
const newId = (): string => v7();
const random = (): number => Math.random();

/** Counts what becomes of reminders; labels are few words, never whose they are. */
const createMetrics = (registry: Registry): Metrics => {
  const registers = [registry];
  const counter = <Label extends string = never>(name: string, help: string, labelNames: Label[] = []) =>
    new Counter<Label>({ name: `switchover_reminders_${name}_total`, help, registers, labelNames });
  const sent = counter('sent', 'Reminders that Teams has taken.');
  const retried = counter('retried', 'Attempts that are made again later, by why.', ['why']);
  const ambiguous = counter('ambiguous', 'Attempts of which nobody knows whether Teams has taken them.');
  const unreachable = counter('unreachable', 'Reminders for conversations that cannot be reached.');
  const rejected = counter('rejected', 'Reminders that were refused for good and set aside with their reason.');
  const cancelled = counter('cancelled', 'Reminders of which nothing was left to say.');
  const unreadable = counter('unreadable', 'Reminders set aside because a stored row cannot be read.');
  const late = new Histogram({
    name: 'switchover_reminders_late_seconds',
    help: 'How long after they were due reminders were sent.',
    buckets: LATENESS,
    registers,
  });
  return {
    sent: (lateMs) => {
      sent.inc();
      late.observe(lateMs / 1000);
    },
    retried: (why) => retried.inc({ why }),
    ambiguous: () => ambiguous.inc(),
    unreachable: () => unreachable.inc(),
    rejected: () => rejected.inc(),
    cancelled: () => cancelled.inc(),
    unreadable: () => unreadable.inc(),
  };
};

/** Looks at the queue whenever the figures are asked for. */
const measureQueue = (registry: Registry, book: ReminderBook): ServerParts['metrics'] => {
  const gauge = (name: string, help: string) => new Gauge({ name: `switchover_${name}`, help, registers: [registry] });
  const due = gauge('reminders_due', 'Reminders that are due now.');
  const waiting = gauge('reminders_waiting', 'Reminders still to be sent, now or later.');
  const paused = gauge('tenants_paused', 'Tenants in which Teams asked us to wait.');
  return async () => {
    const depth = await book.depth(clock());
    due.set(depth.due);
    waiting.set(depth.waiting);
    paused.set(depth.pausedTenants);
    return { contentType: registry.contentType, text: await registry.metrics() };
  };
};

/** Opens the database as soon as it can be reached, and looks again for as long as it is only away. */
const openWhenThere = async (config: Config, log: Log, signal: AbortSignal): Promise<OpenStore> => {
  for (let wait = 1000; ; wait = Math.min(wait * 2, LONGEST_PAUSE_MS)) {
    try {
      return await openStore(config.databaseUrl, { log, now: clock });
    } catch (error) {
      if (!isDatabaseAway(error)) throw error;
      log.warn({ againInMs: wait }, 'the database cannot be reached: looking again');
      await pause(wait, undefined, { signal });
    }
  }
};

type Work = Pick<ServerParts, 'onActivity' | 'readiness' | 'metrics'> & { stop(): Promise<void> };

/** Everything that needs the database, running. */
const startWork = (config: Config, store: OpenStore, log: Log): Work => {
  // The local client knows no type-ahead, and hides the choices of a list that offers it.
  const render = createRenderer(CARDS, { typeAhead: config.mode.kind === 'teams' });
  const service = createService({ store, newId, links: { invitationUrl: config.invitationUrl } });
  const adapter = createAdapter(config, log);
  const sender = createSender(adapter, log, clock);
  const background = createBackground(log);
  const known = {
    isLocal: config.mode.kind === 'local',
    roster: createRoster(adapter, log, clock),
    ownChat: service.ownChat,
  };
  const [gate, findColleague] = [createGate(known), createFindColleague(known)];
  const bot = createBot({
    service,
    gate,
    findColleague,
    sender,
    members: createMembers(adapter, log),
    coalesce: createCoalesce({ clock, pause, everyMs: CARD_EVERY_MS }),
    render,
    download: createFileDownload(),
    background,
    log,
    clock,
  });
  const registry = new Registry();
  const book = createReminderBook({ store, newId, rules: config.pace, clock, log });
  const reminders = createReminderLoop({
    book,
    sender,
    render,
    clock,
    random,
    log,
    metrics: createMetrics(registry),
    workers: config.reminderWorkers,
    leaveMs: config.pace.marginMs / 2,
    pause,
  });
  store.onDue(reminders.wake);
  reminders.start();

  const problems = async (): Promise<string[]> => {
    const answers = await store.ping().then(
      () => true,
      () => false,
    );
    const found: string[] = [];
    if (!answers) found.push('The database does not answer.');
    if (!(await sender.hasCredentials())) found.push('Teams refuses the credentials of the bot: nothing can be sent.');
    if (clock() - reminders.health().lookedAt > STALLED_MS)
      found.push('Reminders have not been looked at for minutes.');
    return found;
  };
  return {
    onActivity: (received) => adapter.process(received, bot),
    readiness: async () => {
      const found = await problems();
      return { ready: found.length === 0, problems: found };
    },
    metrics: measureQueue(registry, book),
    stop: async () => {
      await reminders.stop();
      await background.settled();
      await store.close();
    },
  };
};

const AWAY: Readiness = { ready: false, problems: ['The database cannot be reached yet.'] };

/** Builds the whole from its parts and runs it; resolves to what stops it. Throws a sentence for the operator when it cannot start. */
const run = async (config: Config, log: Log, stopping: AbortController): Promise<() => Promise<void>> => {
  let work: Work | null = null;
  const server = createServer({
    onActivity: async (received) => work?.onActivity(received) ?? { status: 503 },
    readiness: async () => work?.readiness() ?? AWAY,
    metrics: async () => work?.metrics() ?? { contentType: 'text/plain', text: '' },
    log,
  });
  const { port } = await server.listen(config.host, config.port);
  const stop = async (): Promise<void> => {
    stopping.abort();
    await server.close();
    await work?.stop();
  };
  try {
    work = startWork(config, await openWhenThere(config, log, stopping.signal), log);
  } catch (error) {
    await server.close();
    if (stopping.signal.aborted) return async () => {};
    throw error;
  }
  log.info({ host: config.host, port, mode: config.mode.kind }, 'listening');
  return stop;
};

const main = async (): Promise<void> => {
  const parsed = parseConfig(process.env);
  if (!parsed.ok) {
    process.stderr.write(`Switchover cannot start:\n${parsed.problems.map((problem) => `- ${problem}\n`).join('')}`);
    process.exitCode = 1;
    return;
  }
  const log = pino({ level: parsed.config.logLevel });
  onMessageProblem((problem) => log.error(problem, 'a message could not be said as it is written'));
  const stopping = new AbortController();
  const running = run(parsed.config, log, stopping);
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, () => {
      if (stopping.signal.aborted) return;
      log.info({ signal }, 'stopping');
      stopping.abort();
      running
        .then((stop) => stop())
        .then(
          () => process.exit(0),
          () => process.exit(1),
        );
    });
  }
  await running;
};

await main().catch((error: unknown) => {
  process.stderr.write(`Switchover cannot start: ${error instanceof Error ? error.message : 'unknown reason'}\n`);
  process.exit(1);
});
