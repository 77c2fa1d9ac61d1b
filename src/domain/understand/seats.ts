import { MAX_SEATS } from '../plan-request.ts';
import type { Span } from './tokens.ts';

/** What a text says of a number of licenses: one, one that cannot be (not whole, below 1, too many), or nothing. */
export type ReadSeats = ({ kind: 'seats'; seats: number } & Span) | ({ kind: 'impossible' } & Span) | { kind: 'none' };

const NUMBER = /(?<![\p{L}\p{N}_.,])[-−–]?\d+(?:[.,'’ {3}]\d+)*(?![\p{L}\p{N}_])/u;
const GROUPED = /^\d{1,3}(?:([.,'’ {3}])\d{3})(?:\1\d{3})*$/u;
const PLAIN = /^\d+$/;

/** The first number in a text that stands by itself; thousands may be grouped in any usual way. */
export const readSeats = (text: string): ReadSeats => {
  const match = NUMBER.exec(text);
  if (!match) return { kind: 'none' };
  const [written] = match;
  const span = { start: match.index, end: match.index + written.length };
  const isWhole = PLAIN.test(written) || GROUPED.test(written);
  const seats = isWhole ? Number(written.replace(/\D/gu, '')) : Number.NaN;
  return seats >= 1 && seats <= MAX_SEATS ? { kind: 'seats', seats, ...span } : { kind: 'impossible', ...span };
};
