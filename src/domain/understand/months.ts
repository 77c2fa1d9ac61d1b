import { LOCALES } from '../locale.ts';
import { fold } from './tokens.ts';

/** A name by itself and in a date (“март”, “14 марта”), long and short, without dots and digits. */
const namesOf = (locale: string, index: number): string[] => {
  const day = Date.UTC(2027, index, 14);
  return (['long', 'short'] as const).flatMap((month) => {
    const alone = new Intl.DateTimeFormat(locale, { month, timeZone: 'UTC' }).format(day);
    const inDate = new Intl.DateTimeFormat(locale, { day: 'numeric', month, timeZone: 'UTC' })
      .formatToParts(day)
      .find(({ type }) => type === 'month')?.value;
    return [alone, inDate ?? alone].map((name) => fold(name).replace(/[^\p{L}]/gu, ''));
  });
};

/** Short names that people write beside the usual ones. */
const ALSO_WRITTEN: [string, number][] = [
  ['sept', 9],
  ['фев', 2],
  ['сен', 9],
  ['ноя', 11],
  ['szep', 9],
];

/** Chinese numbers its months: the digits are read, and the sign for “month” is no name of one. */
const numbers = new Map<string, number>([
  ...LOCALES.filter((locale) => locale !== 'zh-CN').flatMap((locale) =>
    Array.from({ length: 12 }, (_, index) =>
      namesOf(locale, index).map((name): [string, number] => [name, index + 1]),
    ).flat(),
  ),
  ...ALSO_WRITTEN,
]);

/** The month (1 to 12) that a folded word names in one of the languages; null when it names none. */
export const monthNumber = (word: string): number | null => numbers.get(word) ?? null;
