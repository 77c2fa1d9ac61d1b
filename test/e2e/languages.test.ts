import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import { ownName } from '../../src/cards/language-card.ts';
import { LOCALES } from '../../src/domain/locale.ts';
import { messagesIn } from '../../src/messages/messages.ts';
import { type Chat, shows, tap, tapCircle } from '../support/chat.ts';
import { englishLeft } from '../support/english-left.ts';
import type { Scene } from '../support/playground.ts';
import { playgroundFor } from '../support/playing.ts';
import { SPOKEN_PLANS } from '../support/spoken-plans.ts';

const STEP = 'step.request-reseller-relationship';
/** Where a card has text beside its lines: for those who cannot see it, and in empty inputs. */
const SPOKEN = ['aria-label', 'placeholder', 'title', 'alt'];

/** All that the cards say from one on, line by line. */
const textsOn = async (cards: Locator, first = 0): Promise<string[]> => {
  const texts = await cards.evaluateAll(
    (found, names) =>
      found.map((card) => {
        const elements = [card, ...card.querySelectorAll('*')];
        const spoken = elements.flatMap((element) => names.map((name) => element.getAttribute(name) ?? ''));
        return [...(card as unknown as { innerText: string }).innerText.split('\n'), ...spoken];
      }),
    SPOKEN,
  );
  const shown = texts.slice(first).flat();
  return shown.map((text) => text.trim()).filter((text) => text !== '');
};

/** Says what is typed, one after the other, and tells all that was shown on the way. */
const converse = async ({ say, cards }: Chat, typed: string[]): Promise<string[]> => {
  const shown: string[] = [];
  for (const text of typed) {
    await say(text);
    shown.push(...(await textsOn(cards.last())));
  }
  return shown;
};

describe('a whole migration in each language', function () {
  this.timeout(60_000);
  let scene: Scene | undefined;
  before(async function () {
    await playgroundFor(this);
  });
  afterEach(() => scene?.end());

  for (const locale of LOCALES) {
    it(`can be planned and worked on in ${locale}, with no English left`, async function () {
      scene = await (await playgroundFor(this)).play('2026-11-21T10:00:00+01:00');
      const { chat } = scene;
      const { t } = messagesIn(locale);
      const { language, typed } = SPOKEN_PLANS[locale];
      await chat.installed();
      const inEnglish = await textsOn(chat.cards);
      const choice = await chat.say(language);
      await tap(choice, ownName(locale));
      await shows(choice, t('language.chosen', { language: ownName(locale) }));

      const shown = await converse(chat, typed);
      const checklist = chat.cardsWith(t('checklist.progress', { done: 0, total: 8 })).last();
      await tapCircle(checklist, t(STEP));
      await shows(chat.cardsWith(t(STEP)).last(), t('checklist.progress', { done: 1, total: 8 }));
      // All but the greeting, which came before the language was chosen.
      shown.push(...(await textsOn(chat.cards, 1)));
      if (locale === 'en') return assert.ok(shown.includes(t(STEP)));
      assert.ok(shown.length > 200, `only ${shown.length} texts were seen`);
      assert.deepEqual(englishLeft(shown, locale), []);
      assert.ok(englishLeft(inEnglish, locale).length > 0, 'English itself is not noticed');
    });
  }
});
