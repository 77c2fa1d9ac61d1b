import assert from 'node:assert/strict';
import fc from 'fast-check';
import { QUESTION_CHOICES } from '../../../src/cards/question-choices.ts';
import { assumingWhereMuchIsSaid } from '../../../src/domain/intake/assumptions.ts';
import { type Draft, draftSchema, newDraft, type TableDraft } from '../../../src/domain/intake/draft.ts';
import {
  type Answered,
  addSubscription,
  askAgain,
  askToCancel,
  askToRestart,
  goBack,
  offerTable,
  removeSubscription,
  requestOf,
  type Said,
} from '../../../src/domain/intake/intake.ts';
import {
  answeredQuestions,
  nextQuestion,
  type QuestionKind,
  questionById,
} from '../../../src/domain/intake/questions.ts';
import { planMigration } from '../../../src/domain/plan.ts';
import { parsePlanRequest } from '../../../src/domain/plan-request.ts';
import type { RowFacts, RowProblem, TableRow } from '../../../src/domain/table/table-row.ts';
import { TODAY } from '../../support/builders.ts';
import { answer, asks } from '../../support/said.ts';

/** What one may type where no button answers. */
const WORDS: Partial<Record<QuestionKind, string[]>> = {
  'customer-name': ['Contoso', 'Back', '**Fabrikam** <i>'],
  'customer-country': ['Poland', 'NO', 'unknown'],
  'partner-country': ['PL', 'Magyarország'],
  'partner-zone': ['Warsaw', 'Asia/Kolkata'],
  subscription: [
    '25 Business Standard 2027-03-14',
    'Visio',
    '10 SPB annual auto-renew',
    '5 E1 14.03.2027 no auto-renew\n7 Visio',
    '7 ENTERPRISEPACK renews',
  ],
  seats: ['25', '1,000'],
  'end-date': ['2027-03-14', '14 March 2020', '3月14日'],
  summary: ['yes'],
  table: ['yes', 'no'],
};

const goodAnswers = (kind: QuestionKind): string[] => [
  ...(WORDS[kind] ?? []),
  ...(QUESTION_CHOICES[kind] ?? []).map(({ value }) => value),
];

const FORMS: Said[] = [
  { form: {} },
  { form: { offer: 'SPB', seats: '3', endDate: '2027-01-31', term: 'P1M', autoRenew: 'yes' } },
  { form: { offer: 'E3', seats: '0', endDate: '1970-01-01', term: 'x', autoRenew: 'no' } },
  { unknownOffer: 'Fabrikam Suite' },
  { unknownOffer: ' ' },
  { table: { take: true, channel: 'other', autoRenew: 'yes' } },
  { table: { take: false } },
];
const BAD = ['', '🎉', 'hm', '0', '2999-01-01', '\u0000', '\ud800', 'x'.repeat(5_000), 'E3', 'not sure', 'summary'];

const row = (line: number, facts: RowFacts, problems: RowProblem[] = []): TableRow => ({
  line,
  text: `line ${line}`,
  facts,
  problems,
});
const WHOLE = { offer: 'SPB', seats: 3, endDate: '2027-01-31' } as const;
const TABLES: TableDraft[] = [
  { rows: [row(1, WHOLE), row(2, { ...WHOLE, autoRenew: false, channel: 'csp-partner' })], namesCustomers: false },
  { rows: [row(2, { ...WHOLE, autoRenew: true, channel: 'other' })], namesCustomers: false },
  { rows: [row(1, {}, [{ code: 'offer-missing', typed: '' }])], namesCustomers: false },
  {
    rows: ['Contoso', 'Fabrikam', 'contoso'].map((customerName, at) => row(at + 1, { ...WHOLE, customerName })),
    namesCustomers: true,
  },
];

type Move = { turn: number; choice: number };
const aMove: fc.Arbitrary<Move> = fc.record({ turn: fc.nat({ max: 59 }), choice: fc.nat({ max: 999 }) });
const aWalk = fc.array(aMove, { minLength: 20, maxLength: 120, size: 'max' });

const pick = <T>(from: readonly T[], choice: number): T => from[choice % from.length] as T;

type Moved = { draft: Draft; end: Exclude<Answered['kind'], 'answered' | 'rejected'> | null; several?: Draft[] };

/** One thing a person does: mostly a good answer, now and then a bad one, a step back, a change, or second thoughts. */
const moved = (draft: Draft, { turn, choice }: Move): Moved => {
  if (turn === 0) return { draft: goBack(draft), end: null };
  if (turn === 1) return { draft: (choice % 2 ? askToCancel : askToRestart)(draft), end: null };
  if (turn === 5) return { draft: offerTable(draft, pick(TABLES, choice)), end: null };
  if (turn === 6) {
    const ids = [...draft.subscriptions.map(({ id }) => id), 's9'];
    const changed = choice % 3 === 0 ? addSubscription(draft) : removeSubscription(draft, pick(ids, choice));
    return { draft: changed, end: null };
  }
  if (turn === 7) return { draft: assumingWhereMuchIsSaid(draft), end: null };
  if (turn === 2) {
    const ids = [...answeredQuestions(draft).map(({ id }) => id), 'summary', 'more', 'seats:s9', ...draft.given];
    return { draft: askAgain(draft, pick(ids, choice)), end: null };
  }
  const { kind } = nextQuestion(draft);
  const said: Said =
    turn === 3
      ? { value: pick(BAD, choice) }
      : turn === 4
        ? pick(FORMS, choice)
        : { value: pick(goodAnswers(kind), choice) };
  const answered = answer(draft, said);
  if ('draft' in answered) return { draft: answered.draft, end: null };
  return { draft, end: answered.kind, ...(answered.kind === 'several' && { several: answered.drafts }) };
};

const isPlannable = (draft: Draft): void => {
  const parsed = parsePlanRequest(requestOf(draft));
  assert.ok(parsed.ok, JSON.stringify(parsed));
  planMigration(parsed.request, TODAY);
};

const partners = fc.constantFrom<Draft['partner']>({}, { country: 'PL', zone: 'Europe/Warsaw', ordering: 'direct' });

describe('whatever is answered', () => {
  it('there is a question at every step, a restart loses nothing, and what is confirmed can be planned', () =>
    fc.assert(
      fc.property(partners, aWalk, (partner, moves) => {
        let draft = newDraft('draft', partner);
        for (const move of moves) {
          const { draft: after, end, several } = moved(draft, move);
          assert.deepEqual(draftSchema.parse(JSON.parse(JSON.stringify(after))), after);
          assert.ok(after.subscriptions.length > 0);
          if (end === 'confirmed') isPlannable(draft);
          if (several) for (const one of several) isPlannable(one);
          if (end !== null) return;
          draft = after;
        }
      }),
      { numRuns: 500 },
    ));

  it('answering what is asked ends in a summary that can be planned', () =>
    fc.assert(
      fc.property(partners, aWalk, fc.array(fc.nat(), { minLength: 5 }), (partner, moves, choices) => {
        let draft = moves.reduce((before, move) => moved(before, move).draft, newDraft('draft', partner));
        if (draft.cancelling || draft.restarting) draft = goBack(draft);
        draft = { ...draft, table: null };
        const most = 12 * (draft.subscriptions.length + 1) + 15;
        for (let step = 0; asks(draft) !== 'summary'; step += 1) {
          assert.ok(step < most, `${asks(draft)} after ${step} answers`);
          const { kind } = nextQuestion(draft);
          const value =
            kind === 'more'
              ? 'done'
              : kind === 'subscription'
                ? 'Visio'
                : pick(goodAnswers(kind), choices[step % choices.length] ?? 0);
          const answered = answer(draft, { value });
          assert.ok(answered.kind === 'answered', `${asks(draft)}: ${value}`);
          draft = answered.draft;
        }
        assert.deepEqual(answer(draft, { value: 'yes' }), { kind: 'confirmed' });
        isPlannable(draft);
      }),
      { numRuns: 300 },
    ));

  it('the way back ends at the first question that was asked', () =>
    fc.assert(
      fc.property(partners, aWalk, (partner, moves) => {
        let draft = moves.reduce((before, move) => moved(before, move).draft, newDraft('draft', partner));
        draft = { ...draft, table: null };
        for (let step = 0; goBack(draft) !== draft; step += 1) {
          assert.ok(step < 200, `${asks(draft)} after ${step} steps`);
          draft = goBack(draft);
        }
        const [first] = draft.given.filter((id) => questionById(draft, id) !== null);
        assert.equal(asks(draft), first ?? asks(newDraft('draft', partner)));
      }),
      { numRuns: 300 },
    ));
});
