import type { Kysely } from 'kysely';
import type { ReminderTable } from '../../service/reminder-store.ts';
import { chunksOf } from '../chunks.ts';
import type { Tables } from '../schema.ts';

export const createReminderTable = (db: Kysely<Tables>): ReminderTable => ({
  replaceOf: async (tenantId, migrationId, reminders) => {
    await db.deleteFrom('reminders').where('tenantId', '=', tenantId).where('migrationId', '=', migrationId).execute();
    for (const chunk of chunksOf(reminders)) {
      const rows = chunk.map((reminder) => ({ ...reminder, tenantId, migrationId }));
      await db.insertInto('reminders').values(rows).execute();
    }
  },

  ofMigration: (tenantId, migrationId) =>
    db
      .selectFrom('reminders')
      .selectAll()
      .where('tenantId', '=', tenantId)
      .where('migrationId', '=', migrationId)
      .orderBy('localDate')
      .orderBy('reminderId')
      .execute(),

  dueIn: (tenantId, conversationId, onOrBefore) =>
    db
      .selectFrom('reminders')
      .selectAll()
      .where('tenantId', '=', tenantId)
      .where('conversationId', '=', conversationId)
      .where('localDate', '<=', onOrBefore)
      .orderBy('localDate')
      .orderBy('reminderId')
      .execute(),

  conversations: async (tenantId) => {
    const rows = await db
      .selectFrom('reminders')
      .select('conversationId')
      .distinct()
      .where('tenantId', '=', tenantId)
      .orderBy('conversationId')
      .execute();
    return rows.map(({ conversationId }) => conversationId);
  },

  datesIn: async (tenantId, conversationId, migrationId) => {
    const rows = await db
      .selectFrom('reminders')
      .select('localDate')
      .distinct()
      .where('tenantId', '=', tenantId)
      .where('conversationId', '=', conversationId)
      .$if(migrationId !== null, (query) => query.where('migrationId', '=', migrationId as string))
      .orderBy('localDate')
      .execute();
    return rows.map(({ localDate }) => localDate);
  },
});
