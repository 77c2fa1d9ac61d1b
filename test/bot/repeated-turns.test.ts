import assert from 'node:assert/strict';
import { type Json, startBot, type TestBot } from '../support/a-bot.ts';
import { actionsOf, actionTitled, textsOf } from '../support/cards.ts';
import { CONTOSO_TYPED, circleOf, plan, shownAs } from '../support/planning.ts';

describe('a turn that comes twice', () => {
  let bot: TestBot;
  beforeEach(async () => {
    bot = await startBot();
  });
  afterEach(() => bot.close());

  it('has one effect and one answer when it is a message with the same id', async () => {
    await bot.say('new migration');
    await bot.say('Contoso', { id: 'twice' });
    assert.deepEqual(await bot.say('Contoso', { id: 'twice' }), []);
    const [card] = await bot.say('back');
    assert.ok(textsOf(card).includes('Which customer is moving?'));
  });

  it('is answered again, from the present state, when the first answer was not sent', async () => {
    await bot.say('new migration');
    bot.connector.script({ kind: 'status', status: 500 });
    assert.deepEqual(await bot.say('Contoso', { id: 'lost' }), []);
    const [card] = await bot.say('Contoso', { id: 'lost' });
    assert.ok(textsOf(card).includes('In which country is the customer’s tenant?'));
  });

  it('makes one plan when the confirmation is repeated under the same id', async () => {
    const typed = CONTOSO_TYPED.slice(0, -1);
    for (const text of typed) await bot.say(text);
    await bot.say('create the plan', { id: 'once' });
    await bot.say('create the plan', { id: 'once' });
    const [list] = await bot.say('list');
    assert.ok(textsOf(list).includes('1 migration'));
  });

  it('shows the present question and changes nothing when an answered card is tapped again', async () => {
    const [first] = await bot.say('new migration');
    const { verb, data } = actionTitled(first, 'Next');
    await bot.tap(verb, { ...data, value: 'Contoso' });
    const again = await bot.tap(verb, { ...data, value: 'Fabrikam' });
    const texts = textsOf(again.card);
    assert.ok(texts.includes('That was answered already. This is the question now.'), texts.join('|'));
    assert.ok(texts.includes('In which country is the customer’s tenant?') && texts.includes('Contoso'));
  });

  it('makes one plan of a double tap on the summary', async () => {
    let cards: Json[] = [];
    for (const text of CONTOSO_TYPED.slice(0, -1)) cards = await bot.say(text);
    const { verb, data } = actionTitled(cards[0], 'Create the plan');
    const summary = { replyToId: bot.connector.activities.at(-1)?.activityId };
    const taps = await Promise.all([bot.tap(verb, data, summary), bot.tap(verb, data, summary)]);
    for (const { card } of taps) assert.ok(textsOf(card).includes('0 of 8'), textsOf(card).join('|'));
    assert.ok(textsOf(shownAs(bot, String(summary.replyToId))).includes('0 of 8'));
    const [list] = await bot.say('list');
    assert.ok(textsOf(list).includes('1 migration'));
  });

  it('keeps the first person and moment when the same step is ticked twice', async () => {
    const { checklist } = await plan(bot);
    const circle = circleOf(checklist, 'request-reseller-relationship');
    await bot.tap('tick', circle.data);
    bot.clock.now += 60_000;
    const other = { from: { id: '29:other', name: 'Megan', aadObjectId: '44444444-4444-4444-8444-444444444444' } };
    const { card } = await bot.tap('tick', circle.data, other);
    assert.ok(textsOf(card).includes('1 of 8'));
    assert.ok(
      textsOf(card).some((text) => text.startsWith('Adele')) && !textsOf(card).some((text) => text.startsWith('Megan')),
    );
  });

  it('shows the present state, and no error, when a copy from before is tapped', async () => {
    const { checklist, checklistActivity } = await plan(bot);
    await bot.tap('tick', circleOf(checklist, 'request-reseller-relationship').data, { replyToId: checklistActivity });
    const { card, statusCode } = await bot.tap('tick', circleOf(checklist, 'ask-billing-support:s1').data);
    assert.equal(statusCode, 200);
    assert.ok(textsOf(card).includes('2 of 8'));
    assert.ok(textsOf(shownAs(bot, checklistActivity)).includes('2 of 8'), 'the first copy follows');
    const { card: undone } = await bot.tap('untick', circleOf(checklist, 'ask-billing-support:s1').data);
    assert.ok(textsOf(undone).includes('1 of 8'));
    assert.equal(actionsOf(undone).filter(({ verb }) => verb === 'untick').length, 1);
  });
});
