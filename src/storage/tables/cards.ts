import type { Kysely } from 'kysely';
import type { CardTable } from '../../service/store.ts';
import type { Tables } from '../schema.ts';

export const createCardTable = (db: Kysely<Tables>): CardTable => ({
  save: async (card) => {
    await db
      .insertInto('cards')
      .values(card)
      .onConflict((conflict) => conflict.columns(['tenantId', 'conversationId', 'activityId']).doUpdateSet(card))
      .execute();
  },

  ofMigration: (tenantId, migrationId) =>
    db
      .selectFrom('cards')
      .selectAll()
      .where('tenantId', '=', tenantId)
      .where('migrationId', '=', migrationId)
      .orderBy('cardId')
      .execute(),

  find: async (tenantId, conversationIds, activityId) =>
    (await db
      .selectFrom('cards')
      .selectAll()
      .where('tenantId', '=', tenantId)
      .where('conversationId', 'in', conversationIds)
      .where('activityId', '=', activityId)
      .executeTakeFirst()) ?? null,

  removeIn: async (tenantId, rootId) => {
    await db
      .deleteFrom('cards')
      .where('tenantId', '=', tenantId)
      .where(({ or, and, eb }) =>
        // “;” parts a root from its thread, and “<” follows it.
        or([
          eb('conversationId', '=', rootId),
          and([eb('conversationId', '>=', `${rootId};`), eb('conversationId', '<', `${rootId}<`)]),
        ]),
      )
      .execute();
  },

  remove: async (tenantId, conversationId, activityId) => {
    await db
      .deleteFrom('cards')
      .where('tenantId', '=', tenantId)
      .where('conversationId', '=', conversationId)
      .where('activityId', '=', activityId)
      .execute();
  },
});
