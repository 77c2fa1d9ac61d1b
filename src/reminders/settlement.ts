import type { Settlement } from '../service/reminder-port.ts';
import { ANEW, type DeliveryRecord } from '../service/reminder-store.ts';
import { backoff, LONGEST_BACKOFF_MS } from './backoff.ts';
import type { CreateOutcome, SendOutcome } from './ports.ts';

/** For how long a tenant is paused where its limit, which is over one second, may have been exceeded and Teams does not say. */
const TENANT_PAUSE_MS = 2000;

export type Tried = Pick<DeliveryRecord, 'attempts' | 'anew'> & { isPersonal: boolean };

/** What becomes of a delivery after an attempt: done, tried again later, or given up. `attempts` counts this one. */
export const settlementOf = (
  outcome: SendOutcome | Exclude<CreateOutcome, { kind: 'created' }>,
  { attempts, anew, isPersonal }: Tried,
  random: () => number,
): Settlement => {
  switch (outcome.kind) {
    case 'sent':
      return { kind: 'sent', activityId: outcome.activityId };
    case 'retry': {
      const { reason, ambiguous } = outcome;
      const told = outcome.afterMs === null ? null : Math.min(LONGEST_BACKOFF_MS, outcome.afterMs);
      const afterMs = told ?? backoff(attempts, random());
      const pause = outcome.throttled ? { conversationMs: afterMs, tenantMs: told ?? TENANT_PAUSE_MS } : null;
      return { kind: 'retry', afterMs, reason, ambiguous, pause };
    }
    case 'unauthorised':
      // Who sends is halted meanwhile, so that this waits for no longer than everything else.
      return { kind: 'retry', afterMs: backoff(1, random()), reason: outcome.reason, ambiguous: false, pause: null };
    case 'missing-conversation':
      return isPersonal && anew === ANEW.no
        ? { kind: 'create-anew', reason: outcome.reason }
        : { kind: 'unreachable', reason: outcome.reason };
    case 'unreachable':
      return { kind: 'unreachable', reason: outcome.reason };
    case 'gone':
    case 'rejected':
      return { kind: 'failed', reason: outcome.reason };
  }
};
