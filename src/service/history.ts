import { shortened } from '../domain/intake/rejection.ts';
import type { HistoryView, Reply } from './replies.ts';
import type { StoreTransaction } from './store.ts';
import type { Scene } from './turn.ts';

/** What one card holds: entries to read, or lines to copy. */
export const ENTRIES_PER_PAGE = 12;
export const LINES_PER_PAGE = 60;

type HistoryReply = Extract<Reply, { kind: 'history' }>;

/** A page of what was done on a migration, the newest first; null where there is no such migration. */
export const loadHistory = async (
  tx: StoreTransaction,
  { turn, today, zone }: Scene,
  { migrationId, page: wanted, asText }: HistoryReply,
): Promise<HistoryView | null> => {
  const { tenantId } = turn;
  const migration = await tx.migrations.get(tenantId, migrationId);
  if (!migration) return null;
  const limit = asText ? LINES_PER_PAGE : ENTRIES_PER_PAGE;
  const load = (page: number) => tx.audit.page(tenantId, migrationId, { limit, offset: page * limit });
  const found = await load(wanted);
  const pages = Math.max(1, Math.ceil(found.total / limit));
  const page = Math.min(wanted, pages - 1);
  const { entries } = page === wanted ? found : await load(page);
  return { kind: 'history', migration, entries, page, pages, asText, today, zone };
};

/** The history of the one customer that fits what was typed; else those to choose from. */
export const historyNamed = async (
  tx: StoreTransaction,
  { turn }: Scene,
  typed: string,
  limit: number,
): Promise<Reply> => {
  const [only, ...others] = await tx.migrations.search(turn.tenantId, typed, limit);
  return only !== undefined && others.length === 0
    ? { kind: 'history', migrationId: only.migrationId, page: 0, asText: false }
    : { kind: 'found', typed: shortened(typed) };
};
