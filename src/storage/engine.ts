import type { Dialect, RawBuilder } from 'kysely';

/** All that differs between the databases; schema and queries are written once. */
export type Engine = {
  dialect: Dialect;
  /** Column type of text that compares by its UTF-8 bytes; of ids, dates and JSON alike. */
  text: RawBuilder<unknown>;
  /** Column type of whole numbers that a JavaScript number holds exactly; of instants and flags alike. */
  integer: RawBuilder<unknown>;
  /** What follows the columns of a new table. */
  tableOptions: RawBuilder<unknown>;
  /** What follows a select whose rows the same statement changes, where transactions run side by side. */
  skipLocked: RawBuilder<unknown>;
  /** The database's own clock, epoch milliseconds, where several processes share it; null where a process has it alone. */
  clock: RawBuilder<number> | null;
  /** Tells the other processes, once the transaction is kept, that something is due soon; null where there are none. */
  announceDue: RawBuilder<unknown> | null;
  /** Hears what other processes announce, as long as it is not ended. */
  hearDue(heard: () => void): { end(): Promise<void> };
  /** What keeps other processes from changing the schema until the transaction ends. */
  schemaLock: RawBuilder<unknown>[];
};
