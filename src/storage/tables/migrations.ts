import { type Kysely, sql } from 'kysely';
import type { Log } from '../../ports.ts';
import type { MigrationTable } from '../../service/store.ts';
import { fromMigrationRow, toMigrationRow } from '../migration-row.ts';
import { readableOf } from '../readable.ts';
import type { Tables } from '../schema.ts';
import { searchPattern } from '../search-form.ts';

export const createMigrationTable = (db: Kysely<Tables>, log: Log | undefined): MigrationTable => ({
  get: async (tenantId, migrationId) => {
    const row = await db
      .selectFrom('migrations')
      .selectAll()
      .where('tenantId', '=', tenantId)
      .where('migrationId', '=', migrationId)
      .executeTakeFirst();
    return row ? fromMigrationRow(row) : null;
  },

  insert: async (migration) => {
    await db.insertInto('migrations').values(toMigrationRow(migration)).execute();
  },

  update: async (migration) => {
    const { tenantId, migrationId, createdAt, ...changed } = toMigrationRow(migration);
    const { numUpdatedRows } = await db
      .updateTable('migrations')
      .set(changed)
      .where('tenantId', '=', tenantId)
      .where('migrationId', '=', migrationId)
      .where('revision', '=', migration.revision - 1)
      .executeTakeFirst();
    return numUpdatedRows === 1n;
  },

  list: async (tenantId, state, { limit, offset }) => {
    const ofState = db.selectFrom('migrations').where('tenantId', '=', tenantId).where('state', '=', state);
    const rows = await ofState
      .selectAll()
      .orderBy('nextEndDate')
      .orderBy('migrationId')
      .limit(limit)
      .offset(offset)
      .execute();
    const { total } = await ofState.select(({ fn }) => fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
    return { migrations: readableOf(rows, fromMigrationRow, log), total };
  },

  endingBy: async (tenantId, date, limit) => {
    const rows = await db
      .selectFrom('migrations')
      .selectAll()
      .where('tenantId', '=', tenantId)
      .where('state', '=', 'active')
      .where('nextEndDate', '<=', date)
      .orderBy('nextEndDate')
      .orderBy('migrationId')
      .limit(limit)
      .execute();
    return readableOf(rows, fromMigrationRow, log);
  },

  search: async (tenantId, text, limit) => {
    const pattern = searchPattern(text);
    if (pattern === null) return [];
    const rows = await db
      .selectFrom('migrations')
      .selectAll()
      .where('tenantId', '=', tenantId)
      .where(({ ref }) => sql<boolean>`${ref('searchName')} like ${pattern} escape '\\'`)
      .orderBy('updatedAt', 'desc')
      .orderBy('migrationId', 'desc')
      .limit(limit)
      .execute();
    return readableOf(rows, fromMigrationRow, log);
  },
});
