import type { SchemaVersion } from './schema-version.ts';

/** Who has an open step of which migration; before this nobody could be given one. */
export const keepWorkers: SchemaVersion = async (db, engine) => {
  const { text } = engine;
  await db.schema
    .createTable('workers')
    .addColumn('tenant_id', text, (column) => column.notNull())
    .addColumn('migration_id', text, (column) => column.notNull())
    .addColumn('person_id', text, (column) => column.notNull())
    .addColumn('next_end_date', text, (column) => column.notNull())
    .addPrimaryKeyConstraint('workers_key', ['tenant_id', 'migration_id', 'person_id'])
    .modifyEnd(engine.tableOptions)
    .execute();
  await db.schema
    .createIndex('workers_by_person')
    .on('workers')
    .columns(['tenant_id', 'person_id', 'next_end_date', 'migration_id'])
    .execute();
  await db.schema.createIndex('people_by_name').on('people').columns(['tenant_id', 'name', 'person_id']).execute();
};
