import type { Locator } from 'playwright-core';
import { shows, tapCircle } from '../support/chat.ts';
import { CONTOSO_TYPED, inAGroup } from '../support/planning.ts';
import type { Scene } from '../support/playground.ts';
import { oneAfterTheOther, playgroundFor } from '../support/playing.ts';

describe('a migration planned in a group chat', function () {
  this.timeout(60_000);
  oneAfterTheOther();
  let scene: Scene;
  let checklist: Locator;
  before(async function () {
    scene = await (await playgroundFor(this)).play('2026-11-21T10:00:00+01:00');
    await scene.chat.installed();
    const { page, cards } = scene.chat;
    await page.getByText('Group Chat', { exact: true }).first().click();
    // Opening it installs the bot there as well.
    await page.getByText('conversationUpdate 200').nth(1).waitFor();
    await shows(cards.first(), 'Hello!');
  });
  after(() => scene?.end());

  /** Says something that mentions the bot, and waits for the card that answers it. */
  const mention = async (text: string): Promise<Locator> => {
    const { page, cards } = scene.chat;
    const before = await cards.count();
    await page.locator('[contenteditable=true]').first().click();
    await page.keyboard.type('@');
    // Chosen by a click, as Enter would post; told to the entry itself, as the chat may still be scrolling beneath it.
    await page.getByRole('menuitem', { name: 'Test Bot' }).dispatchEvent('click');
    await page.keyboard.insertText(` ${text}`);
    await page.keyboard.press('Enter');
    const answer = cards.nth(before);
    await answer.waitFor();
    return answer;
  };

  it('is asked for by mentioning the bot', async () => {
    await shows(await mention('new migration'), 'Which customer is moving?');
  });

  it('is answered by mentioning it, and what is typed is taken without the mention', async () => {
    const card = await mention('Contoso');
    await shows(card, 'Contoso', 'In which country is the customer’s tenant?');
  });

  it('ends in a checklist that can be ticked there', async () => {
    for (const text of inAGroup(CONTOSO_TYPED).slice(2)) checklist = await mention(text);
    await shows(checklist, 'Contoso', '0 of 8');
    await tapCircle(checklist, 'Request the reseller relationship');
    await shows(checklist, '1 of 8');
  });
});
