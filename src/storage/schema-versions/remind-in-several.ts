import { sql } from 'kysely';
import type { SchemaVersion } from './schema-version.ts';

/** Shared conversations that are reminded beside the owner; a migration planned in one is reminded there as before. */
export const remindInSeveral: SchemaVersion = async (db, engine) => {
  await db.schema
    .alterTable('migrations')
    .addColumn('reminded_in', engine.text, (column) => column.notNull().defaultTo('[]'))
    .execute();
  await sql`
    update migrations set reminded_in = '["' || conversation_id || '"]'
    where exists (
      select 1 from conversations
      where conversations.tenant_id = migrations.tenant_id
        and conversations.conversation_id = migrations.conversation_id
        and conversations.scope <> 'personal'
    )`.execute(db);
};
