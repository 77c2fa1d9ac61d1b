import { addDays, type IsoDate, instantAt, localDate } from '../domain/dates.ts';
import { reminderSection } from '../domain/reminder-section.ts';
import { isSnoozed } from '../domain/snooze.ts';
import type { DeliverySubject } from './reminder-store.ts';
import type { ReminderView } from './replies.ts';
import type { ConversationRecord, MigrationRecord, StoreTransaction } from './store.ts';
import { newTenant, zoneOf } from './turn.ts';

const FAR = Number.MAX_SAFE_INTEGER;

const urgency = ({ section }: ReminderView['sections'][number]): number =>
  Math.min(FAR, ...section.lines.map(({ daysLeft }) => daysLeft), ...section.steps.map(({ daysLate }) => -daysLate));

/** Which day it is in a conversation at an instant (epoch milliseconds), up to which day reminders are due and at which hour, and how its partner orders. */
export const localIn = async (
  tx: StoreTransaction,
  conversation: Pick<ConversationRecord, 'tenantId' | 'zone'>,
  now: number,
): Promise<{
  zone: string;
  hour: number;
  today: IsoDate;
  dueUpTo: IsoDate;
  ordering: ReminderView['ordering'];
}> => {
  const tenant = (await tx.tenants.get(conversation.tenantId)) ?? newTenant(conversation.tenantId);
  const zone = zoneOf(conversation, tenant);
  const today = localDate(now, zone);
  const hour = tenant.reminderHour;
  const dueUpTo = instantAt(today, hour, zone) <= now ? today : addDays(today, -1);
  return { zone, hour, today, dueUpTo, ordering: tenant.ordering ?? 'direct' };
};

/** What a reminder about these subjects says by what is true now; without sections when nothing is left to say. */
export const loadReminder = async (
  tx: StoreTransaction,
  conversation: Pick<ConversationRecord, 'tenantId' | 'zone' | 'scope'>,
  { deliveryId, subjects }: { deliveryId: string; subjects: DeliverySubject[] },
  now: number,
): Promise<ReminderView> => {
  const { zone, today, ordering } = await localIn(tx, conversation, now);
  const sections: ReminderView['sections'] = [];
  const putOff: MigrationRecord[] = [];
  for (const [migrationId, due] of Map.groupBy(subjects, (subject) => subject.migrationId)) {
    const migration = await tx.migrations.get(conversation.tenantId, migrationId);
    const section = migration?.state === 'active' ? reminderSection(migration, due, today) : null;
    if (migration && section) sections.push({ migration, section });
    else if (migration?.state === 'active' && isSnoozed(migration.progress, today)) putOff.push(migration);
  }
  return {
    kind: 'reminder',
    deliveryId,
    sections: sections.sort((a, b) => urgency(a) - urgency(b)),
    putOff,
    ordering,
    today,
    zone,
    isShared: conversation.scope !== 'personal',
  };
};
