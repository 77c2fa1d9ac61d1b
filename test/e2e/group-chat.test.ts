import type { Locator } from 'playwright-core';
import { shows, tap } from '../support/chat.ts';
import type { Scene } from '../support/playground.ts';
import { oneAfterTheOther, playgroundFor } from '../support/playing.ts';

describe('a migration planned in a group chat', function () {
  this.timeout(30_000);
  oneAfterTheOther();
  let scene: Scene;
  before(async function () {
    scene = await (await playgroundFor(this)).play('2026-11-21T10:00:00+01:00');
    await scene.chat.installed();
    await scene.chat.page.getByText('Group Chat', { exact: true }).first().click();
  });
  after(() => scene?.end());

  /** Mentions the bot and says something: Enter would post the message instead of choosing the suggestion. */
  const mention = async (text: string, answer: string): Promise<Locator> => {
    const { page, cardsWith } = scene.chat;
    await page.locator('[contenteditable=true]').first().click();
    await page.keyboard.type('@');
    await page.waitForTimeout(1500);
    await page.screenshot({ path: '/tmp/gc.png' });
    console.log(await page.locator('body').innerText());
    await page.getByRole('option').first().click();
    await page.keyboard.insertText(` ${text}`);
    await page.keyboard.press('Enter');
    const card = cardsWith(answer).last();
    await shows(card, answer);
    return card;
  };

  it('hears what mentions it', async () => {
    await mention('new migration', 'Which customer is moving?');
  });
});
