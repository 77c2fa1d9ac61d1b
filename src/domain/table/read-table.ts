import { isUnusable, shortened } from '../intake/rejection.ts';
import { MAX_SUBSCRIPTIONS } from '../plan-request-issues.ts';
import type { Reading } from '../understand/subscription-line.ts';
import { fold } from '../understand/tokens.ts';
import { type KindOf, kindOfCells, shareOfTableLines, tellCells } from './bare-columns.ts';
import { isTotal } from './cell-words.ts';
import { type Column, columnsNamedBy, readHeader } from './columns.ts';
import { dateOrderOf } from './date-order.ts';
import { cleanCell } from './read-cell.ts';
import { readRow, saying, type ToldRow } from './read-row.ts';
import { type CellRow, DELIMITERS, separated, splitCells } from './split-cells.ts';
import type { TableProblem, TableRow } from './table-row.ts';

/** Most lines of one table: a plan holds no more subscriptions (rulebook §1). */
export const MAX_ROWS = MAX_SUBSCRIPTIONS;

/** What a text is: lines of a table, a table of which nothing can be taken and why, or something else. */
export type ReadTable =
  | { kind: 'table'; rows: TableRow[]; namesCustomers: boolean }
  | { kind: 'refused'; reason: Exclude<TableProblem, 'no-table'>; typed: string; count: number }
  | { kind: 'no-table' };

/** Lines and UTF-16 units from which it is told what parts the cells, and whether there is a table at all. */
const SAMPLE_LINES = 50;
const SAMPLE_LENGTH = 20_000;
/** A header is looked for in as many lines: titles may stand above it. */
const LINES_TO_HEADER = 3;
/** Fewer columns may be words of a sentence. */
const FEWEST_COLUMNS = 2;
/** One line alone is a table only with as many cells. */
const FEWEST_CELLS_ALONE = 3;

/** Control characters that are neither blanks nor line ends. */
const CONTROL = /[\p{Cc}--[\t\n\v\f\r\u0085]]/v;

const refused = (reason: Exclude<TableProblem, 'no-table'>, typed = '', count = 0): ReadTable => ({
  kind: 'refused',
  reason,
  typed: shortened(typed),
  count,
});

const filledIn = (cells: string[]): number => cells.filter((cell) => cell.trim() !== '').length;

/** Where the header is: the first line that names columns, with nothing but titles above; -1 where there is none. */
const headerAt = (rows: CellRow[]): number => {
  const at = rows.slice(0, LINES_TO_HEADER).findIndex(({ cells }) => columnsNamedBy(cells).length >= FEWEST_COLUMNS);
  return rows.slice(0, Math.max(at, 0)).every(({ cells }) => filledIn(cells) <= 1) ? at : -1;
};

/** The separator with which a line names most columns; without such a line, the first that parts most lines. */
const delimiterOf = (body: string, firstLine: number): string | null => {
  const sample = body.slice(0, SAMPLE_LENGTH).split('\n').slice(0, SAMPLE_LINES).join('\n');
  const tried = DELIMITERS.map((delimiter) => {
    const rows = splitCells({ delimiter, body: sample, firstLine });
    const header = rows[headerAt(rows)];
    return {
      delimiter,
      columns: header ? columnsNamedBy(header.cells).length : 0,
      isParting: rows.length > 0 && 2 * rows.filter(({ cells }) => filledIn(cells) > 1).length > rows.length,
    };
  });
  const most = Math.max(...tried.map(({ columns }) => columns));
  const found = tried.find(({ columns, isParting }) => (most > 0 ? columns === most : isParting));
  return found?.delimiter ?? null;
};

const cleaned = ({ line, cells }: CellRow): CellRow => ({ line, cells: cells.map(cleanCell) });

/** A line of sums: it says so, and names no product and no date. */
const isSums = ({ told, cells }: ToldRow): boolean =>
  cells.some(isTotal) &&
  saying(told).every(({ kind, text }) => (kind !== 'offer' && kind !== 'endDate') || isTotal(text));

const toldByHeader = (rows: CellRow[], columns: Column[]): ToldRow[] => {
  const orders = columns.map(({ at, kind }) =>
    kind === 'endDate' ? dateOrderOf(rows.map(({ cells }) => cells[at] ?? '')) : null,
  );
  return rows.map(({ line, cells }) => ({
    line,
    cells,
    told: columns.map(({ at, kind, rank }, index) => ({
      kind,
      rank,
      text: cells[at] ?? '',
      order: orders[index] ?? null,
    })),
    unknown: [],
  }));
};

const customerKey = (name: string): string => fold(name).replace(/\s+/gu, ' ').trim();

/** One customer is in one country: a line that tells another than the first is not taken. */
const withOneCountryEach = (rows: TableRow[]): TableRow[] => {
  const countries = new Map<string, string>();
  return rows.map((row) => {
    const { customerName, customerCountry } = row.facts;
    if (customerCountry === undefined) return row;
    const key = customerKey(customerName ?? '');
    const first = countries.get(key) ?? customerCountry;
    countries.set(key, first);
    if (first === customerCountry) return row;
    return { ...row, problems: [...row.problems, { code: 'contradicted', typed: `${first} / ${customerCountry}` }] };
  });
};

const readRows = (told: ToldRow[], namesCustomers: boolean, reading: Reading): ReadTable => {
  const lines = told.filter((row) => !isSums(row));
  if (lines.length > MAX_ROWS) return refused('too-many-lines', '', lines.length);
  if (lines.length === 0) return refused('no-lines');
  const rows = withOneCountryEach(lines.map((row) => readRow(row, namesCustomers, reading)));
  return { kind: 'table', rows, namesCustomers };
};

const readWithHeader = (header: CellRow, data: CellRow[], reading: Reading): ReadTable => {
  const read = readHeader(header.cells);
  if (read.kind === 'same-twice') return refused('same-column-twice', read.name);
  // Half of them may be sums, or the header again.
  if (data.length > 2 * MAX_ROWS) return refused('too-many-lines', '', data.length);
  const name = header.cells.join('\t');
  const rows = data.map(cleaned).filter(({ cells }) => cells.join('\t') !== name);
  const told = toldByHeader(rows, read.columns);
  const namesCustomers = told.some(({ told: cells }) => saying(cells).some(({ kind }) => kind === 'customer'));
  return readRows(told, namesCustomers, reading);
};

/** Sentences have commas, and hardly ever tabs or semicolons. */
const isBareTable = (rows: CellRow[], delimiter: string, kindOf: KindOf): boolean => {
  const share = shareOfTableLines(rows, kindOf);
  return delimiter === ',' ? share > 0.5 : share >= 0.5;
};

const readWithoutHeader = (data: CellRow[], delimiter: string, reading: Reading): ReadTable => {
  const kindOf = kindOfCells(reading);
  if (!isBareTable(data.slice(0, SAMPLE_LINES).map(cleaned), delimiter, kindOf)) return { kind: 'no-table' };
  // One line more, as it may hold the sums.
  if (data.length > MAX_ROWS + 1) return refused('too-many-lines', '', data.length);
  const { rows, namesCustomers } = tellCells(data.map(cleaned), kindOf, reading);
  return readRows(rows, namesCustomers, reading);
};

/** One line alone is a message like others, unless tabs or a spreadsheet's first line make it a table's. */
const mayBeOneLine = ({ cells }: CellRow, delimiter: string, isNamed: boolean): boolean =>
  (isNamed || delimiter === '\t') && filledIn(cells) >= FEWEST_CELLS_ALONE;

/**
 * Reads a text that was pasted or sent as a file. Cells are parted by tabs, semicolons or commas; one line alone only by tabs, or as
 * a header. Cells stay text: nothing in them is reckoned. Never throws, and takes no line of a table that is too long.
 */
export const readTable = (text: string, reading: Reading): ReadTable => {
  if (isUnusable(text) || CONTROL.test(text)) return refused('text-unusable');
  const { body, firstLine, delimiter: named } = separated(text);
  const delimiter = named ?? delimiterOf(body, firstLine);
  if (delimiter === null) return { kind: 'no-table' };
  const rows = splitCells({ delimiter, body, firstLine });
  const at = headerAt(rows);
  const header = rows[at];
  const [only, ...others] = rows;
  const isAlone = others.length === 0;
  if (header && !(isAlone && columnsNamedBy(header.cells).length < FEWEST_CELLS_ALONE)) {
    return readWithHeader(cleaned(header), rows.slice(at + 1), reading);
  }
  if (!only || (isAlone && !mayBeOneLine(only, delimiter, named !== null))) return { kind: 'no-table' };
  return readWithoutHeader(rows, delimiter, reading);
};
