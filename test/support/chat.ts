import type { Locator, Page } from 'playwright-core';

/** Milliseconds the bot and the page may take; far more than they do. */
const PATIENCE_MS = 15_000;

export type Chat = {
  page: Page;
  /** All cards, oldest first. */
  cards: Locator;
  /** The cards in which that is said. */
  cardsWith(text: string): Locator;
  /** Waits until the bot has dealt with its installation, which opening the page stands for. */
  installed(): Promise<void>;
  /** Sends a message and waits for the card that answers it. */
  say(text: string): Promise<Locator>;
};

/** Waits until the card says all of that; else tells what it says instead. */
export const shows = async (card: Locator, ...texts: string[]): Promise<void> => {
  for (const text of texts) {
    try {
      await card.filter({ hasText: text }).waitFor({ timeout: PATIENCE_MS });
    } catch (cause) {
      const instead = await card.innerText({ timeout: 1_000 }).catch(() => 'nothing');
      throw new Error(`the card does not say “${text}” but:\n${instead}`, { cause });
    }
  }
};

/** Taps a button of a card by its words. */
export const tap = (card: Locator, button: string): Promise<void> =>
  card.getByRole('button', { name: button, exact: true }).click();

/** Each step stands in a row whose circle can be tapped. */
const rowsOf = (card: Locator): Locator => card.locator('div:has(> .ac-selectable)');

/** Taps the circle before the step whose row says so. */
export const tapCircle = (card: Locator, step: string): Promise<void> =>
  rowsOf(card).filter({ hasText: step }).first().locator('> .ac-selectable').click();

/** The steps of a card as a reader sees them, each as its lines: circle, title, circumstance, date. */
export const stepsOn = async (card: Locator): Promise<string[][]> => {
  const texts = await rowsOf(card).allInnerTexts();
  return texts.map((text) =>
    text
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== ''),
  );
};

/** Chooses from a list by its label. */
export const choose = async (card: Locator, label: string, option: string): Promise<void> => {
  await card.getByRole('combobox', { name: label }).click();
  await card.page().getByRole('option', { name: option, exact: true }).click();
};

/** Taps a date in the calendar of a date input, a month at a time from the one that it opens with. */
export const pickDate = async (card: Locator, label: string, months: string[], day: string): Promise<void> => {
  await card.getByRole('combobox', { name: label }).click();
  const calendar = card.page().getByRole('dialog');
  const [first, ...others] = months.map((month) => calendar.getByRole('button', { name: month, exact: true }));
  await first?.waitFor();
  for (const month of others) {
    await calendar.getByTitle('Next month').click();
    await month.waitFor();
  }
  await calendar.getByRole('button', { name: day, exact: true }).click();
};

export const chatOn = (page: Page): Chat => {
  page.setDefaultTimeout(PATIENCE_MS);
  const cards = page.locator('.ac-adaptiveCard');
  const box = page.locator('[contenteditable=true]').first();
  return {
    page,
    cards,
    cardsWith: (text) => cards.filter({ hasText: text }),
    installed: async () => {
      // Its log names each activity together with how the bot has answered it.
      for (const activity of ['installationUpdate', 'conversationUpdate']) {
        await page.getByText(`${activity} 200`).waitFor();
      }
    },
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
