import { MAX_SUBSCRIPTIONS } from '../plan-request-issues.ts';
import type { LineSubscription } from '../understand/line-subscriptions.ts';
import { isPlainlyALine, type MigrationLine, readMigrationLine } from '../understand/migration-line.ts';
import type { Reading } from '../understand/subscription-line.ts';
import { changeSubscription, READ_ANSWER, withFields } from './answers.ts';
import type { Draft } from './draft.ts';
import { answeredQuestions } from './questions.ts';
import { isUnusable, type Rejection, reject } from './rejection.ts';
import { nextSubscriptionNumber } from './subscription-answer.ts';

/** Longest line that is looked at. */
const LONGEST_LINE = 2_000;

type Begun = { draft: Draft; rejection: Rejection | null };
type Left = { rejection: Rejection; asking: string | null };

/** The ids of a line's subscriptions: the draft's first is the line's first, further ones are new. */
const idsOf = (draft: Draft, count: number): string[] => {
  const next = nextSubscriptionNumber(draft);
  return Array.from(
    { length: count },
    (_, at) => (at === 0 ? draft.subscriptions[0]?.id : null) ?? `s${next + at - 1}`,
  );
};

const withSubscriptions = (draft: Draft, told: LineSubscription[], ids: string[]): Draft => {
  const [first, ...others] = told.map(({ unclear: _, ...fields }) => fields);
  const begun = first ? changeSubscription(draft, ids[0] ?? null, (one) => withFields(one, first)) : draft;
  const added = others.map((fields, at) => ({ ...fields, id: ids[at + 1] as string }));
  return { ...begun, subscriptions: [...begun.subscriptions, ...added] };
};

/** What of a line could not be used, and the question to ask for it; a single offer that is not clear is chosen or taken as typed. */
const leftOver = ({ subscriptions, rest }: MigrationLine, ids: string[]): Left | null => {
  if (rest === '') return null;
  const at = subscriptions.findIndex(({ unclear }) => unclear?.typed === rest);
  const unclear = subscriptions[at]?.unclear;
  if (!unclear) return { rejection: reject('line-rest', rest), asking: null };
  const { typed, skus } = unclear;
  const rejection = skus.length > 0 ? reject('offer-several', typed, { offers: skus }) : reject('offer-unknown', typed);
  return { rejection, asking: `subscription:${ids[at]}` };
};

/** Fills a draft with what a line says; the questions answered by it are on the way back, in the order in which they are asked. */
export const draftFromLine = (draft: Draft, line: MigrationLine, reading: Reading): Begun => {
  const { customerName, customerCountry, subscriptions } = line;
  const count = draft.subscriptions.length + Math.max(0, subscriptions.length - 1);
  if (count > MAX_SUBSCRIPTIONS) {
    return { draft, rejection: reject('too-many-subscriptions', String(subscriptions.length)) };
  }
  const name = customerName === undefined ? null : READ_ANSWER['customer-name'](customerName, reading);
  const named = name !== null && 'change' in name ? name.change(draft, null) : draft;
  const placed =
    customerCountry === undefined ? named : { ...named, customer: { ...named.customer, country: customerCountry } };
  const ids = idsOf(draft, subscriptions.length);
  const filled = withSubscriptions(placed, subscriptions, ids);
  const before = new Set(answeredQuestions(draft).map(({ id }) => id));
  const answered = answeredQuestions(filled).filter(({ id }) => !before.has(id));
  const given = { ...filled, given: [...draft.given, ...answered.map(({ id }) => id)] };
  if (name !== null && 'rejection' in name) return { draft: given, rejection: name.rejection };
  const left = leftOver(line, ids);
  return { draft: { ...given, asking: left?.asking ?? given.asking }, rejection: left?.rejection ?? null };
};

/** Begins a draft with what was typed after the command; what cannot be used is told and does not keep it from beginning. */
export const beginWithText = (draft: Draft, text: string, reading: Reading): Begun => {
  if (isUnusable(text)) return { draft, rejection: reject('text-unusable', '') };
  if (text.length > LONGEST_LINE) return { draft, rejection: reject('answer-too-long', '') };
  return draftFromLine(draft, readMigrationLine(text, reading), reading);
};

/** The draft that a whole line gives where only the customer's name is asked; null where the text may be a mere name. */
export const answerWithLine = (draft: Draft, text: string, reading: Reading): Draft | null => {
  if (text.length > LONGEST_LINE) return null;
  const line = readMigrationLine(text, reading);
  const begun = isPlainlyALine(line) ? draftFromLine(draft, line, reading) : null;
  return begun?.rejection === null ? begun.draft : null;
};
