import assert from 'node:assert/strict';
import { actionTitled } from '../support/cards.ts';
import { crashScene } from '../support/crash-scene.ts';
import { aPersonIn } from '../support/person.ts';
import { brokenBy } from '../support/promise.ts';
import { dueOn, populate } from '../support/reminded-world.ts';
import { forEachEngine } from '../support/stores.ts';
import { until } from '../support/until.ts';

const TENANT = 'tenant-00';
const BEFORE_NINE = Date.parse('2027-01-13T07:50:00Z');
const AT_NINE = Date.parse('2027-01-13T08:00:01Z');

describe('a last day that is moved while its reminder is being sent', () => {
  forEachEngine((database) => {
    const scene = crashScene(database, '2027-01-13T07:50:00Z', { slowMs: 2500 });

    it('is reminded of on its new dates, and nothing is sent twice', async () => {
      const { connector, fleet } = scene;
      const places = await populate(database.url(), connector.serviceUrl, { tenants: 1, chats: 1 });
      /** What the chat shows after a word or a tap. */
      const shown = async (count: number) => {
        const cards = await until(connector.received, (received) => received.length >= count);
        return JSON.parse(cards[count - 1]?.card ?? '{}') as Record<string, unknown>;
      };

      fleet.setClock(BEFORE_NINE);
      const before = fleet.start();
      const adele = aPersonIn(await before.port(), connector.serviceUrl, TENANT, 0);
      await adele.tap('edit', { migrationId: 'm-0' });
      const change = actionTitled(await shown(1), 'Change: Last day');
      await adele.tap(change.verb, change.data);
      await adele.say('16 March 2027');
      const save = actionTitled(await shown(2), 'Save the changes');
      await before.stop();

      await connector.script(`a:${TENANT}:0`, 'slow');
      fleet.setClock(AT_NINE);
      const instance = fleet.start();
      const port = await instance.port();
      await until(connector.stats, ({ pending }) => pending === 1);
      const saved = await aPersonIn(port, connector.serviceUrl, TENANT, 0).tap(save.verb, save.data);
      assert.equal(saved.statusCode, 200);
      assert.equal((await connector.stats()).pending, 1, 'its reminder is still being sent');
      await fleet.untilQueue(({ held, due }) => held + due === 0, 20_000);
      await instance.stop();

      const dates = async (sql: string) => (await database.query(sql)).map((row) => row['local_date']);
      const reminders = await dates('select distinct local_date from reminders order by 1');
      assert.equal(reminders[0], '2027-01-15', 'sixty days before its new end');
      assert.deepEqual(
        await dates(`select local_date from deliveries where state = 'scheduled' order by 1`),
        reminders,
      );

      fleet.setClock(Date.parse('2027-01-15T08:00:05Z'));
      await connector.advance(2 * 86_400_000);
      await fleet.drain(30_000);
      const due = [...dueOn(places, '2027-01-13'), ...dueOn(places, '2027-01-15')];
      assert.deepEqual(brokenBy(await fleet.verdict(due)), []);
    }).timeout(60_000);
  });
});
