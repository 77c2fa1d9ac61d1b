import assert from 'node:assert/strict';
import { type Card, problemsOf } from '../../src/cards/adaptive-cards.ts';
import { cardActivity } from '../../src/cards/card-activity.ts';
import { questionCard } from '../../src/cards/question-card.ts';
import { createRenderer } from '../../src/cards/render.ts';
import { newDraft } from '../../src/domain/intake/draft.ts';
import { LOCALES } from '../../src/domain/locale.ts';
import { messagesIn } from '../../src/messages/messages.ts';
import { CARDS_FOLDER } from '../support/a-bot.ts';
import { aQuestionModel } from '../support/card-models.ts';
import { STATES } from '../support/card-states.ts';
import { elementsOf } from '../support/cards.ts';
import { questionOf } from '../support/worst-models.ts';

/** The size rule: the activity's JSON counted as UTF-16, in bytes. */
const LARGEST = 80 * 1024;

const INPUTS = /^Input\./;

describe('every card', () => {
  const render = createRenderer(CARDS_FOLDER);
  for (const locale of LOCALES) {
    describe(`in ${locale}`, () => {
      for (const [state, name, dataOf] of STATES) {
        it(`${state}: is valid, whole, and small enough`, () => {
          const card: Card = render(name, dataOf(messagesIn(locale)));
          const json = JSON.stringify(card);
          assert.deepEqual(problemsOf(card), []);
          assert.equal(card['version'], '1.5');
          assert.doesNotMatch(json, /\$\{|undefined|NaN|\[object|"[a-z-]+\.[a-z-]+\.[a-z-]+"/);
          // A table to fill in has its dates as every spreadsheet reads them.
          if (state !== 'template' && !state.startsWith('history as text'))
            assert.doesNotMatch(json, /\d{4}-\d\d-\d\d(?=[^"]*"[,}])(?<="text":"[^"]*)/, 'no ISO date for a reader');
          assert.ok(JSON.stringify(cardActivity(card)).length * 2 <= LARGEST, `${json.length * 2} bytes`);
          assert.ok(String(card['speak']).length > 0, 'it says something to who cannot see it');
          for (const element of elementsOf(card)) {
            if (INPUTS.test(String(element['type'])))
              assert.ok(
                element['type'] === 'Input.Toggle' ? element['title'] : element['label'],
                'an input without a label',
              );
            if (element['type'] === 'Action.Execute') assert.ok(element['verb'] && element['title'], json);
          }
        });
      }
    });
  }
});

describe('a list to choose from', () => {
  const model = aQuestionModel(newDraft('d', {}), { question: questionOf('partner-country') });
  const data = questionCard(model, messagesIn('en'));
  const listIn = (card: Card) => [...elementsOf(card)].find(({ type }) => type === 'Input.ChoiceSet');

  const choicesIn = (list: Card | undefined): number => (list ? (list['choices'] as unknown[]).length : 0);

  it('offers type-ahead beside its choices', () => {
    const list = listIn(createRenderer(CARDS_FOLDER)('question', data));
    assert.deepEqual(list?.['choices.data'], { type: 'Data.Query', dataset: 'countries' });
    assert.ok(choicesIn(list) > 200);
  });

  it('has its choices alone for a client that knows no type-ahead', () => {
    const list = listIn(createRenderer(CARDS_FOLDER, { typeAhead: false })('question', data));
    assert.ok(list && !('choices.data' in list));
    assert.ok(choicesIn(list) > 200);
  });
});
