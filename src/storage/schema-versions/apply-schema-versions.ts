import type { Kysely } from 'kysely';
import type { Clock } from '../../ports.ts';
import type { Engine } from '../engine.ts';
import type { Tables } from '../schema.ts';
import { SCHEMA_VERSIONS } from './schema-versions.ts';

/** The database was written by a later release of the product. */
export class NewerDatabaseError extends Error {
  constructor(found: number, known: number) {
    super(
      `The database has schema version ${found}, and this release knows versions up to ${known}. Start a release at least as new as the one that last used the database.`,
    );
    this.name = 'NewerDatabaseError';
  }
}

/** Brings the schema up to date in one transaction; throws `NewerDatabaseError`. Safe when several processes start at a time. */
export const applySchemaVersions = (db: Kysely<Tables>, engine: Engine, now: Clock): Promise<void> =>
  db.transaction().execute(async (trx) => {
    for (const lock of engine.schemaLock) await lock.execute(trx);
    await trx.schema
      .createTable('schema_version')
      .ifNotExists()
      .addColumn('version', engine.integer, (column) => column.primaryKey())
      .addColumn('applied_at', engine.integer, (column) => column.notNull())
      .modifyEnd(engine.tableOptions)
      .execute();
    const { latest } = await trx
      .selectFrom('schemaVersion')
      .select(({ fn }) => fn.max<number | null>('version').as('latest'))
      .executeTakeFirstOrThrow();
    const found = latest ?? 0;
    if (found > SCHEMA_VERSIONS.length) throw new NewerDatabaseError(found, SCHEMA_VERSIONS.length);
    for (const [index, change] of SCHEMA_VERSIONS.entries()) {
      const version = index + 1;
      if (version <= found) continue;
      await change(trx.withoutPlugins() as unknown as Kysely<unknown>, engine);
      await trx.insertInto('schemaVersion').values({ version, appliedAt: now() }).execute();
    }
  });
