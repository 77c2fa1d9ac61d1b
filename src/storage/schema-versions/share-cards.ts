import type { SchemaVersion } from './schema-version.ts';

/** What conversations are called, and whose cards are: posted by us, or learned of at a tap and perhaps not ours to update. */
export const shareCards: SchemaVersion = async (db, engine) => {
  await db.schema.alterTable('conversations').addColumn('name', engine.text).execute();
  await db.schema
    .alterTable('cards')
    .addColumn('standing', engine.text, (column) => column.notNull().defaultTo('posted'))
    .execute();
};
