import assert from 'node:assert/strict';
import { cardIn, type Json, startBot, TENANT_ID, type TestBot } from '../support/a-bot.ts';
import { actionsOf, textsOf } from '../support/cards.ts';
import { circleOf, FABRIKAM_TYPED, plan } from '../support/planning.ts';
import { forEachEngine } from '../support/stores.ts';

describe('reminders', () => {
  forEachEngine((database) => {
    let bot: TestBot;
    beforeEach(async () => {
      bot = await startBot('2026-11-21T10:00:00Z', database.url());
    });
    afterEach(() => bot.close());

    /** Moves the clock and lets the loop look; the cards that came of it. */
    const at = async (instant: string): Promise<Json[]> => {
      bot.clock.now = Date.parse(instant);
      const before = bot.connector.activities.length;
      await bot.remind();
      return bot.connector.activities.slice(before).map(cardIn);
    };

    it('come at nine in the morning of the conversation, not before', async () => {
      await plan(bot);
      assert.deepEqual(await at('2027-01-13T07:59:59Z'), []);
      const [card, ...others] = await at('2027-01-13T08:00:00Z');
      assert.equal(others.length, 0);
      const texts = textsOf(card);
      assert.deepEqual(texts.slice(0, 5), [
        'Contoso',
        '60',
        'days left',
        '25 Microsoft 365 Business Standard ends 14 March 2027',
        'If nobody acts, it renews for a year on 15 March 2027.',
      ]);
    });

    it('come at nine by the local clock on both sides of a daylight-saving change', async () => {
      const typed = ['new migration', 'Contoso', 'PL', 'PL', 'Warsaw', 'direct', 'microsoft', 'mca'];
      const rest = ['25 Business Standard 2027-04-05 1 year', 'yes', 'no', 'yes', 'yes', 'yes', 'create the plan'];
      await plan(bot, [...typed, ...rest]);
      // The clocks go forward on 28 March 2027: nine is 08:00 UTC on the 22nd and 07:00 UTC on the 29th.
      assert.equal((await at('2027-03-22T08:00:00Z')).length, 1);
      await at('2027-03-28T12:00:00Z');
      assert.deepEqual(await at('2027-03-29T06:59:59Z'), []);
      assert.equal((await at('2027-03-29T07:00:00Z')).length, 1);
    });

    it('are not repeated, not even after a restart', async () => {
      await plan(bot);
      assert.equal((await at('2027-01-13T08:00:00Z')).length, 1);
      assert.deepEqual(await at('2027-01-13T08:00:30Z'), []);
      await bot.restart();
      assert.deepEqual(await at('2027-01-13T12:00:00Z'), []);
    });

    it('are sent once, late, with what is true by then, when their time passed while nothing ran', async () => {
      await plan(bot);
      const cards = await at('2027-03-09T15:00:00Z');
      assert.equal(cards.length, 1, 'those that a newer one has overtaken are not sent');
      const texts = textsOf(cards[0]);
      assert.ok(texts.includes('5') && texts.includes('days left'), texts.join('|'));
      assert.ok(texts.includes('25 days late'), texts.join('|'));
      assert.deepEqual(await at('2027-03-09T16:00:00Z'), []);
    });

    it('say nothing of what is done, and stop when all is', async () => {
      const { migrationId } = await plan(bot);
      const last = { migrationId, stepId: 'verify-continuity:s1', page: 0, withPredecessors: true };
      await bot.tap('tick', last);
      const optional = { migrationId, stepId: 'ask-billing-support:s1', page: 0 };
      await bot.tap('tick', optional);
      assert.deepEqual(await at('2027-03-30T15:00:00Z'), []);
      assert.equal(await bot.store.transaction((tx) => tx.deliveries.nextDueAt(bot.clock.now)), null);
    });

    it('come again for a step that was reopened', async () => {
      const { migrationId } = await plan(bot);
      const step = { migrationId, stepId: 'verify-continuity:s1', page: 0 };
      await bot.tap('tick', { ...step, withPredecessors: true });
      await bot.tap('untick', step);
      const [card] = await at('2027-03-15T08:00:00Z');
      assert.ok(textsOf(card).includes('Check that everyone can work'));
    });

    it('remind of a step on its due date, two days later, then weekly, on business days', async () => {
      const typed = ['new migration', 'Contoso', 'PL', 'PL', 'Warsaw', 'direct', 'other'];
      const rest = ['40 Visio Plan 2 2028-06-30 1 year no renewal', 'no', 'no', 'yes', 'yes', 'create the plan'];
      await plan(bot, [...typed, ...rest]);
      await at('2028-05-24T12:00:00Z');
      const days: string[] = [];
      for (let day = Date.parse('2028-05-25T07:00:00Z'); day < Date.parse('2028-06-30T00:00:00Z'); day += 86_400_000) {
        const [card] = await at(new Date(day).toISOString());
        if (card && textsOf(card).includes('Request the reseller relationship'))
          days.push(new Date(day).toISOString().slice(0, 10));
      }
      // Due 2 June; then +2 (a Sunday, so Monday the 5th)… and the milestones of the line on 31 May, 16, 23, 27, 29 June.
      assert.deepEqual(days, [
        '2028-05-31',
        '2028-06-02',
        '2028-06-05',
        '2028-06-12',
        '2028-06-16',
        '2028-06-19',
        '2028-06-23',
        '2028-06-26',
        '2028-06-27',
        '2028-06-29',
      ]);
    });

    it('are one card a day in a personal chat, the most urgent migration first', async () => {
      await plan(bot);
      await plan(bot, FABRIKAM_TYPED);
      bot.clock.now = Date.parse('2027-02-12T07:00:00Z');
      const cards = await at('2027-06-23T07:00:00Z');
      assert.equal(cards.length, 1);
      const texts = textsOf(cards[0]);
      assert.equal(texts[0], '2 migrations need attention');
      assert.ok(texts.indexOf('Contoso') < texts.indexOf('Fabrikam'), texts.join('|'));
    });

    it('can be answered right there: the tick shows in the reminder and on the checklist', async () => {
      const { checklistActivity } = await plan(bot);
      const [card] = await at('2027-02-12T08:00:00Z');
      const reminder = bot.connector.activities.at(-1)?.activityId as string;
      const circle = circleOf(card as Json, 'request-reseller-relationship');
      const answer = await bot.tap('tick', circle.data, { replyToId: reminder });
      assert.ok(!textsOf(answer.card).includes('Request the reseller relationship'));
      const shown = (activityId: string) =>
        cardIn(bot.connector.activities.find((activity) => activity.activityId === activityId) as never);
      assert.deepEqual(shown(reminder), answer.card);
      assert.ok(textsOf(shown(checklistActivity)).includes('1 of 8'));
      assert.ok(actionsOf(answer.card).some(({ title }) => title === 'Open the checklist'));
    });

    it('are tried again after the connector asked to wait, and sent once', async () => {
      await plan(bot);
      bot.connector.script({ kind: 'status', status: 429, headers: { 'retry-after': '40' } });
      assert.deepEqual(await at('2027-01-13T08:00:00Z'), []);
      assert.deepEqual(await at('2027-01-13T08:00:39Z'), []);
      assert.equal((await at('2027-01-13T08:00:41Z')).length, 1);
    });

    it('survive a tick between a failure and the next try', async () => {
      const { checklist } = await plan(bot);
      bot.connector.script({ kind: 'status', status: 503 });
      assert.deepEqual(await at('2027-02-12T08:00:00Z'), []);
      await bot.tap('tick', circleOf(checklist, 'ask-billing-support:s1').data);
      const [card] = await at('2027-02-12T08:10:00Z');
      assert.ok(textsOf(card).includes('Request the reseller relationship'));
    });

    it('stop for a conversation that cannot be reached, and come back with its next activity', async () => {
      await plan(bot);
      bot.connector.script({ kind: 'status', status: 403, code: 'BotDisabledByAdmin' });
      assert.deepEqual(await at('2027-01-13T08:00:00Z'), []);
      assert.deepEqual(await at('2027-02-12T08:00:00Z'), []);
      await bot.say('help');
      const [card, ...others] = await at('2027-02-12T08:30:00Z');
      assert.equal(others.length, 0);
      assert.ok(textsOf(card).includes('30'), textsOf(card).join('|'));
    });

    it('are set aside with their reason when the connector refuses the card for good', async () => {
      await plan(bot);
      bot.connector.script({ kind: 'status', status: 413 });
      assert.deepEqual(await at('2027-01-13T08:00:00Z'), []);
      assert.deepEqual(await at('2027-01-13T09:00:00Z'), []);
      assert.equal((await at('2027-02-12T08:00:00Z')).length, 1, 'the next one is sent');
      assert.ok(bot.logLines.some(({ message }) => message === 'a reminder was not sent'));
    });

    it('are not written for moments that have passed when the plan is made', async () => {
      bot.clock.now = Date.parse('2027-03-08T10:00:00Z');
      await plan(bot);
      assert.deepEqual(await at('2027-03-08T10:01:00Z'), []);
      const written = await bot.store.transaction((tx) => tx.reminders.dueIn(TENANT_ID, 'a:personal', '2027-03-08'));
      assert.deepEqual(written, []);
    });

    it('move with the time zone that the client tells', async () => {
      await plan(bot);
      await bot.say('help', { localTimezone: 'America/New_York' });
      assert.deepEqual(await at('2027-01-13T08:00:00Z'), []);
      assert.equal((await at('2027-01-13T14:00:00Z')).length, 1);
    });
  });
});
