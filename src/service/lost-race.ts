/** Another write was first: the work is undone and may be tried again on the newer state. */
export class LostRaceError extends Error {
  override name = 'LostRaceError';
}

/** More than are lost while a hundred people act at once. */
const TRIES = 50;

/** Runs the work again on the newer state when it lost a race; the last loss is thrown. */
export const retryLostRaces = async <T>(work: () => Promise<T>): Promise<T> => {
  for (let tries = 1; ; tries += 1) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof LostRaceError) || tries === TRIES) throw error;
    }
  }
};

/**
 * The same for work of which much may come at once: what has lost waits for others that have, and is tried again alone. Else a
 * crowd would lose to each other again and again.
 */
export const createRetries = (): (<T>(work: () => Promise<T>) => Promise<T>) => {
  let last: Promise<unknown> = Promise.resolve();
  return async (work) => {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof LostRaceError)) throw error;
      const again = last.then(() => retryLostRaces(work));
      last = again.catch(() => {});
      return again;
    }
  };
};
