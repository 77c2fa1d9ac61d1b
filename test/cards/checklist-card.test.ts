import assert from 'node:assert/strict';
import { checklistCard, STEPS_PER_PAGE } from '../../src/cards/checklist-card.ts';
import { messagesIn } from '../../src/messages/messages.ts';
import { aRequest } from '../support/builders.ts';
import { aChecklistModel, aShownMigration, doneBy } from '../support/card-models.ts';

type Row = { title: string; data: { stepId: string } };
type Data = { groups: { name: string; items: Row[] }[]; page: string; pages: { title: string; data: object }[] };

const three = aShownMigration(aRequest({ subscriptions: [{}, { id: 's2' }, { id: 's3' }] }), doneBy([]));
const pageOf = (page: number): Data =>
  checklistCard(aChecklistModel({ migration: three, page }), messagesIn('en')) as Data;
const stepsOn = (page: number): string[] =>
  pageOf(page).groups.flatMap(({ items }) => items.map(({ data }) => data.stepId));

describe('a checklist of more than eight open steps', () => {
  const pages = Math.ceil(three.plan.steps.length / STEPS_PER_PAGE);

  it('is paged: every step stands on one page, eight on each but the last', () => {
    const all = Array.from({ length: pages }, (_, page) => stepsOn(page));
    assert.ok(pages > 1);
    assert.deepEqual(all.flat().sort(), three.plan.steps.map(({ id }) => id).sort());
    assert.ok(all.slice(0, -1).every((steps) => steps.length === STEPS_PER_PAGE));
  });

  it('leads from page to page, and to an existing one when asked for another', () => {
    assert.deepEqual(
      pageOf(0).pages.map(({ title }) => title),
      ['More'],
    );
    assert.deepEqual(
      pageOf(1).pages.map(({ title }) => title),
      pages > 2 ? ['Previous', 'More'] : ['Previous'],
    );
    assert.deepEqual(stepsOn(99), stepsOn(pages - 1));
  });

  it('shows what can be done now before what waits', () => {
    assert.deepEqual(
      pageOf(0).groups.map(({ name }) => name),
      ['Next', 'Then'],
    );
    assert.deepEqual(
      pageOf(pages - 1).groups.map(({ name }) => name),
      ['Then'],
    );
  });
});
