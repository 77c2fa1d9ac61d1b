import assert from 'node:assert/strict';
import { DatabaseSync } from 'node:sqlite';
import sinon from 'sinon';
import type { DeliveryRecord } from '../../src/service/reminder-store.ts';
import { SOUGHT_STATES, type StoreTransaction } from '../../src/service/store.ts';
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
import { forPostgres, forSqlite } from '../support/stores.ts';

const WANTED = [{ deliveryId: 'd1', localDate: '2027-01-01', dueAt: 0 }];

/** Every call of every table, so that every statement there is runs once. */
const callAll = async (tx: StoreTransaction): Promise<void> => {
  await tx.tenants.save(aTenant());
  await tx.tenants.get('contoso');
  await tx.people.save(aPerson());
  await tx.people.get('contoso', 'p');
  await tx.people.named('contoso', 1);
  await tx.conversations.save(aConversation());
  await tx.conversations.get('contoso', 'c');
  await tx.conversations.shared('contoso', 1);
  await tx.conversations.revision('contoso', 'c');
  await tx.conversations.markUnreachable('contoso', 'c', 'blocked', 1);
  await tx.drafts.save(aDraftRecord());
  await tx.drafts.save(aDraftRecord({ revision: 2 }));
  await tx.drafts.get('contoso', 'c', 'p');
  await tx.drafts.inConversation('contoso', 'c', 1);
  await tx.drafts.remove('contoso', 'c', 'p');
  await tx.migrations.insert(aMigration());
  await tx.migrations.update(aMigration({ revision: 2 }));
  await tx.migrations.get('contoso', 'm');
  await tx.migrations.list('contoso', 'active', { limit: 1, offset: 0 });
  await tx.migrations.endingBy('contoso', '2027-01-01', 1);
  await tx.migrations.search('contoso', 'x', 1);
  const sought = { text: 'x', skus: ['SPB'] };
  for (const state of SOUGHT_STATES) {
    const inState = { state, rest: sought };
    await tx.migrations.find('contoso', { ...sought, inState, today: '2027-01-01' }, { limit: 1, offset: 0 });
  }
  const found = await tx.migrations.lastChanged('contoso', 1);
  await tx.migrations.byDue('contoso', found, { limit: 2, offset: 0 });
  await tx.cards.save(aCardRecord());
  await tx.cards.ofMigration('contoso', 'm');
  await tx.cards.find('contoso', ['c', 'd'], 'a');
  await tx.cards.removeIn('contoso', 'c');
  await tx.cards.remove('contoso', 'c', 'a');
  await tx.reminders.replaceOf('contoso', 'migration-1', [aReminder()]);
  await tx.reminders.ofMigration('contoso', 'm');
  await tx.reminders.dueIn('contoso', 'c', '2027-01-01');
  await tx.reminders.conversations('contoso');
  await tx.reminders.datesIn('contoso', 'c', null);
  await tx.reminders.datesIn('contoso', 'c', 'm');
  await tx.deliveries.reschedule('contoso', 'c', null, WANTED);
  await tx.deliveries.reschedule('contoso', 'c', 'm', []);
  const [claimed] = await tx.deliveries.claimDue(0, 1, 1);
  await tx.deliveries.get('contoso', 'd');
  await tx.deliveries.record(claimed as DeliveryRecord);
  await tx.deliveries.isOvertaken(claimed as DeliveryRecord, '2099-12-31');
  await tx.deliveries.isLaneTaken('contoso', 'c', 'd');
  await tx.deliveries.nextDueAt(0);
  await tx.deliveries.shorten(0, 1, 1);
  await tx.pace.countSent('contoso', 'c', 1);
  await tx.pace.takeTurn('contoso', 'c');
  await tx.pace.sentAfter('contoso', 'c', 0, 1);
  await tx.pace.sentAfter('contoso', null, 0, 1);
  await tx.pace.reserve('contoso', 1);
  await tx.pace.pause('contoso', 'c', 1);
  await tx.pace.pausedTenants();
  await tx.pace.tidy(1);
  await tx.conversations.move(aConversation(), aConversation({ conversationId: 'c2' }), 'p');
  await tx.audit.append(anAuditRecord());
  await tx.audit.ofMigration('contoso', 'm', 1);
  await tx.audit.page('contoso', 'm', { limit: 1, offset: 0 });
  await tx.migrations.ofWorker('contoso', 'p', { limit: 1, offset: 0 });
  await tx.seen.insert(aSeenRecord());
  await tx.seen.get('contoso', 'k');
  await tx.seen.markAnswered('contoso', 'k');
  await tx.seen.purgeBefore('contoso', 0);
};

describe('the plan of a query', () => {
  forSqlite((database) => {
    let plans: Map<string, string[]>;

    beforeEach(async () => {
      const store = await database.open();
      const prepare = sinon.spy(DatabaseSync.prototype, 'prepare');
      try {
        await store.transaction(callAll);
      } finally {
        prepare.restore();
      }
      plans = new Map();
      for (const [text] of prepare.args) {
        if (/^commit/.test(text)) continue;
        const details = await database.query(`explain query plan ${text}`);
        plans.set(
          text,
          details.map((row) => String(row['detail'])),
        );
      }
    });

    const planOf = (text: RegExp): string[] => {
      const found = [...plans].filter(([query]) => text.test(query));
      assert.equal(found.length, 1, `one query is like ${text}`);
      return found.flatMap(([, details]) => details);
    };

    it('never reads through a whole table', () => {
      const scans = [...plans].filter(([, details]) =>
        details.some((detail) => /^SCAN (?!due$|CONSTANT ROW$|old$)/.test(detail)),
      );
      assert.deepEqual(scans, []);
      assert.ok(plans.size > 35, `${plans.size} queries were looked at`);
    });

    it('for what is due reads the lanes in their order', () => {
      const plan = planOf(/^with "due".*"lanes"/);
      assert.ok(plan.includes('SEARCH lanes USING INDEX lanes_due (wakes_at<?)'), plan.join('\n'));
      assert.ok(!plan.some((detail) => detail.includes('TEMP B-TREE')), plan.join('\n'));
    });

    it('for leases that ran out reads those that are held', () => {
      const plan = planOf(/^with "due".*state in \('claimed', 'sending'\)/);
      assert.ok(plan.includes('SEARCH deliveries USING INDEX deliveries_leased (wakes_at<?)'), plan.join('\n'));
    });

    it('for the next instant reads an index', () => {
      const plan = planOf(/min\(wakes_at\) as "next" from "lanes"/);
      assert.deepEqual(plan, ['SEARCH lanes USING COVERING INDEX lanes_due (wakes_at>?)']);
    });

    it('for what was sent reads as far back as is asked', () => {
      const plan = planOf(/from "sends".*"conversation_id" = \?/);
      assert.deepEqual(plan, [
        'SEARCH sends USING INDEX sends_by_conversation (tenant_id=? AND conversation_id=? AND at>?)',
      ]);
    });

    it('for lists of migrations reads an index in its order', () => {
      const list =
        'SEARCH migrations USING INDEX migrations_by_state_and_next_end_date_and_migration_id (tenant_id=? AND state=?)';
      assert.deepEqual(planOf(/from "migrations".*order by "next_end_date".*offset/), [list]);
      const own = 'SEARCH workers USING COVERING INDEX workers_by_person (tenant_id=? AND person_id=?)';
      assert.deepEqual(planOf(/from "workers".*order by "next_end_date"/), [own]);
      const ending = list.replace(/\)$/, ' AND next_end_date<?)');
      assert.deepEqual(planOf(/"next_end_date" <= \?/), [ending]);
      const search = 'SEARCH migrations USING INDEX migrations_by_updated_at_and_migration_id (tenant_id=?)';
      assert.deepEqual(planOf(/from "migrations".*like/), [search]);
    });

    it('names the tenant, but for the loop that serves them all', () => {
      const nameless = [...plans.keys()].filter(
        (text) =>
          /deliveries|lanes|sends|paces|"/.test(text) && !text.includes('"tenant_id" = ?') && !/^insert/.test(text),
      );
      const ofTheLoop = /wakes_at|wait_until|paused_until|"sends"|old\.at|select cast/;
      assert.deepEqual(
        nameless.filter((text) => !ofTheLoop.test(text)),
        [],
      );
    });
  });

  forPostgres((database) => {
    it('for what is due reads the partial index', async () => {
      const store = await database.open();
      await store.ping();
      const rows = await database.query(`
        set enable_seqscan = off;
        explain select tenant_id, delivery_id from lanes where wakes_at <= 5
          order by wakes_at, tenant_id, conversation_id limit 10 for update skip locked`);
      const plan = rows.map((row) => row['QUERY PLAN']).join('\n');
      assert.match(plan, /Index Scan using lanes_due/);
      assert.doesNotMatch(plan, /Sort/);
    });
  });
});
