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

export const DELIVERY_STATES = ['scheduled', 'claimed', 'sending', 'sent', 'unreachable', 'cancelled'] as const;
export type DeliveryState = (typeof DELIVERY_STATES)[number];
/** The reason a claim carries when the lease ran out in `sending`: whether the card was posted is not known. */
export const LEASE_RAN_OUT_SENDING = 'lease-ran-out-sending';
/** Reasons of `cancelled`. */
export const OVERTAKEN = 'overtaken';
export const NOT_WANTED = 'not-wanted';
/** One card to post: unique on tenant, conversation, migration (null for all of them, in a personal chat) and local date. */
export type DeliveryRecord = {
  tenantId: string;
  deliveryId: string;
  conversationId: string;
  migrationId: string | null;
  localDate: IsoDate;
  /** When it is to be sent first; after a failure, when to try again. */
  dueAt: number;
  state: DeliveryState;
  leaseUntil: number | null;
  /** Counts claims up; whoever holds an older one records nothing. */
  fence: number;
  attempts: number;
  /** Why it is in this state, where that is not plain. */
  reason: string | null;
  activityId: string | null;
  sentAt: number | null;
  /** What it speaks of, once it is being sent. */
  subjects: DeliverySubject[];
};
export interface DeliveryTable {
  get(tenantId: string, deliveryId: string): Promise<DeliveryRecord | null>;
  /**
   * Makes the scheduled deliveries of a conversation (and migration) exactly these: adds what is missing, moves what is there
   * to its new instant, cancels scheduled ones that are not among them. Never touches one that is claimed, sending or sent;
   * one that was cancelled or unreachable is scheduled again, its attempts forgotten. What is there keeps its id and fence.
   */
  reschedule(
    tenantId: string,
    conversationId: string,
    migrationId: string | null,
    wanted: { deliveryId: string; localDate: IsoDate; dueAt: number }[],
  ): Promise<void>;
  /**
   * Claims up to `limit` deliveries that are due and scheduled, or whose lease ran out: the next fence, a lease until
   * `now + leaseMs`, the longest waiting first. Reads across tenants, as the one loop serves them all; each record names its
   * own. One whose lease ran out in `sending` carries the reason `LEASE_RAN_OUT_SENDING`.
   */
  claimDue(now: number, leaseMs: number, limit: number): Promise<DeliveryRecord[]>;
  /** Writes the delivery where its stored fence is still the record's; false when the claim was lost. */
  record(delivery: DeliveryRecord): Promise<boolean>;
  /** True where the same conversation and migration has one of a later date, up to and including `upTo`, that is not given up. */
  isOvertaken(
    delivery: Pick<DeliveryRecord, 'tenantId' | 'conversationId' | 'migrationId' | 'localDate'>,
    upTo: IsoDate,
  ): Promise<boolean>;
  /** The earliest instant at which something is due or a lease runs out, over all tenants; null when nothing waits. */
  nextDueAt(): Promise<number | null>;
}
