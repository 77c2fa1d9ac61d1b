import type { NewId } from '../ports.ts';
import { retryLostRaces } from './lost-race.ts';
import type { Prepared, ReminderBook, Settlement } from './reminder-port.ts';
import { rescheduleReminders } from './reminder-records.ts';
import { type DeliveryRecord, OVERTAKEN, type ReminderRecord } from './reminder-store.ts';
import { loadReminder, localIn } from './reminder-view.ts';
import type { ConversationRecord, Store, StoreTransaction } from './store.ts';

/** The reminders of a delivery's conversation that are due by now. */
const dueReminders = async (
  tx: StoreTransaction,
  { tenantId, conversationId, migrationId }: DeliveryRecord,
  conversation: ConversationRecord,
  now: number,
): Promise<ReminderRecord[]> => {
  const { dueUpTo } = await localIn(tx, conversation, now);
  const due = await tx.reminders.dueIn(tenantId, conversationId, dueUpTo);
  return due.filter((reminder) => migrationId === null || reminder.migrationId === migrationId);
};

/** What was due has been dealt with: only later reminders remain. */
const turnPage = async (
  tx: StoreTransaction,
  newId: NewId,
  delivery: DeliveryRecord,
  conversation: ConversationRecord,
  now: number,
): Promise<void> => {
  const due = await dueReminders(tx, delivery, conversation, now);
  for (const migrationId of new Set(due.map((reminder) => reminder.migrationId))) {
    const migration = await tx.migrations.get(delivery.tenantId, migrationId);
    if (migration) await rescheduleReminders(tx, newId, migration, now, { settled: true });
  }
};

const cancelled = (delivery: DeliveryRecord, reason: string): DeliveryRecord => ({
  ...delivery,
  state: 'cancelled',
  leaseUntil: null,
  reason,
});

const settled = (delivery: DeliveryRecord, settlement: Settlement, now: number): DeliveryRecord => {
  const ended = { ...delivery, leaseUntil: null };
  switch (settlement.kind) {
    case 'sent':
      return { ...ended, state: 'sent', activityId: settlement.activityId, sentAt: now, reason: null };
    case 'retry':
      return { ...ended, state: 'scheduled', dueAt: settlement.at, reason: settlement.reason };
    case 'unreachable':
      return { ...ended, state: 'unreachable', reason: settlement.reason };
    case 'failed':
      return cancelled(delivery, settlement.reason);
  }
};

export const createReminderBook = ({ store, newId }: { store: Store; newId: NewId }): ReminderBook => {
  const inTransaction = <T>(work: (tx: StoreTransaction) => Promise<T>): Promise<T> =>
    retryLostRaces(() => store.transaction(work));

  const prepare = async (tx: StoreTransaction, delivery: DeliveryRecord, now: number): Promise<Prepared> => {
    const record = async (ended: DeliveryRecord): Promise<Prepared> =>
      (await tx.deliveries.record(ended)) ? { kind: 'nothing' } : { kind: 'lost' };

    const conversation = await tx.conversations.get(delivery.tenantId, delivery.conversationId);
    if (!conversation) return record(cancelled(delivery, 'conversation-unknown'));
    if (conversation.unreachable !== null) {
      return record(settled(delivery, { kind: 'unreachable', reason: conversation.unreachable }, now));
    }
    const { dueUpTo } = await localIn(tx, conversation, now);
    if (await tx.deliveries.isOvertaken(delivery, dueUpTo)) return record(cancelled(delivery, OVERTAKEN));
    const due = await dueReminders(tx, delivery, conversation, now);
    const subjects = due.map(({ migrationId, kind, subject }) => ({ migrationId, kind, subject }));
    const view = await loadReminder(tx, conversation, { deliveryId: delivery.deliveryId, subjects }, now);
    if (view.sections.length === 0) {
      const ended = await record(cancelled(delivery, 'nothing-left-to-say'));
      if (ended.kind === 'nothing') await turnPage(tx, newId, delivery, conversation, now);
      return ended;
    }
    const sending: DeliveryRecord = { ...delivery, state: 'sending', attempts: delivery.attempts + 1, subjects };
    const isOurs = await tx.deliveries.record(sending);
    return isOurs ? { kind: 'send', delivery: sending, conversation, view } : { kind: 'lost' };
  };

  const settle = async (
    tx: StoreTransaction,
    delivery: DeliveryRecord,
    settlement: Settlement,
    now: number,
  ): Promise<boolean> => {
    if (!(await tx.deliveries.record(settled(delivery, settlement, now)))) return false;
    const conversation = await tx.conversations.get(delivery.tenantId, delivery.conversationId);
    if (!conversation) return true;
    if (settlement.kind === 'sent' || settlement.kind === 'failed') {
      await turnPage(tx, newId, delivery, conversation, now);
    }
    if (settlement.kind === 'unreachable') {
      await tx.conversations.save({ ...conversation, unreachable: settlement.reason });
    }
    return true;
  };

  return {
    claim: (now, leaseMs, limit) => inTransaction((tx) => tx.deliveries.claimDue(now, leaseMs, limit)),
    prepare: (delivery, now) => inTransaction((tx) => prepare(tx, delivery, now)),
    settle: (delivery, settlement, now) => inTransaction((tx) => settle(tx, delivery, settlement, now)),
    nextDueAt: () => inTransaction((tx) => tx.deliveries.nextDueAt()),
  };
};
