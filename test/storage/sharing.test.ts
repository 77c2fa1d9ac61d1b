import assert from 'node:assert/strict';
import { Kysely } from 'kysely';
import { openPostgres } from '../../src/storage/postgres.ts';
import { keepSearchRows } from '../../src/storage/schema-versions/keep-search-rows.ts';
import { openSqlite } from '../../src/storage/sqlite.ts';
import { aRequest } from '../support/builders.ts';
import { aCardRecord, aConversation, aMigration } from '../support/records.ts';
import { forEachEngine } from '../support/stores.ts';

describe('the cards of a conversation', () => {
  forEachEngine((database) => {
    it('are forgotten with those of its threads, and no others', async () => {
      const store = await database.open();
      const places = ['19:a', '19:a;messageid=1', '19:a;messageid=22', '19:ab', '19:', '19:a<', '19:A'];
      await store.transaction(async (tx) => {
        await tx.migrations.insert(aMigration());
        for (const [index, conversationId] of places.entries()) {
          await tx.cards.save(aCardRecord({ cardId: `card-${index}`, conversationId }));
        }
        await tx.cards.removeIn('contoso', '19:a');
        const left = await tx.cards.ofMigration('contoso', 'migration-1');
        assert.deepEqual(
          left.map(({ conversationId }) => conversationId),
          ['19:ab', '19:', '19:a<', '19:A'],
        );
      });
    });

    it('are found by their activity in any of the places it may be known by', async () => {
      const store = await database.open();
      await store.transaction(async (tx) => {
        await tx.migrations.insert(aMigration());
        await tx.cards.save(aCardRecord({ conversationId: '19:a' }));
        assert.deepEqual(
          await tx.cards.find('contoso', ['19:a;messageid=1', '19:a'], 'activity-1'),
          aCardRecord({ conversationId: '19:a' }),
        );
        assert.equal(await tx.cards.find('contoso', ['19:b'], 'activity-1'), null);
        assert.equal(await tx.cards.find('contoso', ['19:a'], 'activity-2'), null);
      });
    });
  });
});

describe('shared conversations', () => {
  forEachEngine((database) => {
    it('are those of several people that can be reached, by name, the nameless ones last', async () => {
      const store = await database.open();
      const known = { unreachable: null, scope: 'channel' } as const;
      await store.transaction(async (tx) => {
        await tx.conversations.save(aConversation({ ...known, conversationId: 'c1', name: null }));
        await tx.conversations.save(aConversation({ ...known, conversationId: 'c2', name: 'Sales' }));
        await tx.conversations.save(
          aConversation({ ...known, conversationId: 'c3', name: 'Billing', scope: 'groupChat' }),
        );
        await tx.conversations.save(aConversation({ ...known, conversationId: 'c4', scope: 'personal' }));
        await tx.conversations.save(aConversation({ ...known, conversationId: 'c5', unreachable: 'removed' }));
        const ids = async (limit: number) =>
          (await tx.conversations.shared('contoso', limit)).map(({ conversationId }) => conversationId);
        assert.deepEqual(await ids(9), ['c3', 'c2', 'c1']);
        assert.deepEqual(await ids(2), ['c3', 'c2']);
      });
    });
  });
});

describe('migrations stored before they could be searched', () => {
  forEachEngine((database) => {
    it('are found as those stored later, but for what cannot be read', async () => {
      const store = await database.open();
      await store.transaction(async (tx) => {
        await tx.migrations.insert(aMigration({ request: aRequest({ customer: { name: 'Contoso' } }) }));
        await tx.migrations.insert(aMigration({ migrationId: 'spoilt' }));
      });
      await store.close();
      await database.query(`update migrations set plan = '{}' where migration_id = 'spoilt'`);
      const before = await database.query(`select * from sought where migration_id = 'migration-1'`);
      await database.query('drop table sought');
      const url = database.url();
      const engine = await (url.startsWith('file:')
        ? openSqlite(url.slice('file:'.length))
        : openPostgres(url, undefined));
      const db = new Kysely<unknown>({ dialect: engine.dialect });
      await keepSearchRows(db, engine);
      await db.destroy();
      assert.deepEqual(await database.query('select * from sought'), before);
      assert.equal(before.length, 1);
    });
  });
});
