import assert from 'node:assert/strict';
import type { PaceTable } from '../../src/service/reminder-store.ts';
import type { Store } from '../../src/service/store.ts';
import { forEachEngine } from '../support/stores.ts';

describe('the pace of sending', () => {
  forEachEngine((database) => {
    let store: Store;
    let now: number;
    beforeEach(async () => {
      now = 1_000_000;
      store = await database.open({ leaseClock: () => now });
    });
    const pace = <T>(call: (table: PaceTable) => Promise<T>): Promise<T> => store.transaction((tx) => call(tx.pace));

    it('remembers what was sent where, the newest first, as far back as is asked', async () => {
      for (const [at, conversation] of [
        [1_000_000, 'a'],
        [1_000_010, 'b'],
        [1_000_020, 'a'],
      ] as const) {
        now = at;
        await pace((table) => table.countSent('contoso', conversation, 2));
      }
      await pace((table) => table.countSent('fabrikam', 'a', 1));
      const ofA = [
        { at: 1_000_020, count: 2 },
        { at: 1_000_000, count: 2 },
      ];
      assert.deepEqual(await pace((table) => table.sentAfter('contoso', 'a', 0, 9)), ofA);
      assert.deepEqual(await pace((table) => table.sentAfter('contoso', 'a', 1_000_000, 9)), ofA.slice(0, 1));
      assert.equal((await pace((table) => table.sentAfter('contoso', null, 0, 9))).length, 3);
      assert.equal((await pace((table) => table.sentAfter('contoso', null, 0, 2))).length, 2);
    });

    it('counts nothing where nothing was sent', async () => {
      await pace((table) => table.countSent('contoso', 'a', 0));
      assert.deepEqual(await pace((table) => table.sentAfter('contoso', null, 0, 9)), []);
    });

    it('knows pauses of a conversation and of a tenant, and keeps the longer one', async () => {
      await pace((table) => table.pause('contoso', 'a', 500));
      await pace((table) => table.pause('contoso', null, 300));
      await pace((table) => table.pause('contoso', null, 100));
      await pace((table) => table.reserve('contoso', 1_000_700));
      const there = await pace((table) => table.takeTurn('contoso', 'a'));
      assert.deepEqual(there, {
        now,
        slotAt: 1_000_700,
        tenantPausedUntil: 1_000_300,
        conversationPausedUntil: 1_000_500,
      });
      const elsewhere = await pace((table) => table.takeTurn('fabrikam', 'a'));
      assert.deepEqual(elsewhere, { now, slotAt: 0, tenantPausedUntil: 0, conversationPausedUntil: 0 });
      assert.equal(await pace((table) => table.pausedTenants()), 1);
      now += 300;
      assert.equal(await pace((table) => table.pausedTenants()), 0);
    });

    it('forgets what is long ago, and keeps the rest', async () => {
      await pace((table) => table.countSent('contoso', 'a', 1));
      now += 100;
      await pace((table) => table.countSent('contoso', 'a', 1));
      await pace((table) => table.tidy(100));
      assert.equal((await pace((table) => table.sentAfter('contoso', 'a', 0, 9))).length, 2);
      now += 1;
      await pace((table) => table.tidy(100));
      assert.deepEqual(await pace((table) => table.sentAfter('contoso', 'a', 0, 9)), [{ at: 1_000_100, count: 1 }]);
    });

    it('takes what lies ahead for now when the clock was set back', async () => {
      await pace((table) => table.countSent('contoso', 'a', 1));
      await pace((table) => table.pause('contoso', null, 500));
      now -= 500_000;
      await pace((table) => table.tidy(100_000));
      assert.deepEqual(await pace((table) => table.sentAfter('contoso', 'a', 0, 9)), [{ at: now, count: 1 }]);
      assert.equal(await pace((table) => table.pausedTenants()), 0);
    });

    it('is decided by one at a time, and counted by anybody meanwhile', async () => {
      const other = await database.open({ leaseClock: () => now });
      const decide = async (one: Store): Promise<boolean> =>
        one.transaction(async (tx) => {
          await tx.pace.takeTurn('contoso', 'a');
          const sent = await tx.pace.sentAfter('contoso', null, 0, 99);
          if (sent.length >= 5) return false;
          await tx.pace.countSent('contoso', 'a', 1);
          return true;
        });
      const decisions = await Promise.all(Array.from({ length: 20 }, (_, n) => decide(n % 2 === 0 ? store : other)));
      assert.equal(decisions.filter((isTaken) => isTaken).length, 5);
      await store.transaction(async (tx) => {
        await tx.pace.takeTurn('contoso', 'a');
        // SQLite has one writer anyway.
        if (database.engine === 'PostgreSQL') await other.transaction((two) => two.pace.countSent('contoso', 'a', 1));
      });
    });
  });
});
