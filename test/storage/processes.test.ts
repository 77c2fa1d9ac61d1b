import assert from 'node:assert/strict';
import { forSqlite } from '../support/stores.ts';
import { killWhileCommitting } from '../support/workers.ts';

describe('a process killed while it writes', () => {
  forSqlite((database) => {
    it('loses nothing that it was told is kept, and keeps no half of a transaction', async () => {
      let told = 0;
      for (const commits of [1, 7, 40, 133]) {
        told = Math.max(told, await killWhileCommitting(database.url(), commits));
        const store = await database.open();
        const tenant = await store.transaction((tx) => tx.tenants.get('contoso'));
        const kept = tenant?.reminderHour ?? 0;
        assert.ok(kept >= told, `${told} was told, ${kept} is kept`);
        const [seen] = await database.query('select count(*) as n, max(cast(key as integer)) as last from seen');
        assert.deepEqual([seen?.['n'], seen?.['last']], [kept, kept]);
        assert.deepEqual(
          (await database.query('pragma integrity_check')).map((row) => row['integrity_check']),
          ['ok'],
        );
        await store.close();
      }
      assert.ok(told >= 1 + 7 + 40 + 133);
    }).timeout(60_000);
  });
});
