import { fileURLToPath } from 'node:url';
import { CamelCasePlugin, Kysely, type Transaction } from 'kysely';
import type { Clock, Log } from '../ports.ts';
import type { Store, StoreTransaction } from '../service/store.ts';
import type { Engine } from './engine.ts';
import { openPostgres } from './postgres.ts';
import type { Tables } from './schema.ts';
import { applySchemaVersions } from './schema-versions/apply-schema-versions.ts';
import { openSqlite } from './sqlite.ts';
import { refusingUnstorableText } from './storable.ts';
import { createAuditTable } from './tables/audit.ts';
import { createCardTable } from './tables/cards.ts';
import { createConversationTable } from './tables/conversations.ts';
import { createDeliveryTable } from './tables/deliveries.ts';
import { createDraftTable } from './tables/drafts.ts';
import { createMigrationTable } from './tables/migrations.ts';
import { createPeopleTable } from './tables/people.ts';
import { createReminderTable } from './tables/reminders.ts';
import { createSeenTable } from './tables/seen.ts';
import { createTenantTable } from './tables/tenants.ts';
import { createTransactions } from './transaction.ts';

export type StoreOptions = {
  now?: Clock;
  /** Hears of rows that cannot be read and of connections that were lost. */
  log?: Log;
};

const openEngine = async (databaseUrl: string, log: Log | undefined): Promise<Engine> => {
  if (/^postgres(ql)?:\/\//.test(databaseUrl)) return openPostgres(databaseUrl, log);
  if (databaseUrl.startsWith('file://')) return openSqlite(fileURLToPath(databaseUrl));
  const path = databaseUrl.replace(/^file:/, '');
  if (path === databaseUrl || path === '') {
    // Not shown, as it may hold a password.
    throw new Error('The database URL must start with file: and a path, or with postgres://.');
  }
  return openSqlite(path);
};

/**
 * Opens the database, made and brought up to date where needed: `file:` and a path (or `:memory:`) for SQLite, `postgres://` or
 * `postgresql://` for PostgreSQL. Throws when it cannot be reached or is newer than this release.
 */
export const openStore = async (databaseUrl: string, { now = Date.now, log }: StoreOptions = {}): Promise<Store> => {
  const engine = await openEngine(databaseUrl, log);
  const dialect = refusingUnstorableText(engine.dialect);
  const db = new Kysely<Tables>({ dialect, plugins: [new CamelCasePlugin()] });
  try {
    await applySchemaVersions(db, engine, now);
  } catch (error) {
    await db.destroy();
    throw error;
  }

  const tablesOf = (trx: Transaction<Tables>): StoreTransaction => ({
    tenants: createTenantTable(trx),
    people: createPeopleTable(trx),
    conversations: createConversationTable(trx),
    drafts: createDraftTable(trx, log),
    migrations: createMigrationTable(trx, log),
    cards: createCardTable(trx),
    reminders: createReminderTable(trx),
    deliveries: createDeliveryTable(trx, engine),
    audit: createAuditTable(trx),
    seen: createSeenTable(trx),
  });
  const transactions = createTransactions(db, tablesOf);
  return {
    transaction: transactions.run,
    ping: () => transactions.run(async () => {}),
    close: async () => {
      await transactions.end();
      await db.destroy();
    },
  };
};
