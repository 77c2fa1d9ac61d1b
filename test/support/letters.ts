import { plainText } from '../../src/cards/letter-parts.ts';
import { type LetterText, letterText } from '../../src/cards/letter-text.ts';
import type { Locale } from '../../src/domain/locale.ts';
import type { StepName } from '../../src/domain/plan-schema.ts';
import { messagesIn } from '../../src/messages/messages.ts';
import { aRequest, type RequestOverrides, SETTLED } from './builders.ts';
import { aShownMigration, doneBy } from './card-models.ts';

/** The day on which the letters' migrations were planned. */
export const PLANNED_ON = '2026-11-21';

type Written = {
  done?: string[];
  today?: string;
  locale?: Locale;
  ordering?: 'direct' | 'indirect';
  url?: string | null;
};

/** What is written for a request, or why nothing is. */
export const written = (request: RequestOverrides, options: Written = {}): LetterText => {
  const { done = [], today = PLANNED_ON, locale = 'en', ordering = 'direct', url = null } = options;
  const migration = aShownMigration(aRequest(request), doneBy(done), PLANNED_ON);
  return letterText({ migration, ordering, today, invitationUrl: url }, messagesIn(locale));
};

/** The letter for a request that was planned on that day, as it reads on a day. */
export const letterFor = (request: RequestOverrides, options: Written = {}): string => {
  const letter = written(request, options);
  if (letter.kind !== 'text') throw new Error(`there is no letter: ${letter.kind}`);
  return plainText(letter.paragraphs, messagesIn(options.locale ?? 'en'));
};

/** The same for one subscription of a customer who has accepted everything. */
export const letterOf = (subscription: NonNullable<RequestOverrides['subscriptions']>[number], options: Written = {}) =>
  letterFor({ customer: SETTLED, subscriptions: [subscription] }, options);

/** Ids of the steps of the first subscription. */
export const ofLine = (...steps: StepName[]): string[] => steps.map((step) => `${step}:s1`);
