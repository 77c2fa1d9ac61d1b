import type { IsoDate } from '../dates.ts';
import type { Catalogue } from '../facts/offers.ts';
import type { Term } from '../plan-request.ts';
import { readDate } from './dates.ts';
import { type ReadOffer, readOffer } from './offers.ts';
import { findPhrases } from './phrases.ts';
import { type ReadSeats, readSeats } from './seats.ts';
import { type Span, without } from './tokens.ts';
import { RENEWAL_WORDS, TERM_WORDS } from './words.ts';

/** Where and when something is read: the reader's language as a BCP 47 tag, their date, the offers that are known. */
export type Reading = { locale: string; today: IsoDate; catalogue: Catalogue };

/** What one line like `25 Business Standard 2027-03-14` says of a subscription. */
export type SubscriptionFacts = {
  offer: ReadOffer;
  seats: ReadSeats;
  endDate: IsoDate | 'impossible' | null;
  term: Term | null;
  autoRenew: boolean | null;
  /** What is left when everything understood is taken out. */
  rest: string;
};

const SEAT_WORDS =
  /\b(seats?|licen[cs]es?|users?|x)\b|лиценз\p{L}*|пользовател\p{L}*|个?许可证|席位|licencj\p{L}*|licenc\p{L}*|licenças?/giu;

/** Reads one line in any order: dates and offers first, as their digits are no seats. */
export const readSubscriptionLine = (line: string, { locale, today, catalogue }: Reading): SubscriptionFacts => {
  let rest = line;
  const take = (...spans: Span[]): void => {
    rest = without(rest, spans);
  };

  const offer = readOffer(rest, catalogue);
  if (offer.kind !== 'none') take(offer);
  const date = readDate(rest, locale, today);
  if (date.kind !== 'none') take(date);
  const [term] = findPhrases(rest, TERM_WORDS);
  if (term) take(term);
  const [renewal] = findPhrases(rest, RENEWAL_WORDS);
  if (renewal) take(renewal);
  const seats = readSeats(rest);
  if (seats.kind !== 'none') take(seats);

  return {
    offer,
    seats,
    endDate: date.kind === 'date' ? date.date : date.kind === 'impossible' ? 'impossible' : null,
    term: term?.values[0] ?? null,
    autoRenew: renewal ? renewal.values[0] === 'yes' : null,
    rest: rest
      .replace(SEAT_WORDS, ' ')
      .replace(/[\s,;|·]+/gu, ' ')
      .trim(),
  };
};
