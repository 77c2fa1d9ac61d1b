const FIRST_MS = 10_000;
/** The longest that a delivery waits for its next try, milliseconds. */
export const LONGEST_BACKOFF_MS = 60 * 60_000;
/** Between two tries at least, so that a lucky number is no hammer. */
const SHORTEST_MS = 500;

/** Milliseconds to wait after so many attempts: anything up to a bound that doubles ("full jitter"). `random` is from 0 to 1. */
export const backoff = (attempts: number, random: number): number => {
  const bound = Math.min(LONGEST_BACKOFF_MS, FIRST_MS * 2 ** Math.min(20, Math.max(0, attempts - 1)));
  return Math.max(SHORTEST_MS, Math.round(bound * random));
};
