import { openStore } from '../../src/storage/open-store.ts';
import { startConnector } from '../../test/support/connector/a-connector.ts';
import { NO_LIMITS } from '../../test/support/connector/limits.ts';
import { createFleet } from '../../test/support/fleet.ts';
import { populate } from '../../test/support/reminded-world.ts';
import { aPostgresDatabase, aSqliteDatabase, type Database } from './databases.ts';
import { say, timed } from './figures.ts';

const AT = Date.parse('2027-01-13T08:00:05Z');
const WORKERS = 16;
const LEASE_MS = 60_000;
const CLAIMED = 50;
/** So many that no limit is met. */
const PACING_OFF = { TENANT_LIMITS: '999999/1', CONVERSATION_LIMITS: '999999/1', REMINDER_WORKERS: String(WORKERS) };

/** How many posts a second the connector takes of as many at a time as the product makes. */
const bareRate = async (posts: number): Promise<number> => {
  const connector = await startConnector({ limits: NO_LIMITS });
  let next = 0;
  const post = async (): Promise<void> => {
    for (let at = next++; at < posts; at = next++) {
      const url = `${connector.serviceUrl}v3/conversations/${encodeURIComponent(`a:contoso:${at}`)}/activities`;
      const body = JSON.stringify({ type: 'message', from: { id: '28:bot' }, text: 'x'.repeat(8000) });
      const answer = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
      await answer.arrayBuffer();
    }
  };
  const { seconds } = await timed(() => Promise.all(Array.from({ length: WORKERS }, post)));
  await connector.close();
  return posts / seconds;
};

/** How many reminders a second one process sends, between the first and the last. */
const sendRate = async (database: Database, chats: number): Promise<number> => {
  const connector = await startConnector({ limits: NO_LIMITS });
  const fleet = createFleet({
    databaseUrl: database.url,
    query: database.query,
    connector,
    at: AT,
    env: PACING_OFF,
    pollMs: 200,
  });
  try {
    await populate(database.url, connector.serviceUrl, { tenants: 4, chats: chats / 4 });
    fleet.start();
    await fleet.untilQueue(({ held, due }) => held + due === 0, 10 * 60_000);
    const received = await connector.received();
    const [first, last] = [received[0]?.at ?? 0, received.at(-1)?.at ?? 0];
    return (1000 * received.length) / (last - first);
  } finally {
    await fleet.end();
    await connector.close();
  }
};

/** How many due reminders a second one process claims, so many at a time. */
const claimRate = async (database: Database): Promise<number> => {
  // As though none had been sent.
  await database.query(`update deliveries set state = 'scheduled', wait_until = null where local_date = '2027-01-13'`);
  await database.query(
    `update lanes set (wakes_at, delivery_id) = (select wakes_at, delivery_id from deliveries where deliveries.tenant_id = lanes.tenant_id
      and deliveries.conversation_id = lanes.conversation_id and local_date = '2027-01-13')`,
  );
  const store = await openStore(database.url, { now: () => AT });
  let claimed = 0;
  const { seconds } = await timed(async () => {
    for (let got = CLAIMED; got === CLAIMED; claimed += got) {
      got = (await store.transaction((tx) => tx.deliveries.claimDue(AT, LEASE_MS, CLAIMED))).length;
    }
  });
  await store.close();
  return claimed / seconds;
};

/** What sending costs beside the connector alone, without any limit, and how fast what is due is claimed. */
export const measureRatios = async (isQuick: boolean): Promise<boolean> => {
  const chats = isQuick ? 400 : 4000;
  const bare = await bareRate(chats);
  say(`the connector alone, ${WORKERS} at a time: ${bare.toFixed(0)} posts/s`);
  for (const [name, database] of [
    ['SQLite', await aSqliteDatabase()],
    ['PostgreSQL', await aPostgresDatabase()],
  ] as const) {
    try {
      const sent = await sendRate(database, chats);
      const claimed = await claimRate(database);
      say(
        `one process on ${name}, pacing off: ${sent.toFixed(0)} reminders/s, ${(sent / bare).toFixed(2)} of the connector alone; ` +
          `${claimed.toFixed(0)} claims/s in batches of ${CLAIMED}, ${(claimed / sent).toFixed(1)} times what is sent`,
      );
    } finally {
      await database.remove();
    }
  }
  return true;
};
