import { isPlainlyALine, type MigrationLine, readMigrationLine } from '../understand/migration-line.ts';
import type { Reading } from '../understand/subscription-line.ts';
import { changeSubscription, READ_ANSWER, withFields } from './answers.ts';
import type { Draft } from './draft.ts';
import { answeredQuestions } from './questions.ts';
import { isUnusable, type Rejection, reject } from './rejection.ts';

/** Longest line that is looked at. */
const LONGEST_LINE = 2_000;

type Begun = { draft: Draft; rejection: Rejection | null };

/** Fills a draft with what a line says; the questions answered by it are on the way back, in the order in which they are asked. */
export const draftFromLine = (draft: Draft, line: MigrationLine, reading: Reading): Begun => {
  const { customerName, customerCountry, rest, parts: _, ...fields } = line;
  const name = customerName === undefined ? null : READ_ANSWER['customer-name'](customerName, reading);
  const named = name !== null && 'change' in name ? name.change(draft, null) : draft;
  const placed =
    customerCountry === undefined ? named : { ...named, customer: { ...named.customer, country: customerCountry } };
  const first = draft.subscriptions[0]?.id ?? null;
  const filled = changeSubscription(placed, first, (one) => withFields(one, fields));
  const before = new Set(answeredQuestions(draft).map(({ id }) => id));
  const answered = answeredQuestions(filled).filter(({ id }) => !before.has(id));
  const rejection = name !== null && 'rejection' in name ? name.rejection : null;
  return {
    draft: { ...filled, given: [...draft.given, ...answered.map(({ id }) => id)] },
    rejection: rejection ?? (rest === '' ? null : reject('line-rest', rest)),
  };
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
