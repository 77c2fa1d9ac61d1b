import assert from 'node:assert/strict';
import type { MigrationRecord } from '../../src/service/store.ts';
import { nextEndDate } from '../../src/storage/migration-row.ts';
import { aRequest, planOf } from '../support/builders.ts';
import { aMigration, aPlanOf } from '../support/records.ts';
import { forEachEngine } from '../support/stores.ts';

const idsOf = (migrations: MigrationRecord[]) => migrations.map(({ migrationId }) => migrationId);

describe('the end date by which migrations are listed', () => {
  const facts: [string, Parameters<typeof aPlanOf>, string][] = [
    [
      'the earliest still to come',
      [{ endDate: '2028-01-01' }, { endDate: '2027-01-01' }, { endDate: '2020-01-01' }],
      '2027-01-01',
    ],
    ['that of the day of planning', [{ endDate: '2027-01-01' }, { endDate: '2026-11-21' }], '2026-11-21'],
    ['the earliest when all have passed', [{ endDate: '2021-01-01' }, { endDate: '2020-01-01' }], '2020-01-01'],
    [
      'not that of a line which does not move',
      [{ endDate: '2027-01-01', path: 'none' }, { endDate: '2028-01-01' }],
      '2028-01-01',
    ],
    ['that of a line which does not move when none does', [{ endDate: '2027-01-01', path: 'none' }], '2027-01-01'],
    ['behind all others without lines', [], '9999-12-31'],
  ];
  for (const [fact, lines, expected] of facts) {
    it(`is ${fact}`, () => assert.equal(nextEndDate({ ...aPlanOf(...lines), asOf: '2026-11-21' }), expected));
  }
});

describe('a list of migrations', () => {
  forEachEngine((database) => {
    it('gives those of one state by end date, in pages, and counts them all', async () => {
      const store = await database.open();
      const ends = { a: '2027-03-01', b: '2027-01-01', c: '2027-02-01', d: '2027-01-01' };
      await store.transaction(async (tx) => {
        for (const [migrationId, endDate] of Object.entries(ends)) {
          await tx.migrations.insert(aMigration({ migrationId, plan: aPlanOf({ endDate }) }));
        }
        await tx.migrations.insert(aMigration({ migrationId: 'e', state: 'archived' }));
      });
      const list = (state: MigrationRecord['state'], limit: number, offset: number) =>
        store.transaction((tx) => tx.migrations.list('contoso', state, { limit, offset }));
      const first = await list('active', 3, 0);
      assert.deepEqual([idsOf(first.migrations), first.total], [['b', 'd', 'c'], 4]);
      const second = await list('active', 3, 3);
      assert.deepEqual([idsOf(second.migrations), second.total], [['a'], 4]);
      const archived = await list('archived', 3, 0);
      assert.deepEqual([idsOf(archived.migrations), archived.total], [['e'], 1]);
    });

    it('gives the active ones that end by a day, the earliest first, up to a limit', async () => {
      const store = await database.open();
      const ends = { a: '2027-03-01', b: '2027-01-01', c: '2027-02-01' };
      await store.transaction(async (tx) => {
        for (const [migrationId, endDate] of Object.entries(ends)) {
          await tx.migrations.insert(aMigration({ migrationId, plan: aPlanOf({ endDate }) }));
        }
        const archived = { migrationId: 'e', state: 'archived', plan: aPlanOf({ endDate: '2027-01-01' }) } as const;
        await tx.migrations.insert(aMigration(archived));
      });
      const ending = async (date: string, limit: number) =>
        idsOf(await store.transaction((tx) => tx.migrations.endingBy('contoso', date, limit)));
      assert.deepEqual(await ending('2027-02-01', 9), ['b', 'c']);
      assert.deepEqual(await ending('2027-12-31', 1), ['b']);
      assert.deepEqual(await ending('2026-12-31', 9), []);
    });

    it('follows an update of plan and state', async () => {
      const store = await database.open();
      await store.transaction(async (tx) => {
        await tx.migrations.insert(aMigration({ migrationId: 'a', plan: aPlanOf({ endDate: '2027-01-01' }) }));
        await tx.migrations.insert(aMigration({ migrationId: 'b', plan: aPlanOf({ endDate: '2027-02-01' }) }));
        const later = aPlanOf({ endDate: '2027-03-01' });
        await tx.migrations.update(aMigration({ migrationId: 'a', plan: later, revision: 2 }));
        const page = await tx.migrations.list('contoso', 'active', { limit: 9, offset: 0 });
        assert.deepEqual(idsOf(page.migrations), ['b', 'a']);
        await tx.migrations.update(aMigration({ migrationId: 'b', state: 'archived', revision: 2 }));
        assert.equal((await tx.migrations.list('contoso', 'active', { limit: 9, offset: 0 })).total, 1);
      });
    });
  });
});

const NAMES = {
  percent: '100% Contoso',
  underscore: 'snake_case Ltd',
  backslash: 'back\\slash',
  cyrillic: 'ООО «Ромашка»',
  polish: 'Żółć Łódź S.A.',
  chinese: '北京 Ｃｏｎｔｏｓｏ',
  spaces: 'Adventure   Works',
  plain: '1000 Contoso',
};
const SEARCHES: [text: string, found: (keyof typeof NAMES)[]][] = [
  ['ромашка', ['cyrillic']],
  ['РОМАШКА', ['cyrillic']],
  ['ŻÓŁĆ ł', ['polish']],
  ['łódź', ['polish']],
  ['zolc', []],
  ['100%', ['percent']],
  ['%', ['percent']],
  ['_', ['underscore']],
  ['e_c', ['underscore']],
  ['\\', ['backslash']],
  ['CONTOSO', ['plain', 'chinese', 'percent']],
  ['Ｃontoso', ['plain', 'chinese', 'percent']],
  ['北京', ['chinese']],
  ['  adventure works ', ['spaces']],
  ["' or 1=1 --", []],
  ['a\0b', []],
  ['\ud800', []],
  ['x'.repeat(60_000), []],
  ['', ['plain', 'spaces', 'chinese', 'polish', 'cyrillic', 'backslash', 'underscore', 'percent']],
];

describe('a search for a customer', () => {
  forEachEngine((database) => {
    it('finds names that hold the text as it stands, the last changed first', async () => {
      const store = await database.open();
      await store.transaction(async (tx) => {
        for (const [index, [migrationId, name]] of Object.entries(NAMES).entries()) {
          const request = aRequest({ customer: { name } });
          await tx.migrations.insert(aMigration({ migrationId, request, updatedAt: index }));
        }
      });
      for (const [text, expected] of SEARCHES) {
        const found = await store.transaction((tx) => tx.migrations.search('contoso', text, 10));
        assert.deepEqual(idsOf(found), expected, `searching ${text.slice(0, 20)}`);
      }
    });

    it('gives no more than asked for, in every state, by the newest name', async () => {
      const store = await database.open();
      await store.transaction(async (tx) => {
        for (const [index, migrationId] of ['a', 'b', 'c'].entries()) {
          await tx.migrations.insert(aMigration({ migrationId, updatedAt: index }));
        }
        const request = aRequest({ customer: { name: 'Adventure Works' } });
        await tx.migrations.update(
          aMigration({ migrationId: 'c', request, state: 'archived', revision: 2, plan: planOf() }),
        );
      });
      const search = async (text: string, limit: number) =>
        idsOf(await store.transaction((tx) => tx.migrations.search('contoso', text, limit)));
      assert.deepEqual(await search('contoso', 1), ['b']);
      assert.deepEqual(await search('contoso', 5), ['b', 'a']);
      assert.deepEqual(await search('works', 5), ['c']);
    });

    it('takes a customer’s name of 5,000 characters', async () => {
      const store = await database.open();
      // Not to be compressed, as a database does with what repeats.
      const name = Array.from({ length: 5000 }, (_, index) =>
        String.fromCodePoint(0x4e00 + ((index * 7919) % 20_000)),
      ).join('');
      await store.transaction((tx) => tx.migrations.insert(aMigration({ request: aRequest({ customer: { name } }) })));
      const found = await store.transaction((tx) => tx.migrations.search('contoso', name, 5));
      assert.deepEqual(idsOf(found), ['migration-1']);
    });
  });
});
