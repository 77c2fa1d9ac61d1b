import assert from 'node:assert/strict';
import type { StoreTransaction } from '../../src/service/store.ts';
import { aConversation, aDraftRecord, aMigration, aSeenRecord } from '../support/records.ts';
import { forEachEngine } from '../support/stores.ts';

const READS: [table: string, column: string, id: string, read: (tx: StoreTransaction) => Promise<unknown>][] = [
  ['conversations', 'reference', 'conversation-1', (tx) => tx.conversations.get('contoso', 'conversation-1')],
  ['drafts', 'draft', 'conversation-1 person-1', (tx) => tx.drafts.get('contoso', 'conversation-1', 'person-1')],
  ['migrations', 'request', 'migration-1', (tx) => tx.migrations.get('contoso', 'migration-1')],
  ['migrations', 'plan', 'migration-1', (tx) => tx.migrations.get('contoso', 'migration-1')],
  ['migrations', 'progress', 'migration-1', (tx) => tx.migrations.get('contoso', 'migration-1')],
  ['seen', 'reply', 'activity-1', (tx) => tx.seen.get('contoso', 'activity-1')],
];

const writeAll = async (tx: StoreTransaction) => {
  await tx.conversations.save(aConversation());
  await tx.drafts.save(aDraftRecord());
  await tx.migrations.insert(aMigration());
  await tx.migrations.insert(aMigration({ migrationId: 'migration-2' }));
  await tx.seen.insert(aSeenRecord());
};

describe('a row that cannot be read', () => {
  forEachEngine((database) => {
    for (const [table, column, id, read] of READS) {
      it(`because of the ${column} of ${table} is named, without what stands in it`, async () => {
        const store = await database.open();
        await store.transaction(writeAll);
        const broken =
          column === 'reply' || column === 'reference' ? ['{"secret'] : ['{"secret', '{"secret":1}', '[]', 'null'];
        for (const json of broken) {
          await database.query(`update ${table} set ${column} = '${json}'`);
          await assert.rejects(store.transaction(read), (error: Error) => {
            const { name, message, cause, stack } = error;
            assert.deepEqual(
              { ...error, name, cause },
              { table, tenantId: 'contoso', id, name: 'UnreadableRowError', cause: undefined },
            );
            assert.ok(!`${message}${stack}`.includes('secret'));
            return true;
          });
        }
      });
    }

    it('does not end the transaction that meets it', async () => {
      const store = await database.open();
      await store.transaction(writeAll);
      await database.query(`update drafts set draft = '{}'`);
      await store.transaction(async (tx) => {
        await assert.rejects(tx.drafts.get('contoso', 'conversation-1', 'person-1'));
        await tx.drafts.remove('contoso', 'conversation-1', 'person-1');
      });
      assert.deepEqual(await database.query('select * from drafts'), []);
    });

    it('is left out of lists and searches, counted, and logged by its name', async () => {
      const logged: Record<string, unknown>[] = [];
      const ignore = () => {};
      const log = {
        debug: ignore,
        info: ignore,
        warn: ignore,
        error: (fields: Record<string, unknown>) => logged.push(fields),
      };
      const store = await database.open({ log });
      await store.transaction(writeAll);
      await database.query(`update migrations set plan = '{"secret":1}' where migration_id = 'migration-1'`);
      const page = await store.transaction((tx) => tx.migrations.list('contoso', 'active', { limit: 5, offset: 0 }));
      assert.deepEqual([page.migrations.map(({ migrationId }) => migrationId), page.total], [['migration-2'], 2]);
      const found = await store.transaction((tx) => tx.migrations.search('contoso', 'contoso', 5));
      assert.deepEqual(
        found.map(({ migrationId }) => migrationId),
        ['migration-2'],
      );
      const named = { table: 'migrations', tenantId: 'contoso', id: 'migration-1' };
      assert.deepEqual(logged, [named, named]);
    });
  });
});
