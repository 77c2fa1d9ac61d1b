import assert from 'node:assert/strict';
import type { StoreTransaction } from '../../src/service/store.ts';
import { aRequest, planOf } from '../support/builders.ts';
import {
  aCardRecord,
  aConversation,
  aDraft,
  aDraftRecord,
  aMigration,
  anAuditRecord,
  aPerson,
  aReminder,
  aSeenRecord,
  aTenant,
} from '../support/records.ts';
import { forEachEngine } from '../support/stores.ts';

describe('a record', () => {
  forEachEngine((database) => {
    /** Writes in one transaction and reads in the next one. */
    const afterWriting = async <T>(
      write: (tx: StoreTransaction) => Promise<unknown>,
      read: (tx: StoreTransaction) => Promise<T>,
    ): Promise<T> => {
      const store = await database.open();
      await store.transaction(write);
      return store.transaction(read);
    };

    it('of a tenant is read as written, and replaced by the next one', async () => {
      const unasked = aTenant({ country: null, zone: null, ordering: null, reminderHour: 0 });
      const store = await database.open();
      for (const tenant of [aTenant(), unasked]) {
        await store.transaction((tx) => tx.tenants.save(tenant));
        assert.deepEqual(await store.transaction((tx) => tx.tenants.get('contoso')), tenant);
      }
      assert.equal(await store.transaction((tx) => tx.tenants.get('fabrikam')), null);
    });

    it('of a person is read as written, and replaced by the next one', async () => {
      const store = await database.open();
      for (const person of [aPerson(), aPerson({ locale: null, zone: null, personalConversationId: null })]) {
        await store.transaction((tx) => tx.people.save(person));
        assert.deepEqual(await store.transaction((tx) => tx.people.get('contoso', 'person-1')), person);
      }
      assert.equal(await store.transaction((tx) => tx.people.get('contoso', 'person-2')), null);
    });

    it('of a conversation is read as written, and replaced by the next one', async () => {
      const empty = aConversation({ reference: {}, locale: null, zone: null, unreachable: null, greetedAt: null });
      const store = await database.open();
      for (const conversation of [aConversation(), empty]) {
        await store.transaction((tx) => tx.conversations.save(conversation));
        const read = await store.transaction((tx) => tx.conversations.get('contoso', 'conversation-1'));
        assert.deepEqual(read, conversation);
      }
      assert.equal(await store.transaction((tx) => tx.conversations.get('contoso', 'conversation-2')), null);
    });

    it('of a draft is read as written, and is gone once removed', async () => {
      const draft = aDraftRecord({ draft: aDraft({ customer: { name: '"quoted" \\u0000 {} <b>' } }) });
      const store = await database.open();
      assert.equal(await store.transaction((tx) => tx.drafts.save(draft)), true);
      const read = () => store.transaction((tx) => tx.drafts.get('contoso', 'conversation-1', 'person-1'));
      assert.deepEqual(await read(), draft);
      await store.transaction((tx) => tx.drafts.remove('contoso', 'conversation-1', 'person-1'));
      assert.equal(await read(), null);
    });

    it('of the drafts in a conversation are read the newest first, so many and no other conversation’s', async () => {
      const older = aDraftRecord();
      const newer = aDraftRecord({ personId: 'person-2', updatedAt: older.updatedAt + 1 });
      const store = await database.open();
      await store.transaction(async (tx) => {
        for (const draft of [older, newer, aDraftRecord({ conversationId: 'conversation-2' })]) {
          await tx.drafts.save(draft);
        }
        assert.deepEqual(await tx.drafts.inConversation('contoso', 'conversation-1', 10), [newer, older]);
        assert.deepEqual(await tx.drafts.inConversation('contoso', 'conversation-1', 1), [newer]);
      });
    });

    it('of a migration is read as written, and replaced by an update', async () => {
      const migration = aMigration();
      const changed = aMigration({
        state: 'archived',
        request: aRequest({ customer: { name: 'Adventure Works' } }),
        plan: planOf({ today: '2026-12-01' }),
        progress: { done: {} },
        revision: 2,
        ownerId: 'person-2',
        conversationId: 'conversation-2',
        updatedAt: 1_795_000_000_999,
      });
      const store = await database.open();
      const read = () => store.transaction((tx) => tx.migrations.get('contoso', 'migration-1'));
      await store.transaction((tx) => tx.migrations.insert(migration));
      assert.deepEqual(await read(), migration);
      assert.equal(await store.transaction((tx) => tx.migrations.update(changed)), true);
      assert.deepEqual(await read(), changed);
      assert.equal(await store.transaction((tx) => tx.migrations.get('contoso', 'migration-2')), null);
    });

    it('of a card is read as written, replaced under the same activity, and removed', async () => {
      const store = await database.open();
      const read = () => store.transaction((tx) => tx.cards.ofMigration('contoso', 'migration-1'));
      const second = aCardRecord({ cardId: 'card-2', activityId: 'activity-2' });
      const replaced = aCardRecord({ revision: 7, locale: 'en', kind: 'credit' });
      await store.transaction(async (tx) => {
        await tx.migrations.insert(aMigration());
        await tx.migrations.insert(aMigration({ migrationId: 'migration-2' }));
        await tx.cards.save(aCardRecord({ cardId: 'card-3', activityId: 'activity-3', migrationId: 'migration-2' }));
        await tx.cards.save(second);
        await tx.cards.save(aCardRecord());
      });
      assert.deepEqual(await read(), [aCardRecord(), second]);
      await store.transaction((tx) => tx.cards.save(replaced));
      assert.deepEqual(await read(), [replaced, second]);
      await store.transaction((tx) => tx.cards.remove('contoso', 'conversation-1', 'activity-1'));
      assert.deepEqual(await read(), [second]);
    });

    it('of an audit entry is read as written, the newest first and no more than asked for', async () => {
      const entries = [1, 2, 3].map((at) => anAuditRecord({ auditId: `audit-${at}`, at }));
      const sameInstant = anAuditRecord({ auditId: 'audit-4', at: 3 });
      const ofAnother = anAuditRecord({ auditId: 'audit-5', at: 9, migrationId: 'migration-2' });
      const read = await afterWriting(
        async (tx) => {
          await tx.migrations.insert(aMigration());
          await tx.migrations.insert(aMigration({ migrationId: 'migration-2' }));
          for (const entry of [...entries, sameInstant, ofAnother]) await tx.audit.append(entry);
        },
        (tx) => tx.audit.ofMigration('contoso', 'migration-1', 3),
      );
      assert.deepEqual(read, [sameInstant, entries[2], entries[1]]);
    });

    it('of a reminder is read as written, by migration, by conversation and by date', async () => {
      const first = aReminder({ localDate: '2027-01-13' });
      const second = aReminder({ reminderId: 'reminder-2', localDate: '2027-02-12', kind: 'step', subject: 'x' });
      const sameDate = aReminder({ reminderId: 'reminder-3', localDate: '2027-02-12' });
      const elsewhere = aReminder({ reminderId: 'reminder-4', migrationId: 'migration-2', localDate: '2027-02-01' });
      const another = { migrationId: 'migration-2', conversationId: 'conversation-2' };
      const inAnotherChat = aReminder({ ...another, reminderId: 'reminder-5', localDate: '2027-01-31' });
      const store = await database.open();
      await store.transaction(async (tx) => {
        await tx.reminders.replaceOf('contoso', 'migration-1', [sameDate, second, first]);
        await tx.reminders.replaceOf('contoso', 'migration-2', [elsewhere, inAnotherChat]);
        await tx.migrations.insert(aMigration());
        await tx.migrations.insert(aMigration({ migrationId: 'migration-2' }));
      });
      await store.transaction(async ({ reminders }) => {
        assert.deepEqual(await reminders.ofMigration('contoso', 'migration-1'), [first, second, sameDate]);
        assert.deepEqual(await reminders.dueIn('contoso', 'conversation-1', '2027-02-01'), [first, elsewhere]);
        assert.deepEqual(await reminders.datesIn('contoso', 'conversation-1', 'migration-1'), [
          '2027-01-13',
          '2027-02-12',
        ]);
        assert.deepEqual(await reminders.datesIn('contoso', 'conversation-1', null), [
          '2027-01-13',
          '2027-02-01',
          '2027-02-12',
        ]);
      });
      await store.transaction((tx) => tx.reminders.replaceOf('contoso', 'migration-1', [first]));
      await store.transaction(async ({ reminders }) => {
        assert.deepEqual(await reminders.ofMigration('contoso', 'migration-1'), [first]);
        assert.deepEqual(await reminders.ofMigration('contoso', 'migration-2'), [inAnotherChat, elsewhere]);
      });
    });

    it('is one of ten thousand reminders written at once', async () => {
      const many = Array.from({ length: 10_000 }, (_, index) => aReminder({ reminderId: `reminder-${index}` }));
      const read = await afterWriting(
        async (tx) => {
          await tx.migrations.insert(aMigration());
          await tx.reminders.replaceOf('contoso', 'migration-1', many);
        },
        (tx) => tx.reminders.ofMigration('contoso', 'migration-1'),
      );
      assert.equal(new Set(read.map(({ reminderId }) => reminderId)).size, 10_000);
    });

    it('of a turn is kept once, marked as answered, and forgotten when it is old', async () => {
      const store = await database.open();
      const read = () => store.transaction((tx) => tx.seen.get('contoso', 'activity-1'));
      assert.equal(await store.transaction((tx) => tx.seen.insert(aSeenRecord())), true);
      assert.equal(await store.transaction((tx) => tx.seen.insert(aSeenRecord({ reply: 'another' }))), false);
      assert.deepEqual(await read(), aSeenRecord());
      await store.transaction((tx) => tx.seen.markAnswered('contoso', 'activity-1'));
      assert.deepEqual(await read(), aSeenRecord({ answered: true }));
      await store.transaction((tx) => tx.seen.purgeBefore('contoso', aSeenRecord().at));
      assert.deepEqual(await read(), aSeenRecord({ answered: true }));
      await store.transaction((tx) => tx.seen.purgeBefore('contoso', aSeenRecord().at + 1));
      assert.equal(await read(), null);
    });

    it('keeps any JSON as the reply of a turn', async () => {
      const store = await database.open();
      for (const reply of [null, false, 0, '', 'text', [1, { a: [] }], { deep: { nested_key: 1 } }]) {
        const key = `key ${JSON.stringify(reply)}`;
        await store.transaction((tx) => tx.seen.insert(aSeenRecord({ key, reply })));
        const read = await store.transaction((tx) => tx.seen.get('contoso', key));
        assert.deepEqual(read?.reply, reply);
      }
    });

    it('gives whole numbers as numbers, exactly, and refuses one that a number cannot hold', async () => {
      const store = await database.open();
      const at = Number.MAX_SAFE_INTEGER;
      await store.transaction((tx) => tx.seen.insert(aSeenRecord({ at })));
      const read = () => store.transaction((tx) => tx.seen.get('contoso', 'activity-1'));
      assert.equal((await read())?.at, at);
      await database.query(`update seen set at = 9007199254740993`);
      await assert.rejects(read, RangeError);
    });

    it('of a migration that is not there is refused with all of its transaction', async () => {
      const store = await database.open();
      const write = store.transaction(async (tx) => {
        await tx.tenants.save(aTenant());
        await tx.audit.append(anAuditRecord());
      });
      await assert.rejects(write, /foreign key/i);
      assert.equal(await store.transaction((tx) => tx.tenants.get('contoso')), null);
    });
  });
});
