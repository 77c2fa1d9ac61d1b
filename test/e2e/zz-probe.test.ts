import { shows, tap } from '../support/chat.ts';
import { playgroundFor } from '../support/playing.ts';
describe('probe', function () {
  this.timeout(60_000);
  it('x', async function () {
    const scene = await (await playgroundFor(this)).play('2026-11-21T10:00:00+01:00');
    try {
      const { page, cards } = scene.chat;
      const card = cards.first();
      const errs: string[] = [];
      page.on('console', (m) => errs.push(m.text().slice(0, 300)));
      page.on('request', (r) => r.method() === 'POST' && errs.push(`POST ${r.url()} ${(r.postData() ?? '').slice(0, 300)}`));
      await shows(card, 'Hello!');
      await tap(card, 'New migration');
      await shows(card, 'Which customer is moving?');
      await card.getByRole('textbox', { name: 'Customer' }).fill('Contoso');
      await tap(card, 'Next');
      await shows(card, 'In which country is the customer’s tenant?');
      await card.getByRole('combobox', { name: 'Customer’s country' }).click();
      await page.waitForTimeout(1500);
      await page.screenshot({ path: '/tmp/p1.png' });
      await page.keyboard.type('pol');
      await page.waitForTimeout(2500);
      await page.screenshot({ path: '/tmp/p2.png' });
      console.log(errs.join('\n'));
      console.log((await page.locator('body').innerText()).slice(-1500));
    } finally {
      await scene.end();
    }
  });
});
