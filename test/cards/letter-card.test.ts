import assert from 'node:assert/strict';
import { letterCard, supportLetterCard } from '../../src/cards/letter-card.ts';
import { createRenderer } from '../../src/cards/render.ts';
import { LOCALES } from '../../src/domain/locale.ts';
import { messagesIn } from '../../src/messages/messages.ts';
import { aRequest } from '../support/builders.ts';
import { aLetterModel, aShownMigration } from '../support/card-models.ts';
import { elementsOf } from '../support/cards.ts';

/** A name that a template or markdown might take for its own. */
const AS_TYPED = '**Contoso** [x](y) $\u007Btoday} "z"';

describe('the card of a letter', () => {
  type Data = { text: string; subject: string; hints: { text: string }[]; languages: { data: object }[] };
  const english = messagesIn('en');

  it('is read in the reader’s language and holds a letter in the chosen one', () => {
    const data = letterCard(aLetterModel({ language: 'pl' }), english) as Data & { title: string };
    assert.equal(data.title, 'Letter to the customer');
    assert.match(data.text, /^Szanowni Państwo z firmy Contoso/);
    assert.equal(data.languages.length, LOCALES.length - 1);
    assert.ok(!data.languages.some(({ data: { language } }: { data: { language?: string } }) => language === 'pl'));
  });

  it('says what blocks the plan, and has no text', () => {
    const migration = aShownMigration(aRequest({ customer: { country: 'BR' } }));
    for (const cardOf of [letterCard, supportLetterCard]) {
      const data = cardOf(aLetterModel({ migration }), english) as Data;
      assert.equal(data.text, '');
      assert.deepEqual(data.languages, []);
      assert.match(data.hints.at(-1)?.text ?? '', /CSP region Europe, the customer’s tenant is in Brazil/);
    }
  });

  it('keeps what was typed as it is, in a field that interprets nothing', () => {
    const migration = aShownMigration(aRequest({ customer: { name: AS_TYPED } }));
    const card = createRenderer(new URL('../../cards', import.meta.url).pathname)(
      'letter',
      letterCard(aLetterModel({ migration }), english),
    );
    const named = [...elementsOf(card)].filter((element) => JSON.stringify(element['text'] ?? '').includes('Contoso'));
    assert.deepEqual(
      named.map(({ type, text }) => [type, text]),
      [['TextRun', AS_TYPED]],
    );
    const field = [...elementsOf(card)].find(({ id }) => id === 'text');
    assert.equal(field?.['isMultiline'], true);
    assert.ok(String(field?.['value']).startsWith(`Dear ${AS_TYPED} team,\n\n`));
  });
});
