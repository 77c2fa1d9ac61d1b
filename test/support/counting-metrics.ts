import type { Metrics } from '../../src/ports.ts';

type Counted = Record<keyof Metrics, number>;

/** Metrics that only count. `why` is that of the last retry. */
export const countingMetrics = (): Metrics & { counted: Counted & { lateMs: number; why: string } } => {
  const counted = {
    sent: 0,
    retried: 0,
    ambiguous: 0,
    unreachable: 0,
    rejected: 0,
    cancelled: 0,
    unreadable: 0,
    lateMs: 0,
    why: '',
  };
  const count = (name: keyof Counted) => (): void => {
    counted[name] += 1;
  };
  return {
    counted,
    sent: (lateMs) => {
      counted.sent += 1;
      counted.lateMs = lateMs;
    },
    retried: (why) => {
      counted.retried += 1;
      counted.why = why;
    },
    ambiguous: count('ambiguous'),
    unreachable: count('unreachable'),
    rejected: count('rejected'),
    cancelled: count('cancelled'),
    unreadable: count('unreadable'),
  };
};
