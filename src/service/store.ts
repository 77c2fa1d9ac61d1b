import type { IsoDate } from '../domain/dates.ts';
import type { Draft, OrderingModel } from '../domain/intake/draft.ts';
import type { Locale } from '../domain/locale.ts';
import type { PlanRequest } from '../domain/plan-request.ts';
import type { Plan } from '../domain/plan-schema.ts';
import type { Progress } from '../domain/progress.ts';
import type { DeliveryTable, PaceTable, ReminderTable } from './reminder-store.ts';

/**
 * What the use cases need of a database. Every record carries its tenant and every call names it.
 * Ids are UUIDv7 text unless said otherwise, instants epoch milliseconds, dates ISO text.
 */
export interface Store {
  /**
   * Runs `work` in one transaction: all of it is kept, or nothing when it throws. Waits its turn; awaits nothing but `tx`.
   * Any call of the store from inside its work throws, and so does `tx` once the work has ended. Nothing is kept either when
   * a statement failed and `work` caught that.
   */
  transaction<T>(work: (tx: StoreTransaction) => Promise<T>): Promise<T>;
  /** Resolves when the database answers; throws when it does not. */
  ping(): Promise<void>;
  close(): Promise<void>;
}

/** A stored row that the product cannot read, named but not shown: thrown by reads of one row, left out (and logged) by listings. */
export class UnreadableRowError extends Error {
  readonly table: string;
  readonly tenantId: string;
  /** The row's key inside its tenant; the parts of a longer one are joined by spaces. */
  readonly id: string;
  constructor(row: { table: string; tenantId: string; id: string }) {
    super(`The row ${row.id} of ${row.table} in tenant ${row.tenantId} cannot be read.`);
    this.name = 'UnreadableRowError';
    this.table = row.table;
    this.tenantId = row.tenantId;
    this.id = row.id;
  }
}

/** U+0000 or half a surrogate pair, which not every database keeps: such text is refused wherever text comes in, and here last. */
export class UnstorableTextError extends Error {
  constructor() {
    super('Text with U+0000 or a lone surrogate cannot be stored.');
    this.name = 'UnstorableTextError';
  }
}

export interface StoreTransaction {
  tenants: TenantTable;
  people: PeopleTable;
  conversations: ConversationTable;
  drafts: DraftTable;
  migrations: MigrationTable;
  cards: CardTable;
  reminders: ReminderTable;
  deliveries: DeliveryTable;
  pace: PaceTable;
  audit: AuditTable;
  seen: SeenTable;
}

export type TenantRecord = {
  tenantId: string;
  /** ISO 3166-1 alpha-2, the partner's own; null until asked. */
  country: string | null;
  zone: string | null;
  ordering: OrderingModel | null;
  /** Local hour (0 to 23) at which reminders go out. */
  reminderHour: number;
};
export interface TenantTable {
  get(tenantId: string): Promise<TenantRecord | null>;
  save(tenant: TenantRecord): Promise<void>;
}

export type PersonRecord = {
  tenantId: string;
  /** aadObjectId, or the channel's user id where there is none. */
  personId: string;
  channelUserId: string;
  name: string;
  /** The language the person chose; null for that of the client. */
  language: Locale | null;
  /** What the client told last, a BCP 47 tag. */
  locale: string | null;
  zone: string | null;
  personalConversationId: string | null;
  /** How many messages of theirs in a row were not understood. */
  misses: number;
};
export interface PeopleTable {
  get(tenantId: string, personId: string): Promise<PersonRecord | null>;
  /** The people of a tenant who have a name, by name; so many at most. */
  named(tenantId: string, limit: number): Promise<PersonRecord[]>;
  save(person: PersonRecord): Promise<void>;
}

export const SCOPES = ['personal', 'groupChat', 'channel'] as const;
export type Scope = (typeof SCOPES)[number];

export type ConversationRecord = {
  tenantId: string;
  /** The root conversation's id: without the thread of a channel. */
  conversationId: string;
  scope: Scope;
  /** The newest conversation reference, as the bot framework gave it. */
  reference: Record<string, unknown>;
  locale: string | null;
  zone: string | null;
  /** Why nothing can be sent here any more, until an activity comes from it again; null while reachable. */
  unreachable: string | null;
  greetedAt: number | null;
  /** What its members call it; null where nobody has told. */
  name: string | null;
};
export interface ConversationTable {
  get(tenantId: string, conversationId: string): Promise<ConversationRecord | null>;
  save(conversation: ConversationRecord): Promise<void>;
  /** Group chats and channels that can be reached, by name, those without one last. */
  shared(tenantId: string, limit: number): Promise<ConversationRecord[]>;
  /** How often it was saved: tells whether an activity came meanwhile. Zero where there is none. */
  revision(tenantId: string, conversationId: string): Promise<number>;
  /** Changes only that column, and only where the revision is still this; false when an activity was first. */
  markUnreachable(tenantId: string, conversationId: string, reason: string, revision: number): Promise<boolean>;
  /**
   * Gives a conversation another id, and with it what belongs to it: migrations, drafts, reminders, deliveries, and whose
   * personal chat it is (of this person, where that was not known). Where the other one is known already it stays as it is;
   * deliveries that both have are cancelled.
   */
  move(
    from: { tenantId: string; conversationId: string },
    to: ConversationRecord,
    personId: string | null,
  ): Promise<void>;
}

export type DraftRecord = {
  tenantId: string;
  conversationId: string;
  personId: string;
  draft: Draft;
  /** Starts at 1; each save counts one up. */
  revision: number;
  updatedAt: number;
};
export interface DraftTable {
  get(tenantId: string, conversationId: string, personId: string): Promise<DraftRecord | null>;
  /** The open drafts of everybody in a conversation, the newest first; unreadable ones are left out. */
  inConversation(tenantId: string, conversationId: string, limit: number): Promise<DraftRecord[]>;
  /** Inserts at revision 1, or replaces the revision before the given one; false when another write was first. */
  save(draft: DraftRecord): Promise<boolean>;
  remove(tenantId: string, conversationId: string, personId: string): Promise<void>;
}

export const MIGRATION_STATES = ['active', 'archived'] as const;
export type MigrationRecord = {
  tenantId: string;
  migrationId: string;
  state: (typeof MIGRATION_STATES)[number];
  request: PlanRequest;
  plan: Plan;
  progress: Progress;
  /** Starts at 1; each update counts one up. */
  revision: number;
  ownerId: string;
  /** The root conversation in which it was planned. */
  conversationId: string;
  /** Shared conversations, by their root ids, in which people want to be reminded as well. */
  remindedIn: string[];
  createdAt: number;
  updatedAt: number;
};
export type MigrationPage = { migrations: MigrationRecord[]; total: number };
export interface MigrationTable {
  get(tenantId: string, migrationId: string): Promise<MigrationRecord | null>;
  insert(migration: MigrationRecord): Promise<void>;
  /** Replaces the revision before the given one; false when another write was first. */
  update(migration: MigrationRecord): Promise<boolean>;
  /**
   * Those of the state, the earliest end date still to come when planned (or running out) first. `total` counts them all,
   * also one that cannot be read and is left out of its page.
   */
  list(
    tenantId: string,
    state: MigrationRecord['state'],
    page: { limit: number; offset: number },
  ): Promise<MigrationPage>;
  /** The active ones whose next end date is not after this day, the earliest first; unreadable ones are left out. */
  endingBy(tenantId: string, date: IsoDate, limit: number): Promise<MigrationRecord[]>;
  /** Of the names, those of customers with an active migration; letter case, width and runs of spaces do not count. */
  named(tenantId: string, names: string[]): Promise<string[]>;
  /** Those whose customer's name holds the text; letter case, width and runs of spaces do not count. The last changed first. */
  search(tenantId: string, text: string, limit: number): Promise<MigrationRecord[]>;
  /**
   * Those that the query fits, archived ones last, names that begin with the text before others, then by what is due first.
   * Unreadable ones are left out.
   */
  find(tenantId: string, query: MigrationQuery, page: { limit: number; offset: number }): Promise<MigrationRecord[]>;
  /** The active ones with an open step of that person's, the earliest end date first; `total` as in `list`. */
  ofWorker(tenantId: string, personId: string, page: { limit: number; offset: number }): Promise<MigrationPage>;
  /** The active ones that were changed last, by their ids. */
  lastChanged(tenantId: string, limit: number): Promise<string[]>;
  /** Active ones by the first date on which something is due; `first` come before all others, in their order. */
  byDue(tenantId: string, first: string[], page: { limit: number; offset: number }): Promise<MigrationRecord[]>;
}

/** How a migration stands, as people ask for it. */
export const SOUGHT_STATES = ['overdue', 'blocked', 'archived', 'done', 'open'] as const;
export type SoughtState = (typeof SOUGHT_STATES)[number];
export type SoughtText = {
  /** What the name of the customer, of an offer or of the owner holds. */
  text: string;
  /** skuPartNumbers that are meant by the text although no name holds it. */
  skus: string[];
};
/** Fits what the whole text fits, and what is in the state and fits the rest of it; without a rest all of the state. */
export type MigrationQuery = SoughtText & {
  inState: { state: SoughtState; rest: SoughtText | null } | null;
  today: IsoDate;
};

/** `posted` by the bot; `learned` of at a tap and so perhaps of a person; `refused`: not to be updated. */
export const CARD_STANDINGS = ['posted', 'learned', 'refused'] as const;
export type CardStanding = (typeof CARD_STANDINGS)[number];
export type CardRecord = {
  tenantId: string;
  cardId: string;
  migrationId: string;
  /** Where the activity is: in a channel with its thread. */
  conversationId: string;
  activityId: string;
  kind: string;
  /** The migration's revision that the stored activity shows. */
  revision: number;
  locale: string;
  standing: CardStanding;
};
export interface CardTable {
  /** Inserts, or replaces the record of the same conversation and activity. */
  save(card: CardRecord): Promise<void>;
  /** The record of an activity, in whichever of these conversations it is. */
  find(tenantId: string, conversationIds: string[], activityId: string): Promise<CardRecord | null>;
  /** Forgets the cards of a conversation and of all threads in it. */
  removeIn(tenantId: string, rootId: string): Promise<void>;
  ofMigration(tenantId: string, migrationId: string): Promise<CardRecord[]>;
  remove(tenantId: string, conversationId: string, activityId: string): Promise<void>;
}

export type AuditRecord = {
  tenantId: string;
  auditId: string;
  migrationId: string;
  at: number;
  personId: string;
  personName: string;
  /** What was done, a persisted word such as `step-completed`. */
  action: string;
  /** On what: a step id, a subscription id, or empty for the migration. */
  subject: string;
};
export interface AuditTable {
  append(entry: AuditRecord): Promise<void>;
  /** Newest first. */
  ofMigration(tenantId: string, migrationId: string, limit: number): Promise<AuditRecord[]>;
  /** A page of them, newest first, and how many there are. */
  page(
    tenantId: string,
    migrationId: string,
    page: { limit: number; offset: number },
  ): Promise<{ entries: AuditRecord[]; total: number }>;
}

/** A turn already taken, by the activity's id or by what it means. */
export type SeenRecord = {
  tenantId: string;
  key: string;
  at: number;
  /** What was answered, as data to render anew from the current state. */
  reply: unknown;
  /** True once the answer is known to have been sent. */
  answered: boolean;
};
export interface SeenTable {
  get(tenantId: string, key: string): Promise<SeenRecord | null>;
  /** False when the key is there already. */
  insert(seen: SeenRecord): Promise<boolean>;
  markAnswered(tenantId: string, key: string): Promise<void>;
  /** Forgets turns older than the instant. */
  purgeBefore(tenantId: string, instant: number): Promise<void>;
}
