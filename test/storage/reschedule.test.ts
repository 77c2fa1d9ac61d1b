import assert from 'node:assert/strict';
import { type DeliveryRecord, NOT_WANTED } from '../../src/service/reminder-store.ts';
import type { Store } from '../../src/service/store.ts';
import { DAY, deliveryCalls, idsOf, leaseClock, onDays } from '../support/deliveries.ts';
import { forEachEngine } from '../support/stores.ts';

describe('deliveries', () => {
  forEachEngine((database) => {
    let store: Store;
    beforeEach(async () => {
      store = await database.open({ leaseClock });
    });
    const { claim, claimOne, find, read, record, reschedule } = deliveryCalls(() => store);

    describe('rescheduled', () => {
      it('are added as scheduled, of a migration or of all', async () => {
        await reschedule(onDays(1));
        await reschedule(
          onDays(1).map((one) => ({ ...one, deliveryId: 'm1' })),
          'migration-1',
        );
        const added: DeliveryRecord = {
          tenantId: 'contoso',
          deliveryId: 'd1',
          conversationId: 'conversation-1',
          migrationId: null,
          localDate: '2027-01-01',
          dueAt: DAY,
          waitUntil: null,
          state: 'scheduled',
          leaseUntil: null,
          fence: 0,
          attempts: 0,
          ambiguous: 0,
          anew: 0,
          reason: null,
          activityId: null,
          sentAt: null,
          subjects: [],
        };
        assert.deepEqual(await read('d1'), added);
        assert.deepEqual(await read('m1'), { ...added, deliveryId: 'm1', migrationId: 'migration-1' });
      });

      it('move to a new instant under their old id, and are cancelled when not among them', async () => {
        await reschedule(onDays(1, 2));
        await reschedule([{ deliveryId: 'other', localDate: '2027-01-02', dueAt: 5 }]);
        assert.deepEqual([(await read('d2')).dueAt, (await read('d2')).state], [5, 'scheduled']);
        const { state, reason } = await read('d1');
        assert.deepEqual([state, reason], ['cancelled', NOT_WANTED]);
        assert.equal(await find('other'), null);
      });

      it('to none are all cancelled, those of other migrations and conversations are not', async () => {
        await reschedule(onDays(1));
        await reschedule(onDays(2), 'migration-1');
        await reschedule(onDays(3), null, 'conversation-2');
        await reschedule([]);
        const states = await Promise.all(['d1', 'd2', 'd3'].map(async (id) => (await read(id)).state));
        assert.deepEqual(states, ['cancelled', 'scheduled', 'scheduled']);
      });

      it('are scheduled again when cancelled or unreachable, with a fence that goes on', async () => {
        await reschedule(onDays(1, 2));
        const [first] = await claim(DAY);
        assert.ok(first);
        const lost = { attempts: 3, anew: 2, waitUntil: 9 * DAY, reason: 'blocked' } as const;
        await record({ ...first, ...lost, state: 'unreachable', leaseUntil: null });
        await reschedule([]);
        assert.deepEqual([(await read('d1')).state, (await read('d2')).state], ['unreachable', 'cancelled']);
        await reschedule(onDays(1, 2).map((one) => ({ ...one, deliveryId: `${one.deliveryId} anew`, dueAt: 7 })));
        const { state, dueAt, waitUntil, attempts, anew, reason, fence } = await read('d1');
        assert.deepEqual(
          [state, dueAt, waitUntil, attempts, anew, reason, fence],
          ['scheduled', 7, null, 0, 0, null, 1],
        );
        assert.equal((await read('d2')).state, 'scheduled');
        assert.equal((await claimOne(7)).fence, 2);
      });

      it('are scheduled again when they could not be read', async () => {
        await reschedule(onDays(1));
        await record({ ...(await claimOne(DAY)), state: 'unreadable', leaseUntil: null });
        await reschedule(onDays(1));
        assert.deepEqual(idsOf(await claim(DAY)), ['d1']);
      });

      it('keep their attempts and go on waiting for the next one, wherever they are moved', async () => {
        await reschedule(onDays(1));
        const waiting = {
          state: 'scheduled',
          leaseUntil: null,
          waitUntil: 2 * DAY,
          attempts: 1,
          reason: '429',
        } as const;
        await record({ ...(await claimOne(DAY)), ...waiting });
        for (const dueAt of [3 * DAY, 5]) {
          await reschedule(onDays(1).map((one) => ({ ...one, dueAt })));
          const { waitUntil, attempts, reason } = await read('d1');
          assert.deepEqual([waitUntil, attempts, reason], [2 * DAY, 1, '429']);
        }
        assert.deepEqual(await claim(2 * DAY - 1), []);
        assert.equal((await read('d1')).dueAt, 5);
        assert.deepEqual(idsOf(await claim(2 * DAY)), ['d1']);
      });

      for (const state of ['claimed', 'sending', 'sent'] as const) {
        it(`stay as they are when ${state}, wanted or not`, async () => {
          await reschedule(onDays(1));
          await record({ ...(await claimOne(DAY)), state });
          const before = await read('d1');
          await reschedule([]);
          assert.deepEqual(await read('d1'), before);
          await reschedule([{ deliveryId: 'other', localDate: '2027-01-01', dueAt: 5 }]);
          assert.deepEqual(await read('d1'), before);
        });
      }

      it('are one a date, even when a date is wanted twice', async () => {
        await reschedule([...onDays(1), { deliveryId: 'twin', localDate: '2027-01-01', dueAt: 5 }]);
        assert.equal((await claim(2 * DAY)).length, 1);
        const depth = await store.transaction((tx) => tx.deliveries.depth(2 * DAY));
        assert.deepEqual(depth, { due: 0, waiting: 0 });
      });

      it('can be thousands', async () => {
        const wanted = Array.from({ length: 3000 }, (_, index) => ({
          deliveryId: `d${index}`,
          localDate: new Date(Date.UTC(2027, 0, 1 + index)).toISOString().slice(0, 10),
          dueAt: index,
        }));
        await reschedule(wanted);
        await reschedule(wanted.map((one) => ({ ...one, dueAt: one.dueAt + 1 })));
        const depth = await store.transaction((tx) => tx.deliveries.depth(3000));
        assert.deepEqual(depth, { due: 3000, waiting: 3000 });
        assert.deepEqual(idsOf(await claim(3000, 5000)), ['d0']);
      });
    });
  });
});
