import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import { shows, stepsOn, tapCircle } from '../support/chat.ts';
import type { Scene } from '../support/playground.ts';
import { oneAfterTheOther, playgroundFor } from '../support/playing.ts';
import { TYPED_PLAN } from '../support/typed-plan.ts';
import { until } from '../support/until.ts';

describe('a reminder', function () {
  this.timeout(30_000);
  oneAfterTheOther();
  let scene: Scene;
  let checklist: Locator;
  let reminder: Locator;
  before(async function () {
    scene = await (await playgroundFor(this)).play('2026-11-21T10:00:00+01:00');
    const { chat } = scene;
    await chat.installed();
    for (const says of TYPED_PLAN) checklist = await chat.say(says);
    await shows(checklist, '0 of 8');
    await shows(chat.cardsWith('Credit notes · Contoso'), 'Credit notes');
    reminder = chat.cards.nth(await chat.cards.count());
  });
  after(() => scene?.end());

  const sentAt = () =>
    scene
      .bot()
      .output()
      .split('\n')
      .filter((line) => line.includes('a reminder was sent'))
      .map((line) => new Date(JSON.parse(line).time).toISOString());

  it('arrives unasked at nine in the client’s zone, sixty days before the end, and not before', async () => {
    await scene.startAgain('2027-01-13T08:59:58+01:00');
    await shows(reminder, 'Contoso', '60', 'days left', '25 Microsoft 365 Business Standard ends 14 March 2027');
    const sent = await until(sentAt, ({ length }) => length > 0);
    assert.match(sent.join(), /^2027-01-13T08:00:0\d\.\d{3}Z$/);
  });

  it('arrives late, and once, when the bot did not run at nine, with what is true by then', async () => {
    reminder = scene.chat.cards.nth(await scene.chat.cards.count());
    await scene.startAgain('2027-02-12T09:00:30+01:00');
    await shows(
      reminder,
      'Contoso',
      '30',
      'days left',
      '25 Microsoft 365 Business Standard ends 14 March 2027',
      'If nobody acts, it renews for a year on 15 March 2027.',
      'Open now',
    );
    assert.deepEqual(await stepsOn(reminder), [
      ['◯', 'Request the reseller relationship', 'Sales agent', 'due today'],
      ['◯', 'Ask billing support about a credit', 'Billing admin · optional', 'due today'],
      ['◯', 'Switch automatic renewal off', 'Customer · do not cancel it', 'Fri 5 Mar'],
    ]);
    assert.equal((await until(sentAt, ({ length }) => length > 0)).length, 1);
  });

  it('takes a tick right there, and the checklist follows', async () => {
    const before = await scene.chat.cards.count();
    await tapCircle(reminder, 'Switch automatic renewal off');
    await shows(checklist, '1 of 8');
    await shows(reminder, 'If nobody acts, it runs on month by month at a higher price from 15 March 2027.');
    assert.deepEqual(
      (await stepsOn(reminder)).map(([, title]) => title),
      ['Request the reseller relationship', 'Ask billing support about a credit'],
    );
    assert.equal(await scene.chat.cards.count(), before);
    assert.equal(sentAt().length, 1);
  });
});
