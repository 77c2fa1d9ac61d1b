import type { DeliveryRecord } from './reminder-store.ts';
import type { ReminderView } from './replies.ts';
import type { ConversationRecord } from './store.ts';

export type Prepared =
  | { kind: 'send'; delivery: DeliveryRecord; conversation: ConversationRecord; view: ReminderView }
  | { kind: 'nothing' }
  | { kind: 'lost' };

/** How a delivery ended, or when it is tried again (epoch milliseconds). */
export type Settlement =
  | { kind: 'sent'; activityId: string }
  | { kind: 'retry'; at: number; reason: string }
  | { kind: 'unreachable'; reason: string }
  | { kind: 'failed'; reason: string };

/** The reminders as records: what is due, what it says, how it ended. */
export interface ReminderBook {
  claim(now: number, leaseMs: number, limit: number): Promise<DeliveryRecord[]>;
  /** What a claimed delivery says as of now, marked as being sent; nothing when there is nothing left to say. */
  prepare(delivery: DeliveryRecord, now: number): Promise<Prepared>;
  /** Records the end of an attempt on a delivery as `prepare` gave it; false when the claim was lost meanwhile. */
  settle(delivery: DeliveryRecord, settlement: Settlement, now: number): Promise<boolean>;
  /** When something is due next, epoch milliseconds; null when nothing waits. */
  nextDueAt(): Promise<number | null>;
}
