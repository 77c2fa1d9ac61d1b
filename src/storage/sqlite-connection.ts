import { DatabaseSync, type SQLInputValue } from 'node:sqlite';
import { setTimeout as pause } from 'node:timers/promises';
import type { SqliteDatabase } from 'kysely';

/** How long to wait for another process that is writing, milliseconds. */
const BUSY_TIMEOUT = 5000;
const LONGEST_PAUSE = 50;
const SQLITE_BUSY = 5;

const isBusy = (error: unknown): boolean =>
  error instanceof Error && 'errcode' in error && (Number(error.errcode) & 0xff) === SQLITE_BUSY;

/** Runs `text` once the file is free. SQLite's own waiting would stop the event loop, and with it whoever here holds the file. */
const execWhenFree = async (database: DatabaseSync, text: string): Promise<void> => {
  const giveUpAt = performance.now() + BUSY_TIMEOUT;
  for (let wait = 1; ; wait = Math.min(wait * 2, LONGEST_PAUSE)) {
    try {
      return database.exec(`pragma busy_timeout = 0; ${text}`);
    } catch (error) {
      if (!isBusy(error) || performance.now() > giveUpAt) throw error;
    } finally {
      database.exec(`pragma busy_timeout = ${BUSY_TIMEOUT}`);
    }
    await pause(wait);
  }
};

/** A database as Kysely wants it, with transactions that begin immediate and, as on PostgreSQL, end with a failed statement. */
export type SqliteConnection = SqliteDatabase & {
  begin(): Promise<void>;
  rollback(): void;
};

/** Opens the file, durable at every commit (WAL, `synchronous=full`); waits up to 5 s for others that are opening it. */
export const openSqliteConnection = async (path: string): Promise<SqliteConnection> => {
  const database = new DatabaseSync(path, { timeout: BUSY_TIMEOUT, enableForeignKeyConstraints: true });
  let failure: { cause: unknown } | null = null;

  const attempt = <T>(action: () => T): T => {
    if (failure) throw new Error('A statement of this transaction failed; nothing of it is kept.', failure);
    try {
      return action();
    } catch (error) {
      if (database.isTransaction) failure = { cause: error };
      throw error;
    }
  };

  try {
    await execWhenFree(database, 'pragma journal_mode = wal; pragma synchronous = full');
  } catch (error) {
    database.close();
    throw error;
  }
  return {
    prepare: (text) => {
      const statement = attempt(() => database.prepare(text));
      const bound = (values: readonly unknown[]) => values as SQLInputValue[];
      return {
        reader: statement.columns().length > 0,
        all: (values) => attempt(() => statement.all(...bound(values))),
        run: (values) => attempt(() => statement.run(...bound(values))),
        iterate: (values) => attempt(() => statement.iterate(...bound(values))),
      };
    },
    begin: () => execWhenFree(database, 'begin immediate'),
    rollback: () => {
      failure = null;
      if (database.isTransaction) database.exec('rollback');
    },
    close: () => database.close(),
  };
};
