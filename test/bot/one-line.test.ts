import assert from 'node:assert/strict';
import { type Json, startBot, type TestBot } from '../support/a-bot.ts';
import { actionTitled, textsOf } from '../support/cards.ts';
import { plan } from '../support/planning.ts';

const LINE = 'Contoso, Poland, from Microsoft, 25 Business Standard until 2027-03-14, auto-renew on';
const PARTNER = ['Poland', 'Warsaw', 'directly'];
const FABRIKAM_FIRST = [
  'new migration Fabrikam, Germany, other, 5 Office 365 E3 until 2027-06-30, auto-renew on',
  ...PARTNER,
  'create the plan',
];

describe('a migration said in one line', () => {
  let bot: TestBot;
  beforeEach(async () => {
    bot = await startBot();
  });
  afterEach(() => bot.close());

  /** Types it all; the question that each text led to. */
  const asked = async (...typed: string[]): Promise<string[]> => {
    const questions: string[] = [];
    for (const text of typed) {
      const [card] = await bot.say(text);
      questions.push(textsOf(card as Json).find((said) => said.endsWith('?')) ?? 'no question');
    }
    return questions;
  };
  const texts = async (text: string): Promise<string[]> => (await bot.say(text)).flatMap(textsOf);

  it('leaves only what is missing to be asked', async () => {
    assert.deepEqual(await asked(`new migration ${LINE}`, ...PARTNER), [
      'In which country is your own company?',
      'In which time zone do you work?',
      'How do you order for customers?',
      'Is this right?',
    ]);
  });

  it('takes one message and one tap once the partner is known, and shows what it assumed', async () => {
    await plan(bot, FABRIKAM_FIRST);
    const [summary] = await bot.say(`new migration ${LINE}`);
    const shown = textsOf(summary);
    const assumed = shown.indexOf('Not said, so assumed');
    assert.ok(assumed > shown.indexOf('Contoso') && assumed > 0, shown.join('\n'));
    const after = shown.slice(assumed + 1);
    for (const label of ['Agreement', 'Term', 'Reseller relationship'])
      assert.ok(after.includes(label), after.join('|'));
    const { verb, data } = actionTitled(summary, 'Create the plan');
    const { card } = await bot.tap(verb, data);
    assert.equal(textsOf(card)[0], 'Contoso');
  });

  it('comes to the plan of the same answers given one by one', async () => {
    const typed = ['new migration', 'Contoso', 'Poland', ...PARTNER, 'from Microsoft', 'I don’t know'];
    const rest = ['25 Business Standard 2027-03-14', '1 year', 'yes', 'no', 'no', 'no', 'no', 'create the plan'];
    const { checklist: slowly } = await plan(bot, [...typed, ...rest]);
    await bot.close();
    bot = await startBot();
    const { checklist: quickly } = await plan(bot, [`new migration ${LINE}`, ...PARTNER, 'create the plan']);
    assert.deepEqual(textsOf(quickly), textsOf(slowly));
  });

  it('is understood where the customer’s name is asked', async () => {
    assert.deepEqual(await asked('new migration', LINE), [
      'Which customer is moving?',
      'In which country is your own company?',
    ]);
  });

  it('is no plain name', async () => {
    assert.deepEqual(await asked('new migration', 'Poland Trade'), [
      'Which customer is moving?',
      'In which country is the customer’s tenant?',
    ]);
  });

  it('can be walked back question by question', async () => {
    await asked(`new migration ${LINE}`);
    assert.deepEqual(await asked('back', 'back', 'back', 'back', 'back', 'back', 'back'), [
      'Does it renew by itself?',
      'What is the last day of the term?',
      'How many licenses?',
      'Which subscription is it?',
      'Where was the subscription bought?',
      'In which country is the customer’s tenant?',
      'Which customer is moving?',
    ]);
  });

  it('says what it could not use, and takes the rest', async () => {
    const said = await texts('new migration Contoso, Poland, green');
    assert.ok(said.includes('I could not use “green”. I took the rest.'), said.join('\n'));
    assert.ok(said.includes('In which country is your own company?'));
  });

  it('does not begin anew while questions are open', async () => {
    await asked('new migration Contoso');
    const said = await texts('new migration Fabrikam, Germany');
    assert.ok(said.includes('These questions are still open. Go on here, or cancel them to begin anew.'));
    assert.ok(said.includes('In which country is the customer’s tenant?'));
  });

  it('leaves a customer its name that begins like the command', async () => {
    assert.deepEqual(await asked('new migration', 'New Horizons'), [
      'Which customer is moving?',
      'In which country is the customer’s tenant?',
    ]);
  });

  it('refuses what cannot be stored or is far too long', async () => {
    const tooLong = await texts(`new migration Contoso, ${'x'.repeat(5000)}`);
    assert.ok(tooLong.includes('That is too long to read. Please keep it shorter.'), tooLong.join('\n'));
    assert.ok(tooLong.includes('Which customer is moving?'));
  });
});
