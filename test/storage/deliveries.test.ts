import assert from 'node:assert/strict';
import { type DeliveryRecord, LEASE_RAN_OUT_SENDING } from '../../src/service/reminder-store.ts';
import type { Store } from '../../src/service/store.ts';
import { apart, DAY, deliveryCalls, idsOf, LEASE, leaseClock, onDays } from '../support/deliveries.ts';
import { forEachEngine } from '../support/stores.ts';

describe('deliveries', () => {
  forEachEngine((database) => {
    let store: Store;
    beforeEach(async () => {
      store = await database.open({ leaseClock });
    });
    const { claim, claimOne, next, read, record, reschedule, spread } = deliveryCalls(() => store);

    describe('claimed', () => {
      it('are those due and scheduled, the longest waiting first, up to the limit', async () => {
        await spread(apart(3, 1, 4, 2));
        assert.deepEqual(idsOf(await claim(DAY - 1)), []);
        assert.deepEqual(idsOf(await claim(3 * DAY, 2)), ['d1', 'd2']);
        assert.deepEqual(idsOf(await claim(3 * DAY, 2)), ['d3']);
        assert.deepEqual(idsOf(await claim(3 * DAY, 2)), []);
      });

      it('carry a lease and the next fence, and are so in the database', async () => {
        await reschedule(onDays(1));
        const claimed = await claimOne(DAY + 5);
        const { state, leaseUntil, fence, attempts, dueAt } = claimed;
        assert.deepEqual([state, leaseUntil, fence, attempts, dueAt], ['claimed', DAY + 5 + LEASE, 1, 0, DAY]);
        assert.deepEqual(await read('d1'), claimed);
      });

      it('are claimed again once the lease ran out, not before', async () => {
        await reschedule(onDays(1));
        const first = await claimOne(DAY);
        assert.deepEqual(await claim(DAY + LEASE - 1), []);
        const second = await claimOne(DAY + LEASE);
        assert.deepEqual([second.fence, second.reason, second.ambiguous], [first.fence + 1, null, 0]);
      });

      it('tell when the lease ran out while sending, and count it', async () => {
        await reschedule(onDays(1));
        await record({ ...(await claimOne(DAY)), state: 'sending', attempts: 1 });
        const again = await claimOne(DAY + LEASE);
        const { state, attempts, reason, ambiguous } = again;
        assert.deepEqual([state, attempts, reason, ambiguous], ['claimed', 1, LEASE_RAN_OUT_SENDING, 1]);
      });

      it('are not claimed again by who is still at them, whatever the clock says', async () => {
        await reschedule(onDays(1));
        await record({ ...(await claimOne(DAY)), state: 'sending' });
        assert.deepEqual(await claim(100 * DAY, 10, ['d1']), []);
      });

      it('are never those sent, unreachable, unreadable or cancelled', async () => {
        await spread(apart(1, 2, 3));
        await reschedule(onDays(4));
        const ended: Partial<DeliveryRecord>[] = [
          { state: 'sent', sentAt: DAY, activityId: 'activity-1' },
          { state: 'unreachable' },
          { state: 'unreadable' },
        ];
        for (const [index, delivery] of (await claim(3 * DAY)).entries())
          await record({ ...delivery, ...ended[index] });
        await reschedule([]);
        assert.deepEqual(await claim(1000 * DAY), []);
      });

      it('go to one claimer each, over two connections at a time', async () => {
        const other = await database.open({ leaseClock });
        const days = Array.from({ length: 28 }, (_, index) => index + 1);
        await spread(apart(...days));
        const claims = await Promise.all(
          Array.from({ length: 8 }, (_, index) =>
            (index % 2 === 0 ? store : other).transaction((tx) => tx.deliveries.claimDue(100 * DAY, LEASE, 5)),
          ),
        );
        const rest = await claim(100 * DAY, 100);
        const ids = idsOf([...claims.flat(), ...rest]);
        assert.deepEqual([ids.length, new Set(ids).size], [28, 28]);
        assert.ok(claims.every((claimed) => claimed.length <= 5));
      });
    });

    describe('waiting for their next try', () => {
      it('are not claimed before, although they were due long ago', async () => {
        await reschedule(onDays(1));
        await record({
          ...(await claimOne(DAY)),
          state: 'scheduled',
          leaseUntil: null,
          waitUntil: 2 * DAY,
          attempts: 1,
        });
        assert.deepEqual(await claim(2 * DAY - 1), []);
        assert.equal(await next(), 2 * DAY);
        assert.deepEqual(idsOf(await claim(2 * DAY)), ['d1']);
      });
    });

    describe('recorded', () => {
      it('are written as they are, under the fence that holds them', async () => {
        await reschedule(onDays(1));
        const claimed = await claimOne(DAY);
        const sent: DeliveryRecord = {
          ...claimed,
          state: 'sent',
          leaseUntil: null,
          dueAt: DAY + 1,
          waitUntil: DAY + 3,
          attempts: 2,
          ambiguous: 1,
          anew: 1,
          reason: 'late',
          activityId: 'activity-1',
          sentAt: DAY + 2,
        };
        assert.equal(await record(sent), true);
        assert.deepEqual(await read('d1'), sent);
      });

      it('under an older fence change nothing', async () => {
        await reschedule(onDays(1));
        const slow = await claimOne(DAY);
        const quick = await claimOne(DAY + LEASE);
        assert.equal(await record({ ...slow, state: 'sent' }), false);
        assert.deepEqual(await read('d1'), quick);
        assert.equal(await record({ ...quick, state: 'sent' }), true);
      });
    });

    describe('overtaken', () => {
      it('are those with a later one, up to a day, in the same conversation and migration, that is not given up', async () => {
        await reschedule(onDays(1, 2, 3, 4));
        await reschedule([{ deliveryId: 'd5', localDate: '2027-01-09', dueAt: DAY }], 'migration-1');
        await reschedule([{ deliveryId: 'd6', localDate: '2027-01-09', dueAt: DAY }], null, 'conversation-2');
        const isOvertaken = async (id: string, upTo: string): Promise<boolean> => {
          const delivery = await read(id);
          return store.transaction((tx) => tx.deliveries.isOvertaken(delivery, upTo));
        };
        assert.equal(await isOvertaken('d1', '2027-01-02'), true);
        assert.equal(await isOvertaken('d2', '2027-01-02'), false, 'the later one lies after that day');
        assert.equal(await isOvertaken('d4', '2027-01-31'), false, 'there is none later here');
        for (const state of ['cancelled', 'unreadable'] as const) {
          await record({ ...(await read('d4')), state });
          assert.equal(await isOvertaken('d3', '2027-01-31'), false, 'the later one was given up');
        }
        await record({ ...(await read('d4')), state: 'claimed' });
        assert.equal(await isOvertaken('d3', '2027-01-31'), true, 'a claimed one counts');
      });
    });

    describe('waiting', () => {
      it('tell the earliest instant at which one is due or a lease runs out', async () => {
        assert.equal(await next(), null);
        await spread(apart(1, 2));
        assert.equal(await next(), DAY);
        const claimed = await claimOne(DAY);
        assert.equal(await next(DAY), DAY + LEASE);
        await record({ ...claimed, state: 'sending', leaseUntil: DAY + 10 });
        assert.equal(await next(DAY), DAY + 10);
        await record({ ...claimed, state: 'sent', leaseUntil: null });
        assert.equal(await next(DAY), 2 * DAY);
        await record({ ...(await claimOne(2 * DAY)), state: 'cancelled' });
        assert.equal(await next(2 * DAY), null);
      });

      it('are counted: those due, and all', async () => {
        await spread(apart(1, 2, 3));
        await claimOne(DAY);
        const depth = await store.transaction((tx) => tx.deliveries.depth(2 * DAY));
        assert.deepEqual(depth, { due: 1, waiting: 2 });
      });
    });
  });
});
