import { type Expression, expressionBuilder, type Kysely, type SqlBool, sql } from 'kysely';
import type { IsoDate } from '../../domain/dates.ts';
import { workersOf } from '../../domain/roles.ts';
import type { Log } from '../../ports.ts';
import type { MigrationRecord, MigrationTable, SoughtState, SoughtText } from '../../service/store.ts';
import { chunksOf } from '../chunks.ts';
import { fromMigrationRow, toMigrationRow } from '../migration-row.ts';
import { readableOf } from '../readable.ts';
import type { MigrationRow, Tables } from '../schema.ts';
import { searchForm, searchPattern } from '../search-form.ts';
import { NO_DATE, skuLine, soughtIn } from '../sought.ts';

const PEOPLE_LOOKED_AT = 5000;

export const createMigrationTable = (db: Kysely<Tables>, log: Log | undefined): MigrationTable => {
  const keepSought = async (migration: MigrationRecord, row: MigrationRow): Promise<void> => {
    const { tenantId, migrationId, state, ownerId, updatedAt, nextEndDate, searchName } = row;
    const sought = {
      ...{ tenantId, migrationId, state, ownerId, updatedAt, nextEndDate, searchName },
      ...soughtIn(migration),
    };
    await db
      .insertInto('sought')
      .values(sought)
      .onConflict((conflict) => conflict.columns(['tenantId', 'migrationId']).doUpdateSet(sought))
      .execute();
  };

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

  /** People whose name holds the text, as no database folds all letters. */
  const ownersNamed = async (tenantId: string, text: string): Promise<string[]> => {
    const form = searchForm(text);
    const people = await db
      .selectFrom('people')
      .select(['personId', 'name'])
      .where('tenantId', '=', tenantId)
      .limit(PEOPLE_LOOKED_AT)
      .execute();
    return people.filter(({ name }) => searchForm(name).includes(form)).map(({ personId }) => personId);
  };

  const { eb, or, and } = expressionBuilder<Tables, 'sought'>();

  /** What the text fits; null where no stored text can hold it. */
  const fitting = async (tenantId: string, { text, skus }: SoughtText) => {
    const pattern = searchPattern(text);
    if (pattern === null) return null;
    const like = (column: 'searchName' | 'searchOffers', wanted: string) =>
      sql<boolean>`${sql.ref(column)} like ${wanted} escape '\\'`;
    const owners = await ownersNamed(tenantId, text);
    const condition = or([
      like('searchName', pattern),
      like('searchOffers', pattern),
      ...skus.map((sku) => like('searchOffers', `%${skuLine(sku).replace(/[\\%_]/g, '\\$&')}%`)),
      ...(owners.length > 0 ? [eb('ownerId', 'in', owners)] : []),
    ]);
    return { pattern, condition };
  };

  const inStateOf = (state: SoughtState, today: IsoDate): Expression<SqlBool> => {
    const active = eb('state', '=', 'active');
    switch (state) {
      case 'archived':
        return eb('state', '=', 'archived');
      case 'blocked':
        return and([active, eb('blocked', '=', 1)]);
      case 'overdue':
        return and([active, eb('nextDue', '<', today)]);
      case 'done':
        return and([active, eb('blocked', '=', 0), eb('nextDue', '=', NO_DATE)]);
      case 'open':
        return and([active, eb('nextDue', '<', NO_DATE)]);
    }
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
      await keepSought(migration, row);
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
      await keepSought(migration, row);
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

    find: async (tenantId, query, { limit, offset }) => {
      const whole = await fitting(tenantId, query);
      const rest = query.inState?.rest ? await fitting(tenantId, query.inState.rest) : null;
      if (whole === null) return [];
      const { inState, today } = query;
      const ids = await db
        .selectFrom('sought')
        .select('migrationId')
        .where('tenantId', '=', tenantId)
        .where(({ or, and }) =>
          or([
            whole.condition,
            ...(inState && (inState.rest === null || rest !== null)
              ? [and([inStateOf(inState.state, today), ...(rest ? [rest.condition] : [])])]
              : []),
          ]),
        )
        .orderBy('state')
        .orderBy(
          ({ ref }) => sql`case when ${ref('searchName')} like ${whole.pattern.slice(1)} escape '\\' then 0 else 1 end`,
        )
        .orderBy('nextDue')
        .orderBy('migrationId')
        .limit(limit)
        .offset(offset)
        .execute();
      return inOrder(
        tenantId,
        ids.map(({ migrationId }) => migrationId),
      );
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

    lastChanged: async (tenantId, limit) => {
      const rows = await db
        .selectFrom('sought')
        .select('migrationId')
        .where('tenantId', '=', tenantId)
        .where('state', '=', 'active')
        .orderBy('updatedAt', 'desc')
        .orderBy('migrationId', 'desc')
        .limit(limit)
        .execute();
      return rows.map(({ migrationId }) => migrationId);
    },

    byDue: async (tenantId, first, { limit, offset }) => {
      const ahead = first.slice(offset, offset + limit);
      const rows = await db
        .selectFrom('sought')
        .select('migrationId')
        .where('tenantId', '=', tenantId)
        .where('state', '=', 'active')
        .$if(first.length > 0, (query) => query.where('migrationId', 'not in', first))
        .orderBy('nextDue')
        .orderBy('migrationId')
        .limit(limit - ahead.length)
        .offset(Math.max(0, offset - first.length))
        .execute();
      return inOrder(tenantId, [...ahead, ...rows.map(({ migrationId }) => migrationId)]);
    },
  };
};
