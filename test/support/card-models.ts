import type { ChecklistModel } from '../../src/cards/checklist-card.ts';
import type { CreditModel } from '../../src/cards/credit-card.ts';
import type { DifferenceModel } from '../../src/cards/difference-card.ts';
import type { HistoryModel } from '../../src/cards/history-card.ts';
import type { LetterModel } from '../../src/cards/letter-card.ts';
import type { ListModel } from '../../src/cards/list-card.ts';
import type { QuestionModel } from '../../src/cards/question-card.ts';
import type { ReminderModel } from '../../src/cards/reminder-card.ts';
import type { RolesModel } from '../../src/cards/roles-card.ts';
import type { ShownMigration } from '../../src/cards/step-row.ts';
import type { TableModel } from '../../src/cards/table-card.ts';
import type { UpcomingModel } from '../../src/cards/upcoming-card.ts';
import { type Draft, newDraft, type TableDraft } from '../../src/domain/intake/draft.ts';
import { nextQuestion } from '../../src/domain/intake/questions.ts';
import { planMigration } from '../../src/domain/plan.ts';
import type { PlanRequest } from '../../src/domain/plan-request.ts';
import type { Progress } from '../../src/domain/progress.ts';
import { reminderSection } from '../../src/domain/reminder-section.ts';
import type { RowFacts, RowProblem, TableRow } from '../../src/domain/table/table-row.ts';
import { aRequest } from './builders.ts';

/** The day of the samples: late in a migration that began in November, with one step overdue. */
export const SAMPLE_TODAY = '2027-02-23';
const PLANNED_ON = '2026-11-21';
const ALEX = { personId: 'alex', name: 'Alex' };

export const doneBy = (steps: string[], at = Date.UTC(2027, 1, 10, 9)): Progress => ({
  done: Object.fromEntries(steps.map((id) => [id, { at, by: ALEX }])),
});

export const aShownMigration = (
  request: PlanRequest = aRequest() as PlanRequest,
  progress: Progress = doneBy(['request-reseller-relationship']),
  plannedOn = PLANNED_ON,
): ShownMigration => ({
  migrationId: '019aa0b2-0000-7000-8000-000000000001',
  state: 'active',
  request,
  plan: planMigration(request, plannedOn),
  progress,
});

export const aChecklistModel = (overrides: Partial<ChecklistModel> = {}): ChecklistModel => ({
  migration: aShownMigration(),
  ordering: 'direct',
  today: SAMPLE_TODAY,
  zone: 'Europe/Warsaw',
  page: 0,
  refused: null,
  isAnyoneReminded: true,
  isRemindedHere: null,
  ...overrides,
});

export const aCreditModel = (overrides: Partial<CreditModel> = {}): CreditModel => ({
  migration: aShownMigration(),
  today: SAMPLE_TODAY,
  page: 0,
  ...overrides,
});

export const aLetterModel = (overrides: Partial<LetterModel> = {}): LetterModel => ({
  migration: aShownMigration(),
  ordering: 'direct',
  today: SAMPLE_TODAY,
  invitationUrl: 'https://admin.microsoft.com/Adminportal/Home?invType=ResellerRelationship',
  language: null,
  ...overrides,
});

export const aListModel = (overrides: Partial<ListModel> = {}): ListModel => ({
  isAnswering: false,
  isMine: false,
  migrations: [aShownMigration()],
  unreminded: [],
  total: 1,
  page: 0,
  pageSize: 8,
  today: SAMPLE_TODAY,
  ...overrides,
});

export const anUpcomingModel = (overrides: Partial<UpcomingModel> = {}): UpcomingModel => ({
  migrations: [aShownMigration()],
  today: SAMPLE_TODAY,
  ...overrides,
});

export const aDifferenceModel = (overrides: Partial<DifferenceModel> = {}): DifferenceModel => {
  const offer = { sku: 'O365_BUSINESS_PREMIUM', seats: 30 };
  return {
    customer: 'Contoso',
    moved: [{ step: 'provision-subscription', offer, due: '2027-04-09', from: '2027-03-11' }],
    added: [{ step: 'assign-licenses', offer, due: '2027-04-13' }],
    removed: [{ step: 'request-reseller-relationship', offer: null, due: '2027-02-12' }],
    reopened: [{ step: 'stop-auto-renewal', offer, due: '2027-04-07' }],
    today: SAMPLE_TODAY,
    ...overrides,
  };
};

export const aReminderModel = (overrides: Partial<ReminderModel> = {}): ReminderModel => {
  const migration = aShownMigration();
  const due = [
    { kind: 'line', subject: 's1' },
    { kind: 'step', subject: 'customer-accepts-invitation' },
  ] as const;
  const section = reminderSection(migration, [...due], SAMPLE_TODAY);
  return {
    deliveryId: '019aa0b2-0000-7000-8000-000000000002',
    sections: section ? [{ migration, section }] : [],
    putOff: [],
    ordering: 'direct',
    today: SAMPLE_TODAY,
    zone: 'Europe/Warsaw',
    isShared: false,
    ...overrides,
  };
};

/** A draft with every question answered. */
export const aCompleteDraft = (overrides: Partial<Draft> = {}): Draft => ({
  ...newDraft('019aa0b2-0000-7000-8000-000000000003', { country: 'PL', zone: 'Europe/Warsaw', ordering: 'direct' }),
  customer: {
    name: 'Contoso',
    country: 'PL',
    resellerRelationship: false,
    agreementAccepted: false,
    delegatedAdmin: true,
  },
  subscriptions: [
    {
      id: 's1',
      channel: 'microsoft-direct',
      agreement: 'mca',
      offer: 'O365_BUSINESS_PREMIUM',
      seats: 25,
      term: 'P1Y',
      endDate: '2027-03-14',
      autoRenew: true,
    },
  ],
  complete: true,
  given: ['customer-name'],
  ...overrides,
});

export const aQuestionModel = (draft: Draft, overrides: Partial<QuestionModel> = {}): QuestionModel => ({
  draft,
  revision: 7,
  question: nextQuestion(draft),
  rejection: null,
  note: null,
  clientZone: 'Europe/Warsaw',
  ...overrides,
});

/** A table of which one line is understood, one names an unknown product, and one has a mistake. */
export const aTableDraft = (lines = 3, namesCustomers = true): TableDraft => ({
  namesCustomers,
  rows: Array.from({ length: lines }, (_, index): TableRow => {
    const facts: RowFacts = {
      customerName: `Contoso ${Math.floor(index / 2) + 1}`,
      customerCountry: 'PL',
      offer: index % 3 === 1 ? 'Fabrikam Suite' : 'O365_BUSINESS_PREMIUM',
      seats: 25,
      endDate: '2027-03-14',
      term: 'P1Y',
    };
    const problems: RowProblem[] =
      index % 3 === 1
        ? [{ code: 'offer-unknown', typed: 'Fabrikam Suite' }]
        : index % 3 === 2
          ? [{ code: 'seats-impossible', typed: '-5' }]
          : [];
    return { line: index + 2, text: 'Contoso, Poland, Business Standard, -5, 14 March 2027', facts, problems };
  }),
});

export const aTableModel = (overrides: Partial<TableModel> = {}, table = aTableDraft()): TableModel => {
  const draft = {
    ...newDraft('019aa0b2-0000-7000-8000-000000000004', { country: 'PL', zone: 'UTC', ordering: 'direct' }),
    table,
  };
  return { ...aQuestionModel(draft), page: 0, known: [], ...overrides };
};

export const aRolesModel = (overrides: Partial<RolesModel> = {}): RolesModel => {
  const migration = aShownMigration();
  const people = { 'sales-agent': ALEX };
  return {
    migration: { ...migration, progress: { ...migration.progress, people } },
    people: [ALEX, { personId: 'megan', name: 'Megan' }],
    personId: 'alex',
    problem: null,
    ...overrides,
  };
};

export const aHistoryModel = (overrides: Partial<HistoryModel> = {}): HistoryModel => ({
  migration: aShownMigration(),
  entries: [
    {
      at: Date.UTC(2027, 1, 10, 9),
      personName: 'Alex',
      action: 'step-completed',
      subject: 'request-reseller-relationship',
    },
    { at: Date.UTC(2026, 10, 21, 10), personName: 'Alex', action: 'planned', subject: '' },
  ],
  page: 0,
  pages: 1,
  asText: false,
  zone: 'Europe/Warsaw',
  ...overrides,
});
