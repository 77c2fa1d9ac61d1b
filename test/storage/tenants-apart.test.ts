import assert from 'node:assert/strict';
import type { StoreTransaction } from '../../src/service/store.ts';
import { aRequest } from '../support/builders.ts';
import {
  aCardRecord,
  aConversation,
  aDraftRecord,
  aMigration,
  anAuditRecord,
  aPerson,
  aReminder,
  aSeenRecord,
  aTenant,
} from '../support/records.ts';
import { forEachEngine } from '../support/stores.ts';

const WANTED = [{ deliveryId: 'delivery-1', localDate: '2027-01-13', dueAt: 1000 }];

const aSharedConversation = (tenantId: string, name: string) =>
  aConversation({ tenantId, conversationId: 'conversation-3', scope: 'channel', unreachable: null, name });

/** Writes one of everything, with the same ids for every tenant; `mark` tells whose it is. */
const writeAll = async (tx: StoreTransaction, tenantId: string): Promise<void> => {
  const mark = `of ${tenantId}`;
  await tx.tenants.save(aTenant({ tenantId, zone: mark }));
  await tx.people.save(aPerson({ tenantId, name: mark }));
  await tx.conversations.save(aConversation({ tenantId, reference: { mark } }));
  await tx.conversations.save(aSharedConversation(tenantId, mark));
  await tx.drafts.save(aDraftRecord({ tenantId, updatedAt: tenantId.length }));
  await tx.migrations.insert(aMigration({ tenantId, request: aRequest({ customer: { name: mark } }) }));
  await tx.cards.save(aCardRecord({ tenantId, locale: mark }));
  await tx.reminders.replaceOf(tenantId, 'migration-1', [aReminder({ tenantId, subject: mark })]);
  await tx.deliveries.reschedule(tenantId, 'conversation-1', 'migration-1', WANTED);
  await tx.pace.countSent(tenantId, 'conversation-1', 1);
  await tx.audit.append(anAuditRecord({ tenantId, personName: mark }));
  await tx.seen.insert(aSeenRecord({ tenantId, reply: mark }));
};

/** All that a tenant can read, by every call there is. */
const readAll = async (tx: StoreTransaction, tenantId: string) => ({
  tenant: await tx.tenants.get(tenantId),
  person: await tx.people.get(tenantId, 'person-1'),
  conversation: await tx.conversations.get(tenantId, 'conversation-1'),
  draft: await tx.drafts.get(tenantId, 'conversation-1', 'person-1'),
  drafts: await tx.drafts.inConversation(tenantId, 'conversation-1', 10),
  migration: await tx.migrations.get(tenantId, 'migration-1'),
  list: await tx.migrations.list(tenantId, 'active', { limit: 10, offset: 0 }),
  ending: await tx.migrations.endingBy(tenantId, '2099-12-31', 10),
  found: await tx.migrations.search(tenantId, 'of', 10),
  sought: await tx.migrations.find(
    tenantId,
    { text: 'of', skus: [], inState: { state: 'open', rest: null }, today: '2027-01-01' },
    { limit: 10, offset: 0 },
  ),
  lastChanged: await tx.migrations.lastChanged(tenantId, 10),
  byDue: await tx.migrations.byDue(tenantId, [], { limit: 10, offset: 0 }),
  places: await tx.conversations.shared(tenantId, 10),
  card: await tx.cards.find(tenantId, ['conversation-1'], 'activity-1'),
  cards: await tx.cards.ofMigration(tenantId, 'migration-1'),
  reminders: await tx.reminders.ofMigration(tenantId, 'migration-1'),
  due: await tx.reminders.dueIn(tenantId, 'conversation-1', '2099-12-31'),
  conversations: await tx.reminders.conversations(tenantId),
  dates: await tx.reminders.datesIn(tenantId, 'conversation-1', null),
  datesOfOne: await tx.reminders.datesIn(tenantId, 'conversation-1', 'migration-1'),
  delivery: await tx.deliveries.get(tenantId, 'delivery-1'),
  overtaken: await tx.deliveries.isOvertaken(
    { tenantId, conversationId: 'conversation-1', migrationId: 'migration-1', localDate: '2000-01-01' },
    '2099-12-31',
  ),
  revision: (await tx.conversations.revision(tenantId, 'conversation-1')) || null,
  sent: await tx.pace.sentAfter(tenantId, null, 0, 10),
  sentThere: await tx.pace.sentAfter(tenantId, 'conversation-1', 0, 10),
  audit: await tx.audit.ofMigration(tenantId, 'migration-1', 10),
  history: (await tx.audit.page(tenantId, 'migration-1', { limit: 10, offset: 0 })).entries,
  people: await tx.people.named(tenantId, 10),
  seen: await tx.seen.get(tenantId, 'activity-1'),
});

/** All that a tenant can change, by every call there is. */
const changeAll = async (tx: StoreTransaction, tenantId: string): Promise<void> => {
  const delivery = await tx.deliveries.get(tenantId, 'delivery-1');
  assert.ok(delivery);
  await tx.tenants.save(aTenant({ tenantId, zone: 'changed' }));
  await tx.people.save(aPerson({ tenantId, name: 'changed' }));
  await tx.conversations.save(aConversation({ tenantId, reference: { changed: true } }));
  await tx.conversations.save(aSharedConversation(tenantId, 'changed'));
  assert.equal(await tx.drafts.save(aDraftRecord({ tenantId, revision: 2 })), true);
  assert.equal(await tx.migrations.update(aMigration({ tenantId, state: 'archived', revision: 2 })), true);
  await tx.cards.save(aCardRecord({ tenantId, locale: 'changed' }));
  await tx.reminders.replaceOf(tenantId, 'migration-1', []);
  assert.equal(await tx.deliveries.record({ ...delivery, reason: 'changed' }), true);
  await tx.deliveries.reschedule(tenantId, 'conversation-1', 'migration-1', []);
  await tx.pace.countSent(tenantId, 'conversation-1', 1);
  await tx.pace.pause(tenantId, null, 60_000);
  await tx.seen.markAnswered(tenantId, 'activity-1');
  await tx.seen.purgeBefore(tenantId, Number.MAX_SAFE_INTEGER);
  await tx.cards.remove(tenantId, 'conversation-1', 'activity-1');
  await tx.cards.removeIn(tenantId, 'conversation-1');
  await tx.drafts.remove(tenantId, 'conversation-1', 'person-1');
};

const readMarks = (all: Awaited<ReturnType<typeof readAll>>): string[] =>
  [...new Set(JSON.stringify(all).match(/"of [a-z]+"/g))].sort();

describe('a tenant', () => {
  forEachEngine((database) => {
    it('reads its own records and nobody else’s, under the same ids', async () => {
      const store = await database.open();
      await store.transaction((tx) => writeAll(tx, 'contoso'));
      await store.transaction((tx) => writeAll(tx, 'fabrikam'));
      await store.transaction(async (tx) => {
        const fabrikam = await readAll(tx, 'fabrikam');
        assert.deepEqual(readMarks(fabrikam), ['"of fabrikam"']);
        assert.equal(fabrikam.list.total, 1);
        for (const several of [fabrikam.found, fabrikam.cards, fabrikam.reminders, fabrikam.due, fabrikam.audit]) {
          assert.equal(several.length, 1);
        }
        assert.equal(fabrikam.delivery?.tenantId, 'fabrikam');
      });
    });

    it('reads nothing at all where only others have records', async () => {
      const store = await database.open();
      await store.transaction((tx) => writeAll(tx, 'contoso'));
      const all = await store.transaction((tx) => readAll(tx, 'fabrikam'));
      const { list, overtaken, ...others } = all;
      assert.deepEqual(list, { migrations: [], total: 0 });
      assert.equal(overtaken, false);
      for (const [name, value] of Object.entries(others)) {
        assert.deepEqual(value, Array.isArray(value) ? [] : null, name);
      }
    });

    it('changes and removes its own records and nobody else’s', async () => {
      const store = await database.open();
      await store.transaction((tx) => writeAll(tx, 'contoso'));
      await store.transaction((tx) => writeAll(tx, 'fabrikam'));
      const [contoso, fabrikam] = await store.transaction(async (tx) => [
        await readAll(tx, 'contoso'),
        await readAll(tx, 'fabrikam'),
      ]);
      await store.transaction((tx) => changeAll(tx, 'contoso'));
      const after = await store.transaction((tx) => readAll(tx, 'fabrikam'));
      assert.deepEqual(after, fabrikam);
      const changed = await store.transaction((tx) => readAll(tx, 'contoso'));
      for (const name of Object.keys(changed) as (keyof typeof changed)[]) {
        if (name === 'audit' || name === 'history') continue;
        assert.notDeepEqual(changed[name], contoso?.[name], name);
      }
    });

    it('has its deliveries claimed together with those of others, each naming its own', async () => {
      const store = await database.open();
      await store.transaction((tx) => writeAll(tx, 'contoso'));
      await store.transaction((tx) => writeAll(tx, 'fabrikam'));
      const claimed = await store.transaction((tx) => tx.deliveries.claimDue(1000, 60_000, 10));
      assert.deepEqual(claimed.map(({ tenantId }) => tenantId).sort(), ['contoso', 'fabrikam']);
      const [one] = claimed;
      assert.ok(one);
      await store.transaction((tx) => tx.deliveries.record({ ...one, state: 'sent' }));
      const other = one.tenantId === 'contoso' ? 'fabrikam' : 'contoso';
      const untouched = await store.transaction((tx) => tx.deliveries.get(other, 'delivery-1'));
      assert.equal(untouched?.state, 'claimed');
    });
  });
});
