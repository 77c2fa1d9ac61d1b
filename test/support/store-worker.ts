import { writeSync } from 'node:fs';
import type { Store } from '../../src/service/store.ts';
import { openStore } from '../../src/storage/open-store.ts';
import { aDraftRecord, aSeenRecord, aTenant } from './records.ts';

/** Another process on the database of a test: `node store-worker.ts <work> <database URL>`. */
const TIMES_COUNTED = 20;

/** Reads in one transaction and writes in the next, until no other write came between, so many times. */
const count = async (store: Store): Promise<void> => {
  for (let done = 0; done < TIMES_COUNTED; ) {
    const read = await store.transaction((tx) => tx.drafts.get('contoso', 'conversation-1', 'person-1'));
    const next = aDraftRecord({ revision: (read?.revision ?? 0) + 1 });
    if (await store.transaction((tx) => tx.drafts.save(next))) done += 1;
  }
};

/** Writes the next number into two tables, and prints it once the transaction has been kept; without end. */
const commitEndlessly = async (store: Store): Promise<never> => {
  for (;;) {
    const written = await store.transaction(async (tx) => {
      const next = ((await tx.tenants.get('contoso'))?.reminderHour ?? 0) + 1;
      await tx.tenants.save(aTenant({ reminderHour: next }));
      await tx.seen.insert(aSeenRecord({ key: String(next) }));
      return next;
    });
    writeSync(1, `${written}\n`);
  }
};

const WORKS: Record<string, (store: Store) => Promise<void>> = { open: async () => {}, count, commitEndlessly };

const [work = '', url = ''] = process.argv.slice(2);
const store = await openStore(url);
await WORKS[work]?.(store);
await store.close();
