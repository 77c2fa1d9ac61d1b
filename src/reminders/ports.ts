import type { ReminderModel } from '../cards/reminder-card.ts';
import type { ConversationRecord, DeliveryRecord } from '../service/store.ts';

/** What came of one POST or PUT to the connector. Reasons are for operators: a status and an error code, never what people wrote. */
export type SendOutcome =
  /** Accepted. The activity id is empty where the connector named none. */
  | { kind: 'sent'; activityId: string }
  /** Worth another try, after this many milliseconds where the connector named them. Ambiguous: it may have been posted all the same. */
  | { kind: 'retry'; afterMs: number | null; ambiguous: boolean; reason: string }
  /** Nothing can be posted here until the next activity comes from it. */
  | { kind: 'unreachable'; reason: string }
  /** The activity to update is no longer there: post a new one. */
  | { kind: 'gone'; reason: string }
  /** The conversation is not there: create a personal one anew, once. */
  | { kind: 'missing-conversation'; reason: string }
  /** Our fault: the same activity will be refused again. */
  | { kind: 'rejected'; reason: string }
  /** Our credentials are refused: nothing can be sent anywhere until someone has put them right. */
  | { kind: 'unauthorised'; reason: string };

/** Sends into conversations the bot knows, by their stored conversation reference. Never throws for what the connector answers. */
export interface CardSender {
  post(reference: Record<string, unknown>, activity: Record<string, unknown>): Promise<SendOutcome>;
  update(
    reference: Record<string, unknown>,
    activityId: string,
    activity: Record<string, unknown>,
  ): Promise<SendOutcome>;
}

/** What a claimed delivery says, marked as being sent; nothing when there is nothing left to say; lost when another took it. */
export type PreparedDelivery =
  | { kind: 'send'; delivery: DeliveryRecord; conversation: ConversationRecord; view: ReminderModel }
  | { kind: 'nothing' }
  | { kind: 'lost' };

/** How an attempt ended, or when it is made again (epoch milliseconds). */
export type DeliverySettlement =
  | { kind: 'sent'; activityId: string }
  | { kind: 'retry'; at: number; reason: string }
  | { kind: 'unreachable'; reason: string }
  | { kind: 'failed'; reason: string };

/** The reminders as records: what is due, what it says, how it ended. Instants and durations in milliseconds. */
export interface ReminderBook {
  claim(now: number, leaseMs: number, limit: number): Promise<DeliveryRecord[]>;
  prepare(delivery: DeliveryRecord, now: number): Promise<PreparedDelivery>;
  /** Takes a delivery as `prepare` gave it; false when its claim was lost meanwhile. */
  settle(delivery: DeliveryRecord, settlement: DeliverySettlement, now: number): Promise<boolean>;
  nextDueAt(): Promise<number | null>;
}
