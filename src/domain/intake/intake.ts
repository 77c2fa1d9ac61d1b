import type { PlanRequestInput } from '../plan-request.ts';
import { MAX_SUBSCRIPTIONS } from '../plan-request-issues.ts';
import { CANCEL_WORDS, CONFIRM_WORDS, MORE_WORDS } from '../understand/decision-words.ts';
import { choiceOf, wholeChoiceOf } from '../understand/phrases.ts';
import type { Reading } from '../understand/subscription-line.ts';
import { READ_ANSWER } from './answers.ts';
import type { Draft } from './draft.ts';
import { answerWithLine } from './migration-line-answer.ts';
import { answeredQuestions, nextQuestion, type Question, type QuestionKind, questionById } from './questions.ts';
import { isUnusable, LONGEST_ANSWER, type Rejection, reject } from './rejection.ts';
import {
  answerWithForm,
  answerWithText,
  answerWithUnknownOffer,
  nextSubscriptionNumber,
  type SubscriptionForm,
  sameChannel,
} from './subscription-answer.ts';

/** An answer as it comes in: typed or tapped words, the subscription form, or an unknown offer to be taken as typed. */
export type Said = { value: string } | { form: SubscriptionForm } | { unknownOffer: string };

/** What an answer did: the draft goes on, the question comes again (what could be read is kept), all is confirmed, or thrown away. */
export type Answered =
  | { kind: 'answered'; draft: Draft }
  | { kind: 'rejected'; draft: Draft; rejection: Rejection }
  | { kind: 'confirmed' }
  | { kind: 'cancelled' };

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
const askedAgain = (draft: Draft, question: Question, rejection: Rejection, said: Said): Draft => {
  const kind = 'value' in said ? kindOf(rejection) : 'subscription';
  const offer = draft.subscriptions.find(({ id }) => id === question.subscriptionId)?.offer;
  return kind === 'subscription' || offer === undefined
    ? { ...draft, asking: question.id }
    : { ...given(draft, question), asking: `${kind}:${question.subscriptionId}` };
};

const answerSubscription = (draft: Draft, question: Question, said: Said, reading: Reading): Answered => {
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

const answerSummary = (draft: Draft, said: string): Answered => {
  if (wholeChoiceOf(said, CONFIRM_WORDS) === 'yes') return { kind: 'confirmed' };
  return { kind: 'rejected', draft, rejection: reject('summary-unclear', said) };
};

const wordsOf = (said: Said): string[] =>
  'value' in said ? [said.value] : 'unknownOffer' in said ? [said.unknownOffer] : Object.values(said.form);

/** Takes an answer to the question that the draft asks now. Never throws on what people type. */
export const answerQuestion = (draft: Draft, said: Said, reading: Reading): Answered => {
  const question = nextQuestion(draft);
  const words = wordsOf(said);
  if (words.some(isUnusable)) return { kind: 'rejected', draft, rejection: reject('text-unusable', '') };
  if (words.some((text) => text.length > LONGEST_ANSWER)) {
    return { kind: 'rejected', draft, rejection: reject('answer-too-long', '') };
  }
  if (question.kind === 'subscription') return answerSubscription(draft, question, said, reading);
  const value = words[0] ?? '';
  if (question.kind === 'more') return answerMore(draft, question, value);
  if (question.kind === 'summary') return answerSummary(draft, value);
  if (question.kind === 'cancel') return answerCancel(draft, value);
  if (question.kind === 'customer-name' && draft.asking === null) {
    const begun = answerWithLine(draft, value, reading);
    if (begun) return { kind: 'answered', draft: begun };
  }
  const read = READ_ANSWER[question.kind](value, reading);
  return 'rejection' in read
    ? { kind: 'rejected', draft, rejection: read.rejection }
    : { kind: 'answered', draft: given(read.change(draft, question.subscriptionId), question) };
};

/** One question back: the one answered before is asked again, its answer kept until another is given. The first stays. */
export const goBack = (draft: Draft): Draft => {
  if (draft.cancelling) return { ...draft, cancelling: false };
  if (draft.given.at(-1) === FROM_SUMMARY) return { ...draft, asking: null, given: draft.given.slice(0, -1) };
  const way = draft.given.filter((id) => questionById(draft, id) !== null);
  const here = draft.asking === null ? -1 : way.indexOf(draft.asking);
  const before = here < 0 ? way.at(-1) : way[here - 1];
  return before === undefined ? draft : { ...draft, asking: before };
};

/** Asks a question again whose answer is to be changed; the rest is kept. Unchanged where nothing of that id has been answered. */
export const askAgain = (draft: Draft, questionId: string): Draft =>
  answeredQuestions(draft).some(({ id }) => id === questionId)
    ? {
        ...draft,
        asking: questionId,
        cancelling: false,
        given: nextQuestion(draft).kind === 'summary' ? [...draft.given, FROM_SUMMARY] : draft.given,
      }
    : draft;

/** Asks whether the draft shall really be thrown away. */
export const askToCancel = (draft: Draft): Draft => ({ ...draft, cancelling: true });

/** The plan request that a confirmed draft stands for, still to be parsed. */
export const requestOf = ({ partner, customer, subscriptions }: Draft): unknown =>
  ({
    partner: { country: partner.country },
    customer,
    subscriptions,
  }) satisfies Record<keyof Omit<PlanRequestInput, 'today'>, unknown>;
