import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import { choose, pickDate, shows, stepsOn, tap, tapCircle } from '../support/chat.ts';
import type { Scene } from '../support/playground.ts';
import { oneAfterTheOther, playgroundFor } from '../support/playing.ts';

describe('a migration planned by tapping only', function () {
  this.timeout(30_000);
  oneAfterTheOther();
  let scene: Scene;
  /** The one card on which everything happens: each answer puts the next question in its place. */
  let card: Locator;
  before(async function () {
    scene = await (await playgroundFor(this)).play('2026-11-21T10:00:00+01:00');
    card = scene.chat.cards.first();
  });
  after(() => scene?.end());

  it('begins with the greeting’s button', async () => {
    await shows(card, 'Hello!');
    await tap(card, 'New migration');
    await shows(card, 'Which customer is moving?');
  });

  it('takes a name from an input and countries from lists', async () => {
    await card.getByRole('textbox', { name: 'Customer' }).fill('Contoso');
    await tap(card, 'Next');
    await shows(card, 'In which country is the customer’s tenant?');
    await choose(card, 'Customer’s country', 'Poland');
    await tap(card, 'Next');
    await shows(card, 'In which country is your own company?');
    await choose(card, 'Your country', 'Poland');
    await tap(card, 'Next');
    await shows(card, 'In which time zone do you work?');
  });

  it('offers the client’s own time zone, and every fixed answer, as a button', async () => {
    const answers: [button: string, asked: string][] = [
      ['Europe/Warsaw (yours)', 'How do you order for customers?'],
      ['Directly with Microsoft', 'Where was the subscription bought?'],
      ['Directly from Microsoft', 'Under which agreement did the customer buy from Microsoft?'],
      ['Microsoft Customer Agreement (MCA)', 'Which subscription is it?'],
    ];
    for (const [button, asked] of answers) {
      await tap(card, button);
      await shows(card, asked);
    }
  });

  it('takes the whole subscription from one form', async () => {
    await choose(card, 'Offer', 'Microsoft 365 Business Standard');
    await card.getByRole('spinbutton', { name: 'Licenses' }).fill('25');
    const months = ['November 2026', 'December 2026', 'January 2027', 'February 2027', 'March 2027'];
    await pickDate(card, 'Last day', months, '14, March, 2027');
    await choose(card, 'Term', '1 year');
    await choose(card, 'Renews by itself', 'Yes');
    await tap(card, 'Add');
    await shows(card, 'Is there another subscription to move?');
  });

  it('shows a summary, in which an answer can be changed', async () => {
    await tap(card, 'That’s all');
    await shows(card, 'Has the customer accepted a reseller relationship with you?');
    await tap(card, 'No');
    await shows(card, 'Has the customer accepted the Microsoft Customer Agreement?');
    await tap(card, 'I don’t know');
    await shows(card, 'Do you hold delegated admin privileges (GDAP) for the customer?');
    await tap(card, 'No');
    await shows(card, 'Is this right?', 'Microsoft 365 Business Standard', '14 March 2027', 'Europe/Warsaw');
    await card.getByRole('button', { name: 'Change: Delegated admin privileges' }).click();
    await shows(card, 'Do you hold delegated admin privileges (GDAP) for the customer?');
    await tap(card, 'Yes');
    await shows(card, 'Is this right?');
  });

  it('ends in the same checklist as typing does, and the credit notes below', async () => {
    await tap(card, 'Create the plan');
    await shows(card, '25 Microsoft 365 Business Standard · bought from Microsoft · ends 14 March 2027', '0 of 8');
    const dates = (await stepsOn(card)).map((lines) => [lines[1], lines.at(-1)]);
    assert.deepEqual(dates, [
      ['Request the reseller relationship', '12 Feb 2027'],
      ['Ask billing support about a credit', '12 Feb 2027'],
      ['Switch automatic renewal off', '5 Mar 2027'],
      ['Customer accepts the invitation', '19 Feb 2027'],
      ['Customer accepts the agreement', '26 Feb 2027'],
      ['Provision 25 Microsoft 365 Business Standard', '11 Mar 2027'],
      ['Set the old one to end on its last day', '12 Mar 2027'],
      ['Check that everyone can work', '15 Mar 2027'],
    ]);
    await shows(scene.chat.cards.nth(1), 'Credit notes · Contoso');
    assert.equal(await scene.chat.cards.count(), 2);
  });

  it('says which steps a step waits for, and ticks them all with one tap', async () => {
    await tapCircle(card, 'Provision 25');
    await shows(
      card,
      '“Provision 25 Microsoft 365 Business Standard” waits for other steps.',
      '• Request the reseller relationship',
      '• Customer accepts the invitation',
      '• Customer accepts the agreement',
      '0 of 8',
    );
    await tap(card, 'Mark all as done');
    await shows(card, '4 of 8');
    assert.equal(await scene.chat.cards.count(), 2);
  });
});
