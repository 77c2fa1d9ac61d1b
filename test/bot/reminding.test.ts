import assert from 'node:assert/strict';
import { cardIn, type Json, startBot, TENANT_ID, type TestBot } from '../support/a-bot.ts';
import { actionsOf, actionTitled, textsOf } from '../support/cards.ts';
import { CONTOSO_TYPED, inAGroup, plan } from '../support/planning.ts';

const CHANNEL = {
  id: '19:channel@thread.tacv2;messageid=1',
  conversationType: 'channel',
  isGroup: true,
  tenantId: TENANT_ID,
};
const ROOT = '19:channel@thread.tacv2';

describe('how one is reminded', () => {
  let bot: TestBot;
  beforeEach(async () => {
    bot = await startBot('2026-11-21T10:00:00Z');
  });
  afterEach(() => bot.close());

  const at = async (instant: string) => {
    bot.clock.now = Date.parse(instant);
    const before = bot.connector.activities.length;
    await bot.remind();
    return bot.connector.activities.slice(before);
  };
  /** The reminder of 12 February 2027, and what tapping on it does. */
  const reminded = async () => {
    await plan(bot);
    const [posted] = await at('2027-02-12T08:00:00Z');
    assert.ok(posted);
    const card = cardIn(posted);
    const tap = (title: string, inputs: Json = {}) => {
      const { verb, data } = actionTitled(card, title);
      return bot.tap(verb, { ...data, ...inputs }, { replyToId: posted.activityId });
    };
    return { card, tap, activityId: posted.activityId };
  };

  describe('from the card itself', () => {
    it('is put off until tomorrow, with the same things again then', async () => {
      const { tap } = await reminded();
      const { card } = await tap('Tomorrow');
      assert.deepEqual(textsOf(card), ['Contoso: put off by Adele until 13 February 2027']);
      const [again, ...others] = await at('2027-02-13T08:00:00Z');
      assert.ok(again);
      assert.equal(others.length, 0);
      assert.ok(textsOf(cardIn(again)).includes('29'));
    });

    it('is put off until Monday, with nothing in between', async () => {
      const { tap } = await reminded();
      await tap('On Monday');
      assert.deepEqual(await at('2027-02-14T23:00:00Z'), []);
      assert.equal((await at('2027-02-15T08:00:00Z')).length, 1);
    });

    it('is put off until a chosen day', async () => {
      const { tap } = await reminded();
      await tap('On this day', { until0: '2027-03-01' });
      assert.deepEqual(await at('2027-02-28T23:00:00Z'), []);
      assert.equal((await at('2027-03-01T08:00:00Z')).length, 1);
    });

    it('is not put off until a day that cannot be, and the card stays', async () => {
      const { tap, activityId, card } = await reminded();
      for (const until0 of ['', 'soon', '2027-02-12', '2020-01-01', '2030-01-01']) {
        const { type, value } = await tap('On this day', { until0 });
        assert.equal(type, 'application/vnd.microsoft.activity.message', until0);
        assert.match(String(value), /from tomorrow on/);
      }
      const shown = bot.connector.activities.find((activity) => activity.activityId === activityId);
      assert.deepEqual(shown && cardIn(shown), card);
    });

    it('put off twice by a double tap is put off once', async () => {
      const { tap } = await reminded();
      await Promise.all([tap('Tomorrow'), tap('Tomorrow')]);
      assert.equal((await at('2027-02-13T08:00:00Z')).length, 1);
    });

    it('comes again when that is taken back', async () => {
      const { tap } = await reminded();
      const { card } = await tap('On this day', { until0: '2027-03-20' });
      const wake = actionTitled(card, 'Remind again now');
      const woken = await bot.tap(wake.verb, wake.data);
      assert.ok(textsOf(woken.card).includes('30'));
      assert.equal((await at('2027-02-26T08:00:00Z')).length, 1);
    });

    it('is stopped for one subscription, and begun again from the checklist', async () => {
      const { tap } = await reminded();
      const { card } = await tap('No more reminders of 25 Microsoft 365 Business Standard');
      assert.ok(!textsOf(card).includes('days left'));
      const [status] = await bot.say('status Contoso');
      assert.ok(textsOf(status).includes('No reminders come for 25 Microsoft 365 Business Standard.'));
      const { verb, data } = actionTitled(status, 'Remind of it again');
      const again = await bot.tap(verb, data);
      assert.ok(!textsOf(again.card).some((text) => text.startsWith('No reminders come')));
      assert.equal((await at('2027-02-26T08:00:00Z')).length, 1);
    });
  });

  const planInChannel = async (remindHere: 'yes' | 'no') => {
    let cards: Json[] = [];
    for (const text of inAGroup(CONTOSO_TYPED, remindHere)) {
      cards = await bot.say(`<at>Switchover</at> ${text}`, { conversation: CHANNEL });
    }
    return cards;
  };
  const placesAt = async (instant: string) => (await at(instant)).map(({ conversationId }) => conversationId);

  describe('of a migration planned in a channel', () => {
    it('is the owner’s own chat where it is known, and the channel only on request', async () => {
      await bot.say('hello');
      await planInChannel('no');
      assert.deepEqual(await placesAt('2027-01-13T08:00:00Z'), ['a:personal']);
    });

    it('are both where the person said so', async () => {
      await bot.say('hello');
      await planInChannel('yes');
      assert.deepEqual((await placesAt('2027-01-13T08:00:00Z')).sort(), [CHANNEL.id, 'a:personal'].sort());
    });

    it('can be turned on and off later on the checklist there', async () => {
      await bot.say('hello');
      const [checklist] = await planInChannel('no');
      const on = actionTitled(checklist, 'Remind in this conversation as well');
      const { card } = await bot.tap(on.verb, on.data, { conversation: CHANNEL });
      const off = actionTitled(card, 'No more reminders in this conversation');
      assert.equal((await placesAt('2027-01-13T08:00:00Z')).length, 2);
      await bot.tap(off.verb, off.data, { conversation: CHANNEL });
      assert.deepEqual(await placesAt('2027-02-12T08:00:00Z'), ['a:personal']);
    });

    it('is the channel where the owner cannot be reached', async () => {
      await bot.say('hello');
      await planInChannel('no');
      bot.connector.script({ kind: 'status', status: 403, code: 'ConversationBlockedByUser' });
      const places = await placesAt('2027-01-13T08:00:00Z');
      assert.equal(places.length, 1, 'what the owner did not get');
      assert.ok(places[0]?.startsWith(ROOT));
      await bot.say('hello again');
      assert.deepEqual(await placesAt('2027-02-12T08:00:00Z'), ['a:personal']);
    });

    it('is said to be nobody on checklist and list where nobody can be reached', async () => {
      await plan(bot);
      bot.connector.script({ kind: 'status', status: 403, code: 'BotDisabledByAdmin' });
      await at('2027-01-13T08:00:00Z');
      const other = {
        conversation: { ...CHANNEL, id: '19:other@thread.tacv2' },
        from: { id: '29:megan', name: 'Megan', aadObjectId: '44444444-4444-4444-8444-444444444444' },
      };
      const [list] = await bot.say('<at>Switchover</at> list', other);
      assert.match(textsOf(list).join('\n'), /Nobody is being reminded of this/);
      const [status] = await bot.say('<at>Switchover</at> status Contoso', other);
      assert.match(textsOf(status).join('\n'), /Nobody is being reminded of this/);
      assert.ok(actionsOf(status).length > 0);
    });
  });
});
