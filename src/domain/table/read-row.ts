import { shortened } from '../intake/rejection.ts';
import type { Reading } from '../understand/subscription-line.ts';
import { COLUMN_KINDS, type ColumnKind } from './column-words.ts';
import type { DateOrder } from './date-order.ts';
import { type CellSays, isEmptyCell, readCell } from './read-cell.ts';
import { decideOffer, readOfferCell } from './read-offer-cell.ts';
import type { RowFacts, RowProblem, TableRow } from './table-row.ts';

/** A cell with what it tells of. `order` is that of the dates in its column. */
export type KindOfCell = { kind: ColumnKind; rank: number; text: string; order: DateOrder };

/** A line whose cells are told apart: `unknown` are those of which nobody can say what they mean. */
export type ToldRow = { line: number; cells: string[]; told: KindOfCell[]; unknown: string[] };

type Said = { facts: RowFacts; problems: RowProblem[] };

const factsKey = (facts: RowFacts): string => JSON.stringify(facts);

/** What the most exact cells that are not empty say; if they say different things, that they do. */
const sayTogether = (cells: KindOfCell[], read: (cell: KindOfCell) => CellSays): Said => {
  const best = Math.min(...cells.map(({ rank }) => rank));
  const used = cells.filter(({ rank }) => rank === best);
  const said = used.map(read);
  const problems = said.flatMap(({ problem }) => (problem ? [problem] : []));
  if (problems.length > 0) return { facts: {}, problems };
  const different = new Map(said.map(({ facts }) => [factsKey(facts ?? {}), facts ?? {}]));
  if (different.size > 1) {
    return {
      facts: {},
      problems: [{ code: 'contradicted', typed: shortened(used.map(({ text }) => text).join(' / ')) }],
    };
  }
  return { facts: said[0]?.facts ?? {}, problems: [] };
};

const offerSaid = (cells: KindOfCell[], { catalogue }: Reading): Said => {
  const decided = decideOffer(cells.map(({ text, rank }) => readOfferCell(text, rank, catalogue)));
  return { facts: decided?.facts ?? {}, problems: decided?.problem ? [decided.problem] : [] };
};

const missing = (code: RowProblem['code']): RowProblem => ({ code, typed: '' });

/** What a plan cannot do without, and no cell of the line says. */
const missingFrom = (told: KindOfCell[], namesCustomers: boolean): RowProblem[] => {
  const isSaid = (kind: ColumnKind): boolean => told.some((cell) => cell.kind === kind);
  return [
    ...(namesCustomers && !isSaid('customer') ? [missing('customer-missing')] : []),
    ...(isSaid('offer') ? [] : [missing('offer-missing')]),
    ...(isSaid('seats') ? [] : [missing('seats-missing')]),
    ...(isSaid('endDate') ? [] : [missing('date-missing')]),
  ];
};

const CHANNEL_OF = {
  agreement: 'microsoft-direct',
  commerce: 'csp-partner',
  transferAgreed: 'csp-partner',
  program: 'volume-licensing',
} as const;

/** Without what belongs to another channel than the one named: it is not asked there. */
const fitting = (facts: RowFacts): RowFacts => {
  const isForeign = (key: string): boolean =>
    facts.channel !== undefined &&
    Object.hasOwn(CHANNEL_OF, key) &&
    CHANNEL_OF[key as keyof typeof CHANNEL_OF] !== facts.channel;
  return Object.fromEntries(Object.entries(facts).filter(([key]) => !isForeign(key)));
};

/** The cells of a row that say something. */
export const saying = (cells: KindOfCell[]): KindOfCell[] => cells.filter(({ kind, text }) => !isEmptyCell(kind, text));

/** Reads one line: every fact it says and everything that is wrong with it. */
export const readRow = (
  { line, cells, told, unknown }: ToldRow,
  namesCustomers: boolean,
  reading: Reading,
): TableRow => {
  const used = saying(told);
  const parts = COLUMN_KINDS.flatMap((kind): Said[] => {
    const own = used.filter((cell) => cell.kind === kind);
    if (own.length === 0) return [];
    if (kind === 'offer') return [offerSaid(own, reading)];
    return [sayTogether(own, ({ text, order }) => readCell(kind, text, reading, order))];
  });
  const facts = fitting(Object.assign({}, ...parts.map((part) => part.facts)));
  const both = facts.autoRenew === true && facts.cancelAtEnd === true;
  return {
    line,
    text: shortened(cells.filter((cell) => cell !== '').join(' · ')),
    facts,
    problems: [
      ...parts.flatMap(({ problems }) => problems),
      ...unknown.map((cell): RowProblem => ({ code: 'cell-unknown', typed: shortened(cell) })),
      ...missingFrom(used, namesCustomers),
      ...(both ? [missing('renews-and-cancelled')] : []),
    ],
  };
};
