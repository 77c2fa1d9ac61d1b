import type { Kysely } from 'kysely';
import type { Engine } from '../engine.ts';

/** One change of the schema. Once released it stays as it is: it names tables and columns as they were then, in snake case. */
export type SchemaVersion = (db: Kysely<unknown>, engine: Engine) => Promise<void>;
