import assert from 'node:assert/strict';
import { forPostgres } from '../support/stores.ts';

describe('two transactions that wait for each other', () => {
  forPostgres((database) => {
    it('both come to their end, one after the other', async () => {
      const store = await database.open();
      const both = Promise.withResolvers<void>();
      let begun = 0;
      let holding = 0;
      const takeBoth = (first: string, second: string) =>
        store.transaction(async (tx) => {
          begun += 1;
          await tx.pace.takeTurn(first, 'a:1');
          holding += 1;
          if (holding === 2) both.resolve();
          await both.promise;
          await tx.pace.takeTurn(second, 'a:1');
          await tx.pace.countSent(first, 'a:1', 1);
        });
      await Promise.all([takeBoth('contoso', 'fabrikam'), takeBoth('fabrikam', 'contoso')]);
      assert.equal(begun, 3, 'one of them was begun again');
      const sent = await database.query('select tenant_id from sends order by 1');
      assert.deepEqual(
        sent.map((row) => row['tenant_id']),
        ['contoso', 'fabrikam'],
      );
    }).timeout(20_000);
  });
});
