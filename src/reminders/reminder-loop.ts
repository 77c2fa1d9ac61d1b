import type { DeliveryRecord } from '../service/reminder-store.ts';
import { createDeliver, type DeliverParts } from './deliver.ts';
import { createHalt } from './halt.ts';

export type ReminderLoopParts = Omit<DeliverParts, 'halt'> & {
  /** How many conversations are sent to at a time. */
  workers: number;
};

/** When the loop last looked (epoch milliseconds); it is to do so once a minute. */
export type LoopHealth = { lookedAt: number };

export type ReminderLoop = {
  /** Sends everything that is due now. */
  runOnce(): Promise<void>;
  start(): void;
  /** Something has come to be due: the loop looks at once. */
  wake(): void;
  health(): LoopHealth;
  /** Takes no further delivery and waits for those under way. */
  stop(): Promise<void>;
};

/** Longer than the connector may take to answer, twice. */
const LEASE_MS = 60_000;
/** The loop looks again at least this often: a long timer overflows, or drifts with the clock. */
const LONGEST_WAIT_MS = 60_000;
const SHORTEST_WAIT_MS = 200;
const AFTER_FAILURE_MS = 5000;
const TIDY_EVERY_MS = 60_000;

export const createReminderLoop = ({ workers, ...parts }: ReminderLoopParts): ReminderLoop => {
  const { book, clock, log } = parts;
  const halt = createHalt();
  const deliver = createDeliver({ ...parts, halt });
  const underWay = new Map<string, Promise<void>>();
  let ended = 0;
  let isStopping = false;
  let running: Promise<void> = Promise.resolve();
  let lookedAt = clock();
  let tidiedAt = Number.NEGATIVE_INFINITY;
  let rung = Promise.withResolvers<void>();

  const begin = (claimed: DeliveryRecord): void => {
    const { deliveryId } = claimed;
    const task = deliver(claimed)
      .catch((error: unknown) =>
        log.error({ delivery: deliveryId, error: (error as Error)?.name }, 'a reminder failed; its lease runs out'),
      )
      .finally(() => {
        underWay.delete(deliveryId);
        ended += 1;
        rung.resolve();
      });
    underWay.set(deliveryId, task);
  };

  /** Claims as many as there are free workers; how many that were. */
  const take = async (): Promise<number> => {
    const now = clock();
    if (Math.abs(now - tidiedAt) >= TIDY_EVERY_MS) {
      await book.tidy(now, LEASE_MS);
      tidiedAt = now;
    }
    const free = halt.most(now, workers) - underWay.size;
    const claimed = free > 0 && !isStopping ? await book.claim(now, LEASE_MS, free, [...underWay.keys()]) : [];
    lookedAt = now;
    for (const delivery of claimed) begin(delivery);
    return claimed.length;
  };

  const runOnce = async (): Promise<void> => {
    while (!isStopping) {
      const endedBefore = ended;
      // What ended while we looked may have made way for another one in its conversation.
      if ((await take()) > 0 || ended > endedBefore) continue;
      if (underWay.size === 0) return;
      await Promise.race(underWay.values());
    }
  };

  /** Until when there is nothing to do but wait for what is under way. */
  const waitMs = async (): Promise<number> => {
    const now = clock();
    if (underWay.size >= halt.most(now, workers)) return Math.min(LONGEST_WAIT_MS, (halt.until() ?? Infinity) - now);
    const next = await book.nextDueAt(now);
    return next === null ? LONGEST_WAIT_MS : Math.min(LONGEST_WAIT_MS, next - now);
  };

  const look = async (): Promise<number> => {
    try {
      while ((await take()) > 0);
      return Math.max(SHORTEST_WAIT_MS, await waitMs());
    } catch (error) {
      log.error({ error: (error as Error)?.name }, 'the reminder loop failed; it looks again');
      return AFTER_FAILURE_MS;
    }
  };

  const run = async (): Promise<void> => {
    while (!isStopping) {
      rung = Promise.withResolvers();
      const wait = await look();
      const timer = setTimeout(rung.resolve, wait);
      await rung.promise;
      clearTimeout(timer);
    }
  };

  return {
    runOnce,
    start: () => {
      running = run();
    },
    wake: () => rung.resolve(),
    health: () => ({ lookedAt }),
    stop: async () => {
      isStopping = true;
      rung.resolve();
      await running;
      await Promise.all(underWay.values());
    },
  };
};
