import { type Kysely, sql } from 'kysely';
import { workersOf } from '../../domain/roles.ts';
import type { Log } from '../../ports.ts';
import type { MigrationRecord, MigrationTable } from '../../service/store.ts';
import { chunksOf } from '../chunks.ts';
import { fromMigrationRow, toMigrationRow } from '../migration-row.ts';
import { readableOf } from '../readable.ts';
import type { MigrationRow, Tables } from '../schema.ts';
import { searchForm, searchPattern } from '../search-form.ts';
import { createSoughtRows } from './sought-rows.ts';

export const createMigrationTable = (db: Kysely<Tables>, log: Log | undefined): MigrationTable => {
  const sought = createSoughtRows(db);

  /** Few people work on a migration: those that no longer do are not looked for one by one. */
  const keepWorkers = async ({ plan, progress }: MigrationRecord, row: MigrationRow): Promise<void> => {
    const { tenantId, migrationId, state, nextEndDate } = row;
    await db.deleteFrom('workers').where('tenantId', '=', tenantId).where('migrationId', '=', migrationId).execute();
    const people = state === 'active' ? workersOf(plan, progress) : [];
    if (people.length === 0) return;
    const values = people.map((personId) => ({ tenantId, personId, migrationId, nextEndDate }));
    await db.insertInto('workers').values(values).execute();
  };

  /** The migrations of these ids, in their order. */
  const inOrder = async (tenantId: string, ids: string[]): Promise<MigrationRecord[]> => {
    if (ids.length === 0) return [];
    const rows = await db
      .selectFrom('migrations')
      .selectAll()
      .where('tenantId', '=', tenantId)
      .where('migrationId', 'in', ids)
      .execute();
    const byId = new Map(rows.map((row) => [row.migrationId, row]));
    return readableOf(
      ids.flatMap((id) => byId.get(id) ?? []),
      fromMigrationRow,
      log,
    );
  };

  return {
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
      const row = toMigrationRow(migration);
      await db.insertInto('migrations').values(row).execute();
      await sought.keep(migration, row);
      await keepWorkers(migration, row);
    },

    update: async (migration) => {
      const row = toMigrationRow(migration);
      const { tenantId, migrationId, createdAt, ...changed } = row;
      const { numUpdatedRows } = await db
        .updateTable('migrations')
        .set(changed)
        .where('tenantId', '=', tenantId)
        .where('migrationId', '=', migrationId)
        .where('revision', '=', migration.revision - 1)
        .executeTakeFirst();
      if (numUpdatedRows !== 1n) return false;
      await sought.keep(migration, row);
      await keepWorkers(migration, row);
      return true;
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

    named: async (tenantId, names) => {
      const byForm = new Map(names.map((name) => [searchForm(name), name]));
      const found: { searchName: string }[] = [];
      for (const chunk of chunksOf([...byForm.keys()])) {
        const rows = await db
          .selectFrom('migrations')
          .select('searchName')
          .distinct()
          .where('tenantId', '=', tenantId)
          .where('state', '=', 'active')
          .where('searchName', 'in', chunk)
          .execute();
        found.push(...rows);
      }
      const there = new Set(found.map(({ searchName }) => searchName));
      return [...byForm].flatMap(([form, name]) => (there.has(form) ? [name] : []));
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

    ofWorker: async (tenantId, personId, { limit, offset }) => {
      const own = db.selectFrom('workers').where('tenantId', '=', tenantId).where('personId', '=', personId);
      const rows = await own
        .select('migrationId')
        .orderBy('nextEndDate')
        .orderBy('migrationId')
        .limit(limit)
        .offset(offset)
        .execute();
      const { total } = await own.select(({ fn }) => fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
      const ids = rows.map(({ migrationId }) => migrationId);
      return { migrations: await inOrder(tenantId, ids), total };
    },

    find: async (tenantId, query, page) => inOrder(tenantId, await sought.find(tenantId, query, page)),
    lastChanged: sought.lastChanged,
    byDue: async (tenantId, first, { limit, offset }) => {
      const ahead = first.slice(offset, offset + limit);
      const page = { limit: limit - ahead.length, offset: Math.max(0, offset - first.length) };
      return inOrder(tenantId, [...ahead, ...(await sought.byDue(tenantId, first, page))]);
    },
  };
};
