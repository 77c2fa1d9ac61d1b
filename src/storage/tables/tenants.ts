import type { Kysely } from 'kysely';
import type { TenantTable } from '../../service/store.ts';
import type { Tables } from '../schema.ts';

export const createTenantTable = (db: Kysely<Tables>): TenantTable => ({
  get: async (tenantId) =>
    (await db.selectFrom('tenants').selectAll().where('tenantId', '=', tenantId).executeTakeFirst()) ?? null,

  save: async (tenant) => {
    await db
      .insertInto('tenants')
      .values(tenant)
      .onConflict((conflict) => conflict.column('tenantId').doUpdateSet(tenant))
      .execute();
  },
});
