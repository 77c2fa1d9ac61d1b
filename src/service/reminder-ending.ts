import type { Settlement } from './reminder-port.ts';
import { ANEW, type DeliveryRecord, type DeliveryState } from './reminder-store.ts';

/** A delivery that nobody holds any more. */
export const endedBy = (delivery: DeliveryRecord, state: DeliveryState, reason: string | null): DeliveryRecord => ({
  ...delivery,
  state,
  leaseUntil: null,
  reason,
});

/** A delivery after an attempt: its state, when it is tried again, and what has to be counted. */
export const settledBy = (delivery: DeliveryRecord, settlement: Settlement, now: number): DeliveryRecord => {
  switch (settlement.kind) {
    case 'sent':
      return { ...endedBy(delivery, 'sent', null), activityId: settlement.activityId, sentAt: now };
    case 'retry': {
      const { afterMs, reason, ambiguous } = settlement;
      const again = { ...delivery, waitUntil: now + afterMs, ambiguous: delivery.ambiguous + (ambiguous ? 1 : 0) };
      return endedBy(again, 'scheduled', reason);
    }
    case 'put-back':
      return endedBy({ ...delivery, waitUntil: now, attempts: delivery.attempts - 1 }, 'scheduled', delivery.reason);
    case 'create-anew':
      return endedBy({ ...delivery, waitUntil: null, anew: ANEW.needed }, 'scheduled', settlement.reason);
    case 'unreachable':
      return endedBy(delivery, 'unreachable', settlement.reason);
    case 'failed':
      return endedBy(delivery, 'cancelled', settlement.reason);
  }
};
