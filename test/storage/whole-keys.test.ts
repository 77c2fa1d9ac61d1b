import assert from 'node:assert/strict';
import type { StoreTransaction } from '../../src/service/store.ts';
import {
  aCardRecord,
  aConversation,
  aDraftRecord,
  aMigration,
  anAuditRecord,
  aPerson,
  aReminder,
  aSeenRecord,
} from '../support/records.ts';
import { forEachEngine } from '../support/stores.ts';

const DAYS = ['2027-01-01', '2027-01-02'] as const;

/** Each changes or removes a record that `writeOnes` has written. */
const CHANGES: Record<string, (tx: StoreTransaction) => Promise<unknown>> = {
  'a person saved': (tx) => tx.people.save(aPerson({ name: 'changed' })),
  'a conversation saved': (tx) => tx.conversations.save(aConversation({ zone: 'changed' })),
  'a conversation marked': async (tx) => {
    const revision = await tx.conversations.revision('contoso', 'conversation-1');
    assert.equal(await tx.conversations.markUnreachable('contoso', 'conversation-1', 'blocked', revision), true);
  },
  'a draft saved': (tx) => tx.drafts.save(aDraftRecord({ revision: 2 })),
  'a draft removed': (tx) => tx.drafts.remove('contoso', 'conversation-1', 'person-1'),
  'a migration updated': (tx) => tx.migrations.update(aMigration({ revision: 2 })),
  'a card saved': (tx) => tx.cards.save(aCardRecord({ locale: 'changed' })),
  'a card removed': (tx) => tx.cards.remove('contoso', 'conversation-1', 'activity-1'),
  'cards of a conversation removed': (tx) => tx.cards.removeIn('contoso', 'conversation-1'),
  'reminders replaced': (tx) => tx.reminders.replaceOf('contoso', 'migration-1', []),
  'a turn marked': (tx) => tx.seen.markAnswered('contoso', 'activity-1'),
  'a turn forgotten': (tx) => tx.seen.purgeBefore('contoso', aSeenRecord().at + 1),
  'a delivery recorded': async (tx) => {
    const delivery = await tx.deliveries.get('contoso', 'delivery-1');
    assert.ok(delivery);
    assert.equal(await tx.deliveries.record({ ...delivery, state: 'sent' }), true);
  },
};

const otherConversation = { conversationId: 'conversation-2' };
const otherMigration = { migrationId: 'migration-2' };

/** Records whose keys differ from those of `writeOnes` in one part. */
const writeNeighbours = async (tx: StoreTransaction): Promise<void> => {
  await tx.people.save(aPerson({ personId: 'person-2' }));
  await tx.conversations.save(aConversation(otherConversation));
  await tx.drafts.save(aDraftRecord(otherConversation));
  await tx.drafts.save(aDraftRecord({ personId: 'person-2' }));
  await tx.migrations.insert(aMigration(otherMigration));
  await tx.cards.save(aCardRecord({ ...otherMigration, ...otherConversation, cardId: 'card-2' }));
  await tx.reminders.replaceOf('contoso', 'migration-2', [aReminder({ ...otherMigration, reminderId: 'reminder-2' })]);
  await tx.audit.append(anAuditRecord({ ...otherMigration, auditId: 'audit-2' }));
  await tx.seen.insert(aSeenRecord({ key: 'activity-2', at: aSeenRecord().at + 1 }));
};

const writeOnes = async (tx: StoreTransaction): Promise<void> => {
  await tx.people.save(aPerson());
  await tx.conversations.save(aConversation());
  await tx.drafts.save(aDraftRecord());
  await tx.migrations.insert(aMigration());
  await tx.cards.save(aCardRecord());
  await tx.reminders.replaceOf('contoso', 'migration-1', [aReminder()]);
  await tx.audit.append(anAuditRecord());
  await tx.seen.insert(aSeenRecord());
  const wanted = DAYS.map((localDate, index) => ({ deliveryId: `delivery-${index + 1}`, localDate, dueAt: 0 }));
  await tx.deliveries.reschedule('contoso', 'conversation-1', null, wanted);
};

const readNeighbours = async (tx: StoreTransaction) => [
  await tx.people.get('contoso', 'person-2'),
  await tx.conversations.get('contoso', 'conversation-2'),
  await tx.drafts.get('contoso', 'conversation-2', 'person-1'),
  await tx.drafts.get('contoso', 'conversation-1', 'person-2'),
  await tx.migrations.get('contoso', 'migration-2'),
  await tx.cards.ofMigration('contoso', 'migration-2'),
  await tx.reminders.ofMigration('contoso', 'migration-2'),
  await tx.audit.ofMigration('contoso', 'migration-2', 5),
  await tx.seen.get('contoso', 'activity-2'),
  await tx.deliveries.get('contoso', 'delivery-2'),
];

const readOnes = async (tx: StoreTransaction) => [
  await tx.people.get('contoso', 'person-1'),
  await tx.conversations.get('contoso', 'conversation-1'),
  await tx.drafts.get('contoso', 'conversation-1', 'person-1'),
  await tx.migrations.get('contoso', 'migration-1'),
  await tx.cards.ofMigration('contoso', 'migration-1'),
  await tx.reminders.ofMigration('contoso', 'migration-1'),
  await tx.audit.ofMigration('contoso', 'migration-1', 5),
  await tx.seen.get('contoso', 'activity-1'),
  await tx.deliveries.get('contoso', 'delivery-1'),
];

describe('a change', () => {
  forEachEngine((database) => {
    it('reaches the record of the whole key, and none that shares a part of it', async () => {
      const store = await database.open();
      for (const [what, change] of Object.entries(CHANGES)) {
        const undone = new Error('rolled back, for the next change to start anew');
        const tried = store.transaction(async (tx) => {
          await writeNeighbours(tx);
          await writeOnes(tx);
          const ones = await readOnes(tx);
          const neighbours = await readNeighbours(tx);
          assert.ok(neighbours.every((record) => record !== null && (!Array.isArray(record) || record.length === 1)));
          await change(tx);
          assert.deepEqual(await readNeighbours(tx), neighbours, what);
          assert.notDeepEqual(await readOnes(tx), ones, what);
          throw undone;
        });
        assert.equal(await tried.catch((error: Error) => error), undone);
      }
    });
  });
});
