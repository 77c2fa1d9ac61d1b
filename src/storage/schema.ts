import type { GeneratedAlways } from 'kysely';
import type { IsoDate } from '../domain/dates.ts';
import type { DeliveryRecord, ReminderRecord } from '../service/reminder-store.ts';
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

export type MigrationRow = AsJson<MigrationRecord, 'request' | 'plan' | 'progress'> & {
  customerName: string;
  /** The customer's name as `searchForm` makes it. */
  searchName: string;
  /** By which lists are ordered. */
  nextEndDate: IsoDate;
};

export type DeliveryRow = AsJson<Omit<DeliveryRecord, 'migrationId'>, 'subjects'> & {
  /** Empty for all migrations, as null is never equal to null in a unique key. */
  migrationId: string;
  /** When the loop must look at it: due, or its lease running out; null when nothing is to be done. */
  wakesAt: GeneratedAlways<number | null>;
};

/** The tables as queries see them; names in the database are in snake case. */
export type Tables = {
  tenants: TenantRecord;
  people: PersonRecord;
  conversations: AsJson<ConversationRecord, 'reference'>;
  drafts: AsJson<DraftRecord, 'draft'>;
  migrations: MigrationRow;
  cards: CardRecord;
  reminders: ReminderRecord;
  deliveries: DeliveryRow;
  audit: AuditRecord;
  seen: AsJson<Omit<SeenRecord, 'answered'>, 'reply'> & { answered: 0 | 1 };
  schemaVersion: { version: number; appliedAt: number };
};
