import { shows, tap, tapCircle } from '../support/chat.ts';
import type { Scene } from '../support/playground.ts';
import { oneAfterTheOther, playgroundFor } from '../support/playing.ts';

const LINE = 'new migration Contoso, Poland, from Microsoft, 25 Business Standard until 2027-03-14, auto-renew on';

describe('a checklist that is shared', function () {
  this.timeout(60_000);
  oneAfterTheOther();
  let scene: Scene;
  before(async function () {
    scene = await (await playgroundFor(this)).play('2026-11-21T10:00:00+01:00');
    await scene.chat.installed();
  });
  after(() => scene?.end());

  const open = (place: string) => scene.chat.page.getByText(place, { exact: true }).first().click();

  it('is planned in a personal chat', async () => {
    const { chat } = scene;
    for (const text of [LINE, 'Poland', 'Warsaw', 'directly']) await chat.say(text);
    await shows(await chat.say('create the plan'), 'Contoso', '0 of 8');
  });

  it('goes into the channel that is chosen', async () => {
    const { cards, cardsWith } = scene.chat;
    await open('General');
    // Opening it installs the bot there as well.
    await shows(cards.first(), 'Hello!');
    await open('Personal Chat');
    await tap(cardsWith('0 of 8').first(), 'Share');
    const asked = cardsWith('Where shall the checklist go?').first();
    await shows(asked, 'Remind there as well');
    await tap(asked, 'Share the checklist');
    await shows(cardsWith('Shared: the checklist of Contoso').first(), 'My Team');
    await open('General');
    // The newest thread stands on top.
    await shows(cards.first(), 'Contoso', '0 of 8');
  });

  it('is ticked there, and the personal chat shows it', async () => {
    const { cards, cardsWith } = scene.chat;
    await tapCircle(cards.first(), 'Request the reseller relationship');
    await shows(cards.first(), '1 of 8');
    await open('Personal Chat');
    await shows(cardsWith('1 of 8').first(), 'Contoso');
  });

  it('is found from the message box, and inserted', async () => {
    const { page, cardsWith } = scene.chat;
    const before = await cardsWith('1 of 8').count();
    await page.getByRole('button', { name: 'Trigger Message Extension App' }).last().click();
    await page.getByText('Search Command').first().click();
    await page.getByPlaceholder('Enter a search term').fill('cont');
    await page.getByText('Next: ').first().waitFor();
    await page.getByText('Next: ').first().click();
    // In the message box first, then as a message of the person's.
    await page.locator('[contenteditable=true] .ac-adaptiveCard').waitFor();
    await page.getByRole('button', { name: 'Send Message' }).click();
    await page.locator('[contenteditable=true] .ac-adaptiveCard').waitFor({ state: 'detached' });
    const inserted = cardsWith('1 of 8').nth(before);
    await shows(inserted, 'Contoso');
    await tapCircle(inserted, 'Request the reseller relationship');
    // Both the card that was inserted and the one before it.
    await shows(cardsWith('0 of 8').nth(1), 'Contoso');
  });
});
