import type { Kysely, Selectable } from 'kysely';
import { draftSchema } from '../../domain/intake/draft.ts';
import type { Log } from '../../ports.ts';
import type { DraftRecord, DraftTable } from '../../service/store.ts';
import { fromJson, readableOf } from '../readable.ts';
import type { Tables } from '../schema.ts';
import { toJson } from '../storable.ts';

const toRecord = (row: Selectable<Tables['drafts']>): DraftRecord => {
  const name = { table: 'drafts', tenantId: row.tenantId, id: `${row.conversationId} ${row.personId}` };
  return { ...row, draft: fromJson(name, row.draft, draftSchema.parse) };
};

export const createDraftTable = (db: Kysely<Tables>, log: Log | undefined): DraftTable => ({
  get: async (tenantId, conversationId, personId) => {
    const row = await db
      .selectFrom('drafts')
      .selectAll()
      .where('tenantId', '=', tenantId)
      .where('conversationId', '=', conversationId)
      .where('personId', '=', personId)
      .executeTakeFirst();
    return row ? toRecord(row) : null;
  },

  inConversation: async (tenantId, conversationId, limit) => {
    const rows = await db
      .selectFrom('drafts')
      .selectAll()
      .where('tenantId', '=', tenantId)
      .where('conversationId', '=', conversationId)
      .orderBy('updatedAt', 'desc')
      .limit(limit)
      .execute();
    return readableOf(rows, toRecord, log);
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
