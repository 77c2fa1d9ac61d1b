import { type Kysely, type Selectable, sql } from 'kysely';
import { z } from 'zod';
import {
  type DeliveryRecord,
  type DeliverySubject,
  type DeliveryTable,
  NOT_WANTED,
} from '../../service/reminder-store.ts';
import { chunksOf } from '../chunks.ts';
import type { DeliveryRow, Tables } from '../schema.ts';
import { toJson } from '../storable.ts';
import type { Surroundings } from '../surroundings.ts';
import { createClaims } from './claims.ts';
import { lockLane, refreshLane } from './lanes.ts';

/** In the database the empty text stands for all migrations. */
const ALL_MIGRATIONS = '';
/** The loop looks at least this often by itself; only what is due earlier is announced. */
const ANNOUNCED_WITHIN_MS = 60_000;

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

export const createDeliveryTable = (db: Kysely<Tables>, surroundings: Surroundings): DeliveryTable => ({
  ...createClaims(db, surroundings, toRecord),

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
    await lockLane(db, { tenantId, conversationId });
    await db
      .updateTable('deliveries')
      .set({ state: 'cancelled', reason: NOT_WANTED })
      .where('tenantId', '=', tenantId)
      .where('conversationId', '=', conversationId)
      .where('migrationId', '=', migrationId ?? ALL_MIGRATIONS)
      .where('state', '=', 'scheduled')
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
            waitUntil: null,
            state: 'scheduled' as const,
            leaseUntil: null,
            fence: 0,
            attempts: 0,
            ambiguous: 0,
            anew: 0 as const,
            reason: null,
            activityId: null,
            sentAt: null,
            subjects: '[]',
          })),
        )
        .onConflict((conflict) =>
          conflict
            .columns(['tenantId', 'conversationId', 'migrationId', 'localDate'])
            .doUpdateSet(({ ref, eb }) => {
              /** What one that is scheduled keeps; of one that had ended, nothing is left of its attempts. */
              const kept = <Column extends 'attempts' | 'reason' | 'waitUntil' | 'anew'>(
                column: Column,
                else_: 0 | null,
              ) =>
                eb
                  .case()
                  .when('deliveries.state', '=', 'scheduled')
                  .then(ref(`deliveries.${column}`))
                  .else(else_)
                  .end();
              return {
                dueAt: ref('excluded.dueAt'),
                state: 'scheduled' as const,
                leaseUntil: null,
                attempts: sql<number>`${kept('attempts', 0)}`,
                anew: sql<0>`${kept('anew', 0)}`,
                reason: sql<string | null>`${kept('reason', null)}`,
                waitUntil: sql<number | null>`${kept('waitUntil', null)}`,
              };
            })
            .where('deliveries.state', 'in', ['scheduled', 'cancelled', 'unreachable', 'unreadable']),
        )
        .execute();
    }
    await refreshLane(db, { tenantId, conversationId });
    const soonest = ordered.reduce((earliest, { dueAt }) => Math.min(earliest, dueAt), Number.POSITIVE_INFINITY);
    if (soonest <= surroundings.now() + ANNOUNCED_WITHIN_MS) await surroundings.announceDue();
  },

  record: async ({ tenantId, conversationId, deliveryId, fence, subjects, ...changed }) => {
    const { dueAt, waitUntil, state, leaseUntil, attempts, ambiguous, anew, reason, activityId, sentAt } = changed;
    const { numUpdatedRows } = await db
      .updateTable('deliveries')
      .set({
        dueAt,
        waitUntil,
        state,
        leaseUntil,
        attempts,
        ambiguous,
        anew,
        reason,
        activityId,
        sentAt,
        subjects: toJson(subjects),
      })
      .where('tenantId', '=', tenantId)
      .where('deliveryId', '=', deliveryId)
      .where('fence', '=', fence)
      .executeTakeFirst();
    if (numUpdatedRows === 0n) return false;
    await refreshLane(db, { tenantId, conversationId });
    return true;
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
      .where('state', 'not in', ['cancelled', 'unreachable', 'unreadable'])
      .limit(1)
      .executeTakeFirst();
    return newer !== undefined;
  },
});
