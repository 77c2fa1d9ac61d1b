import type { SchemaVersion } from './schema-version.ts';

/** How many messages of a person in a row were not understood. */
export const countMisses: SchemaVersion = async (db, engine) => {
  await db.schema
    .alterTable('people')
    .addColumn('misses', engine.integer, (column) => column.notNull().defaultTo(0))
    .execute();
};
