import { PostgresDialect, sql } from 'kysely';
import pg from 'pg';
import type { Log } from '../ports.ts';
import type { Engine } from './engine.ts';
import { DUE_CHANNEL, listenToPostgres } from './postgres-listener.ts';

/** Connections of one process, and how long anything may take, milliseconds. */
const LIMITS = {
  max: 10,
  connectionTimeoutMillis: 5000,
  idleTimeoutMillis: 60_000,
  lock_timeout: 5000,
  statement_timeout: 10_000,
  idle_in_transaction_session_timeout: 30_000,
  /** Counted here, for a server that does not answer any more. */
  query_timeout: 30_000,
};

/** Any constant that no other user of the database locks. */
const SCHEMA_LOCK = 7_239_041_123;

/** An int8 as a number; throws where a number cannot hold it exactly. */
export const parseInt8 = (text: string): number => {
  const value = Number(text);
  if (!Number.isSafeInteger(value))
    throw new RangeError('A whole number in the database is too large to be read exactly.');
  return value;
};

const types: pg.CustomTypesConfig = {
  getTypeParser: (oid, format) => (oid === pg.types.builtins.INT8 ? parseInt8 : pg.types.getTypeParser(oid, format)),
};

/** A pool of connections to the server; connects when first used. A connection lost while idle is logged and replaced. */
export const openPostgres = (connectionString: string, log: Log | undefined): Engine => {
  const pool = new pg.Pool({ connectionString, types, application_name: 'switchover', keepAlive: true, ...LIMITS });
  pool.on('error', (error) => log?.warn({ reason: error.message }, 'an idle database connection was lost'));
  // Without a listener a connection lost between two statements would end the process; the next statement reports it.
  pool.on('connect', (client) => client.on('error', () => {}));
  return {
    dialect: new PostgresDialect({ pool }),
    text: sql`text collate "C"`,
    integer: sql`bigint`,
    tableOptions: sql``,
    skipLocked: sql`for update skip locked`,
    clock: sql<number>`(extract(epoch from clock_timestamp()) * 1000)::bigint`,
    announceDue: sql`select pg_notify(${DUE_CHANNEL}, '')`,
    hearDue: (heard) => listenToPostgres(connectionString, heard, log),
    schemaLock: [
      sql`set local lock_timeout = 0`,
      sql`set local statement_timeout = 0`,
      sql`select pg_advisory_xact_lock(${SCHEMA_LOCK})`,
    ],
  };
};
