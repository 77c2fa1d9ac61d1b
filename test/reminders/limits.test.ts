import assert from 'node:assert/strict';
import { startBot, type TestBot } from '../support/a-bot.ts';
import { DUE_AT, remindMany } from '../support/many-reminders.ts';
import { forEachEngine } from '../support/stores.ts';

describe('many reminders', () => {
  forEachEngine((database) => {
    let bot: TestBot;
    beforeEach(async () => {
      bot = await startBot(new Date(DUE_AT).toISOString(), database.url());
    });
    afterEach(() => bot.close());

    const schedule = (tenantId: string, count: number) =>
      remindMany(bot.store, { serviceUrl: bot.connector.serviceUrl, tenantId, count });
    const sent = () => bot.connector.activities.length;
    /** Moves the clock on in steps until all are sent; how many went at which instant. */
    const run = async (count: number, stepMs: number): Promise<{ at: number; count: number }[]> => {
      const times: { at: number; count: number }[] = [];
      for (let steps = 0; sent() < count; steps += 1) {
        assert.ok(steps < 500, `${sent()} were sent`);
        const before = sent();
        await bot.remind();
        if (sent() > before) times.push({ at: bot.clock.now, count: sent() - before });
        bot.clock.now += stepMs;
      }
      return times;
    };

    it('keep to the limit of their tenant, and use what there is of it', async () => {
      await schedule('contoso', 130);
      const times = await run(130, 100);
      for (const { at } of times) {
        const within = times.filter((time) => time.at >= at && time.at < at + 2000);
        assert.ok(within.reduce((sum, { count }) => sum + count, 0) <= 40, JSON.stringify(times));
      }
      const [first, last] = [times[0]?.at as number, times.at(-1)?.at as number];
      assert.ok(last - first <= 7500, `they took ${last - first} ms`);
      const waits = await database.query('select max(attempts) as most from deliveries');
      assert.equal(Number(waits[0]?.['most']), 1, 'waiting is no attempt');
    });

    it('of one tenant do not hold up those of another', async () => {
      await schedule('contoso', 60);
      await schedule('fabrikam', 5);
      await bot.remind();
      const where = bot.connector.activities.map(({ conversationId }) => conversationId);
      assert.equal(where.filter((id) => id.startsWith('a:fabrikam')).length, 5);
      assert.equal(where.filter((id) => id.startsWith('a:contoso')).length, 40);
    });

    it('leave room for answers to people, which are counted and never wait', async () => {
      await schedule('contoso', 30);
      await bot.store.transaction((tx) => tx.pace.countSent('contoso', 'elsewhere', 35));
      await bot.remind();
      assert.equal(sent(), 5);
      assert.equal((await run(30, 100)).length > 0, true);
    });

    it('go to several conversations at a time: a slow one holds up no other', async () => {
      await schedule('contoso', 3);
      const release = Promise.withResolvers<void>();
      bot.connector.script({ kind: 'slow', release: release.promise });
      const looking = bot.remind();
      await bot.connector.arrived(3);
      release.resolve();
      await looking;
      const states = await database.query("select count(*) as n from deliveries where state = 'sent'");
      assert.equal(Number(states[0]?.['n']), 3);
    });

    it('of a tenant whose limit was exceeded pause with it, and no other', async () => {
      await schedule('contoso', 30);
      bot.connector.script({ kind: 'status', status: 429, headers: { 'retry-after': '20' } });
      await bot.remind();
      const early = sent();
      assert.ok(early < 30, `${early} were under way`);
      await schedule('fabrikam', 2);
      bot.clock.now += 19_000;
      await bot.remind();
      assert.equal(sent(), early + 2);
      assert.equal(await bot.store.transaction((tx) => tx.pace.pausedTenants()), 1);
      bot.clock.now += 1000;
      await run(32, 100);
    });
  });
});
