import Papa from 'papaparse';

/** The cells of one line that is not blank; `line` counts from 1 in the text as it was sent, blank lines too. */
export type CellRow = { line: number; cells: string[] };

/** What parts the cells of a text, and the lines that say so and are no data. */
export type Separated = { delimiter: string; body: string; firstLine: number };

/** The separators that are looked for; of two that fit as well, the one that stands in fewer texts. */
export const DELIMITERS = ['\t', ';', ','] as const;

/** Far more columns than any export has; cells beyond are not looked at. */
const MOST_COLUMNS = 200;
/** Lines with spoilt quotes are taken apart one by one, which is slow: as many as a table may have, and a few more. */
const MOST_SPOILT_LINES = 600;

const LINE_END = /\r\n|[\r\n\u0085\u2028\u2029]/gu;
const SEPARATOR_LINE = /^"?sep=([^"\n])"?[ \t;,]*(?:\n|$)/iu;

/** The text without a byte order mark, each line ending in one line feed, and the separator that Excel's first line `sep=;` names. */
export const separated = (text: string): { body: string; firstLine: number; delimiter: string | null } => {
  const body = text.replace(/^\uFEFF/, '').replace(LINE_END, '\n');
  const named = SEPARATOR_LINE.exec(body);
  return named
    ? { body: body.slice(named[0].length), firstLine: 2, delimiter: named[1] as string }
    : { body, firstLine: 1, delimiter: null };
};

const parse = (text: string, delimiter: string): { rows: string[][]; isSpoilt: boolean } => {
  const { data, errors } = Papa.parse<string[]>(text, { delimiter, newline: '\n', quoteChar: '"' });
  return { rows: data, isSpoilt: errors.length > 0 };
};

/** One line by itself: where its quotes do not fit together, they are signs like others. */
const parseLine = (line: string, delimiter: string): string[] => {
  if (!line.includes('"')) return line.split(delimiter);
  const { rows, isSpoilt } = parse(line, delimiter);
  return isSpoilt ? line.split(delimiter) : (rows[0] ?? []);
};

/** A quote that is never closed would swallow the lines after it: then a line is a line, whatever its quotes say. */
const rowsOf = (text: string, delimiter: string): string[][] => {
  const { rows, isSpoilt } = parse(text, delimiter);
  if (!isSpoilt) return rows;
  return text
    .split('\n')
    .map((line, at) => (at < MOST_SPOILT_LINES ? parseLine(line, delimiter) : line.split(delimiter)));
};

const lineFeedsIn = (cells: string[]): number =>
  cells.reduce((count, cell) => count + (cell.includes('\n') ? cell.split('\n').length - 1 : 0), 0);

/** Takes a text apart into the cells of its lines; quoted cells may hold separators and line ends. Blank lines are left out, but counted. */
export const splitCells = ({ delimiter, body, firstLine }: Separated): CellRow[] => {
  const rows: CellRow[] = [];
  let line = firstLine;
  for (const all of rowsOf(body, delimiter)) {
    if (all.some((cell) => cell.trim() !== '')) rows.push({ line, cells: all.slice(0, MOST_COLUMNS) });
    line += 1 + lineFeedsIn(all);
  }
  return rows;
};
