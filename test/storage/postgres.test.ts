import assert from 'node:assert/strict';
import type { Log } from '../../src/ports.ts';
import type { Store } from '../../src/service/store.ts';
import { parseInt8 } from '../../src/storage/postgres.ts';
import { aTenant } from '../support/records.ts';
import { forPostgres } from '../support/stores.ts';

/** Ends all other connections to the database, and waits until the server has done so. */
const CUT =
  "select pg_terminate_backend(pid, 5000) from pg_stat_activity where pid <> pg_backend_pid() and application_name = 'switchover' and datname = current_database()";

const logTo = (heard: string[]): Log => {
  const hear = (_: unknown, message: string) => void heard.push(message);
  return { debug: hear, info: hear, warn: hear, error: hear };
};

/** A lost connection may still be handed out once before the loss is heard of. */
const pingUntilAnswered = async (store: Store): Promise<void> => {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await store.ping();
    } catch (error) {
      if (attempt > 10) throw error;
    }
  }
};

describe('a connection to PostgreSQL', () => {
  forPostgres((database) => {
    it('lost while idle is logged and replaced', async () => {
      const heard: string[] = [];
      const store = await database.open({ log: logTo(heard) });
      await database.query(CUT);
      await pingUntilAnswered(store);
      assert.deepEqual(heard, ['an idle database connection was lost']);
    });

    it('lost in a transaction fails that one and no other', async () => {
      const store = await database.open();
      const cut = store.transaction(async (tx) => {
        await tx.tenants.save(aTenant());
        await database.query(CUT);
        await tx.tenants.get('contoso');
      });
      await assert.rejects(cut, /terminat|connection error/i);
      assert.equal(await store.transaction((tx) => tx.tenants.get('contoso')), null);
    });

    it('lost in a transaction does not hide why its work failed', async () => {
      const store = await database.open();
      const failure = new Error('of the work');
      const cut = store.transaction(async (tx) => {
        await tx.tenants.save(aTenant());
        await database.query(CUT);
        throw failure;
      });
      await assert.rejects(cut, (error) => error === failure);
    });

    it('is one of ten, for which further transactions wait', async () => {
      const store = await database.open();
      const turns = Array.from({ length: 40 }, () =>
        store.transaction(async (tx) => {
          await tx.tenants.get('contoso');
          const [row] = await database.query(
            "select count(*) as n from pg_stat_activity where application_name = 'switchover' and datname = current_database()",
          );
          return Number(row?.['n']);
        }),
      );
      const most = Math.max(...(await Promise.all(turns)));
      assert.ok(most > 1 && most <= 10, `${most} connections`);
    });

    it('has text compared by its bytes in every column of every table', async () => {
      await database.open();
      const columns = await database.query(
        "select table_name, column_name from information_schema.columns where table_schema = 'public' and data_type = 'text' and collation_name is distinct from 'C'",
      );
      assert.deepEqual(columns, []);
      const [row] = await database.query(`select 'B' < 'a' as bytes`);
      assert.equal(row?.['bytes'], false, 'the database itself orders like a dictionary');
    });
  });

  it('gives whole numbers that a number holds exactly, and no others', () => {
    assert.equal(parseInt8('-9007199254740991'), Number.MIN_SAFE_INTEGER);
    for (const text of ['9007199254740992', '-9007199254740992', '9223372036854775807']) {
      assert.throws(() => parseInt8(text), RangeError);
    }
  });
});
