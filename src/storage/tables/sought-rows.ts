import { type Expression, expressionBuilder, type Kysely, type SqlBool, sql } from 'kysely';
import type { IsoDate } from '../../domain/dates.ts';
import type { MigrationQuery, MigrationRecord, SoughtState, SoughtText } from '../../service/store.ts';
import type { MigrationRow, Tables } from '../schema.ts';
import { searchForm, searchPattern } from '../search-form.ts';
import { NO_DATE, skuLine, soughtIn } from '../sought.ts';

type Page = { limit: number; offset: number };

/** The narrow rows by which migrations are found; all give ids. */
export type SoughtRows = {
  /** Follows a migration that was written. */
  keep(migration: MigrationRecord, row: MigrationRow): Promise<void>;
  find(tenantId: string, query: MigrationQuery, page: Page): Promise<string[]>;
  lastChanged(tenantId: string, limit: number): Promise<string[]>;
  /** Active ones but these, by the first date on which something is due. */
  byDue(tenantId: string, except: string[], page: Page): Promise<string[]>;
};

/** Of more people in a tenant the others are not found as owners. */
const PEOPLE_LOOKED_AT = 5000;

export const createSoughtRows = (db: Kysely<Tables>): SoughtRows => {
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
    keep: async (migration, row) => {
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
      return ids.map(({ migrationId }) => migrationId);
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

    byDue: async (tenantId, except, { limit, offset }) => {
      const rows = await db
        .selectFrom('sought')
        .select('migrationId')
        .where('tenantId', '=', tenantId)
        .where('state', '=', 'active')
        .$if(except.length > 0, (query) => query.where('migrationId', 'not in', except))
        .orderBy('nextDue')
        .orderBy('migrationId')
        .limit(limit)
        .offset(offset)
        .execute();
      return rows.map(({ migrationId }) => migrationId);
    },
  };
};
