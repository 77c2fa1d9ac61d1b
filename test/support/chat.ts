import type { Locator, Page } from 'playwright-core';

/** Milliseconds the bot and the page may take; far more than they do. */
const PATIENCE_MS = 15_000;

export type Chat = {
  page: Page;
  /** All cards, oldest first. */
  cards: Locator;
  /** The card in which that is said. */
  cardWith(text: string): Locator;
  /** Sends a message and waits for the card that answers it. */
  say(text: string): Promise<Locator>;
};

/** Waits until the card says so; tells what it says instead. */
export const shows = async (card: Locator, ...texts: string[]): Promise<void> => {
  for (const text of texts) {
    await card.filter({ hasText: text }).waitFor({ timeout: PATIENCE_MS }).catch(async () => {
      const instead = await card.innerText({ timeout: 1_000 }).catch(() => 'nothing');
      throw new Error(`the card does not say “${text}” but:\n${instead}`);
    });
  }
};

/** Taps a button of a card by its words. */
export const tap = (card: Locator, button: string): Promise<void> =>
  card.getByRole('button', { name: button, exact: true }).click({ timeout: PATIENCE_MS });

/** Each step stands in a row whose circle can be tapped. */
const rowsOf = (card: Locator): Locator => card.locator('div:has(> .ac-selectable)');

/** Taps the circle before a step. */
export const tapCircle = (card: Locator, step: string): Promise<void> =>
  rowsOf(card).filter({ hasText: step }).getByRole('button').click({ timeout: PATIENCE_MS });

/** The steps of a card as a reader sees them, each as its lines: circle, title, circumstance, date. */
export const stepsOn = async (card: Locator): Promise<string[][]> => {
  const texts = await rowsOf(card).allInnerTexts();
  return texts.map((text) => text.split('\n').map((line) => line.trim()).filter((line) => line !== ''));
};

export const chatOn = (page: Page): Chat => {
  page.setDefaultTimeout(PATIENCE_MS);
  const cards = page.locator('.ac-adaptiveCard');
  const box = page.locator('[contenteditable=true]').first();
  return {
    page,
    cards,
    cardWith: (text) => cards.filter({ hasText: text }),
    say: async (text) => {
      const before = await cards.count();
      await box.click();
      await page.keyboard.insertText(text);
      await page.keyboard.press('Enter');
      const answer = cards.nth(before);
      await answer.waitFor();
      return answer;
    },
  };
};
