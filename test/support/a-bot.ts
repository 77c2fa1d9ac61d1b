import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createAdapter } from '../../src/bot/adapter.ts';
import { createBackground } from '../../src/bot/background.ts';
import { createBot } from '../../src/bot/bot.ts';
import { createSender } from '../../src/bot/sender.ts';
import { createRenderer } from '../../src/cards/render.ts';
import { createReminderLoop } from '../../src/reminders/reminder-loop.ts';
import { createServer } from '../../src/server.ts';
import { createReminderBook } from '../../src/service/reminder-book.ts';
import { createService } from '../../src/service/service.ts';
import type { Store } from '../../src/service/store.ts';
import { openStore } from '../../src/storage/open-store.ts';
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
  /** Sends an activity over HTTP and waits for all that follows. */
  send(activity: Json): Promise<{ status: number; body: unknown }>;
  /** Types a text; the cards that were posted in answer. */
  say(text: string, changes?: Json): Promise<Json[]>;
  /** Taps with a verb and its data on the activity; what the invoke answers. */
  tap(verb: string, data: Json, changes?: Json): Promise<TapAnswer>;
  /** Sends the reminders that are due. */
  remind(): Promise<void>;
  /** Ends the bot and starts another one on the same database. */
  restart(): Promise<void>;
  close(): Promise<void>;
};

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

const start = async (databaseUrl: string, clock: { now: number }, log: ReturnType<typeof aLog>) => {
  const config = aLocalConfig();
  const now = () => clock.now;
  const render = createRenderer(CARDS_FOLDER);
  const store = await openStore(databaseUrl);
  const service = createService({ store, newId });
  const adapter = createAdapter(config, log);
  const sender = createSender(adapter, log, now);
  const background = createBackground(log);
  const bot = createBot({ service, sender, render, background, log, clock: now });
  const book = createReminderBook({ store, newId });
  const loop = createReminderLoop({ book, sender, render, clock: now, log });
  const server = createServer({
    onActivity: (received) => adapter.process(received, bot),
    readiness: async () => ({ ready: true, problems: [] }),
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

/** The real bot over HTTP against a stub connector, on a database of its own or the one named. */
export const startBot = async (at: string = '2026-11-21T10:00:00Z', database?: string): Promise<TestBot> => {
  const folder = await mkdtemp(join(tmpdir(), 'switchover-'));
  const databaseUrl = database ?? `file:${join(folder, 'bot.db')}`;
  const clock = { now: Date.parse(at) };
  const log = aLog();
  const connector = await startStubConnector();
  let running = await start(databaseUrl, clock, log);
  let sent = 0;

  const send: TestBot['send'] = async (activity) => {
    const response = await fetch(running.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(activity),
    });
    const text = await response.text();
    await running.background.settled();
    return { status: response.status, body: text === '' ? null : JSON.parse(text) };
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
    get store() {
      return running.store;
    },
    send,
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
      running = await start(databaseUrl, clock, log);
    },
    close: async () => {
      await running.stop();
      await connector.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
};

export { TENANT_ID };
