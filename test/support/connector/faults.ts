import { type AnswerKind, answerKindOrThrow } from './answers.ts';

/** Which share of requests (0 to 1, together at most 1) gets which answer. */
export type Faults = { seed: number; shares: Partial<Record<AnswerKind, number>> };

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
const mulberry32 = (seed: number): (() => number) => {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
};

/** A text's number of 32 bits (FNV-1a). */
const hashed = (text: string): number => {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash >>> 0;
};

/**
 * The answers that chance gives. Each stream (a conversation and what is done to it) has numbers of its own, so that its n-th
 * answer is the same for the same seed, whatever happens meanwhile elsewhere. Throws a RangeError for shares that are none.
 */
export const createFaults = ({ seed, shares }: Faults): ((stream: string) => AnswerKind) => {
  const streams = new Map<string, () => number>();
  const upTo: [number, AnswerKind][] = [];
  let sum = 0;
  for (const [name, share] of Object.entries(shares)) {
    if (!(share >= 0)) throw new RangeError(`The share of ${name} must be a number from 0 to 1.`);
    sum += share;
    upTo.push([sum, answerKindOrThrow(name)]);
  }
  if (sum > 1 + 1e-9) throw new RangeError('The shares of all faults together must be at most 1.');

  return (stream) => {
    let next = streams.get(stream);
    if (next === undefined) {
      next = mulberry32(hashed(`${seed} ${stream}`));
      streams.set(stream, next);
    }
    const drawn = next();
    return upTo.find(([limit]) => drawn < limit)?.[1] ?? 'ok';
  };
};
