import assert from 'node:assert/strict';
import { crashScene } from '../support/crash-scene.ts';
import { aPersonIn } from '../support/person.ts';
import { brokenBy, deliveryIn } from '../support/promise.ts';
import { archive, dueOn, populate } from '../support/reminded-world.ts';
import { forEachEngine } from '../support/stores.ts';
import { until } from '../support/until.ts';

const TENANT = 'tenant-00';
const [BLOCKED, ARCHIVED] = [2, 3];
const chatOf = (index: number): string => `a:${TENANT}:${index}`;

describe('a chat that is blocked', () => {
  forEachEngine((database) => {
    const scene = crashScene(database, '2027-01-13T08:00:05Z');

    it('gets what is still true once its person writes again, and once only', async () => {
      const { connector, fleet } = scene;
      const places = await populate(database.url(), connector.serviceUrl, { tenants: 1, chats: 6 });
      const isDone = ({ held, due }: { held: number; due: number }): boolean => held + due === 0;
      const inChat = async (index: number) =>
        (await connector.received()).filter(({ rootId }) => rootId === chatOf(index));

      await connector.block(chatOf(BLOCKED));
      await connector.block(chatOf(ARCHIVED));
      const instance = fleet.start();
      const port = await instance.port();
      await fleet.untilQueue(isDone, 20_000);
      assert.equal((await connector.received()).length, places.length - 2, 'the others are not held up');

      const store = await database.open();
      await archive(store, TENANT, `m-${ARCHIVED}`, fleet.now());
      await connector.unblock(chatOf(BLOCKED));
      await connector.unblock(chatOf(ARCHIVED));
      for (const index of [BLOCKED, ARCHIVED]) {
        await aPersonIn(port, connector.serviceUrl, TENANT, index).say('help');
        await until(
          () => inChat(index),
          (cards) => cards.some(({ card }) => deliveryIn(card) === null),
        );
      }
      await fleet.untilQueue(isDone, 20_000);
      const stillDue = places.filter(({ conversationId }) => conversationId !== chatOf(ARCHIVED));
      assert.deepEqual(brokenBy(await fleet.verdict(dueOn(stillDue, '2027-01-13'))), []);
    }).timeout(60_000);
  });
});
