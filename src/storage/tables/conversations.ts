import type { Kysely } from 'kysely';
import { z } from 'zod';
import type { ConversationTable } from '../../service/store.ts';
import { fromJson } from '../readable.ts';
import type { Tables } from '../schema.ts';
import { toJson } from '../storable.ts';

const referenceSchema = z.record(z.string(), z.unknown());

export const createConversationTable = (db: Kysely<Tables>): ConversationTable => ({
  get: async (tenantId, conversationId) => {
    const row = await db
      .selectFrom('conversations')
      .selectAll()
      .where('tenantId', '=', tenantId)
      .where('conversationId', '=', conversationId)
      .executeTakeFirst();
    if (!row) return null;
    const name = { table: 'conversations', tenantId, id: conversationId };
    return { ...row, reference: fromJson(name, row.reference, referenceSchema.parse) };
  },

  save: async (conversation) => {
    const row = { ...conversation, reference: toJson(conversation.reference) };
    await db
      .insertInto('conversations')
      .values(row)
      .onConflict((conflict) => conflict.columns(['tenantId', 'conversationId']).doUpdateSet(row))
      .execute();
  },
});
