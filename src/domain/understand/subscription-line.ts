import type { IsoDate } from '../dates.ts';
import type { Catalogue } from '../facts/offers.ts';
import type { Term } from '../plan-request.ts';
import { readDate } from './dates.ts';
import { RENEWAL_WORDS } from './decision-words.ts';
import { inDoubt, type ReadOffer, readOfferBothWays } from './offers.ts';
import { findPhrases } from './phrases.ts';
import { monthsWithYear } from './relative-dates.ts';
import { type ReadSeats, readSeats } from './seats.ts';
import { seenText } from './seen-text.ts';
import { findTerms } from './terms.ts';
import { type Span, tokensOf, without } from './tokens.ts';

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
  /** The line, without signs that cannot be seen, with everything understood blanked out. */
  unread: string;
  /** What looks like a term or a date and is none, as typed. */
  refused: string[];
};

const SEAT_WORDS =
  /\b(seats?|licen[cs]es?|users?|x)\b|лиценз\p{L}*|пользовател\p{L}*|个?许可证|席位|licencj\p{L}*|licenc\p{L}*|licenças?/giu;

/** The 365 of a product that is not known (“Dynamics 365 Sales”) is no number of licenses. */
const NUMBER_IN_NAME = /(?<=\p{L}[\s-]?)365(?!\d)/gu;

/** Words around a number or a date that belong to no name. */
const LINKING_WORDS = new Set(
  [
    'of the for it is and with end ends ending expires expiring until till on by to bis',
    'с по до на и шт заканчивается истекает действует окончание',
    'od do z i sztuk kończy się wygasa ważna ważne',
    'ig db és lejár lejárat vége de até do da para e com termina vence expira',
    '到 至 直到 到期 截止 结束 止 前',
  ].flatMap((words) => words.split(' ')),
);

/** What is left of a line once everything understood is blanked out: a name that is not known, or nothing. */
export const nameLeft = (text: string): string => {
  const words = text
    .replace(SEAT_WORDS, ' ')
    .split(/[\s,;|·，；、。]+/u)
    .filter((word) => word !== '' && !/^[.:–-]$/u.test(word));
  const isName = (word: string): boolean => !LINKING_WORDS.has(word.toLowerCase().replace(/^[-–]/u, ''));
  return words.slice(words.findIndex(isName), words.findLastIndex(isName) + 1).join(' ');
};

/** The value that all agree on; null where there is none, or they contradict each other. */
const onlyOne = <V>(values: V[]): V | null => {
  const [value, ...others] = new Set(values);
  return others.length === 0 ? (value ?? null) : null;
};

/** What a line says beside an offer that was found in it: dates first, as their digits are no seats. */
const factsBeside = (line: string, offer: ReadOffer, { locale, today }: Reading): SubscriptionFacts => {
  const named = offer.kind === 'none' ? [] : offer.spans;
  const date = readDate(without(line, named, 'x'), locale, today);
  let rest = without(line, date.kind === 'none' ? named : [...named, date]);
  const { terms, refused } = findTerms(rest);
  const vague = monthsWithYear(rest);
  rest = without(rest, [...terms, ...refused, ...vague]);
  const renewals = findPhrases(rest, RENEWAL_WORDS);
  rest = without(rest, renewals);
  const seats = readSeats(rest.replace(NUMBER_IN_NAME, '   '));
  if (seats.kind !== 'none') rest = without(rest, [seats]);
  const renewal = onlyOne(renewals.flatMap(({ values }) => [...values]));

  return {
    offer,
    seats,
    endDate: date.kind === 'date' ? date.date : date.kind === 'impossible' ? 'impossible' : null,
    term: onlyOne(terms.map(({ term }) => term)),
    autoRenew: renewal === null ? null : renewal === 'yes',
    rest: nameLeft(rest),
    unread: rest,
    refused: [...refused, ...vague].map(({ start, end }) => line.slice(start, end)),
  };
};

/** Whether a typo in an offer's name may be taken for one, by what the line then says. */
export type MayBeTypo = (facts: SubscriptionFacts) => boolean;

/** True where no word is left over; signs may be. */
export const leavesNothing: MayBeTypo = ({ rest }) => tokensOf(rest).length === 0;

const readSeen = (line: string, reading: Reading, mayBeTypo: MayBeTypo): SubscriptionFacts => {
  const offers = readOfferBothWays(line, reading.catalogue);
  const written = factsBeside(line, offers.written, reading);
  if (offers.meant === null || leavesNothing(written)) return written;
  const meant = factsBeside(line, offers.meant, reading);
  return mayBeTypo(meant) ? meant : { ...written, offer: inDoubt(offers) };
};

/**
 * Reads one line in any order. A small typo in an offer's name is forgiven where all else in the line is then understood, unless
 * told otherwise. The places of the offer and the seats are those in the line as it was typed.
 */
export const readSubscriptionLine = (
  typed: string,
  reading: Reading,
  mayBeTypo: MayBeTypo = leavesNothing,
): SubscriptionFacts => {
  const { text, placeOf } = seenText(typed);
  const facts = readSeen(text, reading, mayBeTypo);
  if (text === typed) return facts;
  const asTyped = ({ start, end }: Span): Span => ({ start: placeOf(start), end: placeOf(end - 1) + 1 });
  const { offer, seats } = facts;
  return {
    ...facts,
    offer: offer.kind === 'none' ? offer : { ...offer, spans: offer.spans.map(asTyped) },
    seats: seats.kind === 'none' ? seats : { ...seats, ...asTyped(seats) },
  };
};
