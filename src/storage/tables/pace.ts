import { type Kysely, sql } from 'kysely';
import type { PaceTable } from '../../service/reminder-store.ts';
import type { Tables } from '../schema.ts';
import type { Surroundings } from '../surroundings.ts';

/** Stands for the whole tenant. */
const TENANT = '';
/** Rows forgotten at a time, so that no transaction is long. */
const TIDIED = 5000;

/**
 * An exact log of what was sent, and one row a tenant that decisions about it lock. What counts without asking only adds to
 * the log, so that no answer to a person ever waits for a reminder.
 */
export const createPaceTable = (db: Kysely<Tables>, { leaseNow }: Surroundings): PaceTable => ({
  countSent: async (tenantId, conversationId, count) => {
    if (count > 0) await db.insertInto('sends').values({ tenantId, conversationId, at: leaseNow, count }).execute();
  },

  takeTurn: async (tenantId, conversationId) => {
    const { slotAt, pausedUntil } = await db
      .insertInto('paces')
      .values({ tenantId, conversationId: TENANT, slotAt: 0, pausedUntil: 0 })
      .onConflict((conflict) =>
        conflict.columns(['tenantId', 'conversationId']).doUpdateSet(({ ref }) => ({ slotAt: ref('paces.slotAt') })),
      )
      .returning(['slotAt', 'pausedUntil'])
      .executeTakeFirstOrThrow();
    const conversation = await db
      .selectFrom('paces')
      .select('pausedUntil')
      .where('tenantId', '=', tenantId)
      .where('conversationId', '=', conversationId)
      .executeTakeFirst();
    // Read once the row is ours: whoever had it before has sent by now.
    const { now } = await db.selectNoFrom(leaseNow.as('now')).executeTakeFirstOrThrow();
    return { now, slotAt, tenantPausedUntil: pausedUntil, conversationPausedUntil: conversation?.pausedUntil ?? 0 };
  },

  sentAfter: (tenantId, conversationId, at, limit) =>
    db
      .selectFrom('sends')
      .select(['at', 'count'])
      .where('tenantId', '=', tenantId)
      .$if(conversationId !== null, (query) => query.where('conversationId', '=', conversationId as string))
      .where('at', '>', at)
      .orderBy('at', 'desc')
      .limit(limit)
      .execute(),

  reserve: async (tenantId, slotAt) => {
    await db
      .updateTable('paces')
      .set({ slotAt })
      .where('tenantId', '=', tenantId)
      .where('conversationId', '=', TENANT)
      .execute();
  },

  pause: async (tenantId, conversationId, ms) => {
    const until = sql<number>`${leaseNow} + ${sql.lit(Math.ceil(ms))}`;
    await db
      .insertInto('paces')
      .values({ tenantId, conversationId: conversationId ?? TENANT, slotAt: 0, pausedUntil: until })
      .onConflict((conflict) =>
        conflict.columns(['tenantId', 'conversationId']).doUpdateSet(({ ref, eb }) => ({
          pausedUntil: eb
            .case()
            .when('paces.pausedUntil', '>', ref('excluded.pausedUntil'))
            .then(ref('paces.pausedUntil'))
            .else(ref('excluded.pausedUntil'))
            .end(),
        })),
      )
      .execute();
  },

  pausedTenants: async () => {
    const { n } = await db
      .selectFrom('paces')
      .select(sql<number>`count(*)`.as('n'))
      .where('pausedUntil', '>', leaseNow)
      .where('conversationId', '=', TENANT)
      .executeTakeFirstOrThrow();
    return n;
  },

  tidy: async (ms) => {
    const { now } = await db.selectNoFrom(leaseNow.as('now')).executeTakeFirstOrThrow();
    const { until } = await db
      .selectFrom((query) =>
        query
          .selectFrom('sends')
          .select('at')
          .where('at', '<', now - ms)
          .orderBy('at')
          .limit(TIDIED)
          .as('old'),
      )
      .select(sql<number | null>`max(old.at)`.as('until'))
      .executeTakeFirstOrThrow();
    if (until !== null) await db.deleteFrom('sends').where('at', '<=', until).execute();
    await db.updateTable('sends').set({ at: now }).where('at', '>', now).execute();
    await db
      .updateTable('paces')
      .set({ slotAt: 0, pausedUntil: 0 })
      .where('pausedUntil', '>', now + ms)
      .execute();
  },
});
