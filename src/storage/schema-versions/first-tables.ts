import { type CreateTableBuilder, sql } from 'kysely';
import type { Engine } from '../engine.ts';
import type { SchemaVersion } from './schema-version.ts';

type Columns = Record<string, 'text' | 'text?' | 'integer' | 'integer?'>;

const withColumns = (table: CreateTableBuilder<string, string>, columns: Columns, engine: Engine) =>
  Object.entries(columns).reduce<CreateTableBuilder<string, string>>(
    (builder, [name, type]) =>
      builder.addColumn(name, type.startsWith('text') ? engine.text : engine.integer, (column) =>
        type.endsWith('?') ? column : column.notNull(),
      ),
    table,
  );

/** Wide columns stand last, so that SQLite need not read through them for the others. */
const TABLES: { name: string; columns: Columns; key: string[]; ofMigration?: true }[] = [
  {
    name: 'tenants',
    columns: { tenant_id: 'text', country: 'text?', zone: 'text?', ordering: 'text?', reminder_hour: 'integer' },
    key: ['tenant_id'],
  },
  {
    name: 'people',
    columns: {
      tenant_id: 'text',
      person_id: 'text',
      channel_user_id: 'text',
      name: 'text',
      language: 'text?',
      locale: 'text?',
      zone: 'text?',
      personal_conversation_id: 'text?',
    },
    key: ['tenant_id', 'person_id'],
  },
  {
    name: 'conversations',
    columns: {
      tenant_id: 'text',
      conversation_id: 'text',
      scope: 'text',
      locale: 'text?',
      zone: 'text?',
      unreachable: 'text?',
      greeted_at: 'integer?',
      reference: 'text',
    },
    key: ['tenant_id', 'conversation_id'],
  },
  {
    name: 'drafts',
    columns: {
      tenant_id: 'text',
      conversation_id: 'text',
      person_id: 'text',
      revision: 'integer',
      updated_at: 'integer',
      draft: 'text',
    },
    key: ['tenant_id', 'conversation_id', 'person_id'],
  },
  {
    name: 'migrations',
    columns: {
      tenant_id: 'text',
      migration_id: 'text',
      state: 'text',
      next_end_date: 'text',
      revision: 'integer',
      owner_id: 'text',
      conversation_id: 'text',
      created_at: 'integer',
      updated_at: 'integer',
      search_name: 'text',
      customer_name: 'text',
      progress: 'text',
      request: 'text',
      plan: 'text',
    },
    key: ['tenant_id', 'migration_id'],
  },
  {
    name: 'cards',
    columns: {
      tenant_id: 'text',
      card_id: 'text',
      migration_id: 'text',
      conversation_id: 'text',
      activity_id: 'text',
      kind: 'text',
      revision: 'integer',
      locale: 'text',
    },
    key: ['tenant_id', 'conversation_id', 'activity_id'],
    ofMigration: true,
  },
  {
    name: 'reminders',
    columns: {
      tenant_id: 'text',
      reminder_id: 'text',
      migration_id: 'text',
      conversation_id: 'text',
      kind: 'text',
      subject: 'text',
      local_date: 'text',
    },
    key: ['tenant_id', 'reminder_id'],
    ofMigration: true,
  },
  {
    name: 'audit',
    columns: {
      tenant_id: 'text',
      audit_id: 'text',
      migration_id: 'text',
      at: 'integer',
      person_id: 'text',
      person_name: 'text',
      action: 'text',
      subject: 'text',
    },
    key: ['tenant_id', 'audit_id'],
    ofMigration: true,
  },
  {
    name: 'seen',
    columns: { tenant_id: 'text', key: 'text', at: 'integer', answered: 'integer', reply: 'text' },
    key: ['tenant_id', 'key'],
  },
];

const DELIVERY_COLUMNS: Columns = {
  tenant_id: 'text',
  delivery_id: 'text',
  conversation_id: 'text',
  migration_id: 'text',
  local_date: 'text',
  due_at: 'integer',
  state: 'text',
  lease_until: 'integer?',
  fence: 'integer',
  attempts: 'integer',
  reason: 'text?',
  activity_id: 'text?',
  sent_at: 'integer?',
  subjects: 'text',
};
const WAKES_AT = sql`case
  when state = 'scheduled' then due_at
  when state in ('claimed', 'sending') then coalesce(lease_until, due_at)
end`;

const INDEXES: { on: string; columns: string[] }[] = [
  { on: 'migrations', columns: ['tenant_id', 'state', 'next_end_date', 'migration_id'] },
  { on: 'migrations', columns: ['tenant_id', 'updated_at', 'migration_id'] },
  { on: 'cards', columns: ['tenant_id', 'migration_id', 'card_id'] },
  { on: 'reminders', columns: ['tenant_id', 'migration_id', 'local_date', 'reminder_id'] },
  { on: 'reminders', columns: ['tenant_id', 'conversation_id', 'local_date', 'reminder_id'] },
  { on: 'audit', columns: ['tenant_id', 'migration_id', 'at', 'audit_id'] },
  { on: 'seen', columns: ['tenant_id', 'at'] },
];

/** All the tables of the first release. */
export const firstTables: SchemaVersion = async (db, engine) => {
  for (const { name, columns, key, ofMigration } of TABLES) {
    const table = withColumns(db.schema.createTable(name), columns, engine)
      .addPrimaryKeyConstraint(`${name}_pkey`, key)
      .modifyEnd(engine.tableOptions);
    // Deferred, so that the rows of one transaction may be written in any order.
    const constraint = ['tenant_id', 'migration_id'];
    await (ofMigration
      ? table.addForeignKeyConstraint(`${name}_migration`, constraint, 'migrations', constraint, (key) =>
          key.deferrable().initiallyDeferred(),
        )
      : table
    ).execute();
  }
  await withColumns(db.schema.createTable('deliveries'), DELIVERY_COLUMNS, engine)
    .addColumn('wakes_at', engine.integer, (column) => column.generatedAlwaysAs(WAKES_AT).stored())
    .addPrimaryKeyConstraint('deliveries_pkey', ['tenant_id', 'delivery_id'])
    .addUniqueConstraint('deliveries_once', ['tenant_id', 'conversation_id', 'migration_id', 'local_date'])
    .modifyEnd(engine.tableOptions)
    .execute();
  await db.schema
    .createIndex('deliveries_waiting')
    .on('deliveries')
    .columns(['wakes_at', 'tenant_id', 'delivery_id'])
    .where(sql.ref('wakes_at'), 'is not', null)
    .execute();
  for (const { on, columns } of INDEXES) {
    await db.schema
      .createIndex(`${on}_by_${columns.slice(1).join('_and_')}`)
      .on(on)
      .columns(columns)
      .execute();
  }
};
