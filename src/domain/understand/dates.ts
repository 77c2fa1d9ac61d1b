import { type IsoDate, isAcceptedDate } from '../dates.ts';
import { LOCALES } from '../locale.ts';
import { fold, type Span, type Token, tokensOf } from './tokens.ts';

/** What a text says of a date: one, one that cannot be (no such day, or outside 2000 to 2099), or nothing. */
export type ReadDate = ({ kind: 'date'; date: IsoDate } & Span) | ({ kind: 'impossible' } & Span) | { kind: 'none' };

const monthNumber = new Map<string, number>(
  LOCALES.flatMap((locale) =>
    (['long', 'short'] as const).flatMap((month) =>
      Array.from({ length: 12 }, (_, index): [string, number][] => {
        const day = Date.UTC(2027, index, 14);
        const alone = new Intl.DateTimeFormat(locale, { month, timeZone: 'UTC' }).format(day);
        const inDate = new Intl.DateTimeFormat(locale, { day: 'numeric', month, timeZone: 'UTC' })
          .formatToParts(day)
          .find(({ type }) => type === 'month')?.value;
        return [alone, inDate ?? alone]
          .map((name) => fold(name).replace(/[^\p{L}]/gu, ''))
          .filter((name) => name !== '')
          .map((name) => [name, index + 1]);
      }).flat(),
    ),
  ),
);

const pad = (value: number, length: number): string => String(value).padStart(length, '0');

const fullYear = (year: number): number => (year < 100 ? 2000 + year : year);

const dateOrImpossible = (year: number, month: number, day: number, { start, end }: Span): ReadDate => {
  const date = `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`;
  return isAcceptedDate(date) ? { kind: 'date', date, start, end } : { kind: 'impossible', start, end };
};

const spanOf = (match: RegExpMatchArray): Span => {
  const start = match.index ?? 0;
  return { start, end: start + match[0].length };
};

/** True where the reader writes the month before the day, as in the United States. */
const isMonthFirst = (locale: string): boolean => {
  const order = new Intl.DateTimeFormat(locale).formatToParts(0).map(({ type }) => type);
  return order.indexOf('month') < order.indexOf('day') && order.indexOf('year') > order.indexOf('day');
};

const YEAR_FIRST = /(?<![\d.\-/])(\d{4})(?:\s*[-/.年]\s*)(\d{1,2})(?:\s*[-/.月]\s*)(\d{1,2})日?\.?(?![\d\-/])/u;
const YEAR_LAST = /(?<![\d.\-/])(\d{1,2})\s?([./-])\s?(\d{1,2})\s?\2\s?(\d{4}|\d{2})(?![\d\-/])/u;

const yearFirst = (text: string): ReadDate => {
  const match = YEAR_FIRST.exec(text);
  if (!match) return { kind: 'none' };
  return dateOrImpossible(Number(match[1]), Number(match[2]), Number(match[3]), spanOf(match));
};

const yearLast = (text: string, locale: string): ReadDate => {
  const match = YEAR_LAST.exec(text);
  if (!match) return { kind: 'none' };
  const [first, second, year] = [Number(match[1]), Number(match[3]), fullYear(Number(match[4]))];
  const monthFirst = second > 12 || (first <= 12 && match[2] !== '.' && isMonthFirst(locale));
  const [month, day] = monthFirst ? [first, second] : [second, first];
  return dateOrImpossible(year, month, day, spanOf(match));
};

const LINKING_WORDS = new Set(['de', 'of', 'the', 'a', 'az', 'г', 'года', 'roku', 'r']);
const dayOf = (token: Token | undefined): number | null => {
  const match = /^(\d{1,2})(st|nd|rd|th|e|o|º)?$/.exec(token?.text ?? '');
  return match ? Number(match[1]) : null;
};
const yearOf = (token: Token | undefined): number | null =>
  /^\d{4}$/.test(token?.text ?? '') ? Number(token?.text) : null;

/** The coming day of that name, counted from today. */
const comingYear = (month: number, day: number, today: IsoDate): number => {
  const year = Number(today.slice(0, 4));
  return `${year}-${pad(month, 2)}-${pad(day, 2)}` < today ? year + 1 : year;
};

const named = (text: string, today: IsoDate): ReadDate => {
  const tokens = tokensOf(text).filter((token) => !LINKING_WORDS.has(token.text));
  for (const [at, token] of tokens.entries()) {
    const month = monthNumber.get(token.text);
    if (month === undefined) continue;
    const [beforeLast, before, after, afterNext] = [tokens[at - 2], tokens[at - 1], tokens[at + 1], tokens[at + 2]];
    const [dayBefore, dayAfter] = [dayOf(before), dayOf(after)];
    const day = dayBefore ?? dayAfter;
    if (day === null) continue;
    const [dayToken, yearToken] =
      dayBefore !== null ? [before, after] : [after, yearOf(before) !== null ? before : afterNext];
    const year = yearOf(yearToken) ?? (dayBefore !== null ? yearOf(beforeLast) : null);
    const used = [dayToken, token, ...(yearOf(yearToken) === null ? [] : [yearToken])].filter(
      (used) => used !== undefined,
    );
    const span = { start: Math.min(...used.map(({ start }) => start)), end: Math.max(...used.map(({ end }) => end)) };
    return dateOrImpossible(year ?? comingYear(month, day, today), month, day, span);
  }
  return { kind: 'none' };
};

/**
 * The first date that a text speaks of. Digits alone follow the reader's own order (a BCP 47 tag); a month's name may be in any
 * of the languages; a day without a year is the coming one.
 */
export const readDate = (text: string, locale: string, today: IsoDate): ReadDate => {
  const readings = [yearFirst(text), yearLast(text, locale), named(text, today)];
  return readings.find(({ kind }) => kind !== 'none') ?? { kind: 'none' };
};
