import { sql } from 'kysely';
import type { SchemaVersion } from './schema-version.ts';

const KEPT = [
  'tenant_id',
  'delivery_id',
  'conversation_id',
  'migration_id',
  'local_date',
  'due_at',
  'state',
  'lease_until',
  'fence',
  'attempts',
  'reason',
  'activity_id',
  'sent_at',
  'subjects',
] as const;

/** When a delivery must be looked at: due and done with waiting, on the process's clock; or its lease running out, on that of leases. */
const WAKES_AT = sql`case
  when state = 'scheduled' then case when wait_until > due_at then wait_until else due_at end
  when state in ('claimed', 'sending') then coalesce(lease_until, due_at)
end`;

/**
 * One lane a conversation, waits beside due instants, what may have been sent twice, and the pace of sending. The table of
 * deliveries is made anew, as SQLite cannot change a stored column. Adds the state `unreadable`.
 */
export const keepPace: SchemaVersion = async (db, engine) => {
  const { text, integer } = engine;
  await db.schema
    .createTable('deliveries_anew')
    .addColumn('tenant_id', text, (column) => column.notNull())
    .addColumn('delivery_id', text, (column) => column.notNull())
    .addColumn('conversation_id', text, (column) => column.notNull())
    .addColumn('migration_id', text, (column) => column.notNull())
    .addColumn('local_date', text, (column) => column.notNull())
    .addColumn('due_at', integer, (column) => column.notNull())
    .addColumn('wait_until', integer)
    .addColumn('state', text, (column) => column.notNull())
    .addColumn('lease_until', integer)
    .addColumn('fence', integer, (column) => column.notNull())
    .addColumn('attempts', integer, (column) => column.notNull())
    .addColumn('ambiguous', integer, (column) => column.notNull().defaultTo(0))
    .addColumn('anew', integer, (column) => column.notNull().defaultTo(0))
    .addColumn('reason', text)
    .addColumn('activity_id', text)
    .addColumn('sent_at', integer)
    .addColumn('subjects', text, (column) => column.notNull())
    .addColumn('wakes_at', integer, (column) => column.generatedAlwaysAs(WAKES_AT).stored())
    .addPrimaryKeyConstraint('deliveries_key', ['tenant_id', 'delivery_id'])
    .addUniqueConstraint('deliveries_one_a_date', ['tenant_id', 'conversation_id', 'migration_id', 'local_date'])
    .modifyEnd(engine.tableOptions)
    .execute();
  const kept = sql.join(KEPT.map((name) => sql.ref(name)));
  // A lane may hold two from before; whoever holds one loses it by the next fence.
  await sql`insert into deliveries_anew (${kept}) select ${kept} from deliveries`.execute(db);
  await sql`update deliveries_anew set state = 'scheduled', lease_until = null where state in ('claimed', 'sending')`.execute(
    db,
  );
  await db.schema.dropTable('deliveries').execute();
  await sql`alter table deliveries_anew rename to deliveries`.execute(db);

  await sql`create index deliveries_due_in on deliveries (tenant_id, conversation_id, wakes_at, delivery_id)
    where state = 'scheduled'`.execute(db);
  await sql`create index deliveries_put_off on deliveries (wait_until)
    where state = 'scheduled' and wait_until is not null`.execute(db);
  await sql`create index deliveries_leased on deliveries (wakes_at) where state in ('claimed', 'sending')`.execute(db);
  await sql`create unique index deliveries_one_a_lane on deliveries (tenant_id, conversation_id)
    where state in ('claimed', 'sending')`.execute(db);

  await db.schema
    .createTable('lanes')
    .addColumn('tenant_id', text, (column) => column.notNull())
    .addColumn('conversation_id', text, (column) => column.notNull())
    .addColumn('wakes_at', integer)
    .addColumn('delivery_id', text)
    .addPrimaryKeyConstraint('lanes_key', ['tenant_id', 'conversation_id'])
    .modifyEnd(engine.tableOptions)
    .execute();
  await sql`create index lanes_due on lanes (wakes_at, tenant_id, conversation_id) where wakes_at is not null`.execute(
    db,
  );
  await sql`
    insert into lanes (tenant_id, conversation_id, wakes_at, delivery_id)
    select tenant_id, conversation_id, wakes_at, delivery_id from deliveries
    where state = 'scheduled' and not exists (
      select 1 from deliveries as earlier
      where earlier.tenant_id = deliveries.tenant_id and earlier.conversation_id = deliveries.conversation_id
        and earlier.state = 'scheduled'
        and (earlier.wakes_at < deliveries.wakes_at
          or (earlier.wakes_at = deliveries.wakes_at and earlier.delivery_id < deliveries.delivery_id)))`.execute(db);

  await db.schema
    .alterTable('conversations')
    .addColumn('revision', integer, (column) => column.notNull().defaultTo(1))
    .execute();
  await db.schema
    .createTable('sends')
    .addColumn('tenant_id', text, (column) => column.notNull())
    .addColumn('conversation_id', text, (column) => column.notNull())
    .addColumn('at', integer, (column) => column.notNull())
    .addColumn('count', integer, (column) => column.notNull())
    .modifyEnd(engine.tableOptions)
    .execute();
  await sql`create index sends_by_conversation on sends (tenant_id, conversation_id, at)`.execute(db);
  await sql`create index sends_by_tenant on sends (tenant_id, at)`.execute(db);
  await sql`create index sends_by_age on sends (at)`.execute(db);
  await db.schema
    .createTable('paces')
    .addColumn('tenant_id', text, (column) => column.notNull())
    .addColumn('conversation_id', text, (column) => column.notNull())
    .addColumn('slot_at', integer, (column) => column.notNull())
    .addColumn('paused_until', integer, (column) => column.notNull())
    .addPrimaryKeyConstraint('paces_key', ['tenant_id', 'conversation_id'])
    .modifyEnd(engine.tableOptions)
    .execute();
  await sql`create index paces_paused on paces (paused_until)`.execute(db);
};
