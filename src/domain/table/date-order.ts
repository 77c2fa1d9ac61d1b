import { narrow } from '../understand/tokens.ts';

/** In which order a column writes its dates; `mixed` where its own values contradict each other, null where none tells. */
export type DateOrder = 'day-first' | 'month-first' | 'mixed' | null;

const YEAR_LAST = /^(\d{1,2})\s?([./-])\s?(\d{1,2})\s?\2\s?(\d{4}|\d{2})(?!\d)/u;

type Digits = { first: number; second: number; year: number; rest: string };

const digitsOf = (cell: string): Digits | null => {
  const text = narrow(cell);
  const match = YEAR_LAST.exec(text);
  if (!match) return null;
  const year = Number(match[4]);
  return {
    first: Number(match[1]),
    second: Number(match[3]),
    year: year < 100 ? 2000 + year : year,
    rest: text.slice(match[0].length),
  };
};

/** The order that the dates of a column are in, as far as one of them fits only that: 25/03/2027 has its day first. */
export const dateOrderOf = (cells: string[]): DateOrder => {
  const digits = cells.map(digitsOf).filter((found) => found !== null);
  const isDayFirst = digits.some(({ first, second }) => first > 12 && second <= 12);
  const isMonthFirst = digits.some(({ first, second }) => first <= 12 && second > 12);
  if (isDayFirst && isMonthFirst) return 'mixed';
  return isDayFirst ? 'day-first' : isMonthFirst ? 'month-first' : null;
};

/** True where a date can be read in both orders and they give two different days. */
export const isEitherOrder = (cell: string): boolean => {
  const digits = digitsOf(cell);
  return digits !== null && digits.first <= 12 && digits.second <= 12 && digits.first !== digits.second;
};

const pad = (value: number): string => String(value).padStart(2, '0');

/** A date of digits rewritten with its year first, as its column's order has it; anything else as it is. */
export const inOrder = (cell: string, order: DateOrder): string => {
  const digits = digitsOf(cell);
  if (digits === null || order === null || order === 'mixed') return cell;
  const { first, second, year, rest } = digits;
  const [month, day] = order === 'month-first' ? [first, second] : [second, first];
  return `${year}-${pad(month)}-${pad(day)}${rest}`;
};
