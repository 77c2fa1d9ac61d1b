/** Another write was first: the work is undone and may be tried again on the newer state. */
export class LostRaceError extends Error {
  override name = 'LostRaceError';
}

const TRIES = 5;

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
