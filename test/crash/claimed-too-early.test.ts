import assert from 'node:assert/strict';
import { startBot, TENANT_ID, type TestBot } from '../support/a-bot.ts';
import { plan } from '../support/planning.ts';
import { forEachEngine } from '../support/stores.ts';

const LEASE = 60_000;

describe('a reminder in the hands of a process that ended', () => {
  forEachEngine((database) => {
    let bot: TestBot;
    beforeEach(async () => {
      bot = await startBot('2026-11-21T10:00:00Z', database.url());
    });
    afterEach(() => bot.close());

    it('comes at its new hour when the zone of its chat has moved meanwhile, and once', async () => {
      await plan(bot);
      bot.clock.now = Date.parse('2027-01-13T08:00:00Z');
      const [claimed] = await bot.store.transaction((tx) => tx.deliveries.claimDue(bot.clock.now, LEASE, 1));
      assert.ok(claimed);
      await bot.say('help', { localTimezone: 'Europe/London' });
      const before = bot.connector.activities.length;

      bot.clock.now = Date.parse('2027-01-13T08:02:00Z');
      await bot.remind();
      assert.equal(bot.connector.activities.length, before, 'it is two past eight in London');
      bot.clock.now = Date.parse('2027-01-13T09:00:00Z');
      await bot.remind();
      assert.equal(bot.connector.activities.length, before + 1);
      await bot.remind();
      assert.equal(bot.connector.activities.length, before + 1);
      const delivery = await bot.store.transaction((tx) => tx.deliveries.get(TENANT_ID, claimed.deliveryId));
      assert.equal(delivery?.state, 'sent');
    });
  });
});
