import assert from 'node:assert/strict';
import { cardIn, type Json, startBot, type TestBot } from '../support/a-bot.ts';
import { actionsOf, actionTitled, textsOf } from '../support/cards.ts';
import { CONTOSO_TYPED, FABRIKAM_TYPED, plan } from '../support/planning.ts';

const titleOf = (card: Json): string => textsOf(card).find((text) => text.endsWith('?')) ?? textsOf(card)[0] ?? '';

describe('planning in a personal chat', () => {
  let bot: TestBot;
  beforeEach(async () => {
    bot = await startBot();
  });
  afterEach(() => bot.close());

  it('begins with one greeting, although Teams tells of the installation twice', async () => {
    const added = { type: 'conversationUpdate', text: undefined, membersAdded: [{ id: '28:bot' }] };
    await bot.say('', { ...added });
    await bot.say('', { type: 'installationUpdate', action: 'add', text: undefined });
    assert.equal(bot.connector.activities.length, 1);
    assert.match(textsOf(cardIn(bot.connector.activities[0] as never))[0] ?? '', /Hello/);
  });

  it('leads by typing alone to the checklist and the credit notes', async () => {
    const { checklist, creditNotes } = await plan(bot);
    const texts = textsOf(checklist);
    assert.deepEqual(texts.slice(0, 3), [
      'Contoso',
      '25 Microsoft 365 Business Standard · bought from Microsoft · ends 14 March 2027',
      '0 of 8',
    ]);
    const dated: [string, string][] = [
      ['Request the reseller relationship', '12 Feb 2027'],
      ['Ask billing support about a credit', '12 Feb 2027'],
      ['Customer accepts the invitation', '19 Feb 2027'],
      ['Customer accepts the agreement', '26 Feb 2027'],
      ['Switch automatic renewal off', '5 Mar 2027'],
      ['Provision 25 Microsoft 365 Business Standard', '11 Mar 2027'],
      ['Set the old one to end on its last day', '12 Mar 2027'],
      ['Check that everyone can work', '15 Mar 2027'],
    ];
    for (const [title, due] of dated) {
      const at = texts.indexOf(title);
      assert.equal(texts[at + 2], due, title);
    }
    assert.deepEqual(textsOf(creditNotes).slice(0, 2), [
      'Credit notes · Contoso',
      'What credit to expect, and whom to ask',
    ]);
  });

  it('leads by tapping alone to the same checklist, each question in the place of the one before', async () => {
    const [greeting] = await bot.say('help');
    let card = greeting as Json;
    const activity = bot.connector.activities[0]?.activityId;
    const tap = async (title: string, inputs: Json = {}): Promise<void> => {
      const { verb, data } = actionTitled(card, title);
      card = (await bot.tap(verb, { ...data, ...inputs }, { replyToId: activity })).card;
    };
    await tap('New migration');
    await tap('Next', { value: 'Contoso' });
    await tap('Next', { value: 'PL' });
    await tap('Next', { value: 'PL' });
    await tap('Europe/Warsaw (yours)');
    await tap('Directly with Microsoft');
    await tap('Directly from Microsoft');
    await tap('Microsoft Customer Agreement (MCA)');
    const form = { offer: 'O365_BUSINESS_PREMIUM', seats: 25, endDate: '2027-03-14', term: 'P1Y', autoRenew: 'yes' };
    await tap('Add', form);
    await tap('That’s all');
    await tap('No');
    await tap('I don’t know');
    await tap('Yes');
    assert.equal(titleOf(card), 'Is this right?');
    await tap('Create the plan');

    assert.equal(textsOf(card)[2], '0 of 8');
    assert.deepEqual(cardIn(bot.connector.activities[0] as never), card, 'the stored activity shows it as well');
    assert.equal(bot.connector.activities.length, 2, 'the credit notes come as a card of their own');
    await bot.close();
    bot = await startBot();
    const typed = await plan(bot);
    assert.deepEqual(textsOf(typed.checklist), textsOf(card));
  });

  it('goes on after a restart at every question', async () => {
    let cards: Json[] = [];
    for (const text of CONTOSO_TYPED) {
      await bot.restart();
      cards = await bot.say(text);
    }
    assert.equal(textsOf(cards[0] as Json)[2], '0 of 8');
  });

  it('asks a partner for its country, zone and way of ordering only once', async () => {
    await plan(bot);
    const { checklist } = await plan(bot, FABRIKAM_TYPED);
    assert.equal(textsOf(checklist)[0], 'Fabrikam');
  });

  it('says in words that belong to a partner who orders through a provider what two steps ask of it', async () => {
    const { checklist } = await plan(
      bot,
      CONTOSO_TYPED.map((text) => (text === 'directly' ? 'through a provider' : text)),
    );
    const texts = textsOf(checklist).join('\n');
    assert.match(texts, /confirmed through your provider/);
    assert.match(texts, /order through your provider/);
  });

  it('takes "new" as an answer where new commerce is asked about, and as a command elsewhere', async () => {
    for (const text of ['new migration', 'Contoso', 'PL', 'PL', 'Warsaw', 'direct', 'another partner'])
      await bot.say(text);
    const [card] = await bot.say('new');
    assert.equal(titleOf(card as Json), 'Has the current partner agreed to a transfer?');
    const [again] = await bot.say('back');
    assert.equal(titleOf(again as Json), 'Is it a new-commerce or a legacy CSP subscription?');
  });

  it('keeps the checklist, and lists it, after a restart', async () => {
    await plan(bot);
    await bot.restart();
    const [list] = await bot.say('list');
    const texts = textsOf(list as Json);
    assert.ok(texts.includes('Contoso') && texts.includes('1 migration'), texts.join('|'));
    const open = actionsOf(list).find(({ verb }) => verb === 'open');
    const { card } = await bot.tap('open', open?.data as Json);
    assert.equal(textsOf(card)[2], '0 of 8');
  });

  it('shows a blocked plan with its reason and no step when partner and customer are in different regions', async () => {
    const typed = CONTOSO_TYPED.map((text, at) => (at === 2 ? 'Brazil' : text));
    const { checklist } = await plan(bot, typed);
    const texts = textsOf(checklist).join('\n');
    assert.match(texts, /Blocked/);
    assert.match(texts, /You are in the CSP region Europe, the customer’s tenant is in Brazil/);
    assert.equal(actionsOf(checklist).filter(({ verb }) => verb === 'tick').length, 0);
  });

  it('asks once before it throws answers away', async () => {
    await bot.say('new migration');
    await bot.say('Contoso');
    const [asked] = await bot.say('cancel');
    assert.equal(titleOf(asked as Json), 'Throw away these answers?');
    const [kept] = await bot.say('no');
    assert.equal(titleOf(kept as Json), 'In which country is the customer’s tenant?');
    await bot.say('cancel');
    const [gone] = await bot.say('yes');
    assert.match(textsOf(gone as Json)[0] ?? '', /nothing was planned/);
  });
});
