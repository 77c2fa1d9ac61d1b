import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { type OpenStore, openStore, type StoreOptions } from '../../src/storage/open-store.ts';
import { createPostgresDatabase, queryPostgres } from './postgres.ts';

/** The database of the test that runs: empty when the test starts, gone when it has ended. */
export type TestDatabase = {
  readonly engine: 'SQLite' | 'PostgreSQL';
  /** What `DATABASE_URL` would say. */
  url(): string;
  /** Opens a store on it, closed when the test has ended. */
  open(options?: StoreOptions): Promise<OpenStore>;
  /** Runs SQL behind the store's back; gives the rows of a select. */
  query(text: string): Promise<Record<string, unknown>[]>;
};

type Place = { url: string; query: TestDatabase['query']; remove(): void };

const querySqlite = (path: string, text: string) => {
  const database = new DatabaseSync(path);
  try {
    return database.prepare(text).all();
  } finally {
    database.close();
  }
};

const sqlitePlace = async (): Promise<Place> => {
  const folder = mkdtempSync(join(tmpdir(), 'switchover-store-'));
  const path = join(folder, 'data', 'test.db');
  return {
    url: `file:${path}`,
    query: async (text) => querySqlite(path, text),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
};

const postgresPlace = async (): Promise<Place> => {
  const url = await createPostgresDatabase();
  return { url, query: (text) => queryPostgres(url, text), remove: () => {} };
};

const forEngine = (
  engine: TestDatabase['engine'],
  createPlace: () => Promise<Place>,
  facts: (database: TestDatabase) => void,
) =>
  describe(`on ${engine}`, () => {
    let place: Place;
    let opened: OpenStore[] = [];

    beforeEach(async () => {
      place = await createPlace();
    });
    afterEach(async () => {
      await Promise.all(opened.map((store) => store.close()));
      opened = [];
      place.remove();
    });

    facts({
      engine,
      url: () => place.url,
      query: (text) => place.query(text),
      open: async (options) => {
        const store = await openStore(place.url, options);
        opened.push(store);
        return store;
      },
    });
  });

export const forSqlite = (facts: (database: TestDatabase) => void): void => {
  forEngine('SQLite', sqlitePlace, facts);
};

export const forPostgres = (facts: (database: TestDatabase) => void): void => {
  forEngine('PostgreSQL', postgresPlace, facts);
};

/** Declares the same tests once for each database the product supports. */
export const forEachEngine = (facts: (database: TestDatabase) => void): void => {
  forSqlite(facts);
  forPostgres(facts);
};
