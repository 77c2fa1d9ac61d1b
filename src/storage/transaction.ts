import { AsyncLocalStorage } from 'node:async_hooks';
import type { Kysely, Transaction } from 'kysely';
import type { StoreTransaction } from '../service/store.ts';
import type { Tables } from './schema.ts';

/** Transactions of one database, and the wait for those that are running. */
export type Transactions = {
  run<T>(work: (tx: StoreTransaction) => Promise<T>): Promise<T>;
  /** Takes no new one and resolves when the running ones have ended. */
  end(): Promise<void>;
};

/** What PostgreSQL ends one of two transactions with that wait for each other (SQLSTATE). Nothing of it is kept. */
const DEADLOCK = '40P01';
/** How often a transaction is begun that others keep getting in the way of. */
const TRIES = 5;

/** Kysely waits for the connection in order (one on SQLite), begins, commits, rolls back, and refuses queries after the end. */
export const createTransactions = (
  db: Kysely<Tables>,
  tablesOf: (trx: Transaction<Tables>, onceKept: (task: () => void) => void) => StoreTransaction,
): Transactions => {
  const current = new AsyncLocalStorage<{ ended: boolean }>();
  const running = new Set<Promise<unknown>>();
  let ended = false;

  const begin = async <T>(work: (tx: StoreTransaction) => Promise<T>): Promise<T> => {
    let failure: { error: unknown } | undefined;
    const state = { ended: false };
    const tasks: (() => void)[] = [];
    try {
      const result = await db.transaction().execute((trx) =>
        current.run(state, async () => {
          try {
            return await work(tablesOf(trx, (task) => tasks.push(task)));
          } catch (error) {
            failure = { error };
            throw error;
          }
        }),
      );
      current.exit(() => {
        for (const task of tasks) task();
      });
      return result;
    } catch (error) {
      // A rollback that fails as well must not hide why it came to it.
      throw failure ? failure.error : error;
    } finally {
      state.ended = true;
    }
  };

  const beginAgain = async <T>(work: (tx: StoreTransaction) => Promise<T>): Promise<T> => {
    for (let tries = 1; ; tries += 1) {
      try {
        return await begin(work);
      } catch (error) {
        if ((error as { code?: unknown } | null)?.code !== DEADLOCK || tries === TRIES) throw error;
      }
    }
  };

  /** What a transaction started and left behind may go on once that one has ended. */
  const refuseInside = () => {
    if (current.getStore()?.ended === false) throw new Error('Inside a transaction only that transaction can be used.');
  };

  return {
    run: async (work) => {
      refuseInside();
      if (ended) throw new Error('The store is closed.');
      const transaction = beginAgain(work);
      running.add(transaction);
      return transaction.finally(() => running.delete(transaction));
    },
    end: async () => {
      refuseInside();
      ended = true;
      await Promise.allSettled(running);
    },
  };
};
