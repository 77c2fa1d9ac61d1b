import assert from 'node:assert/strict';
import { createChance } from '../support/chance.ts';
import { crashScene } from '../support/crash-scene.ts';
import { killAgainAndAgain } from '../support/kill-rounds.ts';
import { brokenBy } from '../support/promise.ts';
import { archive, dueOn, type Place, populate } from '../support/reminded-world.ts';
import { forEachEngine } from '../support/stores.ts';

const REMINDED_ON = '2027-01-13';
const WORLD = { tenants: 4, chats: 30, channels: 2, inChannel: 6 };
/** Most of a round is the start of a process: the bench does many more. */
const ROUNDS = { SQLite: 6, PostgreSQL: 4 };

describe('a process killed at random moments', () => {
  forEachEngine((database) => {
    const scene = crashScene(database, '2027-01-13T08:00:05Z', { latencyMs: 15 });

    it('loses no reminder, sends none again for no reason, and none that was taken back', async () => {
      const { connector, fleet } = scene;
      const places = await populate(database.url(), connector.serviceUrl, WORLD);
      /** In a chat whose migration is reminded of nowhere else. */
      const alone = places.filter(({ tenantId, migrations: [id] }) => {
        const same = places.filter((other) => other.tenantId === tenantId && other.migrations[0] === id);
        return same.length === 1;
      });
      const chance = createChance(7);
      const takenBack = new Set<Place>();
      /** Takes back one that nobody has tried to send yet. */
      const takeBack = async (): Promise<void> => {
        const untried = await database.query(
          `select tenant_id, conversation_id from deliveries
            where state = 'scheduled' and fence = 0 and local_date = '${REMINDED_ON}' order by 1, 2`,
        );
        const chats = new Set(untried.map((row) => `${row['tenant_id']} ${row['conversation_id']}`));
        const candidates = alone.filter(({ tenantId, conversationId }) => chats.has(`${tenantId} ${conversationId}`));
        const place = candidates[chance(candidates.length)];
        if (!place) return;
        const store = await database.open();
        await archive(store, place.tenantId, place.migrations[0] as string, fleet.now());
        takenBack.add(place);
      };

      await killAgainAndAgain({
        fleet,
        connector,
        rounds: ROUNDS[database.engine],
        seed: 42,
        requests: 24,
        between: takeBack,
      });
      const stillDue = places.filter((place) => !takenBack.has(place));
      const verdict = await fleet.verdict(dueOn(stillDue, REMINDED_ON));
      assert.deepEqual(brokenBy(verdict), []);
      assert.ok(takenBack.size > 0);
      assert.ok(verdict.inFlight > 0, 'some kills hit what was being sent');
      assert.equal(fleet.kills(), ROUNDS[database.engine]);
    }).timeout(120_000);
  });
});
