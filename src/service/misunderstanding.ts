import { shortened } from '../domain/intake/rejection.ts';
import { readMigrationLine } from '../domain/understand/migration-line.ts';
import { nearestCommand } from '../domain/understand/nearest-command.ts';
import type { Reading } from '../domain/understand/subscription-line.ts';
import type { Reply } from './replies.ts';
import type { StoreTransaction } from './store.ts';
import type { Scene } from './turn.ts';

type Misunderstood = Extract<Reply, { kind: 'misunderstood' }>;

/** Longest text that may be the beginning of a migration, in UTF-16 units. */
const LONGEST_LINE = 1_000;

/** The nearest thing that can be done with a text: a command, a customer that is known, a migration to begin. */
const nearestTo = async (
  tx: StoreTransaction,
  tenantId: string,
  text: string,
  reading: Reading,
): Promise<Misunderstood['nearest']> => {
  const command = nearestCommand(text);
  if (command) return { kind: 'command', command };
  const typed = text.trim();
  const [only, ...others] = typed === '' ? [] : await tx.migrations.search(tenantId, shortened(typed), 2);
  if (only && others.length === 0) return { kind: 'customer', migrationId: only.migrationId };
  if (text.length > LONGEST_LINE) return null;
  const { subscriptions } = readMigrationLine(text, reading);
  return subscriptions.some(({ offer }) => offer !== undefined) ? { kind: 'line', text: typed } : null;
};

/** An answer to what was not understood, with the nearest thing that can be done; another one when it happens again. */
export const misunderstood = async (
  tx: StoreTransaction,
  { turn, person }: Scene,
  text: string,
  reading: Reading,
): Promise<Reply> => {
  const nearest = await nearestTo(tx, turn.tenantId, text, reading);
  await tx.people.save({ ...person, misses: person.misses + 1 });
  return { kind: 'misunderstood', typed: shortened(text), nearest, before: person.misses };
};
