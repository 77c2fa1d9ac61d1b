import type { Locator } from 'playwright-core';
import { shows, tap } from '../support/chat.ts';
import type { Scene } from '../support/playground.ts';
import { oneAfterTheOther, playgroundFor } from '../support/playing.ts';

const CONTOSO = 'new migration Contoso, Poland, from Microsoft, 25 Business Standard until 2027-03-14, auto-renew on';
const TABLE = [
  'Customer;Country;Channel;Product Title;Total Licenses;SubscriptionEndDate;AutoRenewEnabled',
  'Adventure Works;Poland;Microsoft;Business Standard;25;14.03.2027;True',
  'Fabrikam;Germany;CSP partner;Office 365 E3;-5;30.06.2027;False',
  'Tailspin Toys;Hungary;Microsoft;Buisness Premium;10;30.06.2027;False',
].join('\n');

describe('much said at once', function () {
  this.timeout(60_000);
  oneAfterTheOther();
  let scene: Scene;
  let summary: Locator;
  before(async function () {
    scene = await (await playgroundFor(this)).play('2026-11-21T10:00:00+01:00');
    await scene.chat.installed();
    await shows(scene.chat.cards.first(), 'Hello!');
  });
  after(() => scene?.end());

  it('asks a new partner for what it needs once, and then sums up', async () => {
    const { say } = scene.chat;
    await shows(
      await say('new migration Fabrikam, Germany, other, 5 Office 365 E3 until 30 June 2027, renews'),
      'Your country',
    );
    for (const text of ['Poland', 'Warsaw']) await say(text);
    summary = await say('directly');
    await shows(summary, 'Is this right?', 'Not said, so assumed', 'Something else');
    await tap(summary, 'Create the plan');
    await shows(summary, '0 of');
  });

  it('takes one message and one tap from then on', async () => {
    summary = await scene.chat.say(CONTOSO);
    await shows(
      summary,
      'Contoso',
      'Poland',
      'Microsoft 365 Business Standard',
      '14 March 2027',
      'Not said, so assumed',
    );
    await tap(summary, 'Create the plan');
    await shows(summary, 'Contoso', '25 Microsoft 365 Business Standard', '0 of');
  });

  it('shows a pasted table line by line, with what is wrong, and plans the rest with one tap', async () => {
    const preview = await scene.chat.say(TABLE);
    await shows(
      preview,
      '3 lines read from your table',
      'Line 3',
      '“-5” licenses cannot be',
      'Adventure Works · Poland',
    );
    await shows(preview, 'Tailspin Toys · Hungary · 10 Microsoft 365 Business Premium');
    await tap(preview, 'Plan 2 migrations');
    await shows(preview, '2 migrations planned', 'Line 3 was not taken');
  });

  it('answers what it does not understand with the nearest thing, to be tapped', async () => {
    const first = await scene.chat.say('upcomming');
    await shows(first, 'The nearest thing I know is “upcoming”');
    await tap(first, 'Ending soon');
    await shows(first, 'Nothing that needs a decision ends in the next 90 days.');
  });
});
