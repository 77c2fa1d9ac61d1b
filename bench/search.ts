import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { extensionResponse } from '../src/bot/message-extension.ts';
import { createRenderer } from '../src/cards/render.ts';
import { messagesIn } from '../src/messages/messages.ts';
import { createService, type Service } from '../src/service/service.ts';
import type { Store } from '../src/service/store.ts';
import type { Turn } from '../src/service/turn.ts';
import { openStore } from '../src/storage/open-store.ts';
import { aRequest } from '../test/support/builders.ts';
import { aMigration, aPerson } from '../test/support/records.ts';
import { startPostgres } from './a-server.ts';

/** What a search is allowed, milliseconds, with so many migrations stored. */
const ALLOWED_MS = 200;
const MIGRATIONS = 10_000;
const BATCH = 250;
const RUNS = 30;

const SEARCHES: [what: string, typed: string][] = [
  ['“cont”, which one customer of all is called', 'cont'],
  ['“works”, which fits every tenth customer', 'works'],
  ['an offer that all have', 'business standard'],
  ['an owner', 'grace'],
  ['a state', 'overdue'],
  ['nothing typed yet', ''],
  ['what nothing fits', 'zzzz'],
  ['5,000 characters', 'x'.repeat(5000)],
];

const tenantId = 'bench';
const nameOf = (index: number): string =>
  index === 4321 ? 'Contoso' : index % 10 === 0 ? `Adventure Works ${index}` : `Fabrikam ${index}`;

const fill = async (store: Store): Promise<void> => {
  await store.transaction(async (tx) => {
    for (let person = 0; person < 100; person += 1) {
      const name = person === 7 ? 'Grace' : `Person ${person}`;
      await tx.people.save(aPerson({ tenantId, personId: `p-${person}`, name }));
    }
  });
  for (let from = 0; from < MIGRATIONS; from += BATCH) {
    await store.transaction(async (tx) => {
      for (let index = from; index < from + BATCH; index += 1) {
        const request = aRequest({ customer: { name: nameOf(index) } });
        const [migrationId, ownerId] = [`m-${String(index).padStart(6, '0')}`, `p-${index % 100}`];
        await tx.migrations.insert(aMigration({ tenantId, migrationId, ownerId, request, updatedAt: index }));
      }
    });
  }
};

const turn: Turn = {
  tenantId,
  person: { personId: 'p-1', channelUserId: '29:p-1', name: 'Ada' },
  conversation: { conversationId: 'a:bench', scope: 'personal', reference: {} },
  locale: 'en-US',
  zone: 'Europe/Warsaw',
  key: 'bench',
  at: Date.parse('2026-11-21T10:00:00Z'),
};

/** Median and the 95th of a hundred, milliseconds. */
const timesOf = async (work: () => Promise<unknown>): Promise<{ median: number; p95: number }> => {
  const times: number[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    const begun = performance.now();
    await work();
    times.push(performance.now() - begun);
  }
  times.sort((a, b) => a - b);
  const at = (share: number) => times[Math.floor(share * (RUNS - 1))] ?? 0;
  return { median: at(0.5), p95: at(0.95) };
};

const render = createRenderer(new URL('../cards', import.meta.url).pathname);
const english = messagesIn('en');

const answer = async (service: Service, typed: string): Promise<number> => {
  const views = await service.find(turn, typed, { limit: 25, offset: 0 });
  extensionResponse(views, render, { own: english, cards: english });
  return views.length;
};

const say = (line: string): void => void process.stdout.write(`${line}\n`);

const measure = async (engine: string, databaseUrl: string): Promise<void> => {
  const store = await openStore(databaseUrl);
  try {
    await fill(store);
    const service = createService({ store, newId: () => crypto.randomUUID() });
    const floor = await timesOf(() => store.transaction((tx) => tx.migrations.get(tenantId, 'm-004321')));
    say(`${engine}, ${MIGRATIONS} migrations; one read by its id takes ${floor.median.toFixed(2)} ms`);
    for (const [what, typed] of SEARCHES) {
      const found = await answer(service, typed);
      const { median, p95 } = await timesOf(() => answer(service, typed));
      const ofAllowed = `${((100 * p95) / ALLOWED_MS).toFixed(0)} % of what is allowed`;
      const toFloor = `${(median / floor.median).toFixed(0)} times one read`;
      say(
        `  ${what}: ${found} found, median ${median.toFixed(1)} ms, 95th ${p95.toFixed(1)} ms: ${ofAllowed}, ${toFloor}`,
      );
    }
  } finally {
    await store.close();
  }
};

const folder = await mkdtemp(join(tmpdir(), 'switchover-bench-'));
const server = await startPostgres();
try {
  await measure('SQLite', `file:${join(folder, 'bench.db')}`);
  await measure('PostgreSQL', server.url);
} finally {
  await server.stop();
  await rm(folder, { recursive: true, force: true });
}
process.exit(0);
