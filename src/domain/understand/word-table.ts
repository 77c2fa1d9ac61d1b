import { type PhraseTable, phraseTable } from './phrases.ts';

/** A table of what people type for fixed answers, from lines of phrases parted by commas. */
export const wordTable = <V extends string>(entries: Record<V, string[]>): PhraseTable<V> =>
  phraseTable(
    (Object.entries(entries) as [V, string[]][]).map(([value, lines]) => [
      value,
      lines.flatMap((line) => line.split(', ')),
    ]),
  );
