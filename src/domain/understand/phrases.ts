import { type Span, type Token, tokensOf } from './tokens.ts';

/** What people may say for each value, in any of the languages; compared folded, word by word. */
export type PhraseTable<V> = {
  values: ReadonlyMap<string, readonly V[]>;
  /** How many words the longest phrase has that begins with a word: a word that begins none costs nothing. */
  longestFrom: ReadonlyMap<string, number>;
};

export type PhraseMatch<V> = Span & { values: readonly V[]; words: number };

const keyOf = (words: Pick<Token, 'text'>[]): string => words.map(({ text }) => text).join(' ');

/** Builds a table from value → phrases; a phrase may stand for several values. */
export const phraseTable = <V>(entries: Iterable<readonly [V, readonly string[]]>): PhraseTable<V> => {
  const values = new Map<string, V[]>();
  const longestFrom = new Map<string, number>();
  for (const [value, phrases] of entries) {
    for (const phrase of phrases) {
      const words = tokensOf(phrase);
      const [key, first] = [keyOf(words), words[0]?.text ?? ''];
      const before = values.get(key) ?? [];
      if (!before.includes(value)) values.set(key, [...before, value]);
      longestFrom.set(first, Math.max(longestFrom.get(first) ?? 0, words.length));
    }
  }
  return { values, longestFrom };
};

/** What a text stands for that is one phrase of the table and nothing else. */
export const phraseValues = <V>(text: string, table: PhraseTable<V>): readonly V[] =>
  table.values.get(keyOf(tokensOf(text))) ?? [];

/** A text taken apart: its phrases, and the words that belong to none. */
const takeApart = <V>(text: string, table: PhraseTable<V>): { found: PhraseMatch<V>[]; others: string[] } => {
  const tokens = tokensOf(text);
  const found: PhraseMatch<V>[] = [];
  const others: string[] = [];
  let at = 0;
  while (at < tokens.length) {
    const first = tokens[at] as Token;
    let length = Math.min(table.longestFrom.get(first.text) ?? 0, tokens.length - at);
    while (length > 0 && !table.values.has(keyOf(tokens.slice(at, at + length)))) length -= 1;
    if (length === 0) {
      others.push(first.text);
      at += 1;
      continue;
    }
    const words = tokens.slice(at, at + length);
    found.push({
      values: table.values.get(keyOf(words)) ?? [],
      words: length,
      start: first.start,
      end: words.at(-1)?.end ?? 0,
    });
    at += length;
  }
  return { found, others };
};

/** The phrases found in a text from left to right, the longest at each place; no word belongs to two. */
export const findPhrases = <V>(text: string, table: PhraseTable<V>): PhraseMatch<V>[] => takeApart(text, table).found;

const words = (text: string): ReadonlySet<string> => new Set(tokensOf(text).map((token) => token.text));

/** Words that turn round what stands beside them (`t` is the end of “don’t”). */
const NEGATIONS = words('not t cannot never dont isnt doesnt wont не ни nie nem ne não nunca 不 没 未 别 勿');

/** Words that add nothing to an answer. */
const FILLERS = words(
  'please thanks thank you it is s that this these the a all everything пожалуйста спасибо это все proszę dzięki to wszystko kérem kérlek köszönöm ez a minden por favor obrigado obrigada está isso tudo o 请 谢谢 的 吧 了 这 些 都',
);

const oneOf = <V>(found: PhraseMatch<V>[]): V | null => {
  const values = new Set(found.flatMap((match) => [...match.values]));
  const [value] = values;
  return values.size === 1 ? (value as V) : null;
};

const isValue = <V extends string>(said: string, table: PhraseTable<V>): said is V =>
  [...table.values.values()].some((values) => (values as readonly string[]).includes(said));

/** A fixed answer: a button's value as it is, or words for it; null where it is neither, or several, or something is negated. */
export const choiceOf = <V extends string>(said: string, table: PhraseTable<V>): V | null => {
  if (isValue(said, table)) return said;
  const { found, others } = takeApart(said, table);
  return others.some((word) => NEGATIONS.has(word)) ? null : oneOf(found);
};

/** The same for an answer with consequences: it must say this and nothing else. */
export const wholeChoiceOf = <V extends string>(said: string, table: PhraseTable<V>): V | null => {
  if (isValue(said, table)) return said;
  const { found, others } = takeApart(said, table);
  return others.every((word) => FILLERS.has(word)) ? oneOf(found) : null;
};
