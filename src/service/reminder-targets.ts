import type { ConversationRecord, MigrationRecord, PersonRecord, StoreTransaction } from './store.ts';

/** The id that stands for a person's chat with the bot until it is known: it is created when something is first sent. */
export const unknownChatOf = (personId: string): string => `new:${personId}`;

/** What of a known conversation's reference holds for every other one of the same client. */
const SHARED_FIELDS = ['serviceUrl', 'channelId', 'bot', 'locale'] as const;

/** A chat with a person that is still to be created, from where else they were met. */
const unknownChat = (person: PersonRecord, met: ConversationRecord): ConversationRecord => ({
  tenantId: person.tenantId,
  conversationId: unknownChatOf(person.personId),
  scope: 'personal',
  reference: {
    ...Object.fromEntries(SHARED_FIELDS.map((field) => [field, met.reference[field]])),
    user: { id: person.channelUserId },
    conversation: { conversationType: 'personal', tenantId: person.tenantId },
  },
  locale: person.locale,
  zone: person.zone ?? met.zone,
  unreachable: null,
  greetedAt: null,
  name: null,
});

/** The chat of a migration's owner with the bot; null where nobody knows how to reach them. */
const ownersChat = async (tx: StoreTransaction, migration: MigrationRecord): Promise<ConversationRecord | null> => {
  const { tenantId, ownerId, conversationId } = migration;
  const owner = await tx.people.get(tenantId, ownerId);
  if (!owner) return null;
  if (owner.personalConversationId !== null) return tx.conversations.get(tenantId, owner.personalConversationId);
  const known = await tx.conversations.get(tenantId, unknownChatOf(ownerId));
  if (known) return known;
  const met = await tx.conversations.get(tenantId, conversationId);
  if (!met) return null;
  const chat = unknownChat(owner, met);
  await tx.conversations.save(chat);
  return chat;
};

const isReachable = ({ unreachable }: ConversationRecord): boolean => unreachable === null;

/**
 * Where the reminders of a migration go: its owner's own chat, and the conversations in which somebody said so. Where none of
 * them can be reached, the conversation in which it was planned.
 */
export const targetsOf = async (tx: StoreTransaction, migration: MigrationRecord): Promise<ConversationRecord[]> => {
  const { tenantId, conversationId } = migration;
  const personal = await ownersChat(tx, migration);
  const shared: ConversationRecord[] = [];
  for (const id of migration.remindedIn) {
    const conversation = await tx.conversations.get(tenantId, id);
    if (conversation) shared.push(conversation);
  }
  const wanted = [...(personal ? [personal] : []), ...shared];
  if (wanted.some(isReachable)) return wanted;
  const planned = await tx.conversations.get(tenantId, conversationId);
  const isOther = planned !== null && wanted.every((one) => one.conversationId !== conversationId);
  return isOther ? [...wanted, planned] : wanted;
};

/** True while somebody can be reminded of the migration. */
export const isAnyoneReminded = async (tx: StoreTransaction, migration: MigrationRecord): Promise<boolean> =>
  (await targetsOf(tx, migration)).some(isReachable);
