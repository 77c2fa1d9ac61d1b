/** How long nothing is sent after our credentials were refused, milliseconds, the first time, the second, …; then the last. */
const STEPS_MS = [60_000, 2 * 60_000, 5 * 60_000];

/** Whether sending is halted because our credentials are refused. */
export type Halt = {
  /** Our credentials were refused: nothing is sent for a while, for longer each time. */
  refused(now: number): void;
  /** Something was sent, so that they hold. */
  accepted(): void;
  /** How many may be sent at a time: none while halted, then one that tries, and as many as there are once it was taken. */
  most(now: number, workers: number): number;
  /** When to try again, epoch milliseconds; null while nothing is wrong. */
  until(): number | null;
};

export const createHalt = (): Halt => {
  let times = 0;
  let since = 0;
  let until: number | null = null;
  return {
    refused: (now) => {
      // Those that were under way when the first one was refused tell nothing new.
      if (until !== null && now >= since && now < until) return;
      times += 1;
      since = now;
      until = now + (STEPS_MS[Math.min(times, STEPS_MS.length) - 1] as number);
    },
    accepted: () => {
      times = 0;
      until = null;
    },
    most: (now, workers) => {
      if (until === null) return workers;
      const isOver = now >= until || now < since;
      return isOver ? 1 : 0;
    },
    until: () => until,
  };
};
