import assert from 'node:assert/strict';
import { aDraftRecord, aMigration } from '../support/records.ts';
import { forEachEngine } from '../support/stores.ts';
import { runWorkers } from '../support/workers.ts';

describe('a revision', () => {
  forEachEngine((database) => {
    it('of a draft is taken by the first write only', async () => {
      const store = await database.open();
      const save = (revision: number) => store.transaction((tx) => tx.drafts.save(aDraftRecord({ revision })));
      assert.equal(await save(2), false);
      assert.equal(await save(1), true);
      assert.equal(await save(1), false);
      assert.equal(await save(3), false);
      assert.equal(await save(2), true);
      assert.equal(await save(2), false);
      const read = await store.transaction((tx) => tx.drafts.get('contoso', 'conversation-1', 'person-1'));
      assert.equal(read?.revision, 2);
    });

    it('of a migration is taken by the first write only, and the lost one leaves no trace', async () => {
      const store = await database.open();
      await store.transaction((tx) => tx.migrations.insert(aMigration()));
      const update = (ownerId: string) =>
        store.transaction((tx) => tx.migrations.update(aMigration({ revision: 2, ownerId })));
      assert.equal(await update('first'), true);
      assert.equal(await update('second'), false);
      const read = await store.transaction((tx) => tx.migrations.get('contoso', 'migration-1'));
      assert.equal(read?.ownerId, 'first');
    });

    it('of a migration that is not there is taken by nobody', async () => {
      const store = await database.open();
      assert.equal(await store.transaction((tx) => tx.migrations.update(aMigration({ revision: 2 }))), false);
    });

    it('is won by exactly one of many writers at a time, over two connections', async () => {
      const [one, other] = await Promise.all([database.open(), database.open()]);
      await one.transaction((tx) => tx.migrations.insert(aMigration()));
      const outcomes = await Promise.all(
        Array.from({ length: 10 }, (_, index) =>
          (index % 2 === 0 ? one : other).transaction(async (tx) => {
            const read = await tx.migrations.get('contoso', 'migration-1');
            assert.ok(read);
            return tx.migrations.update({ ...aMigration(), revision: 2 });
          }),
        ),
      );
      assert.equal(outcomes.filter(Boolean).length, 1);
    });

    it('counts every write of several processes', async () => {
      const store = await database.open();
      assert.deepEqual(await runWorkers('count', database.url(), 3), [0, 0, 0]);
      const read = await store.transaction((tx) => tx.drafts.get('contoso', 'conversation-1', 'person-1'));
      assert.equal(read?.revision, 60);
    });
  });
});
