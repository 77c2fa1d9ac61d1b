import type { IsoDate } from '../domain/dates.ts';

/** One reason to remind: a line's milestone or a step's due date, on one local date. */
export type ReminderRecord = {
  tenantId: string;
  reminderId: string;
  migrationId: string;
  conversationId: string;
  kind: 'line' | 'step';
  /** Subscription id of a line, step id of a step. */
  subject: string;
  localDate: IsoDate;
};
export interface ReminderTable {
  /** Puts these in the place of all the reminders the migration had. */
  replaceOf(tenantId: string, migrationId: string, reminders: ReminderRecord[]): Promise<void>;
  ofMigration(tenantId: string, migrationId: string): Promise<ReminderRecord[]>;
  /** Those of a conversation due on or before a local date, all migrations. */
  dueIn(tenantId: string, conversationId: string, onOrBefore: IsoDate): Promise<ReminderRecord[]>;
  /** The conversations that have reminders. */
  conversations(tenantId: string): Promise<string[]>;
  /** Local dates that still have a reminder in the conversation: of one migration, or of all when null. */
  datesIn(tenantId: string, conversationId: string, migrationId: string | null): Promise<IsoDate[]>;
}

/** A reason that a delivery speaks of. */
export type DeliverySubject = { migrationId: string; kind: 'line' | 'step'; subject: string };

export const DELIVERY_STATES = [
  'scheduled',
  'claimed',
  'sending',
  'sent',
  'unreachable',
  'cancelled',
  'unreadable',
] as const;
export type DeliveryState = (typeof DELIVERY_STATES)[number];
/** The reason a claim carries when the lease ran out in `sending`: whether the card was posted is not known. */
export const LEASE_RAN_OUT_SENDING = 'lease-ran-out-sending';
/** Reasons of `cancelled`. */
export const OVERTAKEN = 'overtaken';
export const NOT_WANTED = 'not-wanted';
export const MOVED = 'moved';
/** Reasons of one that is scheduled and waits without having been tried: for room in the limits, or for the end of a pause. */
export const NO_ROOM = 'no-room';
export const PAUSED = 'paused';
/** Whether a delivery needs its personal chat created anew: no, first, or it has been, and is not a second time. */
export const ANEW = { no: 0, needed: 1, done: 2 } as const;
/** One card to post: unique on tenant, conversation, migration (null for all of them, in a personal chat) and local date. */
export type DeliveryRecord = {
  tenantId: string;
  deliveryId: string;
  conversationId: string;
  migrationId: string | null;
  localDate: IsoDate;
  /** When it was to be sent, as planned. */
  dueAt: number;
  /** Until when it waits all the same: for the next try, or for room; null where it does not. */
  waitUntil: number | null;
  state: DeliveryState;
  /** On the clock of leases: the database's where several processes share it. */
  leaseUntil: number | null;
  /** Counts claims up; whoever holds an older one records nothing. */
  fence: number;
  attempts: number;
  /** How many of them may have posted the card although we were not told. */
  ambiguous: number;
  anew: (typeof ANEW)[keyof typeof ANEW];
  /** Why it is in this state, where that is not plain. */
  reason: string | null;
  activityId: string | null;
  sentAt: number | null;
  /** What it speaks of, once it is being sent. */
  subjects: DeliverySubject[];
};
/** Another claim took the conversation first; nothing was claimed. */
export class LaneTakenError extends Error {
  override name = 'LaneTakenError';
}

/** How much waits: due by now, waiting in all, and how many tenants are paused. */
export type QueueDepth = { due: number; waiting: number; pausedTenants: number };

export interface DeliveryTable {
  get(tenantId: string, deliveryId: string): Promise<DeliveryRecord | null>;
  /**
   * Makes the scheduled deliveries of a conversation (and migration) exactly these: adds what is missing, moves what is there
   * to its new instant, cancels scheduled ones that are not among them. Never touches one that is claimed, sending or sent;
   * one that was cancelled, unreachable or unreadable is scheduled again, its attempts forgotten. What is there keeps its id
   * and fence, and one that waits goes on waiting.
   */
  reschedule(
    tenantId: string,
    conversationId: string,
    migrationId: string | null,
    wanted: { deliveryId: string; localDate: IsoDate; dueAt: number }[],
  ): Promise<void>;
  /**
   * Claims up to `limit` deliveries that are due and scheduled by `now` (the process's clock), or whose lease ran out (on the
   * clock of leases), but for those named as being under way: the next fence, a lease of `leaseMs`, the longest waiting first.
   * Of a conversation at most one, and none while another one of it is claimed or sending. Reads across tenants, as the one
   * loop serves them all; each record names its own. One whose lease ran out in `sending` carries the reason
   * `LEASE_RAN_OUT_SENDING` and is one more time ambiguous. Throws `LaneTakenError` where another claim was first.
   */
  claimDue(now: number, leaseMs: number, limit: number, underWay?: string[]): Promise<DeliveryRecord[]>;
  /** Writes the delivery where its stored fence is still the record's; false when the claim was lost. */
  record(delivery: DeliveryRecord): Promise<boolean>;
  /** True where the same conversation and migration has one of a later date, up to and including `upTo`, that is not given up. */
  isOvertaken(
    delivery: Pick<DeliveryRecord, 'tenantId' | 'conversationId' | 'migrationId' | 'localDate'>,
    upTo: IsoDate,
  ): Promise<boolean>;
  /** True while another delivery of the conversation is claimed or sending. */
  isLaneTaken(tenantId: string, conversationId: string, but: string): Promise<boolean>;
  /** The earliest instant, on the process's clock, at which one is due or a lease runs out, over all tenants; null when nothing waits. */
  nextDueAt(now: number): Promise<number | null>;
  /** Shortens leases and waits that reach further than any can, as after a clock that was set back: how many. */
  shorten(now: number, leaseMs: number, waitMs: number): Promise<number>;
  depth(now: number): Promise<Pick<QueueDepth, 'due' | 'waiting'>>;
}

/** So many requests to the connector at an instant. */
export type Sent = { at: number; count: number };

/** Where a tenant's sending stands, on the clock of leases. Paused until an instant that has passed is not paused. */
export type Pace = { now: number; slotAt: number; tenantPausedUntil: number; conversationPausedUntil: number };

/** The requests of the last hour and the pauses, shared by all processes, on the clock of leases: what Teams' limits are kept by. */
export interface PaceTable {
  /** Counts requests that are never held back, such as answers to people. Waits for nobody. */
  countSent(tenantId: string, conversationId: string, count: number): Promise<void>;
  /** Where sending stands; until the transaction ends nobody else takes a turn in the tenant. */
  takeTurn(tenantId: string, conversationId: string): Promise<Pace>;
  /** Requests after an instant, the newest first, no more rows than `limit`: of a conversation, or of the tenant where null. */
  sentAfter(tenantId: string, conversationId: string | null, at: number, limit: number): Promise<Sent[]>;
  /** Up to which instant the tenant's next requests are spoken for. */
  reserve(tenantId: string, slotAt: number): Promise<void>;
  /** Nobody sends there for so many milliseconds: in the conversation, or in the whole tenant where null. The longer pause stays. */
  pause(tenantId: string, conversationId: string | null, ms: number): Promise<void>;
  pausedTenants(): Promise<number>;
  /** Forgets what is older than so many milliseconds, over all tenants; what lies ahead, as after a clock that was set back, is now. */
  tidy(ms: number): Promise<void>;
}
