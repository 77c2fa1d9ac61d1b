/** Why an answer could not be taken, as a code for the reader's language; `typed` is what was said, shortened. */
export type Rejection = {
  code:
    | 'name-blank'
    | 'name-too-long'
    | 'name-unusable'
    | 'country-unknown'
    | 'zone-unknown'
    | 'choice-unknown'
    | 'seats-unreadable'
    | 'seats-impossible'
    | 'date-unreadable'
    | 'date-impossible'
    | 'offer-several'
    | 'offer-unknown'
    | 'offer-missing'
    | 'subscription-unreadable'
    | 'line-unreadable'
    | 'line-rest'
    | 'too-many-subscriptions'
    | 'answer-too-long'
    | 'text-unusable'
    | 'summary-unclear'
    | 'table-nothing-to-take'
    | 'table-channel-missing'
    | 'table-renewal-missing'
    | 'table-unclear';
  typed: string;
  /** Number of the line that could not be read, from 1. */
  line?: number;
  /** skuPartNumbers that fit equally well. */
  offers?: string[];
};

/** Longest answer that is looked at, in UTF-16 units; a pasted list of subscriptions fits many times over. */
export const LONGEST_ANSWER = 20_000;

/** U+0000 and lone surrogates: no database takes them, and no reader can see them. */
export const isUnusable = (text: string): boolean => text.includes('\u0000') || !text.isWellFormed();

const SHOWN = 60;

/** What was said, cut to a length that can be shown. */
export const shortened = (text: string): string => {
  const characters = [...text.trim()];
  return characters.length > SHOWN ? `${characters.slice(0, SHOWN - 1).join('')}…` : characters.join('');
};

export const reject = (code: Rejection['code'], said: string, more: Partial<Rejection> = {}): Rejection => ({
  code,
  typed: shortened(said),
  ...more,
});
