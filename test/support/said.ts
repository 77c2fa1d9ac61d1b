import { BUILT_IN_CATALOGUE } from '../../src/domain/facts/offers.ts';
import { type Draft, newDraft } from '../../src/domain/intake/draft.ts';
import { type Answered, answerQuestion, type Said } from '../../src/domain/intake/intake.ts';
import { nextQuestion } from '../../src/domain/intake/questions.ts';
import type { Rejection } from '../../src/domain/intake/rejection.ts';
import type { Reading } from '../../src/domain/understand/subscription-line.ts';
import { TODAY } from './builders.ts';

export const aReading = (locale = 'en-GB'): Reading => ({ locale, today: TODAY, catalogue: BUILT_IN_CATALOGUE });

/** A draft of a partner who has been asked everything about themselves. */
export const aDraft = (overrides: Partial<Draft> = {}): Draft => ({
  ...newDraft('draft', { country: 'PL', zone: 'Europe/Warsaw', ordering: 'direct' }),
  ...overrides,
});

const asSaid = (said: string | Said): Said => (typeof said === 'string' ? { value: said } : said);

/** Answers the question that a draft asks. */
export const answer = (draft: Draft, said: string | Said, locale?: string): Answered =>
  answerQuestion(draft, asSaid(said), aReading(locale));

/** Answers one question after another, and expects each answer to be taken. */
export const answerAll = (draft: Draft, ...all: (string | Said)[]): Draft =>
  all.reduce((before: Draft, said) => {
    const answered = answer(before, said);
    if (answered.kind !== 'answered') {
      throw new Error(`${JSON.stringify(said)} to ${nextQuestion(before).id}: ${JSON.stringify(answered)}`);
    }
    return answered.draft;
  }, draft);

/** Gives an answer that cannot be taken; that it is counted is left aside. */
export const rejected = (
  draft: Draft,
  said: string | Said,
  locale?: string,
): { draft: Draft; rejection: Rejection } => {
  const answered = answer(draft, said, locale);
  if (answered.kind !== 'rejected') throw new Error(`${JSON.stringify(said)} was taken: ${JSON.stringify(answered)}`);
  return { ...answered, draft: { ...answered.draft, misses: draft.misses } };
};

/** The id of the question that a draft asks. */
export const asks = (draft: Draft): string => nextQuestion(draft).id;

/** Contoso of Poland with everything answered: 25 Business Standard bought from Microsoft; the summary is asked. */
export const aFinishedDraft = (): Draft =>
  answerAll(
    aDraft(),
    'Contoso',
    'Poland',
    'microsoft-direct',
    'mca',
    '25 Business Standard 2027-03-14',
    'P1Y',
    'yes',
    'done',
    'no',
    'no',
    'yes',
  );
