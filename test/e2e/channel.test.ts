import type { Locator } from 'playwright-core';
import { shows, tapCircle } from '../support/chat.ts';
import type { Scene } from '../support/playground.ts';
import { oneAfterTheOther, playgroundFor } from '../support/playing.ts';

const LINE = 'new migration Contoso, Poland, from Microsoft, 25 Business Standard until 2027-03-14, auto-renew on';

describe('a migration planned in a channel', function () {
  this.timeout(60_000);
  oneAfterTheOther();
  let scene: Scene;
  before(async function () {
    scene = await (await playgroundFor(this)).play('2026-11-21T10:00:00+01:00');
    await scene.chat.installed();
    const { page, cards } = scene.chat;
    await page.getByText('General', { exact: true }).first().click();
    // Opening it installs the bot there as well.
    await shows(cards.first(), 'Hello!');
  });
  after(() => scene?.end());

  /** Posts something that mentions the bot, and waits for the card that answers it. */
  const post = async (text: string): Promise<Locator> => {
    const { page, cards } = scene.chat;
    const before = await cards.count();
    await page.locator('[contenteditable=true]').first().click();
    await page.keyboard.type('@');
    await page.getByRole('menuitem', { name: 'Test Bot' }).dispatchEvent('click');
    await page.keyboard.insertText(` ${text}`);
    await page.getByRole('button', { name: 'Post', exact: true }).click();
    await cards.nth(before).waitFor();
    // The newest thread stands on top.
    return cards.first();
  };

  it('is begun by mentioning the bot', async () => {
    await shows(await post(LINE), 'In which country is your own company?');
  });

  it('goes on with what is typed there, and comes to the summary', async () => {
    for (const text of ['Poland', 'Warsaw']) await post(text);
    await shows(await post('directly'), 'Is this right?', 'Reminders here as well');
  });

  it('ends in a checklist that can be ticked there', async () => {
    const checklist = await post('create the plan');
    await shows(checklist, 'Contoso', '0 of');
    await tapCircle(checklist, 'Request the reseller relationship');
    await shows(checklist, '1 of');
  });
});
