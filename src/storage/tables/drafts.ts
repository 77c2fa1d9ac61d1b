import type { Kysely } from 'kysely';
import { draftSchema } from '../../domain/intake/draft.ts';
import type { DraftTable } from '../../service/store.ts';
import { fromJson } from '../readable.ts';
import type { Tables } from '../schema.ts';
import { toJson } from '../storable.ts';

export const createDraftTable = (db: Kysely<Tables>): DraftTable => ({
  get: async (tenantId, conversationId, personId) => {
    const row = await db
      .selectFrom('drafts')
      .selectAll()
      .where('tenantId', '=', tenantId)
      .where('conversationId', '=', conversationId)
      .where('personId', '=', personId)
      .executeTakeFirst();
    if (!row) return null;
    const name = { table: 'drafts', tenantId, id: `${conversationId} ${personId}` };
    return { ...row, draft: fromJson(name, row.draft, draftSchema.parse) };
  },

  save: async (record) => {
    const { tenantId, conversationId, personId, revision, updatedAt } = record;
    const draft = toJson(record.draft);
    if (revision === 1) {
      const { numInsertedOrUpdatedRows } = await db
        .insertInto('drafts')
        .values({ tenantId, conversationId, personId, revision, updatedAt, draft })
        .onConflict((conflict) => conflict.doNothing())
        .executeTakeFirst();
      return numInsertedOrUpdatedRows === 1n;
    }
    const { numUpdatedRows } = await db
      .updateTable('drafts')
      .set({ draft, revision, updatedAt })
      .where('tenantId', '=', tenantId)
      .where('conversationId', '=', conversationId)
      .where('personId', '=', personId)
      .where('revision', '=', revision - 1)
      .executeTakeFirst();
    return numUpdatedRows === 1n;
  },

  remove: async (tenantId, conversationId, personId) => {
    await db
      .deleteFrom('drafts')
      .where('tenantId', '=', tenantId)
      .where('conversationId', '=', conversationId)
      .where('personId', '=', personId)
      .execute();
  },
});
