import assert from 'node:assert/strict';
import { crashScene } from '../support/crash-scene.ts';
import { brokenBy } from '../support/promise.ts';
import { dueOn, populate } from '../support/reminded-world.ts';
import { forEachEngine } from '../support/stores.ts';

/** Reminded on Friday 12 and on Monday 15 February. */
const WORLD = { tenants: 2, chats: 15, channels: 1, inChannel: 4, plannedOn: '2027-01-20' };

describe('a process that was away over the weekend', () => {
  forEachEngine((database) => {
    const scene = crashScene(database, '2027-02-15T10:00:00Z');

    it('sends one late card a day to each, with what Friday’s would have said', async () => {
      const { connector, fleet } = scene;
      const places = await populate(database.url(), connector.serviceUrl, WORLD);
      const fridays = await database.query(
        `select count(*) as n from deliveries where local_date = '2027-02-12' and state = 'scheduled'`,
      );
      assert.equal(Number(fridays[0]?.['n']), places.length, 'Friday’s cards wait as well');
      await fleet.drain(60_000);
      const verdict = await fleet.verdict(dueOn(places, '2027-02-15'));
      assert.deepEqual(brokenBy(verdict), []);
      assert.equal(verdict.sent, places.length);
      for (const { card } of await connector.received()) {
        assert.match(card ?? '', /"27".{0,400}days left/, 'it speaks of the subscription, as Friday’s card would have');
      }
    }).timeout(60_000);
  });
});
