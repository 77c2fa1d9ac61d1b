import type { Kysely } from 'kysely';
import { z } from 'zod';
import type { ConversationTable } from '../../service/store.ts';
import { fromJson, readableOf } from '../readable.ts';
import type { Tables } from '../schema.ts';
import { toJson } from '../storable.ts';
import { moveConversation } from './move-conversation.ts';

const referenceSchema = z.record(z.string(), z.unknown());

export const createConversationTable = (db: Kysely<Tables>): ConversationTable => ({
  get: async (tenantId, conversationId) => {
    const found = await db
      .selectFrom('conversations')
      .selectAll()
      .where('tenantId', '=', tenantId)
      .where('conversationId', '=', conversationId)
      .executeTakeFirst();
    if (!found) return null;
    const { revision: _, ...row } = found;
    const name = { table: 'conversations', tenantId, id: conversationId };
    return { ...row, reference: fromJson(name, row.reference, referenceSchema.parse) };
  },

  shared: async (tenantId, limit) => {
    const rows = await db
      .selectFrom('conversations')
      .selectAll()
      .where('tenantId', '=', tenantId)
      .where('scope', 'in', ['channel', 'groupChat'])
      .where('unreachable', 'is', null)
      .orderBy(({ eb }) => eb('name', 'is', null))
      .orderBy('name')
      .orderBy('conversationId')
      .limit(limit)
      .execute();
    return readableOf(
      rows,
      ({ revision: _, ...row }) => ({
        ...row,
        reference: fromJson(
          { table: 'conversations', tenantId, id: row.conversationId },
          row.reference,
          referenceSchema.parse,
        ),
      }),
      undefined,
    );
  },

  save: async (conversation) => {
    const row = { ...conversation, reference: toJson(conversation.reference) };
    await db
      .insertInto('conversations')
      .values(row)
      .onConflict((conflict) =>
        conflict
          .columns(['tenantId', 'conversationId'])
          .doUpdateSet(({ eb }) => ({ ...row, revision: eb('conversations.revision', '+', 1) })),
      )
      .execute();
  },

  revision: async (tenantId, conversationId) => {
    const row = await db
      .selectFrom('conversations')
      .select('revision')
      .where('tenantId', '=', tenantId)
      .where('conversationId', '=', conversationId)
      .executeTakeFirst();
    return row?.revision ?? 0;
  },

  markUnreachable: async (tenantId, conversationId, reason, revision) => {
    const { numUpdatedRows } = await db
      .updateTable('conversations')
      .set({ unreachable: reason })
      .where('tenantId', '=', tenantId)
      .where('conversationId', '=', conversationId)
      .where('revision', '=', revision)
      .executeTakeFirst();
    return numUpdatedRows === 1n;
  },

  move: (from, to, personId) => moveConversation(db, from, { ...to, reference: toJson(to.reference) }, personId),
});
