import type { DeliveryRecord, NO_ROOM, PAUSED, QueueDepth } from './reminder-store.ts';
import type { ReminderView } from './replies.ts';
import type { ConversationRecord } from './store.ts';

/** A delivery that is ours, and the conversation as it was when it was prepared. */
export type Attempt = { delivery: DeliveryRecord; conversation: ConversationRecord; revision: number };

/** A delivery that may be sent now: leave to send was given at `leaveAt` (the process's clock) and does not last. */
export type ReadyToSend = Attempt & { kind: 'send'; view: ReminderView; leaveAt: number };

export type Prepared =
  | ReadyToSend
  /** The personal chat has to be created first; leave was given for that too. */
  | (Attempt & { kind: 'create' })
  /** Not now: it was put off, and that was no attempt; `why` is null where its hour has moved. */
  | { kind: 'waits'; why: typeof PAUSED | typeof NO_ROOM | null }
  /** It ended without being sent. */
  | { kind: 'ended'; state: 'cancelled' | 'unreachable' | 'unreadable'; reason: string }
  | { kind: 'lost' };

/** How a delivery ended, or after how many milliseconds it is tried again. */
export type Settlement =
  | { kind: 'sent'; activityId: string }
  | {
      kind: 'retry';
      afterMs: number;
      reason: string;
      ambiguous: boolean;
      /** For how long nothing is sent in the conversation, and in its tenant. */
      pause: { conversationMs: number; tenantMs: number } | null;
    }
  /** Leave came too early: nothing was sent, and it was no attempt. */
  | { kind: 'put-back' }
  /** The personal chat is gone: it is created anew, and then this is sent. */
  | { kind: 'create-anew'; reason: string }
  | { kind: 'unreachable'; reason: string }
  | { kind: 'failed'; reason: string };

/** The reminders as records: what is due, what it says, how it ended. */
export interface ReminderBook {
  /** Up to so many that are due, but for those named as being under way: one a conversation at most. */
  claim(now: number, leaseMs: number, limit: number, underWay: string[]): Promise<DeliveryRecord[]>;
  /** What a claimed delivery says as of now, marked as being sent; nothing when there is nothing left to say, or no room. */
  prepare(delivery: DeliveryRecord, now: number): Promise<Prepared>;
  /** Gives the conversation the id of the chat that was created, and prepares the delivery, which has its leave already. */
  adopt(attempt: Attempt, conversationId: string, now: number): Promise<Prepared>;
  /** Records the end of an attempt as `prepare` gave it; false when the claim was lost meanwhile. */
  settle(attempt: Omit<Attempt, 'conversation'>, settlement: Settlement, now: number): Promise<boolean>;
  /** When something is due next, epoch milliseconds; null when nothing waits. */
  nextDueAt(now: number): Promise<number | null>;
  /** Forgets what no limit looks back on, and undoes what a clock that was set back would make last too long. */
  tidy(now: number, leaseMs: number): Promise<void>;
  depth(now: number): Promise<QueueDepth>;
}
