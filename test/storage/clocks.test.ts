import assert from 'node:assert/strict';
import type { Store } from '../../src/service/store.ts';
import { DAY, deliveryCalls, idsOf, LEASE, leaseClock, leases, onDays } from '../support/deliveries.ts';
import { forEachEngine, forPostgres } from '../support/stores.ts';

const HOUR = 3_600_000;

describe('a clock that is set', () => {
  forEachEngine((database) => {
    let store: Store;
    beforeEach(async () => {
      store = await database.open({ leaseClock });
    });
    const { claim, claimOne, read, record, reschedule } = deliveryCalls(() => store);
    const shorten = (now: number) => {
      leases.now = now;
      return store.transaction((tx) => tx.deliveries.shorten(now, LEASE, HOUR));
    };

    it('back lets nothing be sent twice', async () => {
      await reschedule(onDays(1));
      const claimed = await claimOne(DAY + HOUR);
      assert.deepEqual(await claim(DAY), []);
      await record({ ...claimed, state: 'sent', leaseUntil: null });
      assert.deepEqual(await claim(DAY), []);
      assert.deepEqual(await claim(2 * DAY), []);
    });

    it('forward lets nothing be sent twice by who is at it', async () => {
      await reschedule(onDays(1));
      await record({ ...(await claimOne(DAY)), state: 'sending' });
      assert.deepEqual(await claim(30 * DAY, 10, ['d1']), []);
    });

    it('back keeps no lease for longer than a lease', async () => {
      await reschedule(onDays(2));
      await claimOne(2 * DAY);
      assert.equal(await shorten(DAY), 1);
      assert.equal(await shorten(DAY), 0);
      assert.deepEqual(await claim(DAY + LEASE - 1), []);
      assert.deepEqual(idsOf(await claim(DAY + LEASE)), ['d2']);
    });

    it('back keeps nothing waiting for longer than anything waits', async () => {
      await reschedule(onDays(1));
      await record({ ...(await claimOne(2 * DAY)), state: 'scheduled', leaseUntil: null, waitUntil: 2 * DAY + HOUR });
      assert.deepEqual(await claim(DAY), []);
      assert.equal(await shorten(DAY), 1);
      assert.deepEqual(idsOf(await claim(DAY)), ['d1']);
    });

    it('leaves leases and waits alone that are as long as they may be', async () => {
      await reschedule(onDays(1, 2));
      const first = await claimOne(DAY);
      await record({ ...first, state: 'scheduled', leaseUntil: null, waitUntil: 2 * DAY + HOUR });
      await claimOne(2 * DAY);
      assert.equal(await shorten(2 * DAY), 0);
      assert.equal((await read('d1')).waitUntil, 2 * DAY + HOUR);
    });
  });

  forPostgres((database) => {
    it('in a process does not move its leases, which run by the clock of the database', async () => {
      const store = await database.open({ now: () => 5 });
      const { claimOne, reschedule } = deliveryCalls(() => store);
      await reschedule(onDays(1));
      const { leaseUntil } = await claimOne(DAY);
      const [row] = await database.query('select extract(epoch from now()) * 1000 as now');
      const left = Number(leaseUntil) - Number(row?.['now']);
      assert.ok(Math.abs(left - LEASE) < 30_000, `${left} ms are left`);
    });
  });
});
