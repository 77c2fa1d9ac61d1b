import { startConnector } from '../../test/support/connector/a-connector.ts';
import { createFleet } from '../../test/support/fleet.ts';
import { killAgainAndAgain } from '../../test/support/kill-rounds.ts';
import { dueOn, populate } from '../../test/support/reminded-world.ts';
import { aPostgresDatabase, aSqliteDatabase, type Database } from './databases.ts';
import { report, timed } from './figures.ts';

const AT = Date.parse('2027-01-13T08:00:05Z');
const REMINDED_ON = '2027-01-13';
const SEED = 2027;

const killOn = async (name: string, database: Database, isQuick: boolean): Promise<boolean> => {
  const rounds = isQuick ? 10 : 60;
  const connector = await startConnector({ latencyMs: 15 });
  const fleet = createFleet({ databaseUrl: database.url, query: database.query, connector, at: AT });
  try {
    const world = isQuick
      ? { tenants: 4, chats: 60, channels: 2, inChannel: 10 }
      : { tenants: 10, chats: 120, channels: 2, inChannel: 20 };
    const places = await populate(database.url, connector.serviceUrl, world);
    const { seconds } = await timed(() => killAgainAndAgain({ fleet, connector, rounds, seed: SEED, requests: 50 }));
    const verdict = await fleet.verdict(dueOn(places, REMINDED_ON));
    return report({ name: `kill -9 at random moments, ${name}`, rounds, kills: fleet.kills(), seconds }, verdict);
  } finally {
    await fleet.end();
    await connector.close();
    await database.remove();
  }
};

/** One process, killed again and again, on each database. */
export const runKills = async (isQuick: boolean): Promise<boolean> => {
  const onSqlite = await killOn('SQLite', await aSqliteDatabase(), isQuick);
  return (await killOn('PostgreSQL', await aPostgresDatabase(), isQuick)) && onSqlite;
};
