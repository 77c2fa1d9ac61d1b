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

  remove: async (tenantId, conversationId, activityId) => {
    await db
      .deleteFrom('cards')
      .where('tenantId', '=', tenantId)
      .where('conversationId', '=', conversationId)
      .where('activityId', '=', activityId)
      .execute();
  },
});
