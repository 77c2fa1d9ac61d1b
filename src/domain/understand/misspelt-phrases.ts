import type { PhraseMatch, PhraseTable } from './phrases.ts';
import { type Token, tokensOf } from './tokens.ts';
import { type Meant, meantWords } from './typos.ts';

/** More words than anyone says of one subscription: a longer text is not searched for typos. */
const MOST_WORDS = 40;

/** The words of a table's phrases, and every run of words that begins one. */
type Spelling = { words: ReadonlySet<string>; beginnings: ReadonlySet<string> };

const spellingOf = (keys: Iterable<string>): Spelling => {
  const all = [...keys].map((key) => key.split(' '));
  return {
    words: new Set(all.flat()),
    beginnings: new Set(all.flatMap((words) => words.map((_, at) => words.slice(0, at + 1).join(' ')))),
  };
};

const spellings = new WeakMap<ReadonlyMap<string, unknown>, Spelling>();

const spellingFor = ({ values }: PhraseTable<unknown>): Spelling => {
  const known = spellings.get(values);
  if (known) return known;
  const spelling = spellingOf(values.keys());
  spellings.set(values, spelling);
  return spelling;
};

type Reading = { key: string; words: number; typos: number };

/** Every phrase that the words from a place on may have been meant to be. */
const phrasesFrom = (
  meant: readonly Meant[][],
  at: number,
  beginnings: ReadonlySet<string>,
  before: Reading = { key: '', words: 0, typos: 0 },
): Reading[] =>
  (meant[at] ?? []).flatMap(({ word, typos }) => {
    const key = before.key === '' ? word : `${before.key} ${word}`;
    if (!beginnings.has(key)) return [];
    const reading = { key, words: before.words + 1, typos: before.typos + typos };
    return [reading, ...phrasesFrom(meant, at + 1, beginnings, reading)];
  });

/**
 * The phrases of a text that have small typos, from left to right: at each place the longest, of these the nearest; where several
 * are equally near, it stands for what any of them stands for.
 */
export const findMisspelt = <V>(text: string, table: PhraseTable<V>): PhraseMatch<V>[] => {
  const tokens = tokensOf(text);
  if (tokens.length > MOST_WORDS) return [];
  const { words, beginnings } = spellingFor(table);
  const meant = tokens.map((token) => meantWords(token.text, words));
  const found: PhraseMatch<V>[] = [];
  let at = 0;
  while (at < tokens.length) {
    const readings = phrasesFrom(meant, at, beginnings).filter(({ key }) => table.values.has(key));
    const longest = Math.max(0, ...readings.map((reading) => reading.words));
    const fitting = readings.filter((reading) => reading.words === longest);
    const fewest = Math.min(...fitting.map(({ typos }) => typos));
    const nearest = fitting.filter(({ typos }) => typos === fewest);
    if (longest > 0 && fewest > 0) {
      const values = [...new Set(nearest.flatMap(({ key }) => [...(table.values.get(key) ?? [])]))];
      const [first, last] = [tokens[at] as Token, tokens[at + longest - 1] as Token];
      found.push({ values, words: longest, start: first.start, end: last.end });
    }
    at += Math.max(1, longest);
  }
  return found;
};
