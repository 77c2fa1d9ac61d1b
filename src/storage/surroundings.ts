import { type RawBuilder, sql } from 'kysely';
import type { Clock } from '../ports.ts';
import type { Engine } from './engine.ts';

/** What tables need beside their rows: the clocks, and word to whoever waits. */
export type Surroundings = {
  engine: Engine;
  /** The process's clock. */
  now: Clock;
  /** The clock of leases, in SQL: the database's where several processes share it. */
  leaseNow: RawBuilder<number>;
  /** Once the transaction is kept, those who wait hear that something is due soon. */
  announceDue(): Promise<void>;
};

/** The clock of leases as an expression: the given one, else the database's, else the process's. */
export const leaseNowOf = (engine: Engine, now: Clock, leaseClock: Clock | undefined): RawBuilder<number> =>
  leaseClock === undefined && engine.clock
    ? engine.clock
    : sql<number>`cast(${(leaseClock ?? now)()} as ${engine.integer})`;
