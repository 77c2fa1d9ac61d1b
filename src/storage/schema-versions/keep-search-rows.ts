import { type Kysely, sql } from 'kysely';
import { planRequestSchema } from '../../domain/plan-request.ts';
import { planSchema } from '../../domain/plan-schema.ts';
import { progressSchema } from '../../domain/progress.ts';
import { soughtIn } from '../sought.ts';
import type { SchemaVersion } from './schema-version.ts';

type Stored = { tenant_id: string; migration_id: string; request: string; plan: string; progress: string };

const AT_A_TIME = 200;

/** What is found by it; null where the row cannot be read, and then nothing is. */
const soughtOf = ({ request, plan, progress }: Stored): ReturnType<typeof soughtIn> | null => {
  try {
    return soughtIn({
      request: planRequestSchema.parse(JSON.parse(request)),
      plan: planSchema.parse(JSON.parse(plan)),
      progress: progressSchema.parse(JSON.parse(progress)),
    });
  } catch {
    return null;
  }
};

const fill = async (db: Kysely<unknown>): Promise<void> => {
  let last = { tenant_id: '', migration_id: '' };
  for (;;) {
    const { rows } = await sql<Stored>`
      select tenant_id, migration_id, request, plan, progress from migrations
      where (tenant_id, migration_id) > (${last.tenant_id}, ${last.migration_id})
      order by tenant_id, migration_id limit ${AT_A_TIME}`.execute(db);
    for (const row of rows) {
      const sought = soughtOf(row);
      if (sought === null) continue;
      await sql`
        insert into sought (tenant_id, migration_id, state, owner_id, updated_at, next_end_date, next_due, blocked, search_name, search_offers)
        select tenant_id, migration_id, state, owner_id, updated_at, next_end_date, ${sought.nextDue}, ${sought.blocked}, search_name, ${sought.searchOffers}
        from migrations where tenant_id = ${row.tenant_id} and migration_id = ${row.migration_id}`.execute(db);
    }
    const end = rows.at(-1);
    if (end === undefined) return;
    last = end;
  }
};

/** By what migrations are found, in narrow rows beside the wide ones: a search reads through all of a tenant's. */
export const keepSearchRows: SchemaVersion = async (db, engine) => {
  const { text, integer } = engine;
  await db.schema
    .createTable('sought')
    .addColumn('tenant_id', text, (column) => column.notNull())
    .addColumn('migration_id', text, (column) => column.notNull())
    .addColumn('state', text, (column) => column.notNull())
    .addColumn('owner_id', text, (column) => column.notNull())
    .addColumn('updated_at', integer, (column) => column.notNull())
    .addColumn('next_end_date', text, (column) => column.notNull())
    .addColumn('next_due', text, (column) => column.notNull())
    .addColumn('blocked', integer, (column) => column.notNull())
    .addColumn('search_name', text, (column) => column.notNull())
    .addColumn('search_offers', text, (column) => column.notNull())
    .addPrimaryKeyConstraint('sought_key', ['tenant_id', 'migration_id'])
    .modifyEnd(engine.tableOptions)
    .execute();
  await fill(db);
  for (const by of ['updated_at', 'next_due']) {
    await db.schema
      .createIndex(`sought_by_${by}`)
      .on('sought')
      .columns(['tenant_id', 'state', by, 'migration_id'])
      .execute();
  }
};
