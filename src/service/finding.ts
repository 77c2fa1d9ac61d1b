import { readSearchText } from '../domain/understand/search-words.ts';
import type { ChecklistView } from './replies.ts';
import type { MigrationRecord, StoreTransaction } from './store.ts';
import type { Scene } from './turn.ts';

/** Changed last: what somebody has most likely just worked on. */
const LAST_CHANGED = 5;

export type SearchPage = { limit: number; offset: number };

const recordsFor = async (
  tx: StoreTransaction,
  { turn, today }: Scene,
  typed: string,
  page: SearchPage,
): Promise<MigrationRecord[]> => {
  const { tenantId } = turn;
  if (typed.trim() === '') {
    return tx.migrations.byDue(tenantId, await tx.migrations.lastChanged(tenantId, LAST_CHANGED), page);
  }
  const query = readSearchText(typed);
  return query === null ? [] : tx.migrations.find(tenantId, { ...query, today }, page);
};

/**
 * The checklists that fit what is typed; while nothing is, those that were changed last and then the most urgent ones. Nothing of
 * the conversation is on them: they may be inserted there, and the bot not be in it. Who is reminded they say once they are seen.
 */
export const findChecklists = async (
  tx: StoreTransaction,
  scene: Scene,
  typed: string,
  page: SearchPage,
): Promise<ChecklistView[]> => {
  const { tenant, today, zone } = scene;
  const migrations = await recordsFor(tx, scene, typed, page);
  return migrations.map((migration) => ({
    kind: 'checklist',
    migration,
    ordering: tenant.ordering ?? 'direct',
    today,
    zone,
    page: 0,
    refused: null,
    isAnyoneReminded: true,
    isRemindedHere: null,
  }));
};
