import { addDays, addMonths, type IsoDate } from '../dates.ts';
import { monthNumber } from './months.ts';
import { fold, type Span, type Token, tokensOf } from './tokens.ts';

/** A date that a text tells without a day's number, and where; it may lie outside what is accepted. */
export type FoundDate = { date: IsoDate } & Span;

const words = (text: string): ReadonlySet<string> => new Set(text.split(' ').map(fold));

const END = words('end конец конца конце концу koniec końca końcem końcu vége végén végéig végére fim final');
const LINKING = words('of the de do в г года roku r');

const yearOf = (token: Token | undefined): number | null =>
  /^20\d\d$/.test(token?.text ?? '') ? Number(token?.text) : null;

const lastDayOf = (year: number, month: number): IsoDate =>
  addDays(addMonths(`${year}-${String(month).padStart(2, '0')}-01`, 1), -1);

/** The last day of a month; without a year the coming one. */
const lastDay = (year: number | null, month: number, today: IsoDate): IsoDate => {
  const thisYear = Number(today.slice(0, 4));
  const coming = lastDayOf(year ?? thisYear, month);
  return year === null && coming < today ? lastDayOf(thisYear + 1, month) : coming;
};

const spanOver = (tokens: Token[]): Span => ({
  start: Math.min(...tokens.map(({ start }) => start)),
  end: Math.max(...tokens.map(({ end }) => end)),
});

const CHINESE_END = /(?<!\d)(?:(20\d\d)\s?年\s?)?(1[0-2]|0?[1-9])\s?月\s?[底末]/u;

const chineseEndOfMonth = (text: string, today: IsoDate): FoundDate | null => {
  const match = CHINESE_END.exec(text);
  if (!match) return null;
  const year = match[1] === undefined ? null : Number(match[1]);
  return { date: lastDay(year, Number(match[2]), today), start: match.index, end: match.index + match[0].length };
};

/** “end of March 2027”, “2027. március végéig”: the month's last day. */
export const endOfMonth = (text: string, today: IsoDate): FoundDate | null => {
  const tokens = tokensOf(text).filter((token) => !LINKING.has(token.text));
  for (const [at, token] of tokens.entries()) {
    const month = monthNumber(token.text);
    const end = [tokens[at - 1], tokens[at + 1]].find((beside) => beside !== undefined && END.has(beside.text));
    if (month === null || end === undefined) continue;
    const year = [tokens[at + 1], tokens[at - 1]].find((beside) => yearOf(beside) !== null);
    const used = [end, token, ...(year ? [year] : [])];
    return { date: lastDay(yearOf(year), month, today), ...spanOver(used) };
  }
  return chineseEndOfMonth(text, today);
};

/** A month or an end with a year beside it, which names no day: no date, and its digits are no number of licenses. */
export const monthsWithYear = (text: string): Span[] => {
  const tokens = tokensOf(text).filter((token) => !LINKING.has(token.text));
  return tokens.flatMap((token, at) => {
    if (monthNumber(token.text) === null && !END.has(token.text)) return [];
    const year = [tokens[at + 1], tokens[at - 1]].find((beside) => yearOf(beside) !== null);
    return year ? [spanOver([token, year])] : [];
  });
};

type Unit = 'days' | 'weeks' | 'months' | 'years';
const UNITS: Record<Unit, string> = {
  days: 'days?|день|дня|дней|dni|dzień|nap|dias?|天|日',
  weeks: 'weeks?|недел[юиь]|tydzień|tygodnie|tygodni|hét|semanas?|周|个?星期',
  months: 'months?|месяц(?:а|ев)?|miesiąc|miesiące|miesięcy|hónap|mês|meses|个月',
  years: 'years?|год|года|лет|rok|lata|lat|év|anos?|年',
};
const UNIT = `(${Object.values(UNITS).join('|')})`;
const AHEAD = [
  new RegExp(`(?<![\\p{L}\\p{N}])(?:in|через|za|em|daqui a) (\\d{1,4}) ${UNIT}(?![\\p{L}\\p{N}])`, 'iu'),
  new RegExp(`(?<![\\p{L}\\p{N}.,])(\\d{1,4}) ${UNIT} (?:múlva|from (?:now|today))(?![\\p{L}\\p{N}])`, 'iu'),
  new RegExp(`(?<![\\d.,])(\\d{1,4}) ?${UNIT}(?:之后|以后|后)`, 'iu'),
];
const unitOf = (word: string): Unit | undefined =>
  (Object.keys(UNITS) as Unit[]).find((unit) => new RegExp(`^(?:${UNITS[unit]})$`, 'iu').test(word));

/** “in 3 weeks”, “in 90 days”, counted from today. */
export const someTimeAhead = (text: string, today: IsoDate): FoundDate | null => {
  const match = AHEAD.map((pattern) => pattern.exec(text)).find((found) => found !== null);
  const unit = unitOf(match?.[2] ?? '');
  if (!match || unit === undefined) return null;
  const count = Number(match[1]);
  const span = { start: match.index, end: match.index + match[0].length };
  if (unit === 'days' || unit === 'weeks')
    return { date: addDays(today, unit === 'days' ? count : 7 * count), ...span };
  return { date: addMonths(today, unit === 'months' ? count : 12 * count), ...span };
};
