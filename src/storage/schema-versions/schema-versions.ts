import { firstTables } from './first-tables.ts';
import type { SchemaVersion } from './schema-version.ts';

/** Every change in order, the first one being version 1; a new one is added at the end. */
export const SCHEMA_VERSIONS: readonly SchemaVersion[] = [firstTables];
