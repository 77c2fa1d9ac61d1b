import { setTimeout as pause } from 'node:timers/promises';
import { createChance } from '../../test/support/chance.ts';
import { startConnector } from '../../test/support/connector/a-connector.ts';
import { createFleet, type Instance } from '../../test/support/fleet.ts';
import { dueOn, populate } from '../../test/support/reminded-world.ts';
import { aPostgresDatabase } from './databases.ts';
import { report, say, timed } from './figures.ts';

const PROCESSES = 3;
/** Between two kills, milliseconds: at least, and at most so much more. */
const KILL_AFTER_MS = 4000;
const KILL_WITHIN_MS = 4000;
const OUTAGE_MS = 3000;
const LIMIT_MS = 60 * 60_000;

const FULL = { tenants: 20, chats: 600, channels: 8, inChannel: 50 };
const QUICK = { tenants: 5, chats: 120, channels: 4, inChannel: 20 };

/** Several processes on one PostgreSQL, one of them killed every few seconds, the database restarted in the middle. */
export const runFleet = async (isQuick: boolean): Promise<boolean> => {
  const database = await aPostgresDatabase();
  const connector = await startConnector({ latencyMs: 5 });
  const fleet = createFleet({
    databaseUrl: database.url,
    query: database.query,
    connector,
    at: Date.parse('2027-01-13T08:00:05Z'),
    env: { LOG_LEVEL: 'warn' },
    pollMs: 1000,
  });
  try {
    const planned = await timed(() => populate(database.url, connector.serviceUrl, isQuick ? QUICK : FULL));
    const places = planned.result;
    say(`${places.length} cards are due, planned in ${Math.round(planned.seconds)} s`);
    const chance = createChance(20_000);
    const running: Instance[] = Array.from({ length: PROCESSES }, () => fleet.start());
    const began = performance.now();
    const elapsed = (): number => (performance.now() - began) / 1000;
    let restarts = 0;
    let killAt = 0;
    for (;;) {
      const { held, due } = await fleet.queue();
      if (held === 0 && due === 0) break;
      if (elapsed() * 1000 > LIMIT_MS)
        throw new Error(`not at an end after ${elapsed()} s: ${JSON.stringify({ held, due })}`);
      if (restarts === 0 && due < places.length / 2) {
        restarts += 1;
        await fleet.noteHeld();
        await database.pause();
        await pause(OUTAGE_MS);
        await database.begin();
      }
      if (due > 0 && performance.now() > killAt) {
        const at = chance(PROCESSES);
        await fleet.kill(running[at] as Instance);
        running[at] = fleet.start();
        killAt = performance.now() + KILL_AFTER_MS + chance(KILL_WITHIN_MS);
        say(`  ${Math.round(elapsed())} s: ${due} to go, ${held} under way, ${fleet.kills()} kills`);
      }
      await pause(1000);
    }
    const seconds = elapsed();
    const name = `${PROCESSES} processes on PostgreSQL, restarted ${restarts === 1 ? 'once' : 'never'}`;
    const isKept = report(
      { name, rounds: 1, kills: fleet.kills(), seconds },
      await fleet.verdict(dueOn(places, '2027-01-13')),
    );
    for (const instance of running) if (!instance.isAlive()) say(`  a process ended by itself: ${instance.output()}`);
    return isKept && running.every((instance) => instance.isAlive());
  } finally {
    await fleet.end();
    await connector.close();
    await database.remove();
  }
};
