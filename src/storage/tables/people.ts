import type { Kysely } from 'kysely';
import type { PeopleTable } from '../../service/store.ts';
import type { Tables } from '../schema.ts';

export const createPeopleTable = (db: Kysely<Tables>): PeopleTable => ({
  get: async (tenantId, personId) =>
    (await db
      .selectFrom('people')
      .selectAll()
      .where('tenantId', '=', tenantId)
      .where('personId', '=', personId)
      .executeTakeFirst()) ?? null,

  named: (tenantId, limit) =>
    db
      .selectFrom('people')
      .selectAll()
      .where('tenantId', '=', tenantId)
      .where('name', '<>', '')
      .orderBy('name')
      .orderBy('personId')
      .limit(limit)
      .execute(),

  save: async (person) => {
    await db
      .insertInto('people')
      .values(person)
      .onConflict((conflict) => conflict.columns(['tenantId', 'personId']).doUpdateSet(person))
      .execute();
  },
});
