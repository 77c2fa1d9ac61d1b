import type { Settlement } from '../service/reminder-port.ts';
import type { SendOutcome } from './ports.ts';

const FIRST_RETRY_MS = 30_000;
const LONGEST_RETRY_MS = 60 * 60_000;
/** Credentials are put right by a person. */
const RETRY_UNAUTHORISED_MS = 5 * 60_000;

const backoff = (attempts: number): number =>
  Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 2 ** Math.max(0, attempts - 1));

/** What becomes of a delivery after an attempt: done, tried again later, or given up. `attempts` counts this one. */
export const settlementOf = (outcome: SendOutcome, attempts: number, now: number): Settlement => {
  switch (outcome.kind) {
    case 'sent':
      return { kind: 'sent', activityId: outcome.activityId };
    case 'retry':
      return { kind: 'retry', at: now + (outcome.afterMs ?? backoff(attempts)), reason: outcome.reason };
    case 'unauthorised':
      return { kind: 'retry', at: now + RETRY_UNAUTHORISED_MS, reason: outcome.reason };
    case 'unreachable':
    case 'missing-conversation':
      return { kind: 'unreachable', reason: outcome.reason };
    case 'gone':
    case 'rejected':
      return { kind: 'failed', reason: outcome.reason };
  }
};
