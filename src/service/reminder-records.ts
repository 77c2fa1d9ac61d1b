import { instantAt, LATEST_DATE, localDate } from '../domain/dates.ts';
import { type Reminder, remindersFor } from '../domain/reminder-schedule.ts';
import type { NewId } from '../ports.ts';
import type { ReminderRecord } from './reminder-store.ts';
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

/**
 * Writes the reminders of a migration anew, in the transaction of whatever changed it: those that lie after now, and those
 * whose time has passed unsent and that are still true, unless `settled` says that they have just been dealt with.
 */
export const rescheduleReminders = async (
  tx: StoreTransaction,
  newId: NewId,
  migration: MigrationRecord,
  now: number,
  { settled }: { settled: boolean },
): Promise<void> => {
  const { tenantId, migrationId, conversationId } = migration;
  const conversation = await tx.conversations.get(tenantId, conversationId);
  if (!conversation) return;
  const when = await whenOf(tx, conversation, now);
  const today = localDate(now, when.zone);

  const before = settled ? [] : await tx.reminders.ofMigration(tenantId, migrationId);
  const unsent = new Set(before.filter(({ localDate: date }) => date <= today).map(keyOf));
  const from = before.reduce((earliest, { localDate: date }) => (date < earliest ? date : earliest), today);
  const isWanted = (reminder: Reminder): boolean =>
    unsent.has(keyOf(reminder)) || instantAt(reminder.localDate, when.hour, when.zone) > now;
  const reminders =
    migration.state === 'active' ? remindersFor(migration.plan, migration.progress, from).filter(isWanted) : [];

  const records: ReminderRecord[] = reminders.map((reminder) => ({
    ...reminder,
    tenantId,
    reminderId: newId(),
    migrationId,
    conversationId,
  }));
  await tx.reminders.replaceOf(tenantId, migrationId, records);
  await matchDeliveries(tx, newId, conversation, deliveryScope(conversation, migrationId), when);
};

/** Makes the deliveries of a conversation match its reminders again, after its time zone changed or it can be reached once more. */
export const realignDeliveries = async (
  tx: StoreTransaction,
  newId: NewId,
  conversation: ConversationRecord,
  now: number,
): Promise<void> => {
  const { tenantId, conversationId } = conversation;
  const when = await whenOf(tx, conversation, now);
  const reminders = await tx.reminders.dueIn(tenantId, conversationId, LATEST_DATE);
  const scopes = new Set(reminders.map(({ migrationId }) => deliveryScope(conversation, migrationId)));
  for (const migrationId of scopes) await matchDeliveries(tx, newId, conversation, migrationId, when);
};
