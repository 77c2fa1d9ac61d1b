import type { PlanRequestInput } from '../plan-request.ts';
import { MAX_SUBSCRIPTIONS } from '../plan-request-issues.ts';
import { CANCEL_WORDS, CONFIRM_WORDS, MORE_WORDS, RESTART_WORDS, TABLE_WORDS } from '../understand/decision-words.ts';
import { choiceOf, wholeChoiceOf } from '../understand/phrases.ts';
import type { Reading } from '../understand/subscription-line.ts';
import { READ_ANSWER } from './answers.ts';
import { assumingWhereMuchIsSaid, withAssumptions } from './assumptions.ts';
import type { Draft, TableDraft } from './draft.ts';
import { answerWithLine } from './migration-line-answer.ts';
import {
  answeredTogether,
  nextQuestion,
  type Question,
  type QuestionKind,
  questionById,
  summarizedQuestions,
} from './questions.ts';
import { isUnusable, LONGEST_ANSWER, type Rejection, reject } from './rejection.ts';
import {
  answerWithForm,
  answerWithText,
  answerWithUnknownOffer,
  nextSubscriptionNumber,
  type SubscriptionForm,
  sameChannel,
} from './subscription-answer.ts';
import { answerTable, leaveTable, type TableForm } from './table-answer.ts';

/** An answer as it comes in: typed or tapped words, the form of a subscription or a table, or an unknown offer to be taken as typed. */
type PlainSaid = { value: string } | { form: SubscriptionForm } | { unknownOffer: string };
export type Said = PlainSaid | { table: TableForm };

/** What an answer did: the draft goes on, the question comes again (what could be read is kept), all is confirmed, or thrown away. */
export type Answered =
  | { kind: 'answered'; draft: Draft }
  | { kind: 'rejected'; draft: Draft; rejection: Rejection }
  | { kind: 'confirmed' }
  | { kind: 'cancelled' }
  | { kind: 'restarted' }
  /** A table of several customers: a draft for each, everything said or assumed. */
  | { kind: 'several'; drafts: Draft[]; left: number[] };

/** On the way back where an answer is being changed from the summary: one step back is the summary again. */
const FROM_SUMMARY = 'summary';

/** Notes that a question has been answered, and forgets those that the answer did away with. */
const given = (draft: Draft, question: Question): Draft => ({
  ...draft,
  asking: null,
  given: [...draft.given.filter((id) => id !== question.id && questionById(draft, id) !== null), question.id],
});

const answerMore = (draft: Draft, question: Question, said: string): Answered => {
  const value = choiceOf(said, MORE_WORDS);
  if (value === null || value === 'unknown')
    return { kind: 'rejected', draft, rejection: reject('choice-unknown', said) };
  const subscriptions = draft.subscriptions.filter(({ offer }) => offer !== undefined);
  if (value === 'done')
    return { kind: 'answered', draft: given({ ...draft, subscriptions, complete: true }, question) };
  if (subscriptions.length >= MAX_SUBSCRIPTIONS) {
    return { kind: 'rejected', draft, rejection: reject('too-many-subscriptions', String(MAX_SUBSCRIPTIONS)) };
  }
  const id = `s${nextSubscriptionNumber(draft)}`;
  const added = value === 'same-channel' ? sameChannel(subscriptions.at(-1), id) : { id };
  return {
    kind: 'answered',
    draft: given({ ...draft, subscriptions: [...subscriptions, added], complete: false }, question),
  };
};

/** The question that asks for what a typed line got wrong. */
const kindOf = ({ code }: Rejection): QuestionKind =>
  code === 'seats-impossible' ? 'seats' : code === 'date-impossible' ? 'end-date' : 'subscription';

/**
 * An answer about a subscription that could not be taken whole: the form comes again as it was filled in; after a typed line that
 * names the offer, only what was wrong is asked for.
 */
const askedAgain = (draft: Draft, question: Question, rejection: Rejection, said: PlainSaid): Draft => {
  const kind = 'value' in said ? kindOf(rejection) : 'subscription';
  const offer = draft.subscriptions.find(({ id }) => id === question.subscriptionId)?.offer;
  return kind === 'subscription' || offer === undefined
    ? { ...draft, asking: question.id }
    : { ...given(draft, question), asking: `${kind}:${question.subscriptionId}` };
};

const answerSubscription = (draft: Draft, question: Question, said: PlainSaid, reading: Reading): Answered => {
  const id = question.subscriptionId as string;
  const { draft: grown, rejection } =
    'form' in said
      ? answerWithForm(draft, id, said.form, reading)
      : 'unknownOffer' in said
        ? answerWithUnknownOffer(draft, id, said.unknownOffer)
        : answerWithText(draft, id, said.value, reading);
  return rejection
    ? { kind: 'rejected', draft: askedAgain(grown, question, rejection, said), rejection }
    : { kind: 'answered', draft: given(grown, question) };
};

const answerCancel = (draft: Draft, said: string): Answered => {
  const value = wholeChoiceOf(said, CANCEL_WORDS);
  if (value === 'yes') return { kind: 'cancelled' };
  if (value === 'no') return { kind: 'answered', draft: { ...draft, cancelling: false } };
  return { kind: 'rejected', draft, rejection: reject('choice-unknown', said) };
};

const answerRestart = (draft: Draft, said: string): Answered => {
  const value = wholeChoiceOf(said, RESTART_WORDS);
  if (value === 'yes') return { kind: 'restarted' };
  if (value === 'no') return { kind: 'answered', draft: { ...draft, restarting: false } };
  return { kind: 'rejected', draft, rejection: reject('choice-unknown', said) };
};

const answerSummary = (draft: Draft, said: string): Answered => {
  if (wholeChoiceOf(said, CONFIRM_WORDS) === 'yes') return { kind: 'confirmed' };
  return { kind: 'rejected', draft, rejection: reject('summary-unclear', said) };
};

const wordsOf = (said: Said): string[] => {
  if ('value' in said) return [said.value];
  if ('unknownOffer' in said) return [said.unknownOffer];
  return Object.values('form' in said ? said.form : said.table).map(String);
};

const answerTableNow = (draft: Draft, table: TableDraft, said: Said, reading: Reading): Answered => {
  if ('table' in said) return answerTable(draft, table, said.table, reading);
  const value = 'value' in said ? said.value : '';
  const take = wholeChoiceOf(value, TABLE_WORDS);
  if (take === null || take === 'unknown')
    return { kind: 'rejected', draft, rejection: reject('table-unclear', value) };
  return answerTable(draft, table, { take: take === 'yes' }, reading);
};

const answerNow = (draft: Draft, said: Said, reading: Reading): Answered => {
  const question = nextQuestion(draft);
  const words = wordsOf(said);
  if (words.some(isUnusable)) return { kind: 'rejected', draft, rejection: reject('text-unusable', '') };
  if (words.some((text) => text.length > LONGEST_ANSWER)) {
    return { kind: 'rejected', draft, rejection: reject('answer-too-long', '') };
  }
  if (question.kind === 'table' && draft.table) return answerTableNow(draft, draft.table, said, reading);
  if ('table' in said) return { kind: 'rejected', draft, rejection: reject('choice-unknown', '') };
  if (question.kind === 'subscription') return answerSubscription(draft, question, said, reading);
  const value = words[0] ?? '';
  if (question.kind === 'more') return answerMore(draft, question, value);
  if (question.kind === 'summary') return answerSummary(draft, value);
  if (question.kind === 'cancel') return answerCancel(draft, value);
  if (question.kind === 'restart') return answerRestart(draft, value);
  if (question.kind === 'customer-name' && draft.asking === null) {
    const begun = answerWithLine(draft, value, reading);
    if (begun) return { kind: 'answered', draft: assumingWhereMuchIsSaid(begun) };
  }
  if (question.kind === 'table') return { kind: 'rejected', draft, rejection: reject('table-unclear', value) };
  const read = READ_ANSWER[question.kind](value, reading);
  if ('rejection' in read) return { kind: 'rejected', draft, rejection: read.rejection };
  const changed = answeredTogether(draft, question).reduce((grown, id) => read.change(grown, id), draft);
  return { kind: 'answered', draft: given(changed, question) };
};

/** Takes an answer to the question that the draft asks now. Never throws on what people type. */
export const answerQuestion = (draft: Draft, said: Said, reading: Reading): Answered => {
  const answered = answerNow(draft, said, reading);
  if (answered.kind === 'answered') return { ...answered, draft: { ...answered.draft, misses: 0 } };
  if (answered.kind === 'rejected') return { ...answered, draft: { ...answered.draft, misses: draft.misses + 1 } };
  return answered;
};

/** One question back: the one answered before is asked again, its answer kept until another is given. The first stays. */
export const goBack = (draft: Draft): Draft => {
  if (draft.cancelling || draft.restarting) return { ...draft, cancelling: false, restarting: false };
  if (draft.table) return leaveTable(draft) ?? draft;
  if (draft.given.at(-1) === FROM_SUMMARY) {
    const named = draft.subscriptions.filter(({ offer }) => offer !== undefined);
    return { ...draft, subscriptions: named, asking: null, given: draft.given.slice(0, -1) };
  }
  const way = draft.given.filter((id) => questionById(draft, id) !== null);
  const here = draft.asking === null ? -1 : way.indexOf(draft.asking);
  const before = here < 0 ? way.at(-1) : way[here - 1];
  return before === undefined ? draft : { ...draft, asking: before };
};

/** Asks a question again whose answer is to be changed, from the summary or on the way; the rest is kept. Unchanged for any other. */
export const askAgain = (draft: Draft, questionId: string): Draft => {
  const isFromSummary = nextQuestion(draft).kind === 'summary';
  const isThere = isFromSummary
    ? summarizedQuestions(draft).some(({ question: { id } }) => id === questionId)
    : draft.given.includes(questionId) && questionById(draft, questionId) !== null;
  return isThere
    ? {
        ...draft,
        asking: questionId,
        cancelling: false,
        restarting: false,
        given: isFromSummary ? [...draft.given, FROM_SUMMARY] : draft.given,
      }
    : draft;
};

/** Shows a table that was sent, to be taken or left, before anything else is asked. */
export const offerTable = (draft: Draft, table: TableDraft): Draft => ({
  ...draft,
  table,
  cancelling: false,
  restarting: false,
  misses: 0,
});

/** Asks whether the draft shall really be thrown away. */
export const askToCancel = (draft: Draft): Draft => ({ ...draft, cancelling: true, restarting: false });

/** Asks whether all shall be asked from the beginning again. */
export const askToRestart = (draft: Draft): Draft => ({ ...draft, restarting: true, cancelling: false });

/** Asks about one more subscription, from the summary; unchanged anywhere else, or where a plan holds no more. */
export const addSubscription = (draft: Draft): Draft => {
  const isFull = draft.subscriptions.length >= MAX_SUBSCRIPTIONS;
  if (isFull || nextQuestion(draft).kind !== 'summary') return draft;
  const added = sameChannel(draft.subscriptions.at(-1), `s${nextSubscriptionNumber(draft)}`);
  return {
    ...draft,
    subscriptions: [...draft.subscriptions, added],
    asking: `subscription:${added.id}`,
    given: [...draft.given, FROM_SUMMARY],
  };
};

/** Takes one subscription out, from the summary; unchanged anywhere else, where it is none of them, or the last. */
export const removeSubscription = (draft: Draft, subscriptionId: string): Draft => {
  const kept = draft.subscriptions.filter(({ id }) => id !== subscriptionId);
  if (kept.length === 0 || nextQuestion(draft).kind !== 'summary') return draft;
  const numbered = nextSubscriptionNumber(draft) - 1;
  const after = { ...draft, subscriptions: kept, numbered };
  return { ...after, given: draft.given.filter((id) => questionById(after, id) !== null) };
};

/** The plan request that a confirmed draft stands for, still to be parsed. */
export const requestOf = (draft: Draft): unknown => {
  const { partner, customer, subscriptions } = withAssumptions(draft);
  return { partner: { country: partner.country }, customer, subscriptions } satisfies Record<
    keyof Omit<PlanRequestInput, 'today'>,
    unknown
  >;
};
