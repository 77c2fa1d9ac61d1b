import { type IsoDate, isAcceptedDate } from '../dates.ts';
import { monthNumber } from './months.ts';
import { endOfMonth, type FoundDate, someTimeAhead } from './relative-dates.ts';
import { narrow, type Span, type Token, tokensOf } from './tokens.ts';

/** What a text says of a date: one, one that cannot be (no such day, or outside 2000 to 2099), or nothing. */
export type ReadDate = ({ kind: 'date'; date: IsoDate } & Span) | ({ kind: 'impossible' } & Span) | { kind: 'none' };

const pad = (value: number, length: number): string => String(value).padStart(length, '0');

const fullYear = (year: number): number => (year < 100 ? 2000 + year : year);

/** What may follow a date and belongs to it: a time, and the word for “year” in languages that end a date with it. */
const TAIL =
  /^(?:[T ]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?: ?[AP]M|Z)?)?(?:\s{0,3}(?:г(?:ода|\.)?|roku|r\.)(?![\p{L}\p{N}]))?/iu;

const acceptedOrImpossible = (text: string, { date, start, end }: FoundDate): ReadDate => {
  const span = { start, end: end + (TAIL.exec(text.slice(end, end + 50))?.[0].length ?? 0) };
  return isAcceptedDate(date) ? { kind: 'date', date, ...span } : { kind: 'impossible', ...span };
};

const dateOrImpossible = (text: string, year: number, month: number, day: number, span: Span): ReadDate =>
  acceptedOrImpossible(text, { date: `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`, ...span });

const spanOf = (match: RegExpMatchArray): Span => {
  const start = match.index ?? 0;
  return { start, end: start + match[0].length };
};

/** True where the reader writes the month before the day, as in the United States. */
const isMonthFirst = (locale: string): boolean => {
  const order = new Intl.DateTimeFormat(locale).formatToParts(0).map(({ type }) => type);
  return order.indexOf('month') < order.indexOf('day') && order.indexOf('year') > order.indexOf('day');
};

/** The coming day of that name, counted from today. */
const comingYear = (month: number, day: number, today: IsoDate): number => {
  const year = Number(today.slice(0, 4));
  return `${year}-${pad(month, 2)}-${pad(day, 2)}` < today ? year + 1 : year;
};

const CHINESE = /(?<!\d)(?:(\d{4}|\d{2})\s?年\s?)?(\d{1,2})\s?月\s?(\d{1,2})(?:\s?[日号號]|(?!\d|\s?[个個]))/u;
const YEAR_FIRST = /(?<![\d.\-/])(\d{4})\s?[-/.]\s?(\d{1,2})\s?[-/.]\s?(\d{1,2})(?!\d|[-/]\d)\.?/u;
const YEAR_LAST = /(?<![\d.\-/])(\d{1,2})\s?([./-])\s?(\d{1,2})\s?\2\s?(\d{4}|\d{2})(?!\d|[-/]\d)/u;

const chinese = (text: string, today: IsoDate): ReadDate => {
  const match = CHINESE.exec(text);
  if (!match) return { kind: 'none' };
  const [month, day] = [Number(match[2]), Number(match[3])];
  const year = match[1] === undefined ? comingYear(month, day, today) : fullYear(Number(match[1]));
  return dateOrImpossible(text, year, month, day, spanOf(match));
};

const yearFirst = (text: string): ReadDate => {
  const match = YEAR_FIRST.exec(text);
  if (!match) return { kind: 'none' };
  return dateOrImpossible(text, Number(match[1]), Number(match[2]), Number(match[3]), spanOf(match));
};

const yearLast = (text: string, locale: string): ReadDate => {
  const match = YEAR_LAST.exec(text);
  if (!match) return { kind: 'none' };
  const [first, second, year] = [Number(match[1]), Number(match[3]), fullYear(Number(match[4]))];
  const monthFirst = second > 12 || (first <= 12 && match[2] !== '.' && isMonthFirst(locale));
  const [month, day] = monthFirst ? [first, second] : [second, first];
  return dateOrImpossible(text, year, month, day, spanOf(match));
};

const LINKING_WORDS = new Set(['de', 'of', 'the', 'a', 'az', 'г', 'го', 'года', 'roku', 'r']);
const dayOf = (token: Token | undefined): number | null => {
  const match = /^(\d{1,2})(st|nd|rd|th|e|o|º)?$/.exec(token?.text ?? '');
  return match ? Number(match[1]) : null;
};

/** A year of four digits, or of two where nothing comes after it that they could count. */
const yearOf = (token: Token | undefined, isLast: boolean): number | null => {
  const text = token?.text ?? '';
  return /^\d{4}$/.test(text) || (isLast && /^\d{2}$/.test(text)) ? fullYear(Number(text)) : null;
};

/** Day and year around a month's name: “14 March 2027”, “2027 March 14”, “March 14, 2027”, the year left out or not. */
const around = (tokens: Token[], at: number): { day: number; year: number | null; used: Token[] } | null => {
  const [twoBefore, before, after, twoAfter] = [at - 2, at - 1, at + 1, at + 2].map((place) => tokens[place]);
  const month = tokens[at] as Token;
  const [dayBefore, dayAfter] = [dayOf(before), dayOf(after)];
  const day = dayBefore ?? dayAfter;
  if (day === null) return null;
  const isLast = (place: number): boolean => place === tokens.length - 1;
  const years: [Token | undefined, number | null][] =
    dayBefore !== null
      ? [
          [after, yearOf(after, isLast(at + 1))],
          [twoBefore, yearOf(twoBefore, false)],
        ]
      : [
          [before, yearOf(before, false)],
          [twoAfter, yearOf(twoAfter, isLast(at + 2))],
        ];
  const [yearToken, year] = years.find(([, found]) => found !== null) ?? [undefined, null];
  const used = [dayBefore !== null ? before : after, month, yearToken].filter((token) => token !== undefined);
  return { day, year, used };
};

const named = (text: string, today: IsoDate): ReadDate => {
  const tokens = tokensOf(text).filter((token) => !LINKING_WORDS.has(token.text));
  for (const [at, token] of tokens.entries()) {
    const month = monthNumber(token.text);
    const found = month === null ? null : around(tokens, at);
    if (month === null || found === null) continue;
    const { day, year, used } = found;
    const span = { start: Math.min(...used.map(({ start }) => start)), end: Math.max(...used.map(({ end }) => end)) };
    return dateOrImpossible(text, year ?? comingYear(month, day, today), month, day, span);
  }
  return { kind: 'none' };
};

const orNone = (text: string, found: FoundDate | null): ReadDate =>
  found === null ? { kind: 'none' } : acceptedOrImpossible(text, found);

/**
 * The first date that a text speaks of. Digits alone follow the reader's own order (a BCP 47 tag); a month's name may be in any
 * of the languages; a day or a month's end without a year is the coming one, and a span of time counts from today.
 */
export const readDate = (text: string, locale: string, today: IsoDate): ReadDate => {
  const said = narrow(text);
  const readings = [
    chinese(said, today),
    yearFirst(said),
    yearLast(said, locale),
    orNone(said, endOfMonth(said, today)),
    orNone(said, someTimeAhead(said, today)),
    named(said, today),
  ];
  return readings.find(({ kind }) => kind !== 'none') ?? { kind: 'none' };
};
