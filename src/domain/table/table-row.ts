import { z } from 'zod';
import { AGREEMENTS, CHANNELS, COMMERCES, PROGRAMS, TERMS } from '../plan-request.ts';

/** Why a line cannot be taken as it is. */
export const ROW_PROBLEMS = [
  'customer-missing',
  'customer-unusable',
  'country-unknown',
  'channel-unknown',
  'offer-missing',
  'offer-several',
  'offer-unknown',
  'offer-contradicted',
  'seats-missing',
  'seats-unreadable',
  'seats-impossible',
  'date-missing',
  'date-unreadable',
  'date-impossible',
  'date-ambiguous',
  'term-unknown',
  'renewal-unknown',
  'cell-unknown',
  'contradicted',
  'renews-and-cancelled',
] as const;

/** Why nothing of a table can be taken; `no-table` is any other text. */
export const TABLE_PROBLEMS = ['no-table', 'no-lines', 'too-many-lines', 'same-column-twice', 'text-unusable'] as const;
export type TableProblem = (typeof TABLE_PROBLEMS)[number];

const facts = z.strictObject({
  customerName: z.string().optional(),
  customerCountry: z.string().optional(),
  channel: z.enum(CHANNELS).optional(),
  agreement: z.enum(AGREEMENTS).optional(),
  commerce: z.enum(COMMERCES).optional(),
  program: z.enum(PROGRAMS).optional(),
  transferAgreed: z.boolean().optional(),
  /** skuPartNumber, or the name as typed where the catalogue does not know it. */
  offer: z.string().optional(),
  seats: z.int().optional(),
  term: z.enum(TERMS).optional(),
  endDate: z.string().optional(),
  autoRenew: z.boolean().optional(),
  cancelAtEnd: z.boolean().optional(),
});

const problem = z.strictObject({
  code: z.enum(ROW_PROBLEMS),
  /** What is wrong, as typed, shortened to be shown; empty where something is missing. */
  typed: z.string(),
  /** skuPartNumbers that fit, or come near. */
  offers: z.array(z.string()).optional(),
});

/** One line of a table: what it says, and what is wrong with it. */
export const tableRowSchema = z.strictObject({
  /** In the text that was sent, from 1, header and blank lines counted. */
  line: z.int(),
  /** As it was sent, shortened to be shown. */
  text: z.string(),
  facts,
  problems: z.array(problem),
});
export type TableRow = z.infer<typeof tableRowSchema>;
export type RowFacts = TableRow['facts'];
export type RowProblem = TableRow['problems'][number];

/** What makes up for what is wrong with a line: its unknown offer is taken as typed, or a date is told for all that have none. */
export type Remedies = { asTyped: boolean; endDate: boolean };

/** True for a line with nothing wrong that is not made up for. */
export const isTaken = ({ problems }: TableRow, { asTyped, endDate }: Remedies): boolean =>
  problems.every(({ code }) => (code === 'offer-unknown' && asTyped) || (code === 'date-missing' && endDate));
