import type { PlanRequestInput } from '../plan-request.ts';
import { MAX_SUBSCRIPTIONS } from '../plan-request-issues.ts';
import { choiceOf } from '../understand/phrases.ts';
import type { Reading } from '../understand/subscription-line.ts';
import { CONFIRM_WORDS, MORE_WORDS, YES_NO_WORDS } from '../understand/words.ts';
import { READ_ANSWER } from './answers.ts';
import type { Draft } from './draft.ts';
import { nextQuestion, type Question, questionById } from './questions.ts';
import { type Rejection, reject } from './rejection.ts';
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

/** Longest answer that is looked at; a pasted list of subscriptions fits many times over. */
export const LONGEST_ANSWER = 20_000;

/** U+0000 and lone surrogates: no database takes them, and no reader can see them. */
const isUnusable = (text: string): boolean => text.includes('\u0000') || !text.isWellFormed();

const given = (draft: Draft, question: Question): Draft => ({
  ...draft,
  asking: null,
  given: [...draft.given.filter((id) => id !== question.id), question.id],
});

const answerMore = (draft: Draft, question: Question, said: string): Answered => {
  const value = choiceOf(said, MORE_WORDS);
  if (value === null) return { kind: 'rejected', draft, rejection: reject('choice-unknown', said) };
  const subscriptions = draft.subscriptions.filter(({ offer }) => offer !== undefined);
  if (value === 'done')
    return { kind: 'answered', draft: given({ ...draft, subscriptions, complete: true }, question) };
  if (subscriptions.length >= MAX_SUBSCRIPTIONS) {
    return { kind: 'rejected', draft, rejection: reject('too-many-subscriptions', String(MAX_SUBSCRIPTIONS)) };
  }
  const id = `s${nextSubscriptionNumber(draft)}`;
  const added = value === 'same-channel' ? sameChannel(subscriptions.at(-1), id) : { id };
  return { kind: 'answered', draft: given({ ...draft, subscriptions: [...subscriptions, added] }, question) };
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
    ? { kind: 'rejected', draft: grown, rejection }
    : { kind: 'answered', draft: given(grown, question) };
};

const answerCancel = (draft: Draft, said: string): Answered => {
  const value = choiceOf(said, YES_NO_WORDS);
  if (value === 'yes') return { kind: 'cancelled' };
  if (value === 'no') return { kind: 'answered', draft: { ...draft, cancelling: false } };
  return { kind: 'rejected', draft, rejection: reject('choice-unknown', said) };
};

const answerSummary = (draft: Draft, said: string): Answered => {
  if (choiceOf(said, CONFIRM_WORDS) === 'yes') return { kind: 'confirmed' };
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
  const read = READ_ANSWER[question.kind](value, reading);
  return 'rejection' in read
    ? { kind: 'rejected', draft, rejection: read.rejection }
    : { kind: 'answered', draft: given(read.change(draft, question.subscriptionId), question) };
};

/** One question back: the last one answered is asked again, its answer kept until another is given. */
export const goBack = (draft: Draft): Draft => {
  if (draft.cancelling) return { ...draft, cancelling: false };
  const last = draft.given.at(-1);
  if (last === undefined) return draft;
  return { ...draft, asking: last, given: draft.given.slice(0, -1), ...(last === 'more' && { complete: false }) };
};

/** Asks a question again whose answer is to be changed; the rest is kept. Unchanged where the draft has no such question. */
export const askAgain = (draft: Draft, questionId: string): Draft =>
  questionById(draft, questionId) === null ? draft : { ...draft, asking: questionId, cancelling: false };

/** Asks whether the draft shall really be thrown away. */
export const askToCancel = (draft: Draft): Draft => ({ ...draft, cancelling: true });

/** The plan request that a confirmed draft stands for, still to be parsed. */
export const requestOf = ({ partner, customer, subscriptions }: Draft): unknown =>
  ({
    partner: { country: partner.country },
    customer,
    subscriptions,
  }) satisfies Record<keyof Omit<PlanRequestInput, 'today'>, unknown>;
