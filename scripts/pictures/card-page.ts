import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import type { Card } from '../../src/cards/adaptive-cards.ts';
import type { Locale } from '../../src/domain/locale.ts';
import { cardStyles, hostConfig, THEMES, type Theme } from './host-config.ts';

/** A card to be drawn, and what is written above it; in a row it may stand below the card before it. */
export type Drawn = { locale: Locale; caption: string; card: Card; isBelow?: boolean };

/** `width`: of each card, in pixels. They stand in rows, or each below the shortest column. */
export type Layout = { theme: Theme; width: number; columns: number; flow: 'rows' | 'columns' };

/** A place where a card goes beyond its own width, or cuts what it says. */
export type Cut = { caption: string; text: string };

export type CardPage = {
  page: Page;
  /** Draws cards as Teams would in that theme. */
  draw(cards: Drawn[], layout: Layout): Promise<void>;
  /** What of the drawn cards does not fit. */
  cuts(): Promise<Cut[]>;
  /** Of the drawn cards with their captions, in pixels. */
  heights(): Promise<number[]>;
};

/** The folder of the card templates. */
export const TEMPLATES = fileURLToPath(new URL('../../cards', import.meta.url));

const RENDERER = createRequire(import.meta.url).resolve('adaptivecards/dist/adaptivecards.min.js');
const DRAW = fileURLToPath(new URL('draw-cards.js', import.meta.url));
const GAP = 20;

const STYLES = `
  * { box-sizing: border-box }
  body { margin: 0; padding: ${GAP}px; gap: ${GAP}px; width: max-content; min-height: 100vh; align-items: start }
  body.rows { display: grid; grid-template-columns: repeat(var(--columns), var(--card-width)) }
  body.columns { display: flex }
  .column { display: flex; flex-direction: column; gap: ${GAP}px }
  .place { width: var(--card-width) }
  .caption:empty { display: none }
  .rows .column:not(:has(.caption:not(:empty))) { margin-top: 18px }
`;

/** An empty page that draws cards with the `adaptivecards` renderer; it needs no network. */
export const openCardPage = async (browser: Browser, scale = 1): Promise<CardPage> => {
  const page = await browser.newPage({ deviceScaleFactor: scale });
  await page.setContent(
    `<!doctype html><meta charset="utf-8"><style>${STYLES}${THEMES.map(cardStyles).join('')}</style>`,
  );
  await page.addScriptTag({ path: RENDERER });
  await page.addScriptTag({ path: DRAW });
  return {
    page,
    draw: async (cards, layout) => {
      const { theme, width, columns } = layout;
      await page.setViewportSize({ width: columns * (width + GAP) + GAP, height: 400 });
      await page.evaluate(`drawCards(${JSON.stringify({ ...layout, theme, cards, config: hostConfig(theme) })})`);
    },
    cuts: () => page.evaluate('cutsInCards()'),
    heights: () => page.evaluate('heightsOfCards()'),
  };
};
