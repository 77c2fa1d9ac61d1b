import { MAX_SEATS } from '../plan-request.ts';
import { narrow, type Span } from './tokens.ts';

/** What a text says of a number of licenses: one, one that cannot be (not whole, below 1, too many), or nothing. */
export type ReadSeats = ({ kind: 'seats'; seats: number } & Span) | ({ kind: 'impossible' } & Span) | { kind: 'none' };

/**
 * A number with whatever parts its digits, taken whole or not at all: the look-ahead and `\1` let nothing be given back, so that
 * `2.5k` is not 2, and no text takes long. Letters must not touch it, except those of scripts without spaces.
 */
const NUMBER =
  /(?<![[\p{L}\p{N}_]--\p{Script=Han}]|\d[.,'’ \u00A0\u2009\u202F])[\-−–]?(?=(\d+(?:[.,'’ \u00A0\u2009\u202F]\d+)*))\1(?![[\p{L}\p{N}_]--\p{Script=Han}])/v;
const GROUPED = /^\d{1,3}(?:([.,'’ \u00A0\u2009\u202F])\d{3})(?:\1\d{3})*$/;
const PLAIN = /^\d+$/;
/** The times sign of `25x` and `x25`. */
const TIMES = /(?<![\p{L}\p{N}])[x×](?=\d)|(?<=\d)[x×](?![\p{L}\p{N}])/giu;

/** The first number in a text that stands by itself; thousands may be grouped in any usual way. */
export const readSeats = (text: string): ReadSeats => {
  const match = NUMBER.exec(narrow(text).replace(TIMES, ' '));
  if (!match) return { kind: 'none' };
  const [written] = match;
  const span = { start: match.index, end: match.index + written.length };
  const isWhole = PLAIN.test(written) || GROUPED.test(written);
  const seats = isWhole ? Number(written.replace(/\D/g, '')) : Number.NaN;
  return seats >= 1 && seats <= MAX_SEATS ? { kind: 'seats', seats, ...span } : { kind: 'impossible', ...span };
};
