import type { Kysely } from 'kysely';
import type { AuditTable } from '../../service/store.ts';
import type { Tables } from '../schema.ts';

export const createAuditTable = (db: Kysely<Tables>): AuditTable => ({
  append: async (entry) => {
    await db.insertInto('audit').values(entry).execute();
  },

  ofMigration: (tenantId, migrationId, limit) =>
    db
      .selectFrom('audit')
      .selectAll()
      .where('tenantId', '=', tenantId)
      .where('migrationId', '=', migrationId)
      .orderBy('at', 'desc')
      .orderBy('auditId', 'desc')
      .limit(limit)
      .execute(),

  page: async (tenantId, migrationId, { limit, offset }) => {
    const ofMigration = db.selectFrom('audit').where('tenantId', '=', tenantId).where('migrationId', '=', migrationId);
    const entries = await ofMigration
      .selectAll()
      .orderBy('at', 'desc')
      .orderBy('auditId', 'desc')
      .limit(limit)
      .offset(offset)
      .execute();
    const { total } = await ofMigration.select(({ fn }) => fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
    return { entries, total };
  },
});
