import assert from 'node:assert/strict';
import type { Faults } from '../support/connector/faults.ts';
import { crashScene } from '../support/crash-scene.ts';
import { brokenBy } from '../support/promise.ts';
import { dueOn, populate } from '../support/reminded-world.ts';
import { forEachEngine } from '../support/stores.ts';

/** A third of all answers. */
const STORM: Faults = {
  seed: 11,
  shares: {
    '412': 0.03,
    '429': 0.03,
    '429-retry-after': 0.04,
    '502': 0.03,
    '502-after': 0.03,
    '503': 0.03,
    '503-retry-after': 0.03,
    '503-after': 0.02,
    '504': 0.02,
    '504-after': 0.02,
    'reset-before': 0.03,
    'reset-after': 0.03,
  },
};

describe('a storm in which a third of all answers are bad', () => {
  forEachEngine((database) => {
    const scene = crashScene(database, '2027-01-13T08:00:05Z', { faults: STORM });

    it('loses no reminder, and sends again only what may not have arrived', async () => {
      const { connector, fleet } = scene;
      const places = await populate(database.url(), connector.serviceUrl, {
        tenants: 2,
        chats: 20,
        channels: 1,
        inChannel: 4,
      });
      await fleet.drain(60_000);
      const verdict = await fleet.verdict(dueOn(places, '2027-01-13'));
      assert.deepEqual(brokenBy(verdict), []);
      assert.equal(verdict.inFlight, 0);
      const { requests, refused } = await connector.stats();
      const bad = Object.values(refused).reduce((sum, count) => sum + count, 0) + verdict.ambiguous;
      assert.ok(bad > requests / 5, `${bad} of ${requests} were bad`);
      assert.ok(verdict.ambiguous > 0 && verdict.duplicated.length > 0, 'the storm had copies in it');
    }).timeout(90_000);
  });
});
