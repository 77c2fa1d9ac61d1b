import { instantAt } from '../domain/dates.ts';
import type { Clock, Log, NewId } from '../ports.ts';
import { retryLostRaces } from './lost-race.ts';
import { readingWhatCanBeRead } from './readable-records.ts';
import { endedBy, settledBy } from './reminder-ending.ts';
import { askLeave } from './reminder-leave.ts';
import { LONGEST_WAIT_MS, longestWindowOf, type PaceRules } from './reminder-pace.ts';
import type { Attempt, Prepared, ReminderBook, Settlement } from './reminder-port.ts';
import { rescheduleConversation, rescheduleReminders } from './reminder-records.ts';
import {
  ANEW,
  type DeliveryRecord,
  type DeliverySubject,
  LaneTakenError,
  MOVED,
  type NO_ROOM,
  OVERTAKEN,
  PAUSED,
  type ReminderRecord,
} from './reminder-store.ts';
import { unknownChatOf } from './reminder-targets.ts';
import { loadReminder, localIn } from './reminder-view.ts';
import type { ReminderView } from './replies.ts';
import { type ConversationRecord, type Store, type StoreTransaction, UnreadableRowError } from './store.ts';

export type ReminderBookParts = { store: Store; newId: NewId; rules: PaceRules; clock: Clock; log: Log };

/** For how long one waits that is to go on in a chat where another one is being sent, milliseconds. */
const LANE_BUSY_MS = 5000;

/** The reminders of a delivery's conversation that are due by now. */
const dueReminders = async (
  tx: StoreTransaction,
  { tenantId, conversationId, migrationId }: DeliveryRecord,
  dueUpTo: string,
): Promise<ReminderRecord[]> => {
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
  const { dueUpTo } = await localIn(tx, conversation, now);
  const due = await dueReminders(tx, delivery, dueUpTo);
  for (const migrationId of new Set(due.map((reminder) => reminder.migrationId))) {
    const migration = await tx.migrations.get(delivery.tenantId, migrationId);
    if (migration) await rescheduleReminders(tx, newId, migration, now, { settledIn: delivery.conversationId });
  }
};

/** Whose chat an id stands for that was made up until the chat is known. */
const personOf = (conversationId: string): string | null => {
  const prefix = unknownChatOf('');
  return conversationId.startsWith(prefix) ? conversationId.slice(prefix.length) : null;
};

const isChatUnknown = ({ scope, reference }: ConversationRecord): boolean =>
  scope === 'personal' && !(reference['conversation'] as { id?: unknown } | undefined)?.id;

export const createReminderBook = ({ store, newId, rules, clock, log }: ReminderBookParts): ReminderBook => {
  const inTransaction = <T>(work: (tx: StoreTransaction) => Promise<T>): Promise<T> =>
    retryLostRaces(() => store.transaction((tx) => work(readingWhatCanBeRead(tx, log))));

  const end = async (
    tx: StoreTransaction,
    delivery: DeliveryRecord,
    state: Extract<Prepared, { kind: 'ended' }>['state'],
    reason: string,
  ): Promise<Prepared> =>
    (await tx.deliveries.record(endedBy(delivery, state, reason)))
      ? { kind: 'ended', state, reason }
      : { kind: 'lost' };

  const putOff = async (
    tx: StoreTransaction,
    delivery: DeliveryRecord,
    why: typeof PAUSED | typeof NO_ROOM | null,
  ): Promise<Prepared> =>
    (await tx.deliveries.record(endedBy(delivery, 'scheduled', why))) ? { kind: 'waits', why } : { kind: 'lost' };

  /** The last look before sending: what it says, whether its chat is there, whether there is room. */
  const prepare = async (
    tx: StoreTransaction,
    delivery: DeliveryRecord,
    now: number,
    hasLeave: boolean,
  ): Promise<Prepared> => {
    const { tenantId, conversationId, deliveryId, anew } = delivery;
    const revision = await tx.conversations.revision(tenantId, conversationId);
    const conversation = await tx.conversations.get(tenantId, conversationId);
    if (!conversation) return end(tx, delivery, 'cancelled', 'conversation-unknown');
    if (conversation.unreachable !== null) return end(tx, delivery, 'unreachable', conversation.unreachable);
    const { dueUpTo, hour, zone } = await localIn(tx, conversation, now);
    if (delivery.localDate > dueUpTo) {
      // Its hour has moved since it was claimed: by another zone or hour, or by a clock that was set back.
      const dueAt = instantAt(delivery.localDate, hour, zone);
      return putOff(tx, { ...delivery, dueAt, waitUntil: null }, null);
    }
    if (await tx.deliveries.isOvertaken(delivery, dueUpTo)) return end(tx, delivery, 'cancelled', OVERTAKEN);
    const due = await dueReminders(tx, delivery, dueUpTo);
    const subjects: DeliverySubject[] = due.map(({ migrationId, kind, subject }) => ({ migrationId, kind, subject }));
    const view = await loadReminder(tx, conversation, { deliveryId, subjects }, now);
    if (view.sections.length === 0) {
      const ended = await end(tx, delivery, 'cancelled', 'nothing-left-to-say');
      if (ended.kind === 'ended') await turnPage(tx, newId, delivery, conversation, now);
      return ended;
    }
    if (hasLeave) return startSending(tx, { delivery: { ...delivery, subjects }, conversation, revision }, view);
    const isToCreate = anew === ANEW.needed || (anew === ANEW.no && isChatUnknown(conversation));
    const leave = await askLeave(tx.pace, rules, delivery, isToCreate ? 2 : 1);
    if (leave.kind === 'wait') {
      return putOff(tx, { ...delivery, waitUntil: now + leave.ms }, leave.why);
    }
    const attempt = { delivery: { ...delivery, subjects, attempts: delivery.attempts + 1 }, conversation, revision };
    return isToCreate ? { kind: 'create', ...attempt } : startSending(tx, attempt, view);
  };

  const startSending = async (tx: StoreTransaction, attempt: Attempt, view: ReminderView): Promise<Prepared> => {
    const delivery: DeliveryRecord = { ...attempt.delivery, state: 'sending', waitUntil: null };
    const isOurs = await tx.deliveries.record(delivery);
    return isOurs ? { kind: 'send', ...attempt, delivery, view, leaveAt: clock() } : { kind: 'lost' };
  };

  /** A row that cannot be read sets this one delivery aside; the others go on. */
  const prepareOrSetAside = async (
    tx: StoreTransaction,
    delivery: DeliveryRecord,
    now: number,
    hasLeave: boolean,
  ): Promise<Prepared> => {
    try {
      return await prepare(tx, delivery, now, hasLeave);
    } catch (error) {
      if (error instanceof UnreadableRowError) return end(tx, delivery, 'unreadable', `unreadable ${error.table}`);
      // What is stored is not what we take it for; it would fail the same way for ever.
      if (error instanceof RangeError || error instanceof TypeError) return end(tx, delivery, 'unreadable', error.name);
      throw error;
    }
  };

  /** The chat that was created takes the place of the one that is gone, or that was not known. */
  const adopt = async (
    tx: StoreTransaction,
    { delivery, conversation }: Attempt,
    conversationId: string,
    now: number,
  ): Promise<Prepared> => {
    const { tenantId } = delivery;
    const { reference } = conversation;
    const chat = { ...(reference['conversation'] as object | undefined), id: conversationId };
    const to: ConversationRecord = {
      ...conversation,
      conversationId,
      reference: { ...reference, conversation: chat },
      unreachable: null,
    };
    const held = { ...delivery, anew: ANEW.done };
    if (!(await tx.deliveries.record(held))) return { kind: 'lost' };
    const from = conversation.conversationId;
    if (await tx.deliveries.isLaneTaken(tenantId, conversationId, delivery.deliveryId)) {
      return putOff(tx, { ...held, anew: delivery.anew, waitUntil: now + LANE_BUSY_MS }, PAUSED);
    }
    await tx.conversations.move({ tenantId, conversationId: from }, to, personOf(from));
    const moved = await tx.deliveries.get(tenantId, delivery.deliveryId);
    if (moved?.state !== 'claimed' || moved.fence !== delivery.fence)
      return { kind: 'ended', state: 'cancelled', reason: moved?.reason ?? MOVED };
    return prepareOrSetAside(tx, moved, now, true);
  };

  const settle = async (
    tx: StoreTransaction,
    { delivery, revision }: Omit<Attempt, 'conversation'>,
    settlement: Settlement,
    now: number,
  ): Promise<boolean> => {
    const { tenantId, conversationId } = delivery;
    let isUnreachable = settlement.kind === 'unreachable';
    if (settlement.kind === 'unreachable') {
      // An activity that came from there meanwhile says that it can be reached, and is believed.
      isUnreachable = await tx.conversations.markUnreachable(tenantId, conversationId, settlement.reason, revision);
    }
    const settled =
      settlement.kind === 'unreachable' && !isUnreachable
        ? endedBy({ ...delivery, waitUntil: now }, 'scheduled', settlement.reason)
        : settledBy(delivery, settlement, now);
    if (!(await tx.deliveries.record(settled))) return false;
    const conversation = await tx.conversations.get(tenantId, conversationId);
    if (!conversation) return true;
    if (settlement.kind === 'sent' || settlement.kind === 'failed') {
      await turnPage(tx, newId, delivery, conversation, now);
    }
    // Others are to be reminded instead.
    if (isUnreachable) await rescheduleConversation(tx, newId, conversation, now);
    if (settlement.kind === 'retry' && settlement.pause) {
      await tx.pace.pause(tenantId, conversationId, settlement.pause.conversationMs);
      await tx.pace.pause(tenantId, null, settlement.pause.tenantMs);
    }
    return true;
  };

  return {
    claim: (now, leaseMs, limit, underWay) =>
      inTransaction((tx) => tx.deliveries.claimDue(now, leaseMs, limit, underWay)).catch((error: unknown) => {
        if (error instanceof LaneTakenError) return [];
        throw error;
      }),
    prepare: (delivery, now) => inTransaction((tx) => prepareOrSetAside(tx, delivery, now, false)),
    adopt: (attempt, conversationId, now) => inTransaction((tx) => adopt(tx, attempt, conversationId, now)),
    settle: (attempt, settlement, now) => inTransaction((tx) => settle(tx, attempt, settlement, now)),
    nextDueAt: (now) => inTransaction((tx) => tx.deliveries.nextDueAt(now)),
    tidy: (now, leaseMs) =>
      inTransaction(async (tx) => {
        await tx.pace.tidy(longestWindowOf(rules));
        await tx.deliveries.shorten(now, leaseMs, LONGEST_WAIT_MS);
      }),
    depth: (now) =>
      inTransaction(async (tx) => ({
        ...(await tx.deliveries.depth(now)),
        pausedTenants: await tx.pace.pausedTenants(),
      })),
  };
};
