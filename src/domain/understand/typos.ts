import { distance } from 'fastest-levenshtein';

/** A word that may have been meant, and how many small typos away it is. */
export type Meant = { word: string; typos: number };

const SHORTEST = 4;
const LONGEST = 40;
/** From this length on two typos are small, before it one. */
const LONG = 7;

const withNeighboursSwapped = (word: string): string[] =>
  Array.from(
    { length: word.length - 1 },
    (_, at) => `${word.slice(0, at)}${word[at + 1]}${word[at]}${word.slice(at + 2)}`,
  );

/** How many letters are wrong, too many or missing; two neighbours that changed places are one typo. */
const typosBetween = (typed: string, meant: string, most: number): number => {
  if (Math.abs(typed.length - meant.length) > most) return Number.POSITIVE_INFINITY;
  const plain = distance(typed, meant);
  if (plain < 2 || plain > most + 1) return plain;
  return Math.min(plain, ...withNeighboursSwapped(typed).map((swapped) => 1 + distance(swapped, meant)));
};

/** True for a word that may be corrected: letters alone, so that E3 never becomes E5, and long enough to be told apart. */
export const mayHaveTypos = (word: string): boolean =>
  word.length >= SHORTEST && word.length <= LONGEST && /^\p{L}+$/u.test(word);

/** The words that a folded word is a small typo away from; itself alone where it is one of them. */
export const meantWords = (typed: string, words: ReadonlySet<string>): Meant[] => {
  if (words.has(typed) || !mayHaveTypos(typed)) return [{ word: typed, typos: 0 }];
  return [...words].filter(mayHaveTypos).flatMap((word) => {
    const most = Math.min(typed.length, word.length) < LONG ? 1 : 2;
    const typos = typosBetween(typed, word, most);
    return typos <= most ? [{ word, typos }] : [];
  });
};
