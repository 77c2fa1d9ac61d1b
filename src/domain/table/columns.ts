import { fold } from '../understand/tokens.ts';
import { COLUMN_KINDS, COLUMN_WORDS, type ColumnKind } from './column-words.ts';

/** A column that is understood. Of several of one kind the lowest rank is the most exact; the others count where its cell is empty. */
export type Column = { at: number; kind: ColumnKind; rank: number };

/** The columns of a header, or the name that two of them have. */
export type Header = { kind: 'columns'; columns: Column[] } | { kind: 'same-twice'; name: string };

/** What a header says beside a column's name. */
const REMARK = /[([](?:utc|gmt|total|purchased|yyyy-mm-dd|dd[./]mm[./]yyyy|mm\/dd\/yyyy)[)\]]/giu;

const keyOf = (name: string): string => fold(name).replace(/[^\p{L}\p{N}]/gu, '');

const known: ReadonlyMap<string, Omit<Column, 'at'>> = new Map(
  COLUMN_KINDS.flatMap((kind) =>
    COLUMN_WORDS[kind].flatMap(({ rank, names }) =>
      names.map((name): [string, Omit<Column, 'at'>] => [keyOf(name), { kind, rank }]),
    ),
  ),
);

const LONGEST_NAME = 80;

const columnOf = (name: string): Omit<Column, 'at'> | null => {
  if (name.length > LONGEST_NAME) return null;
  return known.get(keyOf(name)) ?? known.get(keyOf(name.replace(REMARK, ''))) ?? null;
};

/** The columns that a line names, in the words of any language or of Microsoft's exports; letter case and signs do not count. */
export const columnsNamedBy = (cells: string[]): Column[] =>
  cells.flatMap((name, at) => {
    const column = columnOf(name);
    return column === null ? [] : [{ at, ...column }];
  });

/** Reads a line as a header: its columns, unless two have the very same name. */
export const readHeader = (cells: string[]): Header => {
  const seen = new Set<string>();
  for (const name of cells) {
    const key = keyOf(name);
    if (key !== '' && seen.has(key)) return { kind: 'same-twice', name: name.trim() };
    seen.add(key);
  }
  return { kind: 'columns', columns: columnsNamedBy(cells) };
};
