import assert from 'node:assert/strict';
import { type Card, problemsOf } from '../../src/cards/adaptive-cards.ts';
import { cardActivity } from '../../src/cards/card-activity.ts';
import { checklistCard } from '../../src/cards/checklist-card.ts';
import { creditCard } from '../../src/cards/credit-card.ts';
import { differenceCard } from '../../src/cards/difference-card.ts';
import { foundCard, listCard, plannedCard } from '../../src/cards/list-card.ts';
import { misunderstandingCard } from '../../src/cards/misunderstanding-card.ts';
import { greetingCard, helpCard, noticeCard } from '../../src/cards/notice-card.ts';
import { questionCard } from '../../src/cards/question-card.ts';
import { reminderCard } from '../../src/cards/reminder-card.ts';
import { type CardName, createRenderer } from '../../src/cards/render.ts';
import { settingsCard } from '../../src/cards/settings-card.ts';
import { summaryCard } from '../../src/cards/summary-card.ts';
import { tableCard } from '../../src/cards/table-card.ts';
import { tableRefusedCard, templateCard } from '../../src/cards/template-card.ts';
import { upcomingCard } from '../../src/cards/upcoming-card.ts';
import { LONGEST_NAME } from '../../src/domain/intake/answers.ts';
import { type Draft, newDraft } from '../../src/domain/intake/draft.ts';
import { QUESTION_KINDS, type Question } from '../../src/domain/intake/questions.ts';
import { LOCALES } from '../../src/domain/locale.ts';
import { reminderSection } from '../../src/domain/reminder-section.ts';
import { ROW_PROBLEMS } from '../../src/domain/table/table-row.ts';
import { COMMANDS } from '../../src/domain/understand/words.ts';
import { type Messages, messagesIn } from '../../src/messages/messages.ts';
import { NOTICES, TABLE_REFUSALS } from '../../src/service/replies.ts';
import { CARDS_FOLDER } from '../support/a-bot.ts';
import { aRequest, type SubscriptionInput } from '../support/builders.ts';
import {
  aChecklistModel,
  aCompleteDraft,
  aCreditModel,
  aDifferenceModel,
  aListModel,
  anUpcomingModel,
  aQuestionModel,
  aReminderModel,
  aShownMigration,
  aTableDraft,
  aTableModel,
  doneBy,
  SAMPLE_TODAY,
} from '../support/card-models.ts';
import { elementsOf } from '../support/cards.ts';

/** The size rule: the activity's JSON counted as UTF-16, in bytes. */
const LARGEST = 80 * 1024;

const LONG_NAME = 'Ő'.repeat(LONGEST_NAME);
const UNKNOWN_OFFER = 'An offer nobody has ever heard of, named at length';

/** Thirty subscriptions of every channel, with the longest names and every kind of trouble. */
const worstSubscriptions: Partial<SubscriptionInput>[] = Array.from({ length: 30 }, (_, index) => ({
  id: `s${index + 1}`,
  channel: (['microsoft-direct', 'csp-partner', 'volume-licensing', 'other'] as const)[index % 4] ?? 'other',
  ...(index % 4 === 0 && { agreement: 'unknown' }),
  ...(index % 4 === 1 && { commerce: 'unknown' }),
  ...(index % 4 === 2 && { program: 'unknown' }),
  offer: index % 3 === 0 ? UNKNOWN_OFFER : 'STANDARDWOFFPACK',
  seats: 999_999,
  endDate: index % 2 === 0 ? '2027-03-14' : '2026-11-24',
  target: { offer: 'O365_BUSINESS_PREMIUM', seats: 290 },
}));
const worstRequest = aRequest({ customer: { name: LONG_NAME }, subscriptions: worstSubscriptions });
const worst = aShownMigration(worstRequest);
const done = aShownMigration(worstRequest, doneBy(worst.plan.steps.map(({ id }) => id)));
const blocked = aShownMigration(aRequest({ customer: { country: 'BR' } }));

const draftWith = (subscriptions: number): Draft => ({
  ...aCompleteDraft({ customer: { ...aCompleteDraft().customer, name: LONG_NAME } }),
  subscriptions: Array.from({ length: subscriptions }, (_, index) => ({
    ...(aCompleteDraft().subscriptions[0] as Draft['subscriptions'][number]),
    id: `s${index + 1}`,
    offer: UNKNOWN_OFFER,
  })),
});

/** A draft of which only what must be known was said. */
const assumedDraft = (subscriptions: number): Draft => ({
  ...newDraft('d', { country: 'PL', zone: 'UTC', ordering: 'direct' }, true),
  customer: { name: LONG_NAME, country: null },
  subscriptions: Array.from({ length: subscriptions }, (_, index) => ({
    id: `s${index + 1}`,
    channel: (['microsoft-direct', 'csp-partner', 'volume-licensing', 'other'] as const)[index % 4] ?? 'other',
    offer: UNKNOWN_OFFER,
    seats: 999_999,
    endDate: '2027-03-14',
    autoRenew: false,
  })),
  assuming: true,
});

const quiet: typeof worst = {
  ...worst,
  progress: {
    done: {},
    muted: ['s1', 's2', 's3', 's4', 's5', 's6'],
    snoozed: { from: '2027-02-20', until: '2027-03-01', subjects: [], at: 0, by: { personId: 'p', name: LONG_NAME } },
  },
};

const questionOf = (kind: Question['kind']): Question => ({ id: kind, kind, subscriptionId: 's1' });

const worstReminder = () => {
  const due = [
    ...worst.plan.subscriptions.map(({ id }) => ({ kind: 'line' as const, subject: id })),
    ...worst.plan.steps.map(({ id }) => ({ kind: 'step' as const, subject: id })),
  ];
  const section = reminderSection(worst, due, SAMPLE_TODAY);
  assert.ok(section);
  return aReminderModel({ sections: Array.from({ length: 10 }, () => ({ migration: worst, section })) });
};

/** Every card in every state it can be in. */
const STATES: [string, CardName, (messages: Messages) => object][] = [
  ['greeting', 'notice', greetingCard],
  ['help between migrations', 'notice', (messages) => helpCard(null, messages)],
  ['help within questions', 'notice', (messages) => helpCard('seats', messages)],
  ...NOTICES.map((notice): (typeof STATES)[number] => [
    `notice ${notice}`,
    'notice',
    (messages) => noticeCard(`notice.${notice}`, messages),
  ]),
  ...QUESTION_KINDS.filter((kind) => kind !== 'summary' && kind !== 'table').map((kind): (typeof STATES)[number] => [
    `question ${kind}`,
    'question',
    (messages) => questionCard(aQuestionModel(draftWith(1), { question: questionOf(kind) }), messages),
  ]),
  ['first question', 'question', (messages) => questionCard(aQuestionModel(newDraft('d', {})), messages)],
  [
    'question after an offer that may be several',
    'question',
    (messages) =>
      questionCard(
        aQuestionModel(newDraft('d', {}), {
          question: questionOf('subscription'),
          rejection: { code: 'offer-several', typed: 'E3', offers: ['ENTERPRISEPACK', 'SPE_E3'] },
        }),
        messages,
      ),
  ],
  [
    'question after an offer that is not known',
    'question',
    (messages) =>
      questionCard(
        aQuestionModel(newDraft('d', {}), {
          question: questionOf('subscription'),
          rejection: { code: 'offer-unknown', typed: UNKNOWN_OFFER },
        }),
        messages,
      ),
  ],
  ...TABLE_REFUSALS.map((reason): (typeof STATES)[number] => [
    `table refused: ${reason}`,
    'notice',
    (messages) => tableRefusedCard({ reason, typed: 'Customer', count: 10_000 }, messages),
  ]),
  ['template', 'notice', (messages) => templateCard({ today: SAMPLE_TODAY }, messages)],
  ...COMMANDS.map((command): (typeof STATES)[number] => [
    `not understood, nearest ${command}`,
    'notice',
    (messages) => misunderstandingCard({ typed: 'hm', nearest: { kind: 'command', command }, before: 0 }, messages),
  ]),
  ...[0, 1, 2].map((before): (typeof STATES)[number] => [
    `not understood for the ${before + 1}. time`,
    'notice',
    (messages) => misunderstandingCard({ typed: LONG_NAME.slice(0, 60), nearest: null, before }, messages),
  ]),
  [
    'not understood, nearest a customer',
    'notice',
    (messages) =>
      misunderstandingCard(
        { typed: 'x', nearest: { kind: 'customer', migrationId: 'm', name: LONG_NAME }, before: 1 },
        messages,
      ),
  ],
  [
    'not understood, nearest a line',
    'notice',
    (messages) => misunderstandingCard({ typed: '', nearest: { kind: 'line', text: '5 E3' }, before: 0 }, messages),
  ],
  ['table', 'table', (messages) => tableCard(aTableModel(), messages)],
  [
    'table of one customer, nothing to take',
    'table',
    (messages) => tableCard(aTableModel({}, { rows: aTableDraft().rows.slice(2), namesCustomers: false }), messages),
  ],
  ...ROW_PROBLEMS.map((code): (typeof STATES)[number] => [
    `table with the problem ${code}`,
    'table',
    (messages) => {
      const [row] = aTableDraft(1).rows;
      const rows = row ? [{ ...row, problems: [{ code, typed: 'x'.repeat(60) }] }] : [];
      return tableCard(aTableModel({}, { rows, namesCustomers: false }), messages);
    },
  ]),
  [
    'table at its worst',
    'table',
    (messages) => {
      const { rows } = aTableDraft(500);
      const long = rows.map((row) => ({
        ...row,
        facts: { ...row.facts, customerName: LONG_NAME, offer: UNKNOWN_OFFER },
      }));
      const known = Array.from({ length: 50 }, () => LONG_NAME);
      return tableCard(aTableModel({ page: 20, known }, { rows: long, namesCustomers: true }), messages);
    },
  ],
  [
    'planned from a table',
    'list',
    (messages) =>
      plannedCard(
        {
          migrations: Array.from({ length: 8 }, () => worst),
          total: 40,
          left: Array.from({ length: 300 }, (_, index) => index + 2),
          today: SAMPLE_TODAY,
        },
        messages,
      ),
  ],
  ['summary with what was assumed', 'summary', (messages) => summaryCard(aQuestionModel(assumedDraft(1)), messages)],
  [
    'summary of many with what was assumed',
    'summary',
    (messages) => summaryCard(aQuestionModel(assumedDraft(30)), messages),
  ],
  [
    'checklist put off, muted, nobody reminded',
    'checklist',
    (messages) =>
      checklistCard(aChecklistModel({ migration: quiet, isAnyoneReminded: false, isRemindedHere: true }), messages),
  ],
  [
    'checklist in a channel that is not reminded',
    'checklist',
    (messages) => checklistCard(aChecklistModel({ isRemindedHere: false }), messages),
  ],
  [
    'list with one of which nobody is reminded',
    'list',
    (messages) => listCard(aListModel({ unreminded: [aShownMigration().migrationId] }), messages),
  ],
  [
    'reminder that was put off',
    'reminder',
    (messages) => reminderCard(aReminderModel({ sections: [], putOff: [quiet] }), messages),
  ],
  ['summary', 'summary', (messages) => summaryCard(aQuestionModel(aCompleteDraft()), messages)],
  ['summary of 30 subscriptions', 'summary', (messages) => summaryCard(aQuestionModel(draftWith(30)), messages)],
  ['checklist', 'checklist', (messages) => checklistCard(aChecklistModel(), messages)],
  ['checklist blocked', 'checklist', (messages) => checklistCard(aChecklistModel({ migration: blocked }), messages)],
  ['checklist at its worst', 'checklist', (messages) => checklistCard(aChecklistModel({ migration: worst }), messages)],
  [
    'checklist at its worst, a middle page, a tick refused',
    'checklist',
    (messages) => {
      const waitingFor = worst.plan.steps.slice(0, 12).map(({ id }) => id);
      const refused = { stepId: worst.plan.steps.at(-1)?.id ?? '', waitingFor };
      return checklistCard(aChecklistModel({ migration: worst, page: 3, refused }), messages);
    },
  ],
  [
    'checklist all done',
    'checklist',
    (messages) => checklistCard(aChecklistModel({ migration: done, page: 99 }), messages),
  ],
  [
    'checklist of nothing but a trial',
    'checklist',
    (messages) =>
      checklistCard(
        aChecklistModel({ migration: aShownMigration(aRequest({ subscriptions: [{ trial: true }] })) }),
        messages,
      ),
  ],
  ['credit notes', 'credit-notes', (messages) => creditCard(aCreditModel(), messages)],
  [
    'credit notes at their worst',
    'credit-notes',
    (messages) => creditCard(aCreditModel({ migration: worst, page: 1 }), messages),
  ],
  ['list', 'list', (messages) => listCard(aListModel(), messages)],
  ['list, empty', 'list', (messages) => listCard(aListModel({ migrations: [], total: 0 }), messages)],
  [
    'list at its worst',
    'list',
    (messages) =>
      listCard(aListModel({ migrations: Array.from({ length: 8 }, () => worst), total: 1000, page: 7 }), messages),
  ],
  [
    'list, nobody found',
    'list',
    (messages) => foundCard({ migrations: [], today: SAMPLE_TODAY, typed: LONG_NAME }, messages),
  ],
  [
    'list, several found',
    'list',
    (messages) =>
      foundCard({ migrations: Array.from({ length: 8 }, () => worst), today: SAMPLE_TODAY, typed: 'x' }, messages),
  ],
  ['difference', 'difference', (messages) => differenceCard(aDifferenceModel(), messages)],
  [
    'difference, none',
    'difference',
    (messages) => differenceCard(aDifferenceModel({ moved: [], added: [], removed: [], reopened: [] }), messages),
  ],
  [
    'difference at its worst',
    'difference',
    (messages) => {
      const offer = { sku: UNKNOWN_OFFER, seats: 999_999 };
      const steps = worst.plan.steps.map(({ step, due }) => ({ step, due, offer, from: due }));
      return differenceCard(
        aDifferenceModel({ customer: LONG_NAME, moved: steps, added: steps, removed: steps, reopened: steps }),
        messages,
      );
    },
  ],
  ...([null, 'country', 'zone', 'reminderHour', 'ordering'] as const).map((wrong): (typeof STATES)[number] => [
    `settings, ${wrong ?? 'nothing'} wrong`,
    'question',
    (messages) =>
      settingsCard(
        { country: 'PL', zone: 'Europe/Warsaw', reminderHour: 9, ordering: 'direct', wrong, isSaved: wrong === null },
        messages,
      ),
  ]),
  ['upcoming', 'upcoming', (messages) => upcomingCard(anUpcomingModel(), messages)],
  ['upcoming, empty', 'upcoming', (messages) => upcomingCard(anUpcomingModel({ migrations: [] }), messages)],
  [
    'upcoming at its worst',
    'upcoming',
    (messages) => upcomingCard(anUpcomingModel({ migrations: Array.from({ length: 20 }, () => worst) }), messages),
  ],
  ['reminder', 'reminder', (messages) => reminderCard(aReminderModel(), messages)],
  ['reminder with nothing left', 'reminder', (messages) => reminderCard(aReminderModel({ sections: [] }), messages)],
  ['reminder at its worst', 'reminder', (messages) => reminderCard(worstReminder(), messages)],
];

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
          if (state !== 'template')
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
