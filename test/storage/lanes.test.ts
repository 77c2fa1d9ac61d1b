import assert from 'node:assert/strict';
import { LaneTakenError } from '../../src/service/reminder-store.ts';
import type { Store } from '../../src/service/store.ts';
import { apart, DAY, deliveryCalls, idsOf, LEASE, leaseClock, leases, onDays } from '../support/deliveries.ts';
import { forEachEngine } from '../support/stores.ts';

describe('a conversation', () => {
  forEachEngine((database) => {
    let store: Store;
    beforeEach(async () => {
      store = await database.open({ leaseClock });
    });
    const { claim, claimOne, read, record, reschedule, spread } = deliveryCalls(() => store);

    it('has one delivery under way at a time, the first one first', async () => {
      await reschedule(onDays(1, 2));
      await reschedule(
        onDays(1).map((one) => ({ ...one, deliveryId: 'm1', dueAt: DAY + 1 })),
        'migration-1',
      );
      const first = await claimOne(5 * DAY);
      assert.equal(first.deliveryId, 'd1');
      assert.deepEqual(await claim(5 * DAY), []);
      await record({ ...first, state: 'sending' });
      assert.deepEqual(await claim(5 * DAY), []);
      await record({ ...first, state: 'sent', leaseUntil: null });
      assert.equal((await claimOne(5 * DAY)).deliveryId, 'm1');
    });

    it('waits for the lease of one that is lost, and goes on with that one', async () => {
      await reschedule(onDays(1, 2));
      await claimOne(5 * DAY);
      assert.deepEqual(idsOf(await claim(5 * DAY + LEASE)), ['d1']);
    });

    it('is not held up by others, nor by the same name in another tenant', async () => {
      await reschedule(onDays(1));
      await store.transaction((tx) => tx.deliveries.reschedule('fabrikam', 'conversation-1', null, onDays(1)));
      await spread(apart(2));
      assert.deepEqual(idsOf(await claim(5 * DAY)), ['d1', 'd1', 'd2']);
    });

    it('goes on with a later one while the first waits for its next try', async () => {
      await reschedule(onDays(1, 2));
      const first = await claimOne(3 * DAY);
      await record({ ...first, state: 'scheduled', leaseUntil: null, waitUntil: 9 * DAY });
      assert.deepEqual(idsOf(await claim(3 * DAY)), ['d2']);
    });

    it('never has two under way, whoever claims at the same time', async () => {
      const stores = [store, await database.open({ leaseClock }), await database.open({ leaseClock })];
      for (let lane = 0; lane < 6; lane += 1) {
        const wanted = onDays(1, 2, 3, 4, 5).map((one) => ({ ...one, deliveryId: `${lane} ${one.deliveryId}` }));
        await reschedule(wanted, null, `lane-${lane}`);
      }
      leases.now = 10 * DAY;
      let claims = 0;
      for (let round = 0; round < 10; round += 1) {
        const claimed = await Promise.all(
          stores.map((one) =>
            one
              .transaction((tx) => tx.deliveries.claimDue(10 * DAY, LEASE, 3))
              .catch((error: unknown) => {
                assert.ok(error instanceof LaneTakenError, String(error));
                return [];
              }),
          ),
        );
        const [busiest] = await database.query(
          "select max(n) as most from (select count(*) as n from deliveries where state = 'claimed' group by conversation_id) as lanes",
        );
        assert.equal(Number(busiest?.['most'] ?? 0), claimed.flat().length > 0 ? 1 : 0);
        for (const delivery of claimed.flat()) await record({ ...delivery, state: 'sent', leaseUntil: null });
        claims += claimed.flat().length;
      }
      assert.equal(claims, 30);
    });

    it('is kept to one by the database itself', async () => {
      await reschedule(onDays(1, 2));
      const held = await claimOne(5 * DAY);
      const second = { ...(await read('d2')), state: 'claimed' as const };
      await assert.rejects(record(second));
      assert.deepEqual(await read('d1'), held);
    });
  });
});
