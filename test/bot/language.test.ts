import assert from 'node:assert/strict';
import { cardIn, startBot, type TestBot } from '../support/a-bot.ts';
import { actionTitled, textsOf } from '../support/cards.ts';
import { plan } from '../support/planning.ts';

const CUSTOMER = { en: 'Which customer is moving?', pl: /^Którego klienta/, hu: /^Melyik ügyfelet/ };

describe('the language', () => {
  let bot: TestBot;
  beforeEach(async () => {
    bot = await startBot();
  });
  afterEach(() => bot.close());

  const choose = async (title: string) => {
    const [card] = await bot.say('language');
    const { verb, data } = actionTitled(card, title);
    return (await bot.tap(verb, data)).card;
  };

  it('is that of the client, and English where the client’s is not ours', async () => {
    const [polish] = await bot.say('new migration', { locale: 'pl-PL' });
    assert.ok(
      textsOf(polish).some((text) => CUSTOMER.pl.test(text)),
      textsOf(polish).join('|'),
    );
    for (const locale of ['uk-UA', 'zh-TW', 'pt-PT', 'x-klingon', undefined]) {
      const [card] = await bot.say('back', { locale });
      assert.ok(textsOf(card).includes(CUSTOMER.en), `${locale}: ${textsOf(card).join('|')}`);
    }
  });

  it('can be chosen, and then holds whatever the client says, at once and after a restart', async () => {
    const card = await choose('magyar');
    assert.ok(
      textsOf(card).some((text) => text.startsWith('Kiválasztva: magyar')),
      textsOf(card).join('|'),
    );
    await bot.restart();
    const [question] = await bot.say('új migráció', { locale: 'en-US' });
    assert.ok(
      textsOf(question).some((text) => CUSTOMER.hu.test(text)),
      textsOf(question).join('|'),
    );
  });

  it('holds for the person’s reminders too', async () => {
    await plan(bot);
    await choose('polski');
    bot.clock.now = Date.parse('2027-01-13T08:00:00Z');
    await bot.remind();
    const texts = textsOf(cardIn(bot.connector.activities.at(-1) as never));
    assert.ok(
      texts.some((text) => text.includes('14 marca 2027')),
      texts.join('|'),
    );
  });

  it('can be given back to the client', async () => {
    await choose('русский');
    const { card } = await bot.tap('language', { language: null });
    assert.ok(textsOf(card).includes('Which language shall I speak?'));
  });

  it('decides how digits alone are read as a date', async () => {
    const before = ['new migration', 'Contoso', 'PL', 'PL', 'Warsaw', 'direct', 'microsoft', 'mca'];
    for (const text of before) await bot.say(text);
    await choose('polski');
    const [card] = await bot.say('25 Business Standard 03/04/2027');
    await bot.say('1 rok');
    await bot.say('tak');
    const [more] = await bot.say('to wszystko');
    for (const text of ['tak', 'tak']) await bot.say(text);
    const [summary] = await bot.say('tak');
    assert.ok(card && more);
    assert.ok(textsOf(summary).includes('3 kwietnia 2027'), textsOf(summary).join('|'));
  });
});
