import type { Browser } from 'playwright-core';
import { ownName } from '../../src/cards/language-card.ts';
import { createRenderer } from '../../src/cards/render.ts';
import { LOCALES } from '../../src/domain/locale.ts';
import { messagesIn } from '../../src/messages/messages.ts';
import { type CardState, STATES } from '../../test/support/card-states.ts';
import { openCardPage, TEMPLATES } from './card-page.ts';
import { palettePng } from './palette-png.ts';
import { pixelsOf } from './pixels.ts';

/** The main cards, by the states that the tests know them by: what stands below each other in a row. */
const SHOWN = [
  ['greeting', 'first question'],
  ['summary of one line'],
  ['table', 'difference'],
  ['checklist'],
  ['checklist blocked', 'credit notes'],
  ['list of several', 'upcoming of several'],
  ['reminder', 'letter, usual'],
];
/** Of a card, in pixels; and by how much the whole is made smaller, so that its text is still easy to read. */
const WIDTH = 400;
const SCALE = 0.85;

/** The main cards, one row a language; a PNG. */
export const contactSheet = async (browser: Browser): Promise<Buffer> => {
  const render = createRenderer(TEMPLATES);
  const stateOf = (wanted: string): CardState => {
    const found = STATES.find(([state]) => state === wanted);
    if (!found) throw new Error(`no card has the state “${wanted}”`);
    return found;
  };
  const cards = LOCALES.flatMap((locale) =>
    SHOWN.flatMap((column, index) =>
      column.map((state, row) => {
        const [, name, dataOf] = stateOf(state);
        const caption = index + row === 0 ? ownName(locale) : '';
        return { locale, caption, card: render(name, dataOf(messagesIn(locale))), isBelow: row > 0 };
      }),
    ),
  );
  const { page, draw } = await openCardPage(browser, SCALE);
  await draw(cards, { theme: 'light', width: WIDTH, columns: SHOWN.length, flow: 'rows' });
  return palettePng(await pixelsOf(page, await page.screenshot({ fullPage: true })));
};
