import assert from 'node:assert/strict';
import { shows } from '../support/chat.ts';
import type { Scene } from '../support/playground.ts';
import { oneAfterTheOther, playgroundFor } from '../support/playing.ts';

// biome-ignore lint/suspicious/noTemplateCurlyInString: it is what somebody types.
const NAME = '<b>x</b> **y** ${z}';

describe('bad input, typed in the chat', function () {
  this.timeout(30_000);
  oneAfterTheOther();
  let scene: Scene;
  before(async function () {
    scene = await (await playgroundFor(this)).play('2026-11-21T10:00:00+01:00');
    await scene.chat.installed();
  });
  after(() => scene?.end());

  const answersWith = async (says: string, ...texts: string[]) => shows(await scene.chat.say(says), ...texts);

  /** Each is refused with that sentence, and the question is asked again. */
  const refuses = async (question: string, inputs: [says: string, sentence: string][]) => {
    for (const [says, sentence] of inputs) await answersWith(says, sentence, question);
  };

  it('is answered with what the bot can do when no question is open', () =>
    answersWith('qwertz', 'I can plan a migration, show the ones under way, or show what ends soon.'));

  it('as a customer’s name is refused when nobody could read it', async () => {
    await scene.chat.say('new migration');
    await refuses('Which customer is moving?', [
      ['🎉🎉🎉', 'A name needs at least one letter or digit'],
      ['n'.repeat(5_000), 'This name is too long. Please use at most 120 characters.'],
    ]);
  });

  it('as a customer’s name is shown as it was typed', async () => {
    const question = await scene.chat.say(NAME);
    await shows(question, 'In which country is the customer’s tenant?');
    assert.equal((await question.innerText()).split('\n')[0], NAME);
  });

  it('as a country or a time zone is refused by its name', async () => {
    await refuses('In which country is the customer’s tenant?', [['Atlantis', 'I know no country “Atlantis”.']]);
    await scene.chat.say('Poland');
    await scene.chat.say('PL');
    await refuses('In which time zone do you work?', [['Mars/Olympus', 'I know no time zone “Mars/Olympus”.']]);
  });

  it('as a fixed answer is refused', async () => {
    await scene.chat.say('Warsaw');
    // Long lists make the page slow.
    await scene.reload();
    await scene.chat.installed();
    await scene.chat.say('direct');
    await refuses('Where was the subscription bought?', [['<script>', 'I cannot take “<script>” as an answer here.']]);
  });

  it('as an offer is refused, and is offered to be used as it is', async () => {
    for (const says of ['Microsoft', 'MCA']) await scene.chat.say(says);
    await refuses('Which subscription is it?', [
      ['Flying carpets', 'I know no offer “Flying carpets”.'],
      ['Broomsticks', 'Use “Broomsticks” as it is'],
    ]);
  });

  it('as a number of licenses is refused when it is no whole number above zero', async () => {
    await refuses('How many licenses?', [
      ['2.5 Business Standard', 'The number of licenses must be a whole number from 1 to 1,000,000. “2.5” is not.'],
      ['2.5', '“2.5” is not.'],
      ['0', '“0” is not.'],
      ['-1', '“-1” is not.'],
      ['many', '“many” is no number.'],
    ]);
    await answersWith('25', 'What is the last day of the term?');
  });

  it('as a date is refused when it is none, or centuries away', () =>
    refuses('What is the last day of the term?', [
      ['soonish', 'I cannot read “soonish” as a date. Type it like 14 March 2027.'],
      ['2999-01-01', 'There is no such date between 2000 and 2099.'],
      ['1970-01-01', 'There is no such date between 2000 and 2099.'],
      ['2027-02-30', 'There is no such date between 2000 and 2099.'],
    ]));

  it('costs nothing of what was answered before', async () => {
    for (const says of ['2027-03-14', '1 year', 'yes', 'that’s all', 'no', 'no']) await scene.chat.say(says);
    await answersWith('yes', 'Is this right?', NAME, 'Microsoft 365 Business Standard', '14 March 2027');
    const checklist = await scene.chat.say('create the plan');
    await shows(checklist, '0 of 8');
    assert.equal((await checklist.innerText()).split('\n')[0], NAME);
    assert.equal(await checklist.locator('b, strong, em, script').count(), 0);
  });

  it('leaves no error behind in a process that goes on, and ends when it is asked to', async () => {
    assert.ok(scene.bot().isAlive());
    assert.equal(await scene.bot().stop(), 0);
    assert.doesNotMatch(scene.bot().output(), /"level":[56]0|\n\s+at /);
  });
});
