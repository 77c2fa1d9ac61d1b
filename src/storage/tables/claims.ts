import { type Kysely, type Selectable, sql } from 'kysely';
import {
  type DeliveryRecord,
  type DeliveryTable,
  LaneTakenError,
  LEASE_RAN_OUT_SENDING,
} from '../../service/reminder-store.ts';
import type { DeliveryRow, Tables } from '../schema.ts';
import type { Surroundings } from '../surroundings.ts';
import { byLane, occupyLanes, refreshLane } from './lanes.ts';

type Read = (row: Selectable<DeliveryRow>) => DeliveryRecord;

/** Names the index that holds one delivery a lane, in what either database says of it. */
const LANE_TAKEN = /deliveries_one_a_lane|deliveries\.tenant_id, deliveries\.conversation_id$/;

const byAge = (a: DeliveryRecord, b: DeliveryRecord): number =>
  a.dueAt - b.dueAt || (a.deliveryId < b.deliveryId ? -1 : 1);

/** Taking deliveries from the queue, one a conversation, and looking at how long it is. */
export const createClaims = (
  db: Kysely<Tables>,
  { engine, leaseNow }: Surroundings,
  toRecord: Read,
): Pick<DeliveryTable, 'claimDue' | 'isLaneTaken' | 'nextDueAt' | 'shorten' | 'depth'> => {
  const leased = () => db.selectFrom('deliveries').where(sql<boolean>`state in ('claimed', 'sending')`);
  const scheduled = () => db.selectFrom('deliveries').where(sql<boolean>`state = 'scheduled'`);

  /** Claims again what a process left behind. */
  const reclaim = async (leaseMs: number, limit: number, underWay: string[]): Promise<DeliveryRecord[]> => {
    const rows = await db
      .with('due', () =>
        leased()
          .select(['tenantId', 'deliveryId'])
          .where('wakesAt', '<=', leaseNow)
          .$if(underWay.length > 0, (query) => query.where('deliveryId', 'not in', underWay))
          .orderBy('wakesAt')
          .limit(limit)
          .modifyEnd(engine.skipLocked),
      )
      .updateTable('deliveries')
      .from('due')
      .set(({ eb, ref }) => ({
        state: 'claimed',
        leaseUntil: sql<number>`${leaseNow} + ${sql.lit(leaseMs)}`,
        fence: eb('deliveries.fence', '+', 1),
        ambiguous: sql<number>`deliveries.ambiguous + case when deliveries.state = 'sending' then 1 else 0 end`,
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
  };

  /** Claims the first that is due of each conversation that nobody sends to. */
  const claim = async (now: number, leaseMs: number, limit: number): Promise<DeliveryRecord[]> => {
    const rows = await db
      .with('due', (query) =>
        query
          .selectFrom('lanes')
          .select(['tenantId', 'deliveryId'])
          .where('wakesAt', '<=', now)
          .orderBy('wakesAt')
          .orderBy('tenantId')
          .orderBy('conversationId')
          .limit(limit)
          .modifyEnd(engine.skipLocked),
      )
      .updateTable('deliveries')
      .from('due')
      .set(({ eb }) => ({
        state: 'claimed',
        leaseUntil: sql<number>`${leaseNow} + ${sql.lit(leaseMs)}`,
        fence: eb('deliveries.fence', '+', 1),
      }))
      .whereRef('deliveries.tenantId', '=', 'due.tenantId')
      .whereRef('deliveries.deliveryId', '=', 'due.deliveryId')
      .where('deliveries.state', '=', 'scheduled')
      .returningAll()
      .execute()
      .catch((error: unknown) => {
        throw LANE_TAKEN.test(String((error as Error)?.message)) ? new LaneTakenError() : error;
      });
    const claimed = rows.map((row) => toRecord(row as Selectable<DeliveryRow>)).sort(byAge);
    if (claimed.length > 0) await occupyLanes(db, claimed);
    return claimed;
  };

  return {
    claimDue: async (now, leaseMs, limit, underWay = []) => {
      const left = await reclaim(leaseMs, limit, underWay);
      return left.length < limit ? [...left, ...(await claim(now, leaseMs, limit - left.length))] : left;
    },

    isLaneTaken: async (tenantId, conversationId, but) => {
      const other = await leased()
        .select('deliveryId')
        .where('tenantId', '=', tenantId)
        .where('conversationId', '=', conversationId)
        .where('deliveryId', '<>', but)
        .limit(1)
        .executeTakeFirst();
      return other !== undefined;
    },

    nextDueAt: async (now) => {
      const due = await db
        .selectFrom('lanes')
        .select(sql<number | null>`min(wakes_at)`.as('next'))
        .where('wakesAt', 'is not', null)
        .executeTakeFirstOrThrow();
      const lease = await leased()
        .select(sql<number | null>`min(wakes_at) - ${leaseNow}`.as('next'))
        .executeTakeFirstOrThrow();
      if (lease.next === null) return due.next;
      return Math.min(due.next ?? Number.POSITIVE_INFINITY, now + lease.next);
    },

    shorten: async (now, leaseMs, waitMs) => {
      const longest = sql<number>`${leaseNow} + ${sql.lit(leaseMs)}`;
      const leases = await db
        .updateTable('deliveries')
        .set({ leaseUntil: longest })
        .where(sql<boolean>`state in ('claimed', 'sending')`)
        .where('wakesAt', '>', longest)
        .executeTakeFirst();
      const waits = await db
        .updateTable('deliveries')
        .set({ waitUntil: now })
        .where(sql<boolean>`state = 'scheduled'`)
        .where('waitUntil', '>', now + waitMs)
        .returning(['tenantId', 'conversationId'])
        .execute();
      for (const lane of byLane(waits)) await refreshLane(db, lane);
      return Number(leases.numUpdatedRows) + waits.length;
    },

    depth: async (now) => {
      const count = sql<number>`count(*)`;
      const due = await scheduled().select(count.as('n')).where('wakesAt', '<=', now).executeTakeFirstOrThrow();
      const waiting = await scheduled().select(count.as('n')).executeTakeFirstOrThrow();
      return { due: due.n, waiting: waiting.n };
    },
  };
};
