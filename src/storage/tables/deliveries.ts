import type { Kysely, Selectable } from 'kysely';
import { z } from 'zod';
import {
  type DeliveryRecord,
  type DeliverySubject,
  type DeliveryTable,
  LEASE_RAN_OUT_SENDING,
  NOT_WANTED,
} from '../../service/reminder-store.ts';
import { chunksOf } from '../chunks.ts';
import type { Engine } from '../engine.ts';
import type { DeliveryRow, Tables } from '../schema.ts';
import { toJson } from '../storable.ts';

/** In the database the empty text stands for all migrations. */
const ALL_MIGRATIONS = '';

const subjectsSchema = z.array(
  z.object({ migrationId: z.string(), kind: z.enum(['line', 'step']), subject: z.string() }),
);

/** What a delivery spoke of. It is only looked back on, so text that cannot be read counts as nothing and holds up no delivery. */
const subjectsOf = (json: string): DeliverySubject[] => {
  try {
    return subjectsSchema.parse(JSON.parse(json));
  } catch {
    return [];
  }
};

const toRecord = ({ wakesAt, migrationId, subjects, ...row }: Selectable<DeliveryRow>): DeliveryRecord => ({
  ...row,
  subjects: subjectsOf(subjects),
  migrationId: migrationId === ALL_MIGRATIONS ? null : migrationId,
});

const byAge = (a: DeliveryRecord, b: DeliveryRecord): number =>
  a.dueAt - b.dueAt || (a.deliveryId < b.deliveryId ? -1 : 1);

export const createDeliveryTable = (db: Kysely<Tables>, engine: Engine): DeliveryTable => {
  const cancelScheduled = (
    { tenantId, conversationId, migrationId }: Pick<DeliveryRecord, 'tenantId' | 'conversationId' | 'migrationId'>,
    reason: string,
  ) =>
    db
      .updateTable('deliveries')
      .set({ state: 'cancelled', reason })
      .where('tenantId', '=', tenantId)
      .where('conversationId', '=', conversationId)
      .where('migrationId', '=', migrationId ?? ALL_MIGRATIONS)
      .where('state', '=', 'scheduled');

  return {
    get: async (tenantId, deliveryId) => {
      const row = await db
        .selectFrom('deliveries')
        .selectAll()
        .where('tenantId', '=', tenantId)
        .where('deliveryId', '=', deliveryId)
        .executeTakeFirst();
      return row ? toRecord(row) : null;
    },

    reschedule: async (tenantId, conversationId, migrationId, wanted) => {
      // One a date, in the same order everywhere, so that two transactions cannot wait for each other.
      const byDate = new Map(wanted.map((one) => [one.localDate, one]));
      const ordered = [...byDate.values()].sort((a, b) => (a.localDate < b.localDate ? -1 : 1));
      await cancelScheduled({ tenantId, conversationId, migrationId }, NOT_WANTED)
        .$if(ordered.length > 0, (query) => query.where('localDate', 'not in', [...byDate.keys()]))
        .execute();
      for (const chunk of chunksOf(ordered)) {
        await db
          .insertInto('deliveries')
          .values(
            chunk.map(({ deliveryId, localDate, dueAt }) => ({
              tenantId,
              deliveryId,
              conversationId,
              migrationId: migrationId ?? ALL_MIGRATIONS,
              localDate,
              dueAt,
              state: 'scheduled' as const,
              leaseUntil: null,
              fence: 0,
              attempts: 0,
              reason: null,
              activityId: null,
              sentAt: null,
              subjects: '[]',
            })),
          )
          .onConflict((conflict) =>
            conflict
              .columns(['tenantId', 'conversationId', 'migrationId', 'localDate'])
              .doUpdateSet(({ ref, eb }) => ({
                dueAt: ref('excluded.dueAt'),
                state: 'scheduled',
                leaseUntil: null,
                attempts: eb
                  .case()
                  .when('deliveries.state', '=', 'scheduled')
                  .then(ref('deliveries.attempts'))
                  .else(0)
                  .end(),
                reason: eb
                  .case()
                  .when('deliveries.state', '=', 'scheduled')
                  .then(ref('deliveries.reason'))
                  .else(null)
                  .end(),
              }))
              .where('deliveries.state', 'in', ['scheduled', 'cancelled', 'unreachable']),
          )
          .execute();
      }
    },

    claimDue: async (now, leaseMs, limit) => {
      const rows = await db
        .with('due', (query) =>
          query
            .selectFrom('deliveries')
            .select(['tenantId', 'deliveryId'])
            .where('wakesAt', '<=', now)
            .orderBy('wakesAt')
            .orderBy('tenantId')
            .orderBy('deliveryId')
            .limit(limit)
            .modifyEnd(engine.skipLocked),
        )
        .updateTable('deliveries')
        .from('due')
        .set(({ eb, ref }) => ({
          state: 'claimed',
          leaseUntil: now + leaseMs,
          fence: eb('deliveries.fence', '+', 1),
          reason: eb
            .case()
            .when('deliveries.state', '=', 'sending')
            .then(LEASE_RAN_OUT_SENDING)
            .else(ref('deliveries.reason'))
            .end(),
        }))
        .whereRef('deliveries.tenantId', '=', 'due.tenantId')
        .whereRef('deliveries.deliveryId', '=', 'due.deliveryId')
        .returningAll()
        .execute();
      return rows.map((row) => toRecord(row as Selectable<DeliveryRow>)).sort(byAge);
    },

    record: async ({ tenantId, deliveryId, fence, subjects, ...changed }) => {
      const { dueAt, state, leaseUntil, attempts, reason, activityId, sentAt } = changed;
      const { numUpdatedRows } = await db
        .updateTable('deliveries')
        .set({ dueAt, state, leaseUntil, attempts, reason, activityId, sentAt, subjects: toJson(subjects) })
        .where('tenantId', '=', tenantId)
        .where('deliveryId', '=', deliveryId)
        .where('fence', '=', fence)
        .executeTakeFirst();
      return numUpdatedRows === 1n;
    },

    isOvertaken: async ({ tenantId, conversationId, migrationId, localDate }, upTo) => {
      const newer = await db
        .selectFrom('deliveries')
        .select('deliveryId')
        .where('tenantId', '=', tenantId)
        .where('conversationId', '=', conversationId)
        .where('migrationId', '=', migrationId ?? ALL_MIGRATIONS)
        .where('localDate', '>', localDate)
        .where('localDate', '<=', upTo)
        .where('state', 'not in', ['cancelled', 'unreachable'])
        .limit(1)
        .executeTakeFirst();
      return newer !== undefined;
    },

    nextDueAt: async () => {
      const { next } = await db
        .selectFrom('deliveries')
        .select(({ fn }) => fn.min('wakesAt').as('next'))
        .where('wakesAt', 'is not', null)
        .executeTakeFirstOrThrow();
      return next;
    },
  };
};
