import { countMisses } from './count-misses.ts';
import { firstTables } from './first-tables.ts';
import { keepPace } from './keep-pace.ts';
import { keepSearchRows } from './keep-search-rows.ts';
import { keepWorkers } from './keep-workers.ts';
import { remindInSeveral } from './remind-in-several.ts';
import type { SchemaVersion } from './schema-version.ts';
import { shareCards } from './share-cards.ts';

/** Every change in order, the first one being version 1; a new one is added at the end. */
export const SCHEMA_VERSIONS: readonly SchemaVersion[] = [
  firstTables,
  countMisses,
  remindInSeveral,
  keepPace,
  keepSearchRows,
  shareCards,
  keepWorkers,
];
