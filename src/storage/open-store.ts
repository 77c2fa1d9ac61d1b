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
import { leaseNowOf, type Surroundings } from './surroundings.ts';
import { createAuditTable } from './tables/audit.ts';
import { createCardTable } from './tables/cards.ts';
import { createConversationTable } from './tables/conversations.ts';
import { createDeliveryTable } from './tables/deliveries.ts';
import { createDraftTable } from './tables/drafts.ts';
import { createMigrationTable } from './tables/migrations.ts';
import { createPaceTable } from './tables/pace.ts';
import { createPeopleTable } from './tables/people.ts';
import { createReminderTable } from './tables/reminders.ts';
import { createSeenTable } from './tables/seen.ts';
import { createTenantTable } from './tables/tenants.ts';
import { createTransactions } from './transaction.ts';

export type StoreOptions = {
  now?: Clock;
  /** Hears of rows that cannot be read and of connections that were lost. */
  log?: Log;
  /** In the place of the clock that leases run by: the database's on PostgreSQL, else `now`. */
  leaseClock?: Clock;
};

/** A store that tells when something has come to be due soon, in this process or in another one. */
export type OpenStore = Store & {
  /** Calls the listener once a transaction that wrote it is kept. What is not heard is found by looking. */
  onDue(listener: () => void): void;
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

/** What a way to a server that is away ends with, and what PostgreSQL says (SQLSTATE) while it starts, ends or is full. */
const AWAY = /^(ECONN\w+|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|EPIPE|08\w{3}|53\w{3}|57P\w{2})$/;
/** The client's own words, which come without a code. */
const CUT_OFF = /^Connection terminated|timeout/;

/** True for a database that could not be reached and may be there later, as one that starts up. */
export const isDatabaseAway = (error: unknown): boolean => {
  const { code, message } = (error ?? {}) as { code?: unknown; message?: unknown };
  return code === undefined ? CUT_OFF.test(String(message)) : AWAY.test(String(code));
};

/**
 * Opens the database, made and brought up to date where needed: `file:` and a path (or `:memory:`) for SQLite, `postgres://` or
 * `postgresql://` for PostgreSQL. Throws when it cannot be reached or is newer than this release.
 */
export const openStore = async (
  databaseUrl: string,
  { now = Date.now, log, leaseClock }: StoreOptions = {},
): Promise<OpenStore> => {
  const engine = await openEngine(databaseUrl, log);
  const dialect = refusingUnstorableText(engine.dialect);
  const db = new Kysely<Tables>({ dialect, plugins: [new CamelCasePlugin()] });
  try {
    await applySchemaVersions(db, engine, now);
  } catch (error) {
    await db.destroy();
    throw error;
  }

  const listeners: (() => void)[] = [];
  const tellDue = (): void => {
    for (const listener of listeners) listener();
  };
  const tablesOf = (trx: Transaction<Tables>, onceKept: (task: () => void) => void): StoreTransaction => {
    let isAnnounced = false;
    const surroundings: Surroundings = {
      engine,
      now,
      leaseNow: leaseNowOf(engine, now, leaseClock),
      announceDue: async () => {
        if (isAnnounced) return;
        isAnnounced = true;
        onceKept(tellDue);
        await engine.announceDue?.execute(trx);
      },
    };
    return {
      tenants: createTenantTable(trx),
      people: createPeopleTable(trx),
      conversations: createConversationTable(trx),
      drafts: createDraftTable(trx, log),
      migrations: createMigrationTable(trx, log),
      cards: createCardTable(trx),
      reminders: createReminderTable(trx),
      deliveries: createDeliveryTable(trx, surroundings),
      pace: createPaceTable(trx, surroundings),
      audit: createAuditTable(trx),
      seen: createSeenTable(trx),
    };
  };
  const transactions = createTransactions(db, tablesOf);
  let hearing: { end(): Promise<void> } | null = null;
  return {
    transaction: transactions.run,
    ping: () => transactions.run(async () => {}),
    onDue: (listener) => {
      listeners.push(listener);
      hearing ??= engine.hearDue(tellDue);
    },
    close: async () => {
      await Promise.all([transactions.end(), hearing?.end()]);
      await db.destroy();
    },
  };
};
