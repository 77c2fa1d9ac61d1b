import assert from 'node:assert/strict';
import type { Card } from '../../src/cards/adaptive-cards.ts';
import { checklistCard } from '../../src/cards/checklist-card.ts';
import { creditCard } from '../../src/cards/credit-card.ts';
import { differenceCard } from '../../src/cards/difference-card.ts';
import { foundCard, listCard } from '../../src/cards/list-card.ts';
import { misunderstandingCard } from '../../src/cards/misunderstanding-card.ts';
import { questionCard } from '../../src/cards/question-card.ts';
import { reminderCard } from '../../src/cards/reminder-card.ts';
import { type CardName, createRenderer } from '../../src/cards/render.ts';
import { rolesCard } from '../../src/cards/roles-card.ts';
import { summaryCard } from '../../src/cards/summary-card.ts';
import { tableCard } from '../../src/cards/table-card.ts';
import { upcomingCard } from '../../src/cards/upcoming-card.ts';
import type { Draft } from '../../src/domain/intake/draft.ts';
import { messagesIn } from '../../src/messages/messages.ts';
import { CARDS_FOLDER } from '../support/a-bot.ts';
import { aRequest } from '../support/builders.ts';
import {
  aChecklistModel,
  aCompleteDraft,
  aCreditModel,
  aDifferenceModel,
  aListModel,
  anUpcomingModel,
  aQuestionModel,
  aReminderModel,
  aRolesModel,
  aShownMigration,
  aTableDraft,
  aTableModel,
  SAMPLE_TODAY,
} from '../support/card-models.ts';
import { elementsOf, textsOf } from '../support/cards.ts';

/** What markdown, templates, ICU messages and tags could each take for their own. */
// biome-ignore lint/suspicious/noTemplateCurlyInString: a template's placeholder is what somebody may type.
const TYPED = '{braces} ${title} *markdown* _so_ [link](https://a.example) <b>tag</b>';
const en = messagesIn('en');

const request = aRequest({
  customer: { name: TYPED },
  subscriptions: [{ offer: TYPED }, { id: 's2', offer: TYPED, endDate: '2027-03-01' }],
});
const by = { personId: 'p', name: TYPED };
const migration = {
  ...aShownMigration(request, {
    done: { 'request-reseller-relationship': { at: Date.UTC(2027, 1, 10), by } },
    muted: ['s1'],
    snoozed: { from: '2027-02-20', until: '2027-03-01', subjects: [], at: 0, by },
  }),
};
const draft: Draft = {
  ...aCompleteDraft({ customer: { ...aCompleteDraft().customer, name: TYPED } }),
  subscriptions: aCompleteDraft().subscriptions.map((subscription) => ({ ...subscription, offer: TYPED })),
};
const table = {
  ...aTableDraft(),
  rows: aTableDraft().rows.map((row) => ({
    ...row,
    text: TYPED,
    facts: { ...row.facts, customerName: TYPED, offer: TYPED },
    problems: row.problems.map((problem) => ({ ...problem, typed: TYPED })),
  })),
};
const changed = { step: 'provision-subscription', offer: { sku: TYPED, seats: 3 }, due: '2027-04-09' } as const;
const reminded = aReminderModel();
const sections = reminded.sections.map(({ section }) => ({
  migration,
  section: {
    ...section,
    lines: section.lines.map((line) => ({ ...line, subscription: { ...line.subscription, offer: TYPED } })),
  },
}));

const CARDS: [name: string, card: CardName, data: object][] = [
  ['a checklist', 'checklist', checklistCard(aChecklistModel({ migration, isRemindedHere: true }), en)],
  ['credit notes', 'credit-notes', creditCard(aCreditModel({ migration }), en)],
  ['a list', 'list', listCard(aListModel({ migrations: [migration] }), en)],
  ['what was found', 'list', foundCard({ migrations: [migration], today: SAMPLE_TODAY, typed: TYPED }, en)],
  ['what ends soon', 'upcoming', upcomingCard(anUpcomingModel({ migrations: [migration] }), en)],
  ['a difference', 'difference', differenceCard(aDifferenceModel({ customer: TYPED, added: [changed] }), en)],
  ['a reminder', 'reminder', reminderCard({ ...reminded, sections, putOff: [migration] }, en)],
  ['who does what', 'roles', rolesCard(aRolesModel({ migration }), en)],
  ['a summary', 'summary', summaryCard(aQuestionModel(draft), en)],
  [
    'a question',
    'question',
    questionCard(aQuestionModel(draft, { question: { id: 'term', kind: 'term', subscriptionId: 's1' } }), en),
  ],
  [
    'a refused answer',
    'question',
    questionCard(
      aQuestionModel(draft, {
        question: { id: 'seats', kind: 'seats', subscriptionId: 's1' },
        rejection: { code: 'seats-unreadable', typed: TYPED },
      }),
      en,
    ),
  ],
  ['a table', 'table', tableCard(aTableModel({ known: [TYPED] }, table), en)],
  [
    'what was not understood',
    'notice',
    misunderstandingCard({ typed: TYPED, nearest: { kind: 'customer', migrationId: 'm', name: TYPED }, before: 0 }, en),
  ],
];

const blocksOf = (card: Card): string[] =>
  [...elementsOf(card)].filter(({ type }) => type === 'TextBlock').map(({ text }) => String(text));

describe('text that people typed', () => {
  const render = createRenderer(CARDS_FOLDER);
  for (const [name, template, data] of CARDS) {
    it(`is shown as it was typed on ${name}`, () => {
      const card = render(template, data);
      assert.ok(textsOf(card).some((text) => text.includes(TYPED)));
      assert.deepEqual(
        blocksOf(card).filter((text) => text.includes('markdown')),
        [],
        'where markdown is read',
      );
    });
  }
});
