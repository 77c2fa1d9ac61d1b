import type { Generated, GeneratedAlways } from 'kysely';
import type { IsoDate } from '../domain/dates.ts';
import type { DeliveryRecord, ReminderRecord, Sent } from '../service/reminder-store.ts';
import type {
  AuditRecord,
  CardRecord,
  ConversationRecord,
  DraftRecord,
  MigrationRecord,
  PersonRecord,
  SeenRecord,
  TenantRecord,
} from '../service/store.ts';

/** The fields `Keys` kept as JSON text. */
type AsJson<T, Keys extends keyof T> = Omit<T, Keys> & Record<Keys, string>;

export type MigrationRow = AsJson<MigrationRecord, 'request' | 'plan' | 'progress' | 'remindedIn'> & {
  customerName: string;
  /** The customer's name as `searchForm` makes it. */
  searchName: string;
  /** By which lists are ordered. */
  nextEndDate: IsoDate;
};

/** By what a migration is found: narrow, as a search reads through all of them. */
export type SoughtRow = Pick<
  MigrationRow,
  'tenantId' | 'migrationId' | 'state' | 'ownerId' | 'updatedAt' | 'nextEndDate' | 'searchName'
> & {
  searchOffers: string;
  nextDue: IsoDate;
  blocked: 0 | 1;
};

export type DeliveryRow = AsJson<Omit<DeliveryRecord, 'migrationId'>, 'subjects'> & {
  /** Empty for all migrations, as null is never equal to null in a unique key. */
  migrationId: string;
  /** When the loop must look at it: due and done with waiting, or its lease running out; null when nothing is to be done. */
  wakesAt: GeneratedAlways<number | null>;
};

/** The tables as queries see them; names in the database are in snake case. */
export type Tables = {
  tenants: TenantRecord;
  people: PersonRecord;
  /** Each save counts the revision one up. */
  conversations: AsJson<ConversationRecord, 'reference'> & { revision: Generated<number> };
  drafts: AsJson<DraftRecord, 'draft'>;
  migrations: MigrationRow;
  sought: SoughtRow;
  /** Who has an open step of which active migration. */
  workers: { tenantId: string; personId: string; migrationId: string; nextEndDate: IsoDate };
  cards: CardRecord;
  reminders: ReminderRecord;
  deliveries: DeliveryRow;
  /** What is first in a conversation and when; null while one of it is under way, or none waits. */
  lanes: { tenantId: string; conversationId: string; wakesAt: number | null; deliveryId: string | null };
  sends: Sent & { tenantId: string; conversationId: string };
  /** The row with an empty conversation is that of the whole tenant. */
  paces: { tenantId: string; conversationId: string; slotAt: number; pausedUntil: number };
  audit: AuditRecord;
  seen: AsJson<Omit<SeenRecord, 'answered'>, 'reply'> & { answered: 0 | 1 };
  schemaVersion: { version: number; appliedAt: number };
};
