import { type Kysely, sql } from 'kysely';
import type { Tables } from '../schema.ts';

export type Lane = { tenantId: string; conversationId: string };

/** The lanes of some rows, each once, in the same order everywhere, so that two transactions cannot wait for each other. */
export const byLane = (rows: readonly Lane[]): Lane[] => {
  const lanes = new Map(
    rows.map(({ tenantId, conversationId }) => [
      JSON.stringify([tenantId, conversationId]),
      { tenantId, conversationId },
    ]),
  );
  return [...lanes].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, lane]) => lane);
};

/** Until the transaction ends, nobody else changes what waits in the conversation. */
export const lockLane = async (db: Kysely<Tables>, { tenantId, conversationId }: Lane): Promise<void> => {
  await db
    .insertInto('lanes')
    .values({ tenantId, conversationId, wakesAt: null, deliveryId: null })
    .onConflict((conflict) =>
      conflict.columns(['tenantId', 'conversationId']).doUpdateSet(({ ref }) => ({ wakesAt: ref('lanes.wakesAt') })),
    )
    .execute();
};

/**
 * Writes down what is first in the conversation, after any change of its deliveries. What is claimed is looked up here, a row a
 * conversation, so that a long queue of one is not read through for the others. Locks before it reads: the reading sees what
 * everybody before has kept.
 */
export const refreshLane = async (db: Kysely<Tables>, lane: Lane): Promise<void> => {
  await lockLane(db, lane);
  const { tenantId, conversationId } = lane;
  const inLane = db
    .selectFrom('deliveries')
    .where('tenantId', '=', tenantId)
    .where('conversationId', '=', conversationId);
  const active = await inLane
    .select('deliveryId')
    .where(sql<boolean>`state in ('claimed', 'sending')`)
    .limit(1)
    .executeTakeFirst();
  const first = active
    ? undefined
    : await inLane
        .select(['deliveryId', 'wakesAt'])
        .where(sql<boolean>`state = 'scheduled'`)
        .orderBy('wakesAt')
        .orderBy('deliveryId')
        .limit(1)
        .executeTakeFirst();
  await db
    .updateTable('lanes')
    .set({ wakesAt: first?.wakesAt ?? null, deliveryId: first?.deliveryId ?? null })
    .where('tenantId', '=', tenantId)
    .where('conversationId', '=', conversationId)
    .execute();
};

/** Nothing more is claimed in these until what was claimed has ended. */
export const occupyLanes = async (db: Kysely<Tables>, rows: readonly Lane[]): Promise<void> => {
  const lanes = sql.join(byLane(rows).map(({ tenantId, conversationId }) => sql`(${tenantId}, ${conversationId})`));
  await db
    .updateTable('lanes')
    .set({ wakesAt: null, deliveryId: null })
    .where(sql<boolean>`(tenant_id, conversation_id) in (values ${lanes})`)
    .execute();
};
