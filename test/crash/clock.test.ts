import assert from 'node:assert/strict';
import { crashScene } from '../support/crash-scene.ts';
import { type Instance, LEASES_OVER_MS } from '../support/fleet.ts';
import { brokenBy } from '../support/promise.ts';
import { dueOn, populate } from '../support/reminded-world.ts';
import { forEachEngine } from '../support/stores.ts';
import { until } from '../support/until.ts';

const BEFORE_THE_HOUR = Date.parse('2027-01-13T04:00:00Z');
const NEXT_DAY = Date.parse('2027-01-14T10:00:00Z');
const DAY = 86_400_000;

describe('a clock that is set back and forward', () => {
  forEachEngine((database) => {
    const scene = crashScene(database, '2027-01-13T08:00:05Z', { latencyMs: 15 });

    it('sends nothing twice, nothing before its hour, and loses nothing', async () => {
      const { connector, fleet } = scene;
      const places = await populate(database.url(), connector.serviceUrl, { tenants: 2, chats: 40 });
      const inTime = fleet.start();
      await until(connector.stats, ({ accepted }) => accepted > 20);
      await fleet.kill(inTime);
      const sent = (await connector.received()).length;
      assert.ok(sent < places.length, 'some are still to be sent');

      const lookOnce = async (): Promise<Instance> => {
        const instance = fleet.start();
        await instance.port();
        return instance;
      };
      fleet.setClock(BEFORE_THE_HOUR);
      // On a clock of its own, the first one finds leases that last for hours, and makes them short.
      await (await lookOnce()).stop();
      await fleet.travel(LEASES_OVER_MS);
      const early = await lookOnce();
      await fleet.untilQueue(({ held }) => held === 0, 20_000);
      await early.stop();
      // What was being sent at the kill is not sent again before its hour either.
      const again = (await connector.received()).length - sent;
      assert.equal(again, 0, 'sent before their hour');

      fleet.setClock(NEXT_DAY);
      await connector.advance(DAY);
      await fleet.drain(60_000);
      assert.deepEqual(brokenBy(await fleet.verdict(dueOn(places, '2027-01-13'))), []);
    }).timeout(90_000);
  });
});
