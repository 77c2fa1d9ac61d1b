import { isTimeZone } from '../domain/dates.ts';
import { readCountry } from '../domain/understand/countries.ts';
import { choiceOf } from '../domain/understand/phrases.ts';
import { ORDERING_WORDS } from '../domain/understand/words.ts';
import { readZone } from '../domain/understand/zones.ts';
import type { NewId } from '../ports.ts';
import { rescheduleConversation } from './reminder-records.ts';
import type { Reply, SettingsField } from './replies.ts';
import type { StoreTransaction, TenantRecord } from './store.ts';
import type { Scene } from './turn.ts';

/** The settings form as a client sends it: text, or nothing where nothing was chosen. */
export type SettingsForm = Partial<Record<SettingsField, string>>;

/** What one field says, or null when it cannot be read. */
const READ: Record<SettingsField, (said: string) => Partial<TenantRecord> | null> = {
  country: (said) => {
    const country = readCountry(said);
    return country === null ? null : { country };
  },
  zone: (said) => {
    const zone = readZone(said);
    return zone === null || !isTimeZone(zone) ? null : { zone };
  },
  reminderHour: (said) => (/^([01]?\d|2[0-3])$/.test(said) ? { reminderHour: Number(said) } : null),
  ordering: (said) => {
    const ordering = choiceOf(said, ORDERING_WORDS);
    return ordering === null ? null : { ordering };
  },
};

/**
 * Changes what is remembered of the partner, and moves every reminder that hangs on it. All of the form is taken or none; an
 * empty field keeps what it was.
 */
export const saveSettings = async (
  tx: StoreTransaction,
  newId: NewId,
  { turn, tenant }: Scene,
  form: SettingsForm,
): Promise<Reply> => {
  let changed = tenant;
  for (const [field, read] of Object.entries(READ) as [SettingsField, (typeof READ)[SettingsField]][]) {
    const said = form[field]?.trim() ?? '';
    if (said === '') continue;
    const value = read(said);
    if (value === null) return { kind: 'settings', wrong: field, isSaved: false };
    changed = { ...changed, ...value };
  }
  await tx.tenants.save(changed);
  for (const conversationId of await tx.reminders.conversations(turn.tenantId)) {
    const conversation = await tx.conversations.get(turn.tenantId, conversationId);
    if (conversation) await rescheduleConversation(tx, newId, conversation, turn.at);
  }
  return { kind: 'settings', wrong: null, isSaved: true };
};
