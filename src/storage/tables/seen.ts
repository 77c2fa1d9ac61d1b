import type { Kysely } from 'kysely';
import type { SeenTable } from '../../service/store.ts';
import { fromJson } from '../readable.ts';
import type { Tables } from '../schema.ts';
import { toJson } from '../storable.ts';

export const createSeenTable = (db: Kysely<Tables>): SeenTable => ({
  get: async (tenantId, key) => {
    const row = await db
      .selectFrom('seen')
      .selectAll()
      .where('tenantId', '=', tenantId)
      .where('key', '=', key)
      .executeTakeFirst();
    if (!row) return null;
    const reply = fromJson({ table: 'seen', tenantId, id: key }, row.reply, (value) => value);
    return { ...row, reply, answered: row.answered === 1 };
  },

  insert: async (seen) => {
    const { numInsertedOrUpdatedRows } = await db
      .insertInto('seen')
      .values({ ...seen, reply: toJson(seen.reply), answered: seen.answered ? 1 : 0 })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst();
    return numInsertedOrUpdatedRows === 1n;
  },

  markAnswered: async (tenantId, key) => {
    await db.updateTable('seen').set({ answered: 1 }).where('tenantId', '=', tenantId).where('key', '=', key).execute();
  },

  purgeBefore: async (tenantId, instant) => {
    await db.deleteFrom('seen').where('tenantId', '=', tenantId).where('at', '<', instant).execute();
  },
});
