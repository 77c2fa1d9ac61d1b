import assert from 'node:assert/strict';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { StoreTransaction } from '../../src/service/store.ts';
import { aMigration, anAuditRecord, aSeenRecord, aTenant } from '../support/records.ts';
import { forEachEngine, forSqlite } from '../support/stores.ts';

describe('a transaction', () => {
  forEachEngine((database) => {
    it('gives what its work gives', async () => {
      const store = await database.open();
      assert.equal(await store.transaction(async () => 42), 42);
    });

    it('keeps nothing when its work throws, and throws the same', async () => {
      const store = await database.open();
      const failure = new Error('of the work');
      const work = store.transaction(async (tx) => {
        await tx.tenants.save(aTenant());
        throw failure;
      });
      await assert.rejects(work, (error) => error === failure);
      assert.equal(await store.transaction((tx) => tx.tenants.get('contoso')), null);
    });

    it('keeps nothing when a statement failed, even if its work goes on', async () => {
      const store = await database.open();
      await store.transaction((tx) => tx.migrations.insert(aMigration()));
      const work = store.transaction(async (tx) => {
        await tx.tenants.save(aTenant());
        await tx.migrations.insert(aMigration()).catch(() => {});
      });
      await assert.rejects(work);
      assert.equal(await store.transaction((tx) => tx.tenants.get('contoso')), null);
    });

    it('allows no other one inside it, nor a ping nor closing, and goes on', async () => {
      const store = await database.open();
      await store.transaction(async (tx) => {
        for (const nested of [() => store.transaction(async () => {}), store.ping, store.close]) {
          await assert.rejects(nested, /only that transaction can be used/);
        }
        await tx.tenants.save(aTenant());
      });
      assert.ok(await store.transaction((tx) => tx.tenants.get('contoso')));
    });

    it('can be started later by what an ended one left behind', async () => {
      const store = await database.open();
      const ended = Promise.withResolvers<void>();
      let later: Promise<unknown> = Promise.resolve();
      await store.transaction(async () => {
        later = ended.promise.then(() => store.transaction((tx) => tx.tenants.save(aTenant())));
      });
      ended.resolve();
      await later;
      assert.ok(await store.transaction((tx) => tx.tenants.get('contoso')));
    });

    it('cannot be used once it has ended, well or not', async () => {
      const store = await database.open();
      let kept: StoreTransaction | undefined;
      await store.transaction(async (tx) => {
        kept = tx;
      });
      await assert.rejects(async () => kept?.tenants.get('contoso'), /committed/);
      const failing = store.transaction(async (tx) => {
        kept = tx;
        throw new Error('of the work');
      });
      await assert.rejects(failing);
      await assert.rejects(async () => kept?.tenants.save(aTenant()), /rolled back/);
    });

    it('sees all of another one or nothing of it', async () => {
      const store = await database.open();
      await store.transaction((tx) => tx.migrations.insert(aMigration()));
      const write = (count: number) =>
        store.transaction(async (tx) => {
          await tx.audit.append(anAuditRecord({ auditId: `a${count}` }));
          await nextTurn();
          await tx.audit.append(anAuditRecord({ auditId: `b${count}` }));
        });
      const read = () => store.transaction((tx) => tx.audit.ofMigration('contoso', 'migration-1', 100));
      const counts = await Promise.all(
        Array.from({ length: 20 }, async (_, count) => {
          const [entries] = await Promise.all([read(), write(count)]);
          return entries.length;
        }),
      );
      assert.deepEqual(
        counts.filter((count) => count % 2 === 1),
        [],
      );
      assert.equal((await read()).length, 40);
    });

    it('is refused when the store is closed, and closing waits for the running ones', async () => {
      const store = await database.open();
      const started = Promise.withResolvers<void>();
      const running = store.transaction(async (tx) => {
        started.resolve();
        await nextTurn();
        await tx.tenants.save(aTenant());
      });
      await started.promise;
      const closing = store.close();
      await assert.rejects(
        store.transaction(async () => {}),
        /closed/,
      );
      await Promise.all([running, closing]);
      const again = await database.open();
      assert.ok(await again.transaction((tx) => tx.tenants.get('contoso')));
    });

    it('leaves the database answering to a ping, until the store is closed', async () => {
      const store = await database.open();
      await store.ping();
      await assert.rejects(
        store.transaction(async () => {
          throw new Error('of the work');
        }),
      );
      await store.ping();
      await store.close();
      await assert.rejects(store.ping());
    });
  });

  forSqlite((database) => {
    it('waits its turn, in the order of asking', async () => {
      const store = await database.open();
      const order: string[] = [];
      await Promise.all(
        [0, 1, 2, 3].map((index) =>
          store.transaction(async () => {
            order.push(`${index} begins`);
            await nextTurn();
            order.push(`${index} ends`);
          }),
        ),
      );
      assert.deepEqual(
        order,
        [0, 1, 2, 3].flatMap((index) => [`${index} begins`, `${index} ends`]),
      );
    });

    it('waits for one of another connection to the file without stopping this process', async () => {
      const stores = await Promise.all([database.open(), database.open()]);
      await Promise.all(
        Array.from({ length: 20 }, (_, index) =>
          stores[index % 2]?.transaction(async (tx) => {
            await tx.seen.insert(aSeenRecord({ key: `before-${index}` }));
            await nextTurn();
            await tx.seen.insert(aSeenRecord({ key: `after-${index}` }));
          }),
        ),
      );
      assert.deepEqual(await database.query('select count(*) as n from seen'), [
        Object.assign(Object.create(null), { n: 40 }),
      ]);
    });
  });
});
