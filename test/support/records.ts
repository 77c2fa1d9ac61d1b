import { type Draft, newDraft } from '../../src/domain/intake/draft.ts';
import type { Plan, PlannedSubscription } from '../../src/domain/plan-schema.ts';
import type { DeliveryRecord, ReminderRecord } from '../../src/service/reminder-store.ts';
import type {
  AuditRecord,
  CardRecord,
  ConversationRecord,
  DraftRecord,
  MigrationRecord,
  PersonRecord,
  SeenRecord,
  TenantRecord,
} from '../../src/service/store.ts';
import { aRequest, planOf } from './builders.ts';

/** Records as the use cases write them, of the tenant `contoso`. */
export const aTenant = (changed: Partial<TenantRecord> = {}): TenantRecord => ({
  tenantId: 'contoso',
  country: 'PL',
  zone: 'Europe/Warsaw',
  ordering: 'indirect',
  reminderHour: 9,
  ...changed,
});

export const aPerson = (changed: Partial<PersonRecord> = {}): PersonRecord => ({
  tenantId: 'contoso',
  personId: 'person-1',
  channelUserId: '29:abc',
  name: 'Zoë Žižková 王芳',
  language: 'hu',
  locale: 'pl',
  zone: 'Europe/Warsaw',
  personalConversationId: 'a:1',
  misses: 2,
  ...changed,
});

export const aConversation = (changed: Partial<ConversationRecord> = {}): ConversationRecord => ({
  tenantId: 'contoso',
  conversationId: 'conversation-1',
  scope: 'personal',
  reference: { serviceUrl: 'https://example.org/', user: { id: '29:abc', userName: 'Zoë', snake_case: [1, null] } },
  locale: 'en-US',
  zone: 'Europe/Warsaw',
  unreachable: 'BotNotInConversationRoster',
  greetedAt: 1_795_000_000_000,
  name: 'Общий 销售',
  ...changed,
});

export const aDraft = (changed: Partial<Draft> = {}): Draft => ({
  ...newDraft('draft-1', { country: 'PL' }),
  customer: { name: 'Fabrikam', country: null },
  given: ['customer-name'],
  ...changed,
});

export const aDraftRecord = (changed: Partial<DraftRecord> = {}): DraftRecord => ({
  tenantId: 'contoso',
  conversationId: 'conversation-1',
  personId: 'person-1',
  draft: aDraft(),
  revision: 1,
  updatedAt: 1_795_000_000_001,
  ...changed,
});

/** A plan with exactly these lines. */
export const aPlanOf = (...subscriptions: Partial<PlannedSubscription>[]): Plan => {
  const plan = planOf();
  const [line] = plan.subscriptions as [PlannedSubscription];
  return { ...plan, subscriptions: subscriptions.map((changed) => ({ ...line, ...changed })) };
};

export const aMigration = (changed: Partial<MigrationRecord> = {}): MigrationRecord => ({
  tenantId: 'contoso',
  migrationId: 'migration-1',
  state: 'active',
  request: aRequest(),
  plan: planOf(),
  progress: { done: { 'customer-accepts-agreement': { at: 1_795_000_000_002, by: { personId: 'p', name: 'Žofie' } } } },
  revision: 1,
  ownerId: 'person-1',
  conversationId: 'conversation-1',
  remindedIn: ['conversation-2'],
  createdAt: 1_795_000_000_003,
  updatedAt: 1_795_000_000_004,
  ...changed,
});

export const aCardRecord = (changed: Partial<CardRecord> = {}): CardRecord => ({
  tenantId: 'contoso',
  cardId: 'card-1',
  migrationId: 'migration-1',
  conversationId: 'conversation-1',
  activityId: 'activity-1',
  kind: 'checklist',
  revision: 1,
  locale: 'zh-CN',
  standing: 'learned',
  ...changed,
});

export const aReminder = (changed: Partial<ReminderRecord> = {}): ReminderRecord => ({
  tenantId: 'contoso',
  reminderId: 'reminder-1',
  migrationId: 'migration-1',
  conversationId: 'conversation-1',
  kind: 'line',
  subject: 's1',
  localDate: '2027-01-13',
  ...changed,
});

export const anAuditRecord = (changed: Partial<AuditRecord> = {}): AuditRecord => ({
  tenantId: 'contoso',
  auditId: 'audit-1',
  migrationId: 'migration-1',
  at: 1_795_000_000_005,
  personId: 'person-1',
  personName: 'Zoë',
  action: 'step-completed',
  subject: 'customer-accepts-agreement',
  ...changed,
});

export const aSeenRecord = (changed: Partial<SeenRecord> = {}): SeenRecord => ({
  tenantId: 'contoso',
  key: 'activity-1',
  at: 1_795_000_000_006,
  reply: { card: 'question', id: 'customer-name' },
  answered: false,
  ...changed,
});

export const aDelivery = (changed: Partial<DeliveryRecord> = {}): DeliveryRecord => ({
  tenantId: 'contoso',
  deliveryId: 'delivery-1',
  conversationId: 'conversation-1',
  migrationId: null,
  localDate: '2027-01-13',
  dueAt: 1_795_000_000_007,
  waitUntil: null,
  state: 'scheduled',
  leaseUntil: null,
  fence: 1,
  attempts: 0,
  ambiguous: 0,
  anew: 0,
  reason: null,
  activityId: null,
  sentAt: null,
  subjects: [],
  ...changed,
});
