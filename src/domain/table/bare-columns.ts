import { readWords } from '../understand/line-words.ts';
import { wholeChoiceOf } from '../understand/phrases.ts';
import type { Reading } from '../understand/subscription-line.ts';
import { findTerms } from '../understand/terms.ts';
import { without } from '../understand/tokens.ts';
import { PLAIN_SWITCH_WORDS, saysNoMore } from './cell-words.ts';
import type { ColumnKind } from './column-words.ts';
import { dateOrderOf } from './date-order.ts';
import { isEmptyCell, readCell } from './read-cell.ts';
import { readOfferCell } from './read-offer-cell.ts';
import type { KindOfCell, ToldRow } from './read-row.ts';
import type { CellRow } from './split-cells.ts';

/** Cells of one line that are looked at where no header says what they are. */
const MOST_CELLS = 30;
const LONGEST_CELL = 120;
/** Lines that tell what a column holds. */
const LINES_LOOKED_AT = 50;
/** Different cells that are told by what they are; what comes after is what its column is, so that no table takes long. */
const MOST_DIFFERENT = 1_500;
const RANK = 0;

/** What a cell is by itself; null where it may be anything. */
export type KindOf = (cell: string) => ColumnKind | null;

const isReadAs = (kind: Exclude<ColumnKind, 'offer'>, cell: string, reading: Reading): boolean => {
  const { problem } = readCell(kind, cell, reading);
  return problem === null || problem.code === 'date-impossible' || problem.code === 'seats-impossible';
};

const isTerm = (cell: string): boolean => {
  const { terms, refused } = findTerms(cell);
  const found = [...terms, ...refused];
  return found.length > 0 && saysNoMore(without(cell, found));
};

const kindOfWords = (cell: string): ColumnKind | null => {
  const [key] = Object.keys(readWords(cell));
  return key === undefined ? null : key === 'customerCountry' ? 'country' : (key as ColumnKind);
};

/** Tells cells by what they say and nothing else; the same cell is looked at once. */
export const kindOfCells = (reading: Reading): KindOf => {
  const told = new Map<string, ColumnKind | null>();
  const tell = (cell: string): ColumnKind | null => {
    if (cell.length > LONGEST_CELL) return null;
    const hasDigits = /\p{N}/u.test(cell);
    if (hasDigits && isReadAs('endDate', cell, reading)) return 'endDate';
    if (hasDigits && isReadAs('seats', cell, reading)) return 'seats';
    if (readOfferCell(cell, RANK, reading.catalogue).fits.length > 0) return 'offer';
    if (isTerm(cell)) return 'term';
    const renews = wholeChoiceOf(cell, PLAIN_SWITCH_WORDS);
    return renews === 'yes' || renews === 'no' ? 'autoRenew' : kindOfWords(cell);
  };
  return (cell) => {
    const known = told.get(cell);
    if (known !== undefined) return known;
    if (told.size >= MOST_DIFFERENT) return null;
    const kind = tell(cell);
    told.set(cell, kind);
    return kind;
  };
};

/** The share of lines that makes a column what most of its cells are. */
const MOST = 0.5;
const NEARLY_ALL = 0.8;

type ColumnOfCells = { at: number; kind: ColumnKind | null; isFull: boolean };

/** What each column holds in most of its cells. */
const columnsOf = (rows: string[][], kindOf: KindOf): ColumnOfCells[] => {
  const width = Math.max(0, ...rows.map(({ length }) => length));
  return Array.from({ length: width }, (_, at) => {
    const cells = rows.map((row) => row[at] ?? '').filter((cell) => cell !== '');
    const counts = Map.groupBy(cells, kindOf);
    const [kind, most] = [...counts].reduce<[ColumnKind | null, number]>(
      (best, [one, { length }]) => (one !== null && length > best[1] ? [one, length] : best),
      [null, 0],
    );
    return { at, kind: most >= MOST * cells.length ? kind : null, isFull: cells.length >= NEARLY_ALL * rows.length };
  });
};

/** Columns that are the customer's name or a product nobody knows: text in nearly every line, before what is understood. */
const withNames = (columns: ColumnOfCells[]): ColumnOfCells[] => {
  const filled = columns.filter(({ kind, isFull }) => kind !== null || isFull);
  const texts = filled.filter(({ kind }) => kind === null);
  const hasOffers = columns.some(({ kind }) => kind === 'offer');
  const [first, second] = texts;
  const offer = hasOffers ? undefined : (second ?? first);
  const isAhead = first !== undefined && filled.indexOf(first) <= 1;
  const customer = isAhead && first !== offer ? first : undefined;
  return columns.map((column) => {
    if (column === customer) return { ...column, kind: 'customer' };
    return column === offer ? { ...column, kind: 'offer' } : column;
  });
};

/** The kind of a cell: its column's where it can be read so, else what it is by itself, else its column's all the same. */
const kindIn = (column: ColumnKind | null, cell: string, kindOf: KindOf, reading: Reading): ColumnKind | null => {
  const own = kindOf(cell);
  if (column === null || own === column) return own;
  if (column !== 'offer' && isReadAs(column, cell, reading)) return column;
  return own ?? column;
};

const TELLING: readonly (ColumnKind | null)[] = ['offer', 'seats', 'endDate'];

/** How many of some lines say two of offer, number and date in cells of their own, as no sentence does: 0 to 1. */
export const shareOfTableLines = (rows: CellRow[], kindOf: KindOf): number => {
  const telling = rows.filter(({ cells }) => {
    const kinds = new Set(cells.slice(0, MOST_CELLS).map((cell) => (cell === '' ? null : kindOf(cell))));
    return TELLING.filter((kind) => kinds.has(kind)).length > 1;
  });
  return telling.length / rows.length;
};

/** Tells what the cells of lines without a header are. */
export const tellCells = (
  all: CellRow[],
  kindOf: KindOf,
  reading: Reading,
): { rows: ToldRow[]; namesCustomers: boolean } => {
  const rows = all.map(({ line, cells }) => ({ line, cells: cells.slice(0, MOST_CELLS) }));
  const sample = rows.slice(0, LINES_LOOKED_AT).map(({ cells }) => cells);
  const columns = withNames(columnsOf(sample, kindOf));
  const orders = columns.map(({ at }) => dateOrderOf(rows.map(({ cells }) => cells[at] ?? '')));
  const told = rows.map(({ line, cells }): ToldRow => {
    const kinds = cells.map((cell, at) =>
      cell === '' ? null : kindIn(columns[at]?.kind ?? null, cell, kindOf, reading),
    );
    return {
      line,
      cells,
      told: cells.flatMap((text, at): KindOfCell[] => {
        const kind = kinds[at] ?? null;
        return kind === null ? [] : [{ kind, rank: RANK, text, order: orders[at] ?? null }];
      }),
      unknown: cells.filter((cell, at) => (kinds[at] ?? null) === null && !isEmptyCell('offer', cell)),
    };
  });
  return { rows: told, namesCustomers: columns.some(({ kind }) => kind === 'customer') };
};
