import assert from 'node:assert/strict';
import { type Json, startBot, TENANT_ID, type TestBot } from '../support/a-bot.ts';
import { actionsOf, textsOf } from '../support/cards.ts';
import { plan } from '../support/planning.ts';

const BEFORE_NAME = ['new migration'];
const BEFORE_COUNTRY = [...BEFORE_NAME, 'Contoso'];
const BEFORE_SUBSCRIPTION = [...BEFORE_COUNTRY, 'PL', 'PL', 'Warsaw', 'direct', 'from Microsoft', 'mca'];
const BEFORE_SEATS = [...BEFORE_SUBSCRIPTION, 'Business Standard'];
const BEFORE_DATE = [...BEFORE_SEATS, '25'];

describe('bad input in chat', () => {
  let bot: TestBot;
  beforeEach(async () => {
    bot = await startBot();
  });
  afterEach(() => bot.close());

  const ANSWERS: [string, string[], string, RegExp][] = [
    ['an unparsable date', BEFORE_DATE, 'soonish', /cannot read “soonish” as a date/],
    ['a day that does not exist', BEFORE_DATE, '2027-02-30', /no such date/],
    ['an end date in 1970', BEFORE_DATE, '1970-01-01', /between 2000 and 2099/],
    ['an end date in 2999', BEFORE_DATE, '2999-12-31', /between 2000 and 2099/],
    ['no licenses', BEFORE_SEATS, '0', /whole number from 1 to 1,000,000/],
    ['fewer than no licenses', BEFORE_SEATS, '-1', /whole number from 1 to 1,000,000/],
    ['half a license', BEFORE_SEATS, '2.5', /whole number from 1 to 1,000,000/],
    ['many licenses', BEFORE_SEATS, 'many', /“many” is no number/],
    ['an unknown country', BEFORE_COUNTRY, 'Atlantis', /no country “Atlantis”/],
    ['a name of emoji', BEFORE_NAME, '😀🎉', /at least one letter or digit/],
    ['a name of 5,000 characters', BEFORE_NAME, 'x'.repeat(5000), /at most 120 characters/],
    ['a blank name', BEFORE_NAME, ' \t ', /need a name/],
    ['U+0000 in a name', BEFORE_NAME, 'Con\u0000toso', /cannot be stored/],
    ['half a character in a name', BEFORE_NAME, 'Con\ud800toso', /cannot be stored/],
    ['an answer of 100 KB', BEFORE_SUBSCRIPTION, 'a '.repeat(50_000), /too long/],
  ];
  for (const [what, before, said, answer] of ANSWERS) {
    it(`${what}: says what is expected, and asks again`, async () => {
      let asked: Json[] = [];
      for (const text of before) asked = await bot.say(text);
      const [card] = await bot.say(said);
      const texts = textsOf(card);
      assert.match(texts.join('\n'), answer);
      const question = textsOf(asked[0]).find((text) => text.endsWith('?')) ?? '';
      assert.ok(texts.includes(question), `${question} is asked again, not ${texts.join('|')}`);
      assert.deepEqual(
        bot.logLines.filter(({ level }) => level === 'error'),
        [],
      );
    });
  }

  for (const name of ['**Contoso** _Ltd_ [x](http://127.0.0.1)', '<b>Contoso</b>', `\${customer} {braces} "quoted"`]) {
    it(`shows the name ${name} as it was typed`, async () => {
      await bot.say('new migration');
      const [card] = await bot.say(name);
      assert.equal(textsOf(card)[0], name);
      assert.equal(JSON.stringify(card).includes('TextRun'), true);
    });
  }

  it('a tick on a step that waits says for which steps, and offers to mark them as well', async () => {
    const { checklist, migrationId } = await plan(bot);
    const stepId = 'customer-accepts-agreement';
    const refused = await bot.tap('tick', { migrationId, stepId, page: 0 });
    assert.match(textsOf(refused.card).join('\n'), /“Customer accepts the agreement” waits for other steps/);
    const all = actionsOf(refused.card).find(({ title }) => title === 'Mark all as done');
    const done = await bot.tap('tick', all?.data as Json);
    assert.ok(textsOf(done.card).includes('3 of 8'));
    assert.ok(textsOf(checklist).includes('0 of 8'));
  });

  it('a tap with nothing in it, an unknown verb or misshapen data is answered as a card error, with 400 inside', async () => {
    const { migrationId } = await plan(bot);
    const taps: [string, Json][] = [
      ['explode', {}],
      ['tick', {}],
      ['tick', { migrationId, stepId: 7, page: 'x' }],
      ['answer', { draftId: 'x', revision: 'many' }],
      ['__proto__', {}],
    ];
    for (const [verb, data] of taps) {
      const answer = await bot.tap(verb, data);
      assert.deepEqual(
        [answer.status, answer.statusCode, answer.type],
        [200, 400, 'application/vnd.microsoft.error'],
        verb,
      );
    }
    for (const value of [undefined, null, {}, { action: null }, 'x']) {
      const answer = await bot.tap('tick', {}, { value });
      assert.deepEqual([answer.status, answer.statusCode], [200, 400], JSON.stringify(value));
    }
  });

  it('a forged migration of another tenant is as if it did not exist', async () => {
    const { migrationId } = await plan(bot);
    const elsewhere = {
      conversation: {
        id: 'a:elsewhere',
        conversationType: 'personal',
        tenantId: '99999999-9999-4999-8999-999999999999',
      },
      channelData: { tenant: { id: '99999999-9999-4999-8999-999999999999' } },
    };
    for (const verb of ['checklist', 'credit-notes', 'open']) {
      const { card } = await bot.tap(verb, { migrationId, page: 0 }, elsewhere);
      assert.deepEqual(textsOf(card), ['This migration cannot be found.'], verb);
    }
    const tick = { migrationId, stepId: 'request-reseller-relationship', page: 0 };
    assert.deepEqual(textsOf((await bot.tap('tick', tick, elsewhere)).card), ['This migration cannot be found.']);
    const own = await bot.store.transaction((tx) => tx.migrations.get(TENANT_ID, migrationId));
    assert.deepEqual(own?.progress.done, {});
  });

  it('an unknown invoke is refused as not implemented, and other activities are passed over', async () => {
    const invoke = await bot.tap('tick', {}, { name: 'task/fetch', value: {} });
    assert.equal(invoke.status, 501);
    for (const type of ['typing', 'messageReaction', 'event', 'no-such-type']) {
      assert.deepEqual(await bot.say('', { type }), [], type);
    }
  });
});
