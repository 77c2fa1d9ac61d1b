import assert from 'node:assert/strict';
import type { DeliveryRecord } from '../../src/service/reminder-store.ts';
import type { Store } from '../../src/service/store.ts';

/** Milliseconds of the leases and days of the tests. */
export const LEASE = 60_000;
export const DAY = 86_400_000;

/** Deliveries each in a conversation of its own, due at multiples of `DAY`. */
export const apart = (...days: number[]) =>
  onDays(...days).map((one) => ({ ...one, conversationId: `conversation of ${one.deliveryId}` }));

/** Wanted deliveries on the first days of 2027, one a day, due at multiples of `DAY`; ids `d1`, `d2`, … */
export const onDays = (...days: number[]) =>
  days.map((day) => ({
    deliveryId: `d${day}`,
    localDate: `2027-01-${String(day).padStart(2, '0')}`,
    dueAt: day * DAY,
  }));

/** The clock of leases of the tests, on both databases: as late as the last claim. */
export const leases = { now: 0 };
export const leaseClock = (): number => leases.now;

export const idsOf = (deliveries: DeliveryRecord[]): string[] => deliveries.map(({ deliveryId }) => deliveryId);

/** The calls of the delivery table, each in a transaction of its own, for the tenant and the conversation of the tests. */
export const deliveryCalls = (storeOf: () => Store) => {
  const claim = (now: number, limit = 10, underWay: string[] = []) => {
    leases.now = now;
    return storeOf().transaction((tx) => tx.deliveries.claimDue(now, LEASE, limit, underWay));
  };
  return {
    claim,
    reschedule: (
      wanted: ReturnType<typeof onDays>,
      migrationId: string | null = null,
      conversationId = 'conversation-1',
    ) => storeOf().transaction((tx) => tx.deliveries.reschedule('contoso', conversationId, migrationId, wanted)),
    /** Schedules each in its own conversation. */
    spread: async (wanted: ReturnType<typeof apart>) => {
      for (const { conversationId, ...one } of wanted) {
        await storeOf().transaction((tx) => tx.deliveries.reschedule('contoso', conversationId, null, [one]));
      }
    },
    record: (delivery: DeliveryRecord) => storeOf().transaction((tx) => tx.deliveries.record(delivery)),
    next: (now = 0) => {
      leases.now = now;
      return storeOf().transaction((tx) => tx.deliveries.nextDueAt(now));
    },
    find: (deliveryId: string) => storeOf().transaction((tx) => tx.deliveries.get('contoso', deliveryId)),
    read: async (deliveryId: string): Promise<DeliveryRecord> => {
      const delivery = await storeOf().transaction((tx) => tx.deliveries.get('contoso', deliveryId));
      assert.ok(delivery, `${deliveryId} is there`);
      return delivery;
    },
    /** Claims what is to be the only one due. */
    claimOne: async (now: number): Promise<DeliveryRecord> => {
      const [delivery, ...others] = await claim(now);
      assert.ok(delivery);
      assert.deepEqual(others, []);
      return delivery;
    },
  };
};
