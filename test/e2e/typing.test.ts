import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import { shows, stepsOn, tap, tapCircle } from '../support/chat.ts';
import type { Scene } from '../support/playground.ts';
import { oneAfterTheOther, playgroundFor } from '../support/playing.ts';

const PLANNED = [
  ['◯', 'Request the reseller relationship', 'Sales agent', '12 Feb 2027'],
  ['◯', 'Ask billing support about a credit', 'Billing admin · optional', '12 Feb 2027'],
  ['◯', 'Switch automatic renewal off', 'Customer · do not cancel it', '5 Mar 2027'],
  ['◌', 'Customer accepts the invitation', 'Customer · after: Request the reseller relationship', '19 Feb 2027'],
  [
    '◌',
    'Customer accepts the agreement',
    'Customer · before the first order · after: Customer accepts the invitation',
    '26 Feb 2027',
  ],
  [
    '◌',
    'Provision 25 Microsoft 365 Business Standard',
    'Sales agent · order in Partner Center · after: Customer accepts the agreement',
    '11 Mar 2027',
  ],
  [
    '◌',
    'Set the old one to end on its last day',
    'Customer · schedule it, do not cancel today · after: Provision 25 Microsoft 365 Business Standard',
    '12 Mar 2027',
  ],
  ['◌', 'Check that everyone can work', 'Admin agent · after: Set the old one to end on its last day', '15 Mar 2027'],
];

describe('a migration planned by typing only', function () {
  this.timeout(30_000);
  oneAfterTheOther();
  let scene: Scene;
  let checklist: Locator;
  before(async function () {
    scene = await (await playgroundFor(this)).play('2026-11-21T10:00:00+01:00');
  });
  after(() => scene?.end());

  const converse = async (turns: [says: string, asked: string][]) => {
    for (const [says, asked] of turns) await shows(await scene.chat.say(says), asked);
  };

  it('begins with a greeting on the first install, and with none on the next', async () => {
    const { chat } = scene;
    await chat.installed();
    await shows(chat.cards, 'Hello! I keep CSP migrations on time.');
    await scene.reload();
    await chat.installed();
    assert.equal(await chat.cards.count(), 0);
  });

  it('asks about customer, partner and agreement, one at a time', () =>
    converse([
      ['new migration', 'Which customer is moving?'],
      ['Contoso', 'In which country is the customer’s tenant?'],
      ['Poland', 'In which country is your own company?'],
      ['Poland', 'In which time zone do you work?'],
      ['Warsaw', 'How do you order for customers?'],
      ['directly with Microsoft', 'Where was the subscription bought?'],
      ['from Microsoft', 'Under which agreement did the customer buy from Microsoft?'],
      ['Microsoft Customer Agreement', 'Which subscription is it?'],
    ]));

  it('goes on with the next answer after the bot was killed in the middle', async () => {
    await scene.startAgain();
    await converse([
      ['25 Business Standard', 'What is the last day of the term?'],
      ['ends 14 March 2027', 'How long is the term?'],
      ['1 year', 'Does it renew by itself?'],
      ['yes', 'Is there another subscription to move?'],
      ['that’s all', 'Has the customer accepted a reseller relationship with you?'],
      ['no', 'Has the customer accepted the Microsoft Customer Agreement?'],
      ['no', 'Do you hold delegated admin privileges (GDAP) for the customer?'],
      ['yes', 'Is this right?'],
    ]);
  });

  it('ends in a checklist with the dates of the rules', async () => {
    checklist = await scene.chat.say('create the plan');
    await shows(
      checklist,
      'Contoso',
      '25 Microsoft 365 Business Standard · bought from Microsoft · ends 14 March 2027',
      '0 of 8',
      'Renews by itself for another year on 15 March 2027 unless renewal is switched off.',
    );
    assert.deepEqual(await stepsOn(checklist), PLANNED);
  });

  it('says what credit to expect, and whom to ask', async () => {
    await shows(
      scene.chat.cardsWith('What credit to expect, and whom to ask'),
      'Credit notes · Contoso',
      'Unlikely',
      'Microsoft 365 billing support',
      'You: you hold delegated admin privileges',
      'As of 21 November 2026.',
    );
  });

  it('ticks a step in place when its circle is tapped', async () => {
    const before = await scene.chat.cards.count();
    await tapCircle(checklist, 'Request the reseller relationship');
    await shows(checklist, '1 of 8');
    const steps = await stepsOn(checklist);
    assert.deepEqual(steps.at(-1), ['✓', 'Request the reseller relationship', 'Alex Wilber, Sat 21 Nov']);
    assert.deepEqual(steps[1], ['◯', 'Customer accepts the invitation', 'Customer', '19 Feb 2027']);
    assert.equal(await scene.chat.cards.count(), before);
  });

  it('undoes the tick when it is tapped again', async () => {
    await tapCircle(checklist, 'Request the reseller relationship');
    await shows(checklist, '0 of 8');
    assert.deepEqual(await stepsOn(checklist), PLANNED);
  });

  it('still knows a tick after the bot was killed right after it', async () => {
    await tapCircle(checklist, 'Switch automatic renewal off');
    await shows(checklist, '1 of 8');
    await scene.startAgain();
    const list = await scene.chat.say('list');
    await shows(list, 'Contoso', '1 of 8', 'Next: Request the reseller relationship');
    await list.getByRole('button', { name: 'Open the checklist' }).click();
    await shows(list, '1 of 8', 'Switch automatic renewal off');
    assert.deepEqual((await stepsOn(list)).at(-1), ['✓', 'Switch automatic renewal off', 'Alex Wilber, Sat 21 Nov']);
    await tap(list, 'Credit notes');
    await shows(list, 'What credit to expect, and whom to ask');
  });
});
