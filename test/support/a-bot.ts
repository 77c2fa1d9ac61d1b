import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createAdapter } from '../../src/bot/adapter.ts';
import { createBackground } from '../../src/bot/background.ts';
import { createBot } from '../../src/bot/bot.ts';
import { createCoalesce } from '../../src/bot/coalesce.ts';
import { createFileDownload } from '../../src/bot/file-download.ts';
import { createFindColleague, createGate } from '../../src/bot/gate.ts';
import { createMembers } from '../../src/bot/members.ts';
import { createRoster } from '../../src/bot/roster.ts';
import { createSender } from '../../src/bot/sender.ts';
import { createRenderer } from '../../src/cards/render.ts';
import { createReminderLoop } from '../../src/reminders/reminder-loop.ts';
import { createServer } from '../../src/server.ts';
import { createReminderBook } from '../../src/service/reminder-book.ts';
import { createService } from '../../src/service/service.ts';
import type { Store } from '../../src/service/store.ts';
import { openStore } from '../../src/storage/open-store.ts';
import { countingMetrics } from './counting-metrics.ts';
import { aLocalConfig, aLog, aMessage, TENANT_ID } from './edge.ts';
import { type PostedActivity, type StubConnector, startStubConnector } from './stub-connector.ts';

export type Json = Record<string, unknown>;

/** A tap's answer: the invoke's inner status code, and the card that takes the tapped one's place, if any. */
export type TapAnswer = { status: number; statusCode: number; type: string; card: Json; value: Json };

export type TestBot = {
  connector: StubConnector;
  store: Store;
  /** The bot's clock, epoch milliseconds; tests move it. */
  clock: { now: number };
  logLines: ReturnType<typeof aLog>['lines'];
  /** How often which figure was counted. */
  counted: ReturnType<typeof countingMetrics>['counted'];
  /** Sends an activity over HTTP and waits for all that follows. */
  send(activity: Json): Promise<{ status: number; body: unknown }>;
  /** Types a text; the cards that were posted in answer. */
  say(text: string, changes?: Json): Promise<Json[]>;
  /** Taps with a verb and its data on the activity; what the invoke answers. */
  tap(verb: string, data: Json, changes?: Json): Promise<TapAnswer>;
  /** Answers at once, while what follows goes on. */
  post(activity: Json): Promise<{ status: number; body: unknown }>;
  /** Resolves when nothing follows any more. */
  settled(): Promise<void>;
  /** Makes all pauses last until the function that it gives is called; else they are over at once. */
  holdPauses(): () => void;
  /** An activity with an id of its own. */
  activity(changes: Json): Json;
  /** Sends the reminders that are due. */
  remind(): Promise<void>;
  /** Ends the bot and starts another one on the same database. */
  restart(): Promise<void>;
  close(): Promise<void>;
};

/** What the operator of the bot has set. */
export const INVITATION_URL = 'https://admin.microsoft.com/Adminportal/Home?invType=ResellerRelationship';

export const CARDS_FOLDER = new URL('../../cards', import.meta.url).pathname;

export const cardIn = ({ activity }: PostedActivity): Json => {
  const [attachment] = activity['attachments'] as { content: Json }[];
  if (!attachment) throw new Error('the activity carries no card');
  return attachment.content;
};

let ids = 0;
const newId = (): string => {
  ids += 1;
  return `00000000-0000-7000-8000-${String(ids).padStart(12, '0')}`;
};

const start = async (
  databaseUrl: string,
  clock: { now: number },
  log: ReturnType<typeof aLog>,
  metrics: ReturnType<typeof countingMetrics>,
  isLocal: boolean,
  pauseFor: () => Promise<void>,
) => {
  const config = aLocalConfig();
  const now = () => clock.now;
  const render = createRenderer(CARDS_FOLDER);
  // Leases run by the clock that tests move, on both databases.
  const store = await openStore(databaseUrl, { now, leaseClock: now, log });
  const service = createService({ store, newId, links: { invitationUrl: INVITATION_URL } });
  const adapter = createAdapter(config, log);
  const sender = createSender(adapter, log, now);
  const download = createFileDownload({ isAllowed: ({ hostname }) => hostname === '127.0.0.1' });
  const background = createBackground(log);
  const known = { isLocal, roster: createRoster(adapter, log, now), ownChat: service.ownChat };
  const [gate, findColleague] = [createGate(known), createFindColleague(known)];
  const members = createMembers(adapter, log);
  const coalesce = createCoalesce({ clock: now, pause: pauseFor, everyMs: 2000 });
  const bot = createBot({
    service,
    gate,
    findColleague,
    sender,
    members,
    coalesce,
    render,
    download,
    background,
    log,
    clock: now,
  });
  const book = createReminderBook({ store, newId, rules: config.pace, clock: now, log });
  const loop = createReminderLoop({
    book,
    sender,
    render,
    clock: now,
    random: () => 0.5,
    log,
    metrics,
    workers: config.reminderWorkers,
    leaveMs: 500,
    pause: async () => {},
  });
  const server = createServer({
    onActivity: (received) => adapter.process(received, bot),
    readiness: async () => ({ ready: true, problems: [] }),
    metrics: async () => ({ contentType: 'text/plain', text: '' }),
    log,
  });
  const { port } = await server.listen(config.host, 0);
  const stop = async (): Promise<void> => {
    await server.close();
    await background.settled();
    await store.close();
  };
  return { store, background, loop, stop, url: `http://${config.host}:${port}/api/messages` };
};

/**
 * The real bot over HTTP against a stub connector, on a database of its own or the one named. Unless it is local it asks the
 * connector who may act, as with Teams.
 */
export const startBot = async (
  at: string = '2026-11-21T10:00:00Z',
  database?: string,
  { isLocal = true } = {},
): Promise<TestBot> => {
  const folder = await mkdtemp(join(tmpdir(), 'switchover-'));
  const databaseUrl = database ?? `file:${join(folder, 'bot.db')}`;
  const clock = { now: Date.parse(at) };
  const log = aLog();
  const metrics = countingMetrics();
  const connector = await startStubConnector();
  let held = Promise.resolve();
  let running = await start(databaseUrl, clock, log, metrics, isLocal, () => held);
  let sent = 0;

  const post: TestBot['post'] = async (activity) => {
    const response = await fetch(running.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(activity),
    });
    const text = await response.text();
    return { status: response.status, body: text === '' ? null : JSON.parse(text) };
  };

  const send: TestBot['send'] = async (activity) => {
    const answered = await post(activity);
    await running.background.settled();
    return answered;
  };

  const activityOf = (changes: Json): Json => {
    sent += 1;
    return aMessage(connector.serviceUrl, {
      id: `inbound-${sent}`,
      locale: 'en-US',
      localTimezone: 'Europe/Warsaw',
      ...changes,
    });
  };

  return {
    connector,
    clock,
    logLines: log.lines,
    counted: metrics.counted,
    get store() {
      return running.store;
    },
    send,
    post,
    activity: activityOf,
    settled: () => running.background.settled(),
    holdPauses: () => {
      const { promise, resolve } = Promise.withResolvers<void>();
      held = promise;
      return () => {
        held = Promise.resolve();
        resolve();
      };
    },
    say: async (text, changes = {}) => {
      const before = connector.activities.length;
      await send(activityOf({ text, ...changes }));
      return connector.activities.slice(before).map(cardIn);
    },
    tap: async (verb, data, changes = {}) => {
      const { text: _, ...invoke } = activityOf({
        type: 'invoke',
        name: 'adaptiveCard/action',
        value: { action: { type: 'Action.Execute', verb, data }, trigger: 'manual' },
        ...changes,
      });
      const { status, body } = await send(invoke);
      const { statusCode, type, value } = (body ?? {}) as { statusCode: number; type: string; value: Json };
      return { status, statusCode, type, card: value, value };
    },
    remind: async () => {
      await running.loop.runOnce();
      await running.background.settled();
    },
    restart: async () => {
      await running.stop();
      running = await start(databaseUrl, clock, log, metrics, isLocal, () => held);
    },
    close: async () => {
      await running.stop();
      await connector.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
};

export { TENANT_ID };
