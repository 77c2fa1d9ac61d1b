import assert from 'node:assert/strict';
import { cardIn, startBot, TENANT_ID, type TestBot } from '../support/a-bot.ts';
import { textsOf } from '../support/cards.ts';
import { circleOf, plan } from '../support/planning.ts';
import { forEachEngine } from '../support/stores.ts';

describe('the whole way', () => {
  forEachEngine((database) => {
    let bot: TestBot;
    beforeEach(async () => {
      bot = await startBot('2026-11-21T10:00:00Z', database.url());
    });
    afterEach(() => bot.close());

    it('leads from the questions to a plan, a tick, a restart and a reminder', async () => {
      const { checklist, migrationId } = await plan(bot);
      await bot.tap('tick', circleOf(checklist, 'request-reseller-relationship').data);
      await bot.restart();
      const [list] = await bot.say('status contoso');
      assert.ok(textsOf(list).includes('1 of 8'));
      bot.clock.now = Date.parse('2027-02-19T08:00:00Z');
      await bot.remind();
      const texts = textsOf(cardIn(bot.connector.activities.at(-1) as never));
      assert.ok(texts.includes('Customer accepts the invitation'), texts.join('|'));
      const history = await bot.store.transaction((tx) => tx.audit.ofMigration(TENANT_ID, migrationId, 9));
      assert.deepEqual(
        history.map(({ action }) => action),
        ['step-completed', 'planned'],
      );
    });

    it('loses no tick when sixty people tick at once', async () => {
      const { migrationId } = await plan(bot);
      const steps = ['request-reseller-relationship', 'ask-billing-support:s1', 'stop-auto-renewal:s1'];
      const taps = Array.from({ length: 60 }, (_, index) => {
        const from = {
          id: `29:${index}`,
          name: `Person ${index}`,
          aadObjectId: `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`,
        };
        return bot.tap('tick', { migrationId, stepId: steps[index % 3], page: 0 }, { from });
      });
      const answers = await Promise.all(taps);
      assert.ok(
        answers.every(({ statusCode }) => statusCode === 200),
        JSON.stringify(answers.map(({ statusCode }) => statusCode)),
      );
      const migration = await bot.store.transaction((tx) => tx.migrations.get(TENANT_ID, migrationId));
      assert.deepEqual(Object.keys(migration?.progress.done ?? {}).sort(), steps.toSorted());
    });
  });
});
