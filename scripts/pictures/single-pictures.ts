import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { createRenderer } from '../../src/cards/render.ts';
import { LOCALES, type Locale } from '../../src/domain/locale.ts';
import { messagesIn } from '../../src/messages/messages.ts';
import { STATES } from '../../test/support/card-states.ts';
import { type Drawn, openCardPage, TEMPLATES } from './card-page.ts';
import { THEMES, type Theme } from './host-config.ts';

/** Of a card, in pixels: in a desktop's chat, and on a phone. */
const WIDTHS = [600, 320];
/** Columns of cards in one picture, and how high they grow, in pixels: a picture should fit a screen. */
const COLUMNS: Record<number, number> = { 600: 3, 320: 5 };
const HEIGHT = 1_200;

/** Cards in the order in which they come, as many in one picture as fit. */
const batches = (cards: Drawn[], heights: number[], columns: number): Drawn[][] => {
  const found: Drawn[][] = [];
  let filled = Number.POSITIVE_INFINITY;
  for (const [index, card] of cards.entries()) {
    const height = heights[index] ?? 0;
    if (filled + height > HEIGHT * columns) {
      found.push([]);
      filled = 0;
    }
    found.at(-1)?.push(card);
    filled += height;
  }
  return found;
};

/** Every card in every state, theme, width and language, as many in a picture as can be looked at; says what does not fit. */
export const singlePictures = async (browser: Browser, folder: string, wanted: RegExp): Promise<string[]> => {
  const render = createRenderer(TEMPLATES);
  const { page, draw, cuts, heights } = await openCardPage(browser);
  const cut: string[] = [];

  const pictureOf = async (theme: Theme, width: number, locale: Locale): Promise<void> => {
    const name = `${theme}-${width}-${locale}`;
    if (!wanted.test(name)) return;
    const messages = messagesIn(locale);
    const cards = STATES.map(([caption, card, dataOf]) => ({ locale, caption, card: render(card, dataOf(messages)) }));
    const columns = COLUMNS[width] ?? 1;
    const layout = { theme, width, columns, flow: 'columns' } as const;
    await draw(cards, layout);
    for (const { caption, text } of await cuts()) cut.push(`${name}: ${caption}: ${text}`);
    for (const [index, batch] of batches(cards, await heights(), columns).entries()) {
      await draw(batch, layout);
      writeFileSync(join(folder, `${name}-${index + 1}.png`), await page.screenshot({ fullPage: true }));
    }
  };

  mkdirSync(folder, { recursive: true });
  for (const theme of THEMES)
    for (const width of WIDTHS) for (const locale of LOCALES) await pictureOf(theme, width, locale);
  return cut;
};
