import { checklistCard } from '../../src/cards/checklist-card.ts';
import { creditCard } from '../../src/cards/credit-card.ts';
import { differenceCard } from '../../src/cards/difference-card.ts';
import { historyCard } from '../../src/cards/history-card.ts';
import { HISTORY_WORDS, type HistoryEntry } from '../../src/cards/history-text.ts';
import { letterCard, supportLetterCard } from '../../src/cards/letter-card.ts';
import { foundCard, listCard, plannedCard } from '../../src/cards/list-card.ts';
import { misunderstandingCard } from '../../src/cards/misunderstanding-card.ts';
import { greetingCard, helpCard, noticeCard, refusalCard } from '../../src/cards/notice-card.ts';
import { questionCard } from '../../src/cards/question-card.ts';
import { reminderCard } from '../../src/cards/reminder-card.ts';
import type { CardName } from '../../src/cards/render.ts';
import { rolesCard } from '../../src/cards/roles-card.ts';
import { settingsCard } from '../../src/cards/settings-card.ts';
import { summaryCard } from '../../src/cards/summary-card.ts';
import { tableCard } from '../../src/cards/table-card.ts';
import { tableRefusedCard, templateCard } from '../../src/cards/template-card.ts';
import { upcomingCard } from '../../src/cards/upcoming-card.ts';
import { type Draft, newDraft } from '../../src/domain/intake/draft.ts';
import { QUESTION_KINDS } from '../../src/domain/intake/questions.ts';
import { LOCALES } from '../../src/domain/locale.ts';
import { OWNERS } from '../../src/domain/plan-schema.ts';
import { ROW_PROBLEMS } from '../../src/domain/table/table-row.ts';
import { COMMANDS } from '../../src/domain/understand/words.ts';
import type { Messages } from '../../src/messages/messages.ts';
import { ENTRIES_PER_PAGE, LINES_PER_PAGE } from '../../src/service/history.ts';
import { NOTICES, TABLE_REFUSALS } from '../../src/service/replies.ts';
import { aRequest } from './builders.ts';
import {
  aChecklistModel,
  aCompleteDraft,
  aCreditModel,
  aDifferenceModel,
  aHistoryModel,
  aLetterModel,
  aListModel,
  anUpcomingModel,
  aQuestionModel,
  aReminderModel,
  aRolesModel,
  aShownMigration,
  aTableDraft,
  aTableModel,
  SAMPLE_TODAY,
} from './card-models.ts';

import {
  assumedDraft,
  blocked,
  done,
  draftWith,
  LONG_NAME,
  questionOf,
  quiet,
  severalMigrations,
  UNKNOWN_OFFER,
  worst,
  worstReminder,
} from './worst-models.ts';

/** As long as a person's name is kept. */
const LONGEST_PERSON = 'Ő'.repeat(200);

const withPeople = (migration: typeof worst): typeof worst => ({
  ...migration,
  progress: {
    ...migration.progress,
    people: Object.fromEntries(
      OWNERS.map((role, index) => [
        role,
        { personId: `3333333${index}-3333-4333-8333-333333333333`, name: LONGEST_PERSON },
      ]),
    ),
  },
});

const worstEntry: HistoryEntry = {
  at: Date.UTC(2027, 1, 10, 9),
  personName: LONGEST_PERSON,
  action: 'step-completed',
  subject: worst.plan.steps.at(-1)?.id ?? '',
};
const worstHistory = (length: number) => ({ entries: Array.from({ length }, () => worstEntry) });

/** On what each word of the history is. */
const subjectOf = (action: string): string => {
  if (action.startsWith('step-')) return 'provision-subscription:s1';
  if (action.startsWith('role-')) return 'sales-agent Megan';
  if (action === 'snoozed') return '2027-03-01';
  return action.endsWith('muted') ? 's1' : '';
};

export type CardState = [state: string, card: CardName, dataOf: (messages: Messages) => object];

const LETTER_STATES: [string, typeof worst][] = [
  ['usual', aShownMigration()],
  ['at its worst', worst],
  ['after the last step', done],
  ['blocked', blocked],
  ['of nothing but a trial', aShownMigration(aRequest({ subscriptions: [{ trial: true }] }))],
];

/** Every card in every state it can be in. */
export const STATES: CardState[] = [
  ['greeting', 'notice', greetingCard],
  ['help between migrations', 'notice', (messages) => helpCard(null, messages)],
  ['help within questions', 'notice', (messages) => helpCard('seats', messages)],
  ...NOTICES.map(
    (notice): CardState => [`notice ${notice}`, 'notice', (messages) => noticeCard(`notice.${notice}`, messages)],
  ),
  ...QUESTION_KINDS.filter((kind) => kind !== 'summary' && kind !== 'table').map(
    (kind): CardState => [
      `question ${kind}`,
      'question',
      (messages) => questionCard(aQuestionModel(draftWith(1), { question: questionOf(kind) }), messages),
    ],
  ),
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
  ...TABLE_REFUSALS.map(
    (reason): CardState => [
      `table refused: ${reason}`,
      'notice',
      (messages) => tableRefusedCard({ reason, typed: 'Customer', count: 10_000 }, messages),
    ],
  ),
  ['template', 'notice', (messages) => templateCard({ today: SAMPLE_TODAY }, messages)],
  ...COMMANDS.map(
    (command): CardState => [
      `not understood, nearest ${command}`,
      'notice',
      (messages) => misunderstandingCard({ typed: 'hm', nearest: { kind: 'command', command }, before: 0 }, messages),
    ],
  ),
  ...[0, 1, 2].map(
    (before): CardState => [
      `not understood for the ${before + 1}. time`,
      'notice',
      (messages) => misunderstandingCard({ typed: LONG_NAME.slice(0, 60), nearest: null, before }, messages),
    ],
  ),
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
  ...ROW_PROBLEMS.map(
    (code): CardState => [
      `table with the problem ${code}`,
      'table',
      (messages) => {
        const [row] = aTableDraft(1).rows;
        const rows = row ? [{ ...row, problems: [{ code, typed: 'x'.repeat(60) }] }] : [];
        return tableCard(aTableModel({}, { rows, namesCustomers: false }), messages);
      },
    ],
  ),
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
  [
    'summary of one line',
    'summary',
    (messages) => {
      const [line] = assumedDraft(1).subscriptions;
      const draft: Draft = {
        ...assumedDraft(1),
        customer: { name: 'Contoso', country: null },
        subscriptions: line ? [{ ...line, offer: 'O365_BUSINESS_PREMIUM', seats: 25, autoRenew: true }] : [],
      };
      return summaryCard(aQuestionModel(draft), messages);
    },
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
  [
    'list of several',
    'list',
    (messages) => listCard(aListModel({ migrations: [...severalMigrations(), blocked], total: 5 }), messages),
  ],
  ...HISTORY_WORDS.map(
    (action): CardState => [
      `history with ${action}`,
      'notice',
      (messages) =>
        historyCard(aHistoryModel({ entries: [{ ...worstEntry, action, subject: subjectOf(action) }] }), messages),
    ],
  ),
  [
    'history at its worst',
    'notice',
    (messages) =>
      historyCard(aHistoryModel({ ...worstHistory(ENTRIES_PER_PAGE), migration: worst, page: 1, pages: 3 }), messages),
  ],
  [
    'history as text, at its worst',
    'notice',
    (messages) =>
      historyCard(
        aHistoryModel({ ...worstHistory(LINES_PER_PAGE), migration: worst, page: 1, pages: 3, asText: true }),
        messages,
      ),
  ],
  ['roles', 'roles', (messages) => rolesCard(aRolesModel(), messages)],
  [
    'roles without a step',
    'roles',
    (messages) => rolesCard(aRolesModel({ migration: blocked, people: [], problem: 'incomplete' }), messages),
  ],
  [
    'roles at their worst',
    'roles',
    (messages) =>
      rolesCard(
        aRolesModel({
          migration: withPeople(worst),
          people: Array.from({ length: 100 }, (_, index) => ({ personId: String(index), name: LONGEST_PERSON })),
          personId: 'another',
          problem: 'person-unknown',
        }),
        messages,
      ),
  ],
  ['refusal', 'notice', ({ t }) => refusalCard(t('refusal.outsider'))],
  [
    'list of mine, empty',
    'list',
    (messages) => listCard(aListModel({ migrations: [], total: 0, isMine: true }), messages),
  ],
  [
    'checklist at its worst, with people',
    'checklist',
    (messages) => checklistCard(aChecklistModel({ migration: withPeople(worst) }), messages),
  ],
  [
    'reminder at its worst, with people',
    'reminder',
    (messages) => {
      const model = worstReminder();
      const sections = model.sections.map((one) => ({ ...one, migration: withPeople(one.migration) }));
      return reminderCard({ ...model, sections }, messages);
    },
  ],
  [
    'reminder at its worst where several people read it: of one migration',
    'reminder',
    (messages) => {
      const model = worstReminder();
      const sections = model.sections.slice(0, 1).map((one) => ({ ...one, migration: withPeople(one.migration) }));
      return reminderCard({ ...model, sections, isShared: true }, messages);
    },
  ],
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
  ...LETTER_STATES.flatMap(([state, migration]): CardState[] => [
    [`letter, ${state}`, 'letter', (messages) => letterCard(aLetterModel({ migration }), messages)],
    [
      `text for billing support, ${state}`,
      'letter',
      (messages) => supportLetterCard(aLetterModel({ migration }), messages),
    ],
  ]),
  ...LOCALES.map(
    (language): CardState => [
      `letter at its worst, to be read in ${language}`,
      'letter',
      (messages) => letterCard(aLetterModel({ migration: worst, language, invitationUrl: null }), messages),
    ],
  ),
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
  ...([null, 'country', 'zone', 'reminderHour', 'ordering'] as const).map(
    (wrong): CardState => [
      `settings, ${wrong ?? 'nothing'} wrong`,
      'question',
      (messages) =>
        settingsCard(
          { country: 'PL', zone: 'Europe/Warsaw', reminderHour: 9, ordering: 'direct', wrong, isSaved: wrong === null },
          messages,
        ),
    ],
  ),
  ['upcoming', 'upcoming', (messages) => upcomingCard(anUpcomingModel(), messages)],
  [
    'upcoming of several',
    'upcoming',
    (messages) => upcomingCard(anUpcomingModel({ migrations: severalMigrations() }), messages),
  ],
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
