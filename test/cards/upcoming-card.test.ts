import assert from 'node:assert/strict';
import { type Card, problemsOf } from '../../src/cards/adaptive-cards.ts';
import { createRenderer } from '../../src/cards/render.ts';
import { upcomingCard } from '../../src/cards/upcoming-card.ts';
import { messagesIn } from '../../src/messages/messages.ts';
import { CARDS_FOLDER } from '../support/a-bot.ts';
import { anUpcomingModel } from '../support/card-models.ts';
import { elementsOf, textsOf } from '../support/cards.ts';
import { severalMigrations } from '../support/worst-models.ts';

const TITLE = 'Licenses ending each month';

const cardOf = (migrations = severalMigrations()): Card =>
  createRenderer(CARDS_FOLDER)('upcoming', upcomingCard(anUpcomingModel({ migrations }), messagesIn('en')));

const chartOf = (card = cardOf()): Card | undefined =>
  [...elementsOf(card)].find(({ type }) => type === 'Chart.VerticalBar');

describe('the picture on top of what ends soon', () => {
  it('is a chart of the licenses that end in each month', () => {
    assert.deepEqual(chartOf()?.['data'], [
      { x: 'Feb', y: 0 },
      { x: 'Mar', y: 145 },
      { x: 'Apr', y: 0 },
      { x: 'May', y: 40 },
    ]);
  });

  it('has its title above it, as not every client shows the one of the chart', () => {
    assert.equal(chartOf()?.['title'], TITLE);
    assert.ok(textsOf(cardOf()).includes(TITLE));
  });

  it('has the same in words and bars for clients that draw no charts', () => {
    assert.deepEqual(textsOf(chartOf()?.['fallback']), [
      ...['February', '▱▱▱▱▱▱▱▱▱▱', '0'],
      ...['March', '▰▰▰▰▰▰▰▰▰▰', '145'],
      ...['April', '▱▱▱▱▱▱▱▱▱▱', '0'],
      ...['May', '▰▰▰▱▱▱▱▱▱▱', '40'],
    ]);
  });

  it('is not there when nothing is still to end', () => {
    assert.equal(chartOf(cardOf([])), undefined);
    assert.ok(!textsOf(cardOf([])).includes(TITLE));
  });
});

describe('a chart in a card', () => {
  const cardWith = (element: object): Card => ({ type: 'AdaptiveCard', version: '1.5', body: [element] });
  const chart = { type: 'Chart.VerticalBar', data: [{ x: 'Feb', y: 1 }] };

  it('is valid when its fallback is', () => {
    assert.deepEqual(problemsOf(cardWith({ ...chart, fallback: { type: 'TextBlock', text: '1' } })), []);
  });

  it('is a problem without a fallback, or with one that is wrong', () => {
    assert.notDeepEqual(problemsOf(cardWith(chart)), []);
    assert.notDeepEqual(problemsOf(cardWith({ ...chart, fallback: { type: 'Nothing' } })), []);
  });

  it('does not let other unknown elements pass', () => {
    const element = { type: 'Unheard.Of', fallback: { type: 'TextBlock', text: '1' } };
    assert.notDeepEqual(problemsOf(cardWith(element)), []);
  });
});
