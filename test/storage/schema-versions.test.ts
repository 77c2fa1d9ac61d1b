import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { openStore } from '../../src/storage/open-store.ts';
import { SCHEMA_VERSIONS } from '../../src/storage/schema-versions/schema-versions.ts';
import { aMigration, aTenant } from '../support/records.ts';
import { forEachEngine } from '../support/stores.ts';
import { runWorkers } from '../support/workers.ts';

const LATEST = SCHEMA_VERSIONS.length;
const ALL = SCHEMA_VERSIONS.map((_, index) => index + 1);

describe('opening a store', () => {
  forEachEngine((database) => {
    const versions = async () =>
      (await database.query('select version from schema_version order by version')).map(({ version }) =>
        Number(version),
      );

    it('finds what an earlier one has kept', async () => {
      const store = await database.open();
      await store.transaction((tx) => tx.migrations.insert(aMigration()));
      await store.close();
      const again = await database.open();
      assert.deepEqual(await again.transaction((tx) => tx.migrations.get('contoso', 'migration-1')), aMigration());
    });

    it('applies a schema version once, and notes when', async () => {
      await database.open({ now: () => 1234 });
      await database.open({ now: () => 5678 });
      const rows = await database.query('select applied_at from schema_version');
      assert.deepEqual([...new Set(rows.map((row) => Number(row['applied_at'])))], [1234]);
      assert.deepEqual(await versions(), ALL);
    });

    it('many times at once applies a schema version once', async () => {
      const stores = await Promise.all(Array.from({ length: 5 }, () => database.open()));
      await Promise.all(stores.map((store) => store.ping()));
      assert.deepEqual(await versions(), ALL);
    });

    it('in several processes at once applies a schema version once', async () => {
      assert.deepEqual(await runWorkers('open', database.url(), 4), [0, 0, 0, 0]);
      assert.deepEqual(await versions(), ALL);
    });

    it('refuses a database newer than the code, and leaves it as it is', async () => {
      const store = await database.open();
      await store.transaction((tx) => tx.tenants.save(aTenant()));
      await store.close();
      await database.query(`insert into schema_version (version, applied_at) values (${LATEST + 1}, 0)`);
      await assert.rejects(database.open(), {
        name: 'NewerDatabaseError',
        message: new RegExp(`schema version ${LATEST + 1}, and this release knows versions up to ${LATEST}`),
      });
      assert.deepEqual(await versions(), [...ALL, LATEST + 1]);
    });
  });

  it('names what a database URL looks like, and does not repeat the wrong one', async () => {
    for (const url of ['', 'file:', 'data.db', 'mysql://user:secret@127.0.0.1/x']) {
      await assert.rejects(openStore(url), (error: Error) => {
        assert.match(error.message, /must start with file: and a path, or with postgres:/);
        assert.doesNotMatch(error.message, /secret/);
        return true;
      });
    }
  });

  it('takes a file URL too, makes the folder, and leaves only the database file when closed', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'switchover-store-'));
    try {
      const path = join(folder, 'with space', 'deep', 'store.db');
      const store = await openStore(pathToFileURL(path).href);
      assert.deepEqual([existsSync(path), existsSync(`${path}-wal`)], [true, true]);
      await store.close();
      assert.deepEqual([existsSync(path), existsSync(`${path}-wal`)], [true, false]);
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  it('in memory keeps nothing', async () => {
    const store = await openStore('file::memory:');
    await store.transaction((tx) => tx.tenants.save(aTenant()));
    assert.ok(await store.transaction((tx) => tx.tenants.get('contoso')));
    await store.close();
    assert.equal(existsSync(':memory:'), false);
  });

  it('fails in words when PostgreSQL cannot be reached', async () => {
    await assert.rejects(openStore('postgres://nobody@127.0.0.1:1/none'), /ECONNREFUSED/);
  });
});
