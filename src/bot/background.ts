import type { Log } from '../ports.ts';
import { errorFields } from './error-fields.ts';

/** Work that follows an answer: it never fails a turn, and is waited for when the process stops. */
export type Background = {
  run(what: string, task: () => Promise<void>): void;
  /** Resolves when nothing is under way. */
  settled(): Promise<void>;
};

export const createBackground = (log: Log): Background => {
  const underWay = new Set<Promise<void>>();
  return {
    run: (what, task) => {
      const running = task()
        .catch((error: unknown) => log.error({ ...errorFields(error), what }, 'work after an answer failed'))
        .finally(() => underWay.delete(running));
      underWay.add(running);
    },
    settled: async () => {
      while (underWay.size > 0) await Promise.all(underWay);
    },
  };
};
