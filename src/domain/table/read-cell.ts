import { LONGEST_NAME } from '../intake/answers.ts';
import { shortened } from '../intake/rejection.ts';
import type { Term } from '../plan-request.ts';
import { readCountry } from '../understand/countries.ts';
import { readDate } from '../understand/dates.ts';
import { YES_NO_WORDS } from '../understand/decision-words.ts';
import { choiceOf, type PhraseTable, phraseValues, wholeChoiceOf } from '../understand/phrases.ts';
import { readSeats } from '../understand/seats.ts';
import { seenText } from '../understand/seen-text.ts';
import { nameLeft, type Reading } from '../understand/subscription-line.ts';
import { readTerm } from '../understand/terms.ts';
import { without } from '../understand/tokens.ts';
import { AGREEMENT_WORDS, COMMERCE_WORDS, PROGRAM_WORDS } from '../understand/words.ts';
import { isDayOfWeek, SOLD_BY_WORDS, SWITCHED_WORDS } from './cell-words.ts';
import type { ColumnKind } from './column-words.ts';
import { type DateOrder, inOrder, isEitherOrder } from './date-order.ts';
import type { RowFacts, RowProblem } from './table-row.ts';

/** What a cell says, or what is wrong with it; no facts where it says that something is not known. */
export type CellSays = { facts: RowFacts; problem: null } | { facts: null; problem: RowProblem };

/** Longest cell that is looked at, in UTF-16 units. */
const LONGEST_CELL = 300;

/** An apostrophe that keeps a spreadsheet from reckoning the cell, as we and others write it. */
const KEPT_TEXT = /^'(?=[=+\-@\t\r\n＝＋－＠])/u;

/** A cell as its reader sees it: no blanks around it, nothing that cannot be seen. */
export const cleanCell = (cell: string): string => seenText(cell).text.trim().replace(KEPT_TEXT, '');

const NOTHING = /^(?:[-–—]+|n\/a|#n\/a|null)$/iu;
/** The day that .NET writes for none. */
const NO_DAY = /^(?:0001-0?1-0?1|0?1\/0?1\/0001|0?1\.0?1\.0001)(?!\d)/u;

/** True for a cell that says nothing of what its column tells. */
export const isEmptyCell = (kind: ColumnKind, cell: string): boolean =>
  cell === '' ||
  (kind === 'customer' ? /^[-–—]+$/u.test(cell) : NOTHING.test(cell)) ||
  (kind === 'endDate' && NO_DAY.test(cell));

const says = (facts: RowFacts): CellSays => ({ facts, problem: null });
const isWrong = (code: RowProblem['code'], cell: string, offers?: string[]): CellSays => ({
  facts: null,
  problem: { code, typed: shortened(cell), ...(offers && { offers }) },
});

const readCustomer = (cell: string): CellSays => {
  const name = cell.replace(/\s+/gu, ' ');
  const isUsable = [...name].length <= LONGEST_NAME && /[\p{L}\p{N}]/u.test(name);
  return isUsable ? says({ customerName: name }) : isWrong('customer-unusable', cell);
};

/** Decimals that say nothing, as spreadsheets write them. */
const NO_FRACTION = /(?<=\d)[.,]0{1,2}$/u;

/** “Pieces”, as people write them short after a number. */
const PIECES = /(?<=\d)\s?(?:szt|sztuk|шт|штук|db|pcs|un|x|×)\.?$/iu;

const readSeatsCell = (cell: string): CellSays => {
  const number = cell.replace(PIECES, '').replace(NO_FRACTION, '');
  const seats = readSeats(number);
  if (seats.kind === 'none' || nameLeft(without(number, [seats])) !== '') {
    return isWrong('seats-unreadable', cell);
  }
  return seats.kind === 'seats' ? says({ seats: seats.seats }) : isWrong('seats-impossible', cell);
};

/** What follows the seconds of an instant in exports, and is no part of its day. */
const OFFSET = /(?<=:\d{2}(?:\.\d+)?)(?:\s?[+-]\d{2}:?\d{2}|\s(?:UTC|GMT))$/u;

const readDateCell = (cell: string, { locale, today }: Reading, order: DateOrder): CellSays => {
  if (order === 'mixed' && isEitherOrder(cell)) return isWrong('date-ambiguous', cell);
  const text = inOrder(cell, order).replace(OFFSET, '');
  const date = readDate(text, locale, today);
  if (date.kind === 'none' || !isDayOfWeek(nameLeft(without(text, [date])))) return isWrong('date-unreadable', cell);
  return date.kind === 'date' ? says({ endDate: date.date }) : isWrong('date-impossible', cell);
};

/** Terms as numbers alone: of these no other unit than months is meant. */
const MONTHS: Record<string, Term> = { 12: 'P1Y', 36: 'P3Y', P12M: 'P1Y', P36M: 'P3Y' };

const readTermCell = (cell: string): CellSays => {
  const term = MONTHS[cell.toUpperCase()] ?? readTerm(cell.replace(/\((?:s|es)\)/giu, ''));
  return term === null ? isWrong('term-unknown', cell) : says({ term });
};

const isNotKnown = (cell: string): boolean => phraseValues(cell, YES_NO_WORDS).includes('unknown');

const readFlag = (cell: string): boolean | null => {
  if (/^[01]$/.test(cell)) return cell === '1';
  const value = wholeChoiceOf(cell, SWITCHED_WORDS);
  return value === 'yes' ? true : value === 'no' ? false : null;
};

const readCountryCell = (cell: string): CellSays => {
  const country = readCountry(cell);
  return country === null ? isWrong('country-unknown', cell) : says({ customerCountry: country });
};

const choice =
  <V extends string>(table: PhraseTable<V>, code: RowProblem['code'], factsOf: (value: V) => RowFacts) =>
  (cell: string): CellSays => {
    const value = choiceOf(cell, table);
    return value === null ? isWrong(code, cell) : says(factsOf(value));
  };

const flag =
  (code: RowProblem['code'], factsOf: (value: boolean) => RowFacts) =>
  (cell: string): CellSays => {
    const value = readFlag(cell);
    return value === null ? isWrong(code, cell) : says(factsOf(value));
  };

type Reader = (cell: string, reading: Reading, order: DateOrder) => CellSays;

/** Reads a cell of a column as a whole; offers are read by `readOfferCell`, as several columns may tell of them. */
const READERS: Record<Exclude<ColumnKind, 'offer'>, Reader> = {
  customer: readCustomer,
  country: readCountryCell,
  channel: choice(SOLD_BY_WORDS, 'channel-unknown', (channel) => ({ channel })),
  agreement: choice(AGREEMENT_WORDS, 'cell-unknown', (agreement) => ({ agreement })),
  commerce: choice(COMMERCE_WORDS, 'cell-unknown', (commerce) => ({ commerce })),
  program: choice(PROGRAM_WORDS, 'cell-unknown', (program) => ({ program })),
  transferAgreed: flag('cell-unknown', (transferAgreed) => ({ transferAgreed })),
  seats: readSeatsCell,
  term: readTermCell,
  endDate: readDateCell,
  autoRenew: flag('renewal-unknown', (autoRenew) => ({ autoRenew })),
  cancelAtEnd: flag('cell-unknown', (cancelAtEnd) => ({ cancelAtEnd })),
};

const UNREADABLE: Partial<Record<ColumnKind, RowProblem['code']>> = {
  customer: 'customer-unusable',
  country: 'country-unknown',
  channel: 'channel-unknown',
  seats: 'seats-unreadable',
  term: 'term-unknown',
  endDate: 'date-unreadable',
  autoRenew: 'renewal-unknown',
};

/** What a spreadsheet would reckon; it is not reckoned here, and says nothing but a name. */
const FORMULA = /^(?:[=@＝＠]|[+\-＋－](?!\s?\d[\d.,\s]*$))/u;

/** Kinds whose cells may say “unknown”: then nothing is said. */
const MAY_BE_UNKNOWN: readonly ColumnKind[] = [
  'country',
  'channel',
  'term',
  'transferAgreed',
  'autoRenew',
  'cancelAtEnd',
];

/** Reads a cleaned cell that is not empty. */
export const readCell = (
  kind: Exclude<ColumnKind, 'offer'>,
  cell: string,
  reading: Reading,
  order: DateOrder = null,
): CellSays => {
  if (cell.length > LONGEST_CELL || (kind !== 'customer' && FORMULA.test(cell)))
    return isWrong(UNREADABLE[kind] ?? 'cell-unknown', cell);
  if (MAY_BE_UNKNOWN.includes(kind) && isNotKnown(cell)) return says({});
  return READERS[kind](cell, reading, order);
};
