import assert from 'node:assert/strict';
import { type Json, startBot, type TestBot } from '../support/a-bot.ts';
import { actionsOf, textsOf } from '../support/cards.ts';
import { FABRIKAM_TYPED, plan } from '../support/planning.ts';

describe('looking over the migrations', () => {
  let bot: TestBot;
  beforeEach(async () => {
    bot = await startBot();
    await plan(bot);
    await plan(bot, FABRIKAM_TYPED);
  });
  afterEach(() => bot.close());

  const say = async (text: string): Promise<Json> => {
    const [card, ...others] = await bot.say(text);
    assert.equal(others.length, 0);
    return card as Json;
  };

  it('“upcoming” shows what ends in ninety days, and nothing later', async () => {
    bot.clock.now = Date.parse('2026-12-20T10:00:00Z');
    const texts = textsOf(await say('upcoming'));
    assert.ok(texts.includes('Contoso') && texts.includes('in 84 days'), texts.join('|'));
    assert.ok(!texts.includes('Fabrikam'));
  });

  it('“upcoming” puts what ends within two weeks first, and what has ended last', async () => {
    bot.clock.now = Date.parse('2027-06-20T10:00:00Z');
    const texts = textsOf(await say('upcoming'));
    const order = ['High priority', 'Fabrikam', 'in 10 days', 'Expired', 'Contoso', '98 days ago'];
    const places = order.map((text) => texts.indexOf(text));
    assert.deepEqual(
      places,
      places.toSorted((a, b) => a - b),
    );
    assert.ok(
      places.every((place) => place >= 0),
      texts.join('|'),
    );
  });

  it('“upcoming” leaves out what is decided', async () => {
    bot.clock.now = Date.parse('2027-03-01T10:00:00Z');
    const card = await say('upcoming');
    const open = actionsOf(card).find(({ verb }) => verb === 'open');
    const tap = { ...open?.data, stepId: 'verify-continuity:s1', withPredecessors: true };
    await bot.tap('tick', tap);
    assert.ok(textsOf(await say('upcoming')).includes('Nothing that needs a decision ends in the next 90 days.'));
  });

  it('“status” with a part of the name opens the one checklist that fits, in any letter case', async () => {
    assert.equal(textsOf(await say('Status CONT'))[0], 'Contoso');
    assert.equal(textsOf(await say('статус fabrikam'))[0], 'Fabrikam');
  });

  it('“status” lets choose between several, and says when there is none', async () => {
    const several = await say('status o');
    assert.ok(textsOf(several).includes('Contoso'));
    const none = textsOf(await say('status **Nobody**'));
    assert.ok(
      none.some((text) => text.includes('**Nobody**')),
      none.join('|'),
    );
  });

  it('“status” alone asks of whom', async () => {
    assert.match(textsOf(await say('status')).join(' '), /Which customer\?/);
  });
});
