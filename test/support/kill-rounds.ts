import { setTimeout as pause } from 'node:timers/promises';
import { createChance } from './chance.ts';
import type { TestConnector } from './connector/a-connector.ts';
import { type Fleet, LEASES_OVER_MS } from './fleet.ts';

export type KillRounds = {
  fleet: Fleet;
  connector: TestConnector;
  rounds: number;
  seed: number;
  /** At most so many requests are made before a process is killed. */
  requests: number;
  /** What happens while no process runs. */
  between?(round: number): Promise<void>;
};

/** While it starts, which takes about so long, milliseconds. */
const STARTING_MS = 1000;
/** After a number of requests, so that a kill hits any step of sending, milliseconds. */
const SENDING_MS = 120;
const ROUND_LIMIT_MS = 30_000;

/**
 * Starts a process and kills it, again and again, at moments that the seed chooses: while it starts, or once so many requests
 * have been made. Then lets one go on until nothing is due.
 */
export const killAgainAndAgain = async (run: KillRounds): Promise<void> => {
  const { fleet, connector, rounds, seed, requests, between } = run;
  const chance = createChance(seed);
  for (let round = 1; round <= rounds; round += 1) {
    const before = (await connector.stats()).requests;
    const instance = fleet.start();
    if (chance(6) === 0) await pause(chance(STARTING_MS));
    else {
      const target = before + 1 + chance(requests);
      const limit = Date.now() + ROUND_LIMIT_MS;
      while ((await connector.stats()).requests < target) {
        const { held, due } = await fleet.queue();
        if (held === 0 && due === 0) break;
        if (Date.now() > limit || !instance.isAlive()) throw new Error(`nothing was sent:\n${instance.output()}`);
      }
      await pause(chance(SENDING_MS));
    }
    await fleet.kill(instance);
    // Some find the leases of those before still running.
    if (chance(4) > 0) await fleet.travel(LEASES_OVER_MS);
    await between?.(round);
  }
  await fleet.travel(LEASES_OVER_MS);
  await fleet.drain(120_000);
};
