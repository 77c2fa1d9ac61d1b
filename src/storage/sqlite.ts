import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { SqliteDialect, SqliteDriver, sql } from 'kysely';
import type { Engine } from './engine.ts';
import { openSqliteConnection, type SqliteConnection } from './sqlite-connection.ts';

/** Begins immediate: a deferred transaction that reads first and then writes fails at once when another one writes. */
class ImmediateDriver extends SqliteDriver {
  #connection: SqliteConnection;

  constructor(connection: SqliteConnection) {
    super({ database: connection });
    this.#connection = connection;
  }

  override beginTransaction(): Promise<void> {
    return this.#connection.begin();
  }

  override async rollbackTransaction(): Promise<void> {
    this.#connection.rollback();
  }
}

class ImmediateDialect extends SqliteDialect {
  #connection: SqliteConnection;

  constructor(connection: SqliteConnection) {
    super({ database: connection });
    this.#connection = connection;
  }

  override createDriver(): SqliteDriver {
    return new ImmediateDriver(this.#connection);
  }
}

/** The embedded database in the file at `path` (or `:memory:`); creates its folder, for this user only. */
export const openSqlite = async (path: string): Promise<Engine> => {
  if (path !== ':memory:') mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  return {
    dialect: new ImmediateDialect(await openSqliteConnection(path)),
    text: sql`text`,
    integer: sql`integer`,
    tableOptions: sql`strict`,
    skipLocked: sql``,
    clock: null,
    announceDue: null,
    hearDue: () => ({ end: async () => {} }),
    schemaLock: [],
  };
};
