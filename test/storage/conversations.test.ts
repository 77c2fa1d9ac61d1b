import assert from 'node:assert/strict';
import { ANEW, MOVED } from '../../src/service/reminder-store.ts';
import type { Store } from '../../src/service/store.ts';
import { DAY, deliveryCalls, leaseClock, onDays } from '../support/deliveries.ts';
import { aConversation, aDraftRecord, aMigration, aPerson, aReminder } from '../support/records.ts';
import { forEachEngine } from '../support/stores.ts';

const HERE = { tenantId: 'contoso', conversationId: 'conversation-1' };

describe('a conversation', () => {
  forEachEngine((database) => {
    let store: Store;
    beforeEach(async () => {
      store = await database.open({ leaseClock });
      await store.transaction((tx) => tx.conversations.save(aConversation({ unreachable: null })));
    });
    const calls = deliveryCalls(() => store);
    const find = (conversationId = HERE.conversationId) =>
      store.transaction((tx) => tx.conversations.get('contoso', conversationId));
    const revision = () => store.transaction((tx) => tx.conversations.revision('contoso', HERE.conversationId));
    const mark = (at: number) =>
      store.transaction((tx) => tx.conversations.markUnreachable('contoso', HERE.conversationId, 'blocked', at));

    describe('that cannot be reached', () => {
      it('is marked, and nothing else of it changes', async () => {
        const before = await find();
        assert.equal(await mark(await revision()), true);
        assert.deepEqual(await find(), { ...before, unreachable: 'blocked' });
      });

      it('is not marked when an activity came from it meanwhile', async () => {
        const seen = await revision();
        const newer = aConversation({ unreachable: null, reference: { serviceUrl: 'https://newer.example/' } });
        await store.transaction((tx) => tx.conversations.save(newer));
        assert.equal(await mark(seen), false);
        assert.deepEqual(await find(), newer);
      });

      it('has no revision where it is not known', async () => {
        assert.equal(await store.transaction((tx) => tx.conversations.revision('fabrikam', 'conversation-1')), 0);
      });
    });

    describe('that gets another id', () => {
      const there = aConversation({ conversationId: 'chat-2', unreachable: null });
      const move = () => store.transaction((tx) => tx.conversations.move(HERE, there, null));

      it('takes with it what belongs to it', async () => {
        await store.transaction(async (tx) => {
          await tx.people.save(aPerson({ personalConversationId: HERE.conversationId }));
          await tx.people.save(aPerson({ personId: 'person-2', personalConversationId: 'other' }));
          await tx.migrations.insert(aMigration());
          await tx.drafts.save(aDraftRecord());
          await tx.reminders.replaceOf('contoso', 'migration-1', [aReminder()]);
        });
        await calls.reschedule(onDays(1, 2));
        const claimed = await calls.claimOne(DAY);
        await move();
        await store.transaction(async (tx) => {
          assert.equal(await tx.conversations.get('contoso', HERE.conversationId), null);
          assert.deepEqual(await tx.conversations.get('contoso', 'chat-2'), there);
          assert.equal((await tx.people.get('contoso', 'person-1'))?.personalConversationId, 'chat-2');
          assert.equal((await tx.people.get('contoso', 'person-2'))?.personalConversationId, 'other');
          assert.equal((await tx.migrations.get('contoso', 'migration-1'))?.conversationId, 'chat-2');
          assert.ok(await tx.drafts.get('contoso', 'chat-2', 'person-1'));
          assert.equal((await tx.reminders.dueIn('contoso', 'chat-2', '2099-12-31')).length, 1);
        });
        const moved = await calls.read('d1');
        assert.deepEqual(moved, { ...claimed, conversationId: 'chat-2' });
        assert.deepEqual(await calls.claim(9 * DAY, 10, ['d1']), [], 'the lane is held there');
        await calls.record({ ...moved, state: 'sent', leaseUntil: null, anew: ANEW.done });
        assert.equal((await calls.claimOne(9 * DAY)).deliveryId, 'd2');
      });

      it('leaves what the other one knows already, and what both have', async () => {
        const known = { ...there, reference: { serviceUrl: 'https://newer.example/' } };
        await store.transaction((tx) => tx.conversations.save(known));
        await calls.reschedule(onDays(1, 2));
        await calls.reschedule(
          onDays(2).map((one) => ({ ...one, deliveryId: 'theirs' })),
          null,
          'chat-2',
        );
        await move();
        assert.deepEqual(await find('chat-2'), known);
        const [one, two] = [await calls.read('d1'), await calls.read('d2')];
        assert.deepEqual([one.conversationId, one.state], ['chat-2', 'scheduled']);
        assert.deepEqual([two.conversationId, two.state, two.reason], [HERE.conversationId, 'cancelled', MOVED]);
        assert.equal((await calls.read('theirs')).state, 'scheduled');
      });

      it('is whose chat it is, where that was not known', async () => {
        const unknown = aConversation({ conversationId: 'new:person-1' });
        await store.transaction(async (tx) => {
          await tx.people.save(aPerson({ personalConversationId: null }));
          await tx.conversations.save(unknown);
          await tx.conversations.move(unknown, there, 'person-1');
        });
        const person = await store.transaction((tx) => tx.people.get('contoso', 'person-1'));
        assert.equal(person?.personalConversationId, 'chat-2');
      });

      it('may be the same one under a new reference', async () => {
        const again = aConversation({ unreachable: null, reference: { serviceUrl: 'https://again.example/' } });
        await calls.reschedule(onDays(1));
        await store.transaction((tx) => tx.conversations.move(HERE, again, null));
        assert.deepEqual(await find(), again);
        assert.equal((await calls.claimOne(DAY)).deliveryId, 'd1');
      });
    });
  });
});
