import type { Kysely } from 'kysely';
import { MOVED } from '../../service/reminder-store.ts';
import type { ConversationRecord } from '../../service/store.ts';
import type { Tables } from '../schema.ts';
import { byLane, lockLane, refreshLane } from './lanes.ts';

type Place = { tenantId: string; conversationId: string };

/** Deliveries and drafts that the other conversation has as well stay behind: the ones there are the newer ones. */
const leaveBehind = async (db: Kysely<Tables>, { tenantId, conversationId }: Place, to: string): Promise<void> => {
  await db
    .updateTable('deliveries')
    .set({ state: 'cancelled', leaseUntil: null, reason: MOVED })
    .where('tenantId', '=', tenantId)
    .where('conversationId', '=', conversationId)
    .where('state', 'in', ['scheduled', 'claimed', 'sending', 'unreachable', 'unreadable'])
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('deliveries as theirs')
          .select('theirs.deliveryId')
          .whereRef('theirs.tenantId', '=', 'deliveries.tenantId')
          .where('theirs.conversationId', '=', to)
          .whereRef('theirs.migrationId', '=', 'deliveries.migrationId')
          .whereRef('theirs.localDate', '=', 'deliveries.localDate'),
      ),
    )
    .execute();
  await db
    .deleteFrom('drafts')
    .where('tenantId', '=', tenantId)
    .where('conversationId', '=', conversationId)
    .where('personId', 'in', ({ selectFrom }) =>
      selectFrom('drafts as theirs')
        .select('theirs.personId')
        .where('theirs.tenantId', '=', tenantId)
        .where('theirs.conversationId', '=', to),
    )
    .execute();
};

/** Everything that names the conversation names the other one afterwards, but for what was said there: cards and what was sent. */
export const moveConversation = async (
  db: Kysely<Tables>,
  from: Place,
  row: Omit<ConversationRecord, 'reference'> & { reference: string },
  personId: string | null,
): Promise<void> => {
  const { tenantId, conversationId } = from;
  const to = { conversationId: row.conversationId };
  await db
    .insertInto('conversations')
    .values(row)
    .onConflict((conflict) => conflict.columns(['tenantId', 'conversationId']).doNothing())
    .execute();
  if (to.conversationId === conversationId) {
    await db
      .updateTable('conversations')
      .set({ reference: row.reference })
      .where('tenantId', '=', tenantId)
      .where('conversationId', '=', conversationId)
      .execute();
    return;
  }
  const lanes = byLane([from, { tenantId, ...to }]);
  for (const lane of lanes) await lockLane(db, lane);
  await leaveBehind(db, from, to.conversationId);
  await db
    .updateTable('deliveries')
    .set(to)
    .where('tenantId', '=', tenantId)
    .where('conversationId', '=', conversationId)
    .where('state', 'in', ['scheduled', 'claimed', 'sending', 'unreachable', 'unreadable'])
    .execute();
  for (const lane of lanes) await refreshLane(db, lane);
  for (const table of ['reminders', 'drafts', 'migrations'] as const) {
    await db
      .updateTable(table)
      .set(to)
      .where('tenantId', '=', tenantId)
      .where('conversationId', '=', conversationId)
      .execute();
  }
  await db
    .updateTable('people')
    .set({ personalConversationId: row.conversationId })
    .where('tenantId', '=', tenantId)
    .where(({ eb, or }) =>
      or([
        eb('personalConversationId', '=', conversationId),
        ...(personId === null ? [] : [eb('personId', '=', personId)]),
      ]),
    )
    .execute();
  await db
    .deleteFrom('conversations')
    .where('tenantId', '=', tenantId)
    .where('conversationId', '=', conversationId)
    .execute();
};
