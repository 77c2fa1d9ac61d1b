import assert from 'node:assert/strict';
import { withPerson } from '../../src/domain/roles.ts';
import type { MigrationRecord, StoreTransaction } from '../../src/service/store.ts';
import { aMigration, anAuditRecord, aPerson, aPlanOf } from '../support/records.ts';
import { forEachEngine } from '../support/stores.ts';

const MEGAN = { personId: 'megan', name: 'Megan' };
const ALL = { limit: 10, offset: 0 };

const of = (migrationId: string, endDate: string, changed: Partial<MigrationRecord> = {}): MigrationRecord =>
  aMigration({
    migrationId,
    plan: aPlanOf({ endDate }),
    progress: withPerson({ done: {} }, 'sales-agent', MEGAN),
    ...changed,
  });

const idsOf = async (tx: StoreTransaction, page = ALL, personId = 'megan', tenantId = 'contoso') => {
  const { migrations, total } = await tx.migrations.ofWorker(tenantId, personId, page);
  return [migrations.map(({ migrationId }) => migrationId), total];
};

describe('the migrations that somebody works on', () => {
  forEachEngine((database) => {
    it('are those with an open step of theirs, by end date, in pages, and all are counted', async () => {
      const store = await database.open();
      await store.transaction(async (tx) => {
        await tx.migrations.insert(of('a', '2027-03-01'));
        await tx.migrations.insert(of('b', '2027-01-01'));
        await tx.migrations.insert(of('c', '2027-02-01'));
        await tx.migrations.insert(of('d', '2027-01-01', { progress: { done: {} } }));
        await tx.migrations.insert(of('e', '2027-01-01', { tenantId: 'fabrikam' }));
        assert.deepEqual(await idsOf(tx), [['b', 'c', 'a'], 3]);
        assert.deepEqual(await idsOf(tx, { limit: 1, offset: 1 }), [['c'], 3]);
        assert.deepEqual(await idsOf(tx, ALL, 'nobody'), [[], 0]);
        assert.deepEqual(await idsOf(tx, ALL, 'megan', 'fabrikam'), [['e'], 1]);
      });
    });

    it('follow each change: given, done, archived, and a change that came too late', async () => {
      const store = await database.open();
      const given = of('a', '2027-03-01');
      const done = Object.fromEntries(given.plan.steps.map(({ id }) => [id, { at: 0, by: MEGAN }]));
      await store.transaction(async (tx) => {
        await tx.migrations.insert({ ...given, progress: { done: {} } });
        assert.deepEqual(await idsOf(tx), [[], 0]);
        await tx.migrations.update({ ...given, revision: 2 });
        assert.deepEqual(await idsOf(tx), [['a'], 1]);
        await tx.migrations.update({ ...given, revision: 3, state: 'archived' });
        assert.deepEqual(await idsOf(tx), [[], 0]);
        await tx.migrations.update({ ...given, revision: 4 });
        assert.equal(await tx.migrations.update({ ...given, revision: 4, progress: { done: {} } }), false);
        assert.deepEqual(await idsOf(tx), [['a'], 1]);
        await tx.migrations.update({ ...given, revision: 5, progress: { ...given.progress, done } });
        assert.deepEqual(await idsOf(tx), [[], 0]);
      });
    });
  });
});

describe('people to choose from', () => {
  forEachEngine((database) => {
    it('are those of the tenant who have a name, by name, so many at most', async () => {
      const store = await database.open();
      await store.transaction(async (tx) => {
        for (const [personId, name] of Object.entries({ a: 'Megan', b: 'Adele', c: '', d: 'Zoë' })) {
          await tx.people.save(aPerson({ personId, name }));
        }
        await tx.people.save(aPerson({ tenantId: 'fabrikam', personId: 'e', name: 'Bianca' }));
        const named = async (limit: number) => (await tx.people.named('contoso', limit)).map(({ name }) => name);
        assert.deepEqual(await named(10), ['Adele', 'Megan', 'Zoë']);
        assert.deepEqual(await named(2), ['Adele', 'Megan']);
      });
    });
  });
});

describe('a page of the history', () => {
  forEachEngine((database) => {
    it('has the newest first, and counts what there is', async () => {
      const store = await database.open();
      await store.transaction(async (tx) => {
        await tx.migrations.insert(aMigration());
        await tx.migrations.insert(aMigration({ migrationId: 'migration-2' }));
        for (const at of [1, 2, 3]) await tx.audit.append(anAuditRecord({ auditId: `audit-${at}`, at }));
        await tx.audit.append(anAuditRecord({ auditId: 'other', migrationId: 'migration-2' }));
        const { entries, total } = await tx.audit.page('contoso', 'migration-1', { limit: 2, offset: 1 });
        assert.deepEqual([entries.map(({ at }) => at), total], [[2, 1], 3]);
      });
    });
  });
});
