import { instantAt, LATEST_DATE, localDate } from '../domain/dates.ts';
import { type Reminder, remindersFor } from '../domain/reminder-schedule.ts';
import type { NewId } from '../ports.ts';
import type { ReminderRecord } from './reminder-store.ts';
import { targetsOf } from './reminder-targets.ts';
import type { ConversationRecord, MigrationRecord, StoreTransaction } from './store.ts';
import { newTenant, zoneOf } from './turn.ts';

type When = { zone: string; hour: number; now: number };

/** A personal chat gets one card a day for everything; any other conversation one for each migration (rulebook §7). */
const deliveryScope = (conversation: ConversationRecord, migrationId: string): string | null =>
  conversation.scope === 'personal' ? null : migrationId;

const keyOf = ({ kind, subject, localDate: date }: Reminder): string => `${kind} ${subject} ${date}`;

/** Makes the deliveries of a conversation match the dates on which it still has reminders. */
const matchDeliveries = async (
  tx: StoreTransaction,
  newId: NewId,
  conversation: ConversationRecord,
  migrationId: string | null,
  { zone, hour }: When,
): Promise<void> => {
  const { tenantId, conversationId } = conversation;
  const dates = await tx.reminders.datesIn(tenantId, conversationId, migrationId);
  const wanted = dates.map((date) => ({ deliveryId: newId(), localDate: date, dueAt: instantAt(date, hour, zone) }));
  await tx.deliveries.reschedule(tenantId, conversationId, migrationId, wanted);
};

const whenOf = async (tx: StoreTransaction, conversation: ConversationRecord, now: number): Promise<When> => {
  const tenant = (await tx.tenants.get(conversation.tenantId)) ?? newTenant(conversation.tenantId);
  return { zone: zoneOf(conversation, tenant), hour: tenant.reminderHour, now };
};

const isSame = (a: Reminder, b: Reminder): boolean => keyOf(a) === keyOf(b);

/**
 * The reminders of a migration in one conversation: those that lie after now, and those of `unsent` whose time has passed and
 * that are still true.
 */
const remindersIn = (
  { plan, progress, state }: MigrationRecord,
  { zone, hour, now }: When,
  unsent: readonly Reminder[],
): Reminder[] => {
  if (state !== 'active') return [];
  const today = localDate(now, zone);
  const overdue = unsent.filter(({ localDate: date }) => date <= today);
  const from = overdue.reduce((earliest, { localDate: date }) => (date < earliest ? date : earliest), today);
  return remindersFor(plan, progress, from).filter(
    (reminder) => overdue.some((one) => isSame(one, reminder)) || instantAt(reminder.localDate, hour, zone) > now,
  );
};

/**
 * Writes the reminders of a migration anew, in every conversation that is reminded, in the transaction of whatever changed it.
 * What is overdue and unsent stays due; `settledIn` names the conversation in which it has just been dealt with. What could
 * not be sent to a conversation, or is no longer to be, is due where nobody was reminded before.
 */
export const rescheduleReminders = async (
  tx: StoreTransaction,
  newId: NewId,
  migration: MigrationRecord,
  now: number,
  { settledIn }: { settledIn: string | null },
): Promise<void> => {
  const { tenantId, migrationId } = migration;
  const targets = migration.state === 'active' ? await targetsOf(tx, migration) : [];
  const before = Map.groupBy(
    await tx.reminders.ofMigration(tenantId, migrationId),
    ({ conversationId }) => conversationId,
  );
  const isTarget = (id: string): boolean => targets.some(({ conversationId }) => conversationId === id);
  const isReached = (id: string): boolean =>
    targets.some(({ conversationId, unreachable }) => conversationId === id && unreachable === null);
  const left = [...before].flatMap(([id, reminders]) => (isReached(id) ? [] : reminders));

  const records: ReminderRecord[] = [];
  for (const target of targets) {
    const { conversationId } = target;
    const unsent = conversationId === settledIn ? [] : (before.get(conversationId) ?? left);
    for (const reminder of remindersIn(migration, await whenOf(tx, target, now), unsent)) {
      records.push({ ...reminder, tenantId, reminderId: newId(), migrationId, conversationId });
    }
  }
  await tx.reminders.replaceOf(tenantId, migrationId, records);

  for (const id of [...before.keys()].filter((one) => !isTarget(one))) {
    const conversation = await tx.conversations.get(tenantId, id);
    if (conversation) await realign(tx, newId, conversation, migrationId, now);
  }
  for (const target of targets) await realign(tx, newId, target, migrationId, now);
};

const realign = async (
  tx: StoreTransaction,
  newId: NewId,
  conversation: ConversationRecord,
  migrationId: string,
  now: number,
): Promise<void> =>
  matchDeliveries(
    tx,
    newId,
    conversation,
    deliveryScope(conversation, migrationId),
    await whenOf(tx, conversation, now),
  );

/** Writes the reminders of every migration anew that has some in a conversation: it can be reached again, or no more, or has another zone. */
export const rescheduleConversation = async (
  tx: StoreTransaction,
  newId: NewId,
  { tenantId, conversationId }: Pick<ConversationRecord, 'tenantId' | 'conversationId'>,
  now: number,
): Promise<void> => {
  const reminders = await tx.reminders.dueIn(tenantId, conversationId, LATEST_DATE);
  for (const migrationId of new Set(reminders.map((reminder) => reminder.migrationId))) {
    const migration = await tx.migrations.get(tenantId, migrationId);
    if (migration) await rescheduleReminders(tx, newId, migration, now, { settledIn: null });
  }
};
