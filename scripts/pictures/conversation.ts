import { shows, tap, tapCircle } from '../../test/support/chat.ts';
import { openPlayground } from '../../test/support/playground.ts';
import { TYPED_PLAN } from '../../test/support/typed-plan.ts';
import { until } from '../../test/support/until.ts';
import { palettePng } from './palette-png.ts';
import { pixelsOf } from './pixels.ts';

/** With which the cropped column becomes about 900 pixels wide. */
const SCALE = 1.66;
/** Around the cards: the bot's picture stands at their left, its name above. */
const MARGIN = { top: 44, right: 28, bottom: 24, left: 68 };
/** The page asks for a font that only Windows has; one for all of it looks better than what stands in for it here and there. */
const FONT = '* { font-family: "Segoe UI", "Liberation Sans", Arial, sans-serif !important }';

/** A checklist and its credit notes in a chat, taken of the running product; a PNG. */
export const conversation = async (chromium: string): Promise<Buffer> => {
  await using stack = new AsyncDisposableStack();
  const playground = await openPlayground(chromium);
  stack.defer(() => playground.end());
  const viewport = { width: 1280, height: 2000 };
  const scene = await playground.play('2026-11-21T10:00:00+01:00', { viewport, deviceScaleFactor: SCALE });
  stack.defer(() => scene.end());

  const { chat } = scene;
  const { page } = chat;
  await chat.installed();
  await page.addStyleTag({ content: FONT });
  for (const says of TYPED_PLAN.slice(0, -1)) await chat.say(says);
  // Tapped, so that no message of one's own stands between the cards.
  const checklist = chat.cards.nth((await chat.cards.count()) - 1);
  await tap(checklist, 'Create the plan');
  const credit = chat.cardsWith('Credit notes · Contoso');
  await shows(credit, 'Microsoft 365 billing support');
  await tapCircle(checklist, 'Request the reseller relationship');
  await shows(checklist, '1 of 8');
  await credit.hover();
  await page.mouse.wheel(0, 10_000);
  await page.mouse.move(0, 0);

  const boxes = () =>
    Promise.all([checklist, credit, page.locator('[contenteditable=true]').first()].map((one) => one.boundingBox()));
  const [first, last] = await until(boxes, ([top, bottom, input]) =>
    Boolean(top && bottom && input && top.y > MARGIN.top && bottom.y + bottom.height + MARGIN.bottom < input.y),
  );
  if (!first || !last) throw new Error('A card is gone.');
  const clip = {
    x: first.x - MARGIN.left,
    y: first.y - MARGIN.top,
    width: first.width + MARGIN.left + MARGIN.right,
    height: last.y + last.height - first.y + MARGIN.top + MARGIN.bottom,
  };
  return palettePng(await pixelsOf(page, await page.screenshot({ clip })));
};
