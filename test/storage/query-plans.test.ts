import assert from 'node:assert/strict';
import { DatabaseSync } from 'node:sqlite';
import sinon from 'sinon';
import type { DeliveryRecord } from '../../src/service/reminder-store.ts';
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
  await tx.conversations.save(aConversation());
  await tx.conversations.get('contoso', 'c');
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
  await tx.cards.save(aCardRecord());
  await tx.cards.ofMigration('contoso', 'm');
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
  await tx.deliveries.nextDueAt();
  await tx.audit.append(anAuditRecord());
  await tx.audit.ofMigration('contoso', 'm', 1);
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
      const scans = [...plans].filter(([, details]) => details.some((detail) => /^SCAN (?!due$)/.test(detail)));
      assert.deepEqual(scans, []);
      assert.ok(plans.size > 35, `${plans.size} queries were looked at`);
    });

    it('for what is due reads the partial index in its order', () => {
      const plan = planOf(/^with "due"/);
      assert.ok(plan.includes('SEARCH deliveries USING INDEX deliveries_waiting (wakes_at<?)'), plan.join('\n'));
      assert.ok(!plan.some((detail) => detail.includes('TEMP B-TREE')), plan.join('\n'));
    });

    it('for the next instant reads the partial index', () => {
      assert.deepEqual(planOf(/min\("wakes_at"\)/), ['SEARCH deliveries USING INDEX deliveries_waiting (wakes_at>?)']);
    });

    it('for lists of migrations reads an index in its order', () => {
      const list =
        'SEARCH migrations USING INDEX migrations_by_state_and_next_end_date_and_migration_id (tenant_id=? AND state=?)';
      assert.deepEqual(planOf(/order by "next_end_date".*offset/), [list]);
      const ending = list.replace(/\)$/, ' AND next_end_date<?)');
      assert.deepEqual(planOf(/"next_end_date" <= \?/), [ending]);
      const search = 'SEARCH migrations USING INDEX migrations_by_updated_at_and_migration_id (tenant_id=?)';
      assert.deepEqual(planOf(/like/), [search]);
    });

    it('names the tenant, but for the loop that serves them all', () => {
      const nameless = [...plans.keys()].filter((text) => !text.includes('"tenant_id" = ?') && !/^insert/.test(text));
      assert.equal(nameless.length, 2, nameless.join('\n'));
      assert.ok(
        nameless.every((text) => text.includes('"wakes_at"')),
        nameless.join('\n'),
      );
    });
  });

  forPostgres((database) => {
    it('for what is due reads the partial index', async () => {
      const store = await database.open();
      await store.ping();
      const rows = await database.query(`
        set enable_seqscan = off;
        explain select tenant_id, delivery_id from deliveries where wakes_at <= 5
          order by wakes_at, tenant_id, delivery_id limit 10 for update skip locked`);
      const plan = rows.map((row) => row['QUERY PLAN']).join('\n');
      assert.match(plan, /Index Scan using deliveries_waiting/);
      assert.doesNotMatch(plan, /Sort/);
    });
  });
});
