import assert from 'node:assert/strict';
import { type Json, startBot, type TestBot } from '../support/a-bot.ts';
import { actionsOf, actionTitled, textsOf } from '../support/cards.ts';
import { plan } from '../support/planning.ts';

describe('a message that is not understood', () => {
  let bot: TestBot;
  beforeEach(async () => {
    bot = await startBot();
  });
  afterEach(() => bot.close());

  const say = async (text: string): Promise<Json> => (await bot.say(text))[0] ?? {};
  const texts = async (text: string): Promise<string> => textsOf(await say(text)).join('\n');

  it('is answered with the command that it nearly is', async () => {
    const card = await say('upcomming');
    assert.match(textsOf(card).join('\n'), /The nearest thing I know is “upcoming”/);
    actionTitled(card, 'Ending soon');
  });

  it('is answered with the command that is in it', async () => {
    assert.match(await texts('please show me the list'), /The nearest thing I know is “list”/);
  });

  it('is answered with the customer it names', async () => {
    await plan(bot);
    const card = await say('contoso');
    assert.match(textsOf(card).join('\n'), /Contoso is one of your customers/);
    const { verb, data } = actionTitled(card, 'Open the checklist');
    const opened = await bot.tap(verb, data);
    assert.equal(textsOf(opened.card)[0], 'Contoso');
  });

  it('that is a subscription may begin a migration', async () => {
    const card = await say('25 Business Standard until 2027-03-14, auto-renew on');
    const { verb, data } = actionTitled(card, 'Plan it');
    const begun = await bot.tap(verb, data);
    assert.ok(textsOf(begun.card).includes('Which customer is moving?'));
    const [next] = await bot.say('Contoso');
    assert.ok(textsOf(next).includes('In which country is the customer’s tenant?'));
  });

  it('is never answered twice the same, and always with a way on', async () => {
    let before = '';
    for (let turn = 0; turn < 5; turn += 1) {
      const card = await say('qwertz');
      const now = textsOf(card).join('\n');
      assert.notEqual(now, before);
      assert.ok(actionsOf(card).length >= 3);
      before = now;
    }
  });

  it('is forgotten as soon as one is understood', async () => {
    const first = await texts('qwertz');
    await say('list');
    assert.equal(await texts('qwertz'), first);
  });

  it('of nothing but an emoji or nothing at all is answered too', async () => {
    for (const text of ['', '   ', '🎉']) assert.notEqual(await texts(text), '');
    assert.match(await texts(''), /nothing in that message that I can read/);
  });

  it('within questions says what else can be said when it happens again', async () => {
    await say('new migration Contoso');
    assert.doesNotMatch(await texts('Atlantis'), /start over/);
    assert.match(await texts('Lemuria'), /“start over” and “cancel”/);
  });
});

describe('starting over', () => {
  let bot: TestBot;
  beforeEach(async () => {
    bot = await startBot();
  });
  afterEach(() => bot.close());

  it('asks once, and then asks the first question again', async () => {
    await bot.say('new migration Contoso, Poland');
    const [sure] = await bot.say('start over');
    assert.ok(textsOf(sure).includes('Answer everything anew?'));
    const [first] = await bot.say('yes');
    assert.ok(textsOf(first).includes('Which customer is moving?'));
  });

  it('may be thought better of', async () => {
    await bot.say('new migration Contoso');
    const [sure] = await bot.say('start over');
    const { verb, data } = actionTitled(sure, 'No, go on');
    const { card } = await bot.tap(verb, data);
    assert.ok(textsOf(card).includes('In which country is the customer’s tenant?'));
    assert.equal(textsOf(card)[0], 'Contoso');
  });

  it('from changing a plan begins with the plan’s own answers', async () => {
    const { checklist } = await plan(bot);
    const edit = actionTitled(checklist, 'Edit');
    await bot.tap(edit.verb, edit.data);
    await bot.say('start over');
    const [summary] = await bot.say('yes');
    assert.ok(textsOf(summary).includes('Is this right?'));
  });

  it('where nothing is open begins', async () => {
    const [card] = await bot.say('start over');
    assert.ok(textsOf(card).includes('Which customer is moving?'));
  });
});
