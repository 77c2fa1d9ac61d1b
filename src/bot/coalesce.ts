import type { Clock } from '../ports.ts';

/** Does a thing once now and once later, however often it is asked for meanwhile. */
export type Coalesce = {
  /**
   * Runs the task at once if none of this key ran lately, else once when it may; of several that wait the last one runs. A task
   * may ask to be run again after so many milliseconds. Resolves when all has run that waits for the key.
   */
  run(key: string, task: () => Promise<number | null>): Promise<void>;
};

export type CoalesceParts = {
  clock: Clock;
  pause(ms: number): Promise<void>;
  /** Milliseconds between two beginnings of one key. */
  everyMs: number;
};

/** How often a task that asks for it is run again. */
const MOST_REPEATS = 3;

type Lane = { next: (() => Promise<number | null>) | null; running: Promise<void> | null; lastAt: number };

export const createCoalesce = ({ clock, pause, everyMs }: CoalesceParts): Coalesce => {
  const lanes = new Map<string, Lane>();

  const forgetIdle = (): void => {
    const now = clock();
    for (const [key, { running, lastAt }] of lanes) if (running === null && now - lastAt >= everyMs) lanes.delete(key);
  };

  const work = async (lane: Lane): Promise<void> => {
    let repeats = 0;
    let wait = lane.lastAt + everyMs - clock();
    while (lane.next) {
      if (wait > 0) await pause(wait);
      const task = lane.next;
      lane.next = null;
      lane.lastAt = clock();
      const againMs = await task();
      wait = Math.max(everyMs, againMs ?? 0);
      repeats = againMs === null ? 0 : repeats + 1;
      if (againMs !== null && repeats <= MOST_REPEATS) lane.next ??= task;
    }
  };

  return {
    run: (key, task) => {
      const lane = lanes.get(key) ?? { next: null, running: null, lastAt: Number.NEGATIVE_INFINITY };
      lane.next = task;
      if (lane.running) return lane.running;
      forgetIdle();
      lanes.set(key, lane);
      const running = work(lane).finally(() => {
        lane.running = null;
      });
      lane.running = running;
      return running;
    },
  };
};
