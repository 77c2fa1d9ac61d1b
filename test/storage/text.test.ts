import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { StoreTransaction } from '../../src/service/store.ts';
import { isStorable, toJson } from '../../src/storage/storable.ts';
import { aRequest } from '../support/builders.ts';
import { aConversation, aDraft, aDraftRecord, aMigration, aPerson, aSeenRecord } from '../support/records.ts';
import { forEachEngine } from '../support/stores.ts';

const UNSTORABLE = { 'U+0000': 'a\0b', 'a high surrogate alone': 'a\ud83d', 'a low surrogate alone': '\ude00 b' };

/** Text written into columns, JSON and its keys, and asked for. */
const WRITES: Record<string, (tx: StoreTransaction, text: string) => Promise<unknown>> = {
  column: (tx, text) => tx.people.save(aPerson({ name: text })),
  key: (tx, text) => tx.seen.insert(aSeenRecord({ key: text })),
  draft: (tx, text) => tx.drafts.save(aDraftRecord({ draft: aDraft({ customer: { name: text } }) })),
  request: (tx, text) => tx.migrations.insert(aMigration({ request: aRequest({ customer: { name: text } }) })),
  reference: (tx, text) => tx.conversations.save(aConversation({ reference: { [text]: 1 } })),
  reply: (tx, text) => tx.seen.insert(aSeenRecord({ reply: [text] })),
  question: (tx, text) => tx.people.get('contoso', text),
};

/** In the order of their bytes in UTF-8, which no dictionary has; the last ones differ in the order of UTF-16. */
const TRICKY = [
  '',
  ' ',
  '10',
  '9',
  'B',
  'Z',
  '_',
  'a',
  'b',
  'e\u0301',
  'z',
  '\u00e9',
  '\u0410',
  '\u0430',
  '\u4e2d',
  '\uff21',
  '\u{1f600}',
];

describe('text', () => {
  forEachEngine((database) => {
    for (const [what, text] of Object.entries(UNSTORABLE)) {
      it(`with ${what} is refused wherever it stands, before it reaches the database`, async () => {
        const store = await database.open();
        for (const [where, write] of Object.entries(WRITES)) {
          const written = store.transaction((tx) => write(tx, text));
          await assert.rejects(written, { name: 'UnstorableTextError' }, where);
        }
      });
    }

    it('of any other kind is read as written', async () => {
      const store = await database.open();
      const names = [
        '\u0001\u001f\u007f\uffff',
        '😀👨‍👩‍👧',
        '"\'\\%_;--',
        '\\u0000 \\ud800',
        '<b>*x*</b>',
        '\u202eevil',
        ' x\t\r\n',
      ];
      for (const name of names) {
        const draft = aDraftRecord({ conversationId: name, draft: aDraft({ customer: { name } }) });
        await store.transaction(async (tx) => {
          await tx.people.save(aPerson({ name }));
          await tx.drafts.save(draft);
        });
        await store.transaction(async (tx) => {
          assert.equal((await tx.people.get('contoso', 'person-1'))?.name, name);
          assert.deepEqual(await tx.drafts.get('contoso', name, 'person-1'), draft);
        });
      }
    });

    it('is told apart by letter case, accents and form', async () => {
      const store = await database.open();
      await store.transaction(async (tx) => {
        for (const key of TRICKY) assert.equal(await tx.seen.insert(aSeenRecord({ key, reply: key })), true);
      });
      await store.transaction(async (tx) => {
        for (const key of TRICKY) assert.equal((await tx.seen.get('contoso', key))?.reply, key);
      });
    });

    it('is ordered by its bytes in UTF-8, whatever the language of the database', async () => {
      const store = await database.open();
      await store.transaction(async (tx) => {
        for (const migrationId of TRICKY.toReversed()) await tx.migrations.insert(aMigration({ migrationId }));
      });
      const page = await store.transaction((tx) => tx.migrations.list('contoso', 'active', { limit: 100, offset: 0 }));
      assert.deepEqual(
        page.migrations.map(({ migrationId }) => migrationId),
        TRICKY,
      );
    });
  });

  it('in JSON is refused exactly when it cannot be stored', () => {
    const backslashes = fc
      .array(fc.constantFrom('\\', 'u0000', 'ud800', '"', '\0', '\ud800', '\udc00', 'x'))
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), backslashes), (text) => {
        const isRefused = (() => {
          try {
            toJson({ text, [text]: [] });
            return false;
          } catch {
            return true;
          }
        })();
        assert.equal(isRefused, !isStorable(text));
      }),
      { numRuns: 2000 },
    );
  });
});
