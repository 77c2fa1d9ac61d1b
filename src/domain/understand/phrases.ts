import { type Span, type Token, tokensOf } from './tokens.ts';

/** What people may say for each value, in any of the languages; compared folded, word by word. */
export type PhraseTable<V> = ReadonlyMap<string, readonly V[]>;

export type PhraseMatch<V> = Span & { values: readonly V[]; words: number };

const keyOf = (words: Pick<Token, 'text'>[]): string => words.map(({ text }) => text).join(' ');

/** How a phrase is written in a table: its words, folded. */
export const phraseKey = (text: string): string => keyOf(tokensOf(text));

/** Builds a table from value → phrases; a phrase may stand for several values. */
export const phraseTable = <V>(entries: Iterable<readonly [V, readonly string[]]>): PhraseTable<V> => {
  const table = new Map<string, V[]>();
  for (const [value, phrases] of entries) {
    for (const phrase of phrases) {
      const key = phraseKey(phrase);
      const values = table.get(key) ?? [];
      if (!values.includes(value)) table.set(key, [...values, value]);
    }
  }
  return table;
};

const LONGEST_PHRASE = 12;

/** The phrases found in a text from left to right, the longest at each place; no word belongs to two. */
export const findPhrases = <V>(text: string, table: PhraseTable<V>): PhraseMatch<V>[] => {
  const tokens = tokensOf(text);
  const found: PhraseMatch<V>[] = [];
  let at = 0;
  while (at < tokens.length) {
    let words = Math.min(LONGEST_PHRASE, tokens.length - at);
    let values: readonly V[] | undefined;
    for (; words > 0 && !values; words -= 1) values = table.get(keyOf(tokens.slice(at, at + words)));
    if (!values) {
      at += 1;
      continue;
    }
    const length = words + 1;
    const [first, last] = [tokens[at] as Token, tokens[at + length - 1] as Token];
    found.push({ values, words: length, start: first.start, end: last.end });
    at += length;
  }
  return found;
};

/** The one value a text speaks of; null where it speaks of none, or of several. */
export const oneValue = <V>(text: string, table: PhraseTable<V>): V | null => {
  const values = new Set(findPhrases(text, table).flatMap((match) => [...match.values]));
  const [value] = values;
  return values.size === 1 ? (value as V) : null;
};

/** A fixed answer: a button's value as it is, or words for it; null where it is neither, or several. */
export const choiceOf = <V extends string>(said: string, table: PhraseTable<V>): V | null =>
  [...table.values()].flat().find((value) => value === said) ?? oneValue(said, table);
