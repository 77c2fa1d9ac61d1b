import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import pg from 'pg';
import { startPostgres } from '../a-server.ts';

export type Database = {
  url: string;
  query(text: string): Promise<Record<string, unknown>[]>;
  remove(): Promise<void>;
};

export const aSqliteDatabase = async (): Promise<Database> => {
  const folder = await mkdtemp(join(tmpdir(), 'switchover-bench-'));
  const path = join(folder, 'bench.db');
  return {
    url: `file:${path}`,
    query: async (text) => {
      const database = new DatabaseSync(path, { timeout: 5000 });
      try {
        return database.prepare(text).all();
      } finally {
        database.close();
      }
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  };
};

/** A server with one database, which can be ended and begun again. */
export const aPostgresDatabase = async (): Promise<
  Database & Pick<Awaited<ReturnType<typeof startPostgres>>, 'pause' | 'begin'>
> => {
  const { url, stop, pause, begin } = await startPostgres();
  return {
    url,
    pause,
    begin,
    query: async (text) => {
      const client = new pg.Client({ connectionString: url });
      await client.connect();
      try {
        return [await client.query(text)].flat().at(-1)?.rows ?? [];
      } finally {
        await client.end();
      }
    },
    remove: stop,
  };
};
