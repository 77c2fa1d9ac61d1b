import { type IsoDate, isTimeZone, localDate } from '../domain/dates.ts';
import { unknownChatOf } from './reminder-targets.ts';
import type { ConversationRecord, PersonRecord, Scope, StoreTransaction, TenantRecord } from './store.ts';

/** Who says something where, as the client told it. */
export type Turn = {
  tenantId: string;
  person: { personId: string; channelUserId: string; name: string };
  conversation: {
    conversationId: string;
    scope: Scope;
    reference: Record<string, unknown>;
    /** What it is called, where the client tells. */
    name?: string | null;
  };
  /** BCP 47 tag of the client's language. */
  locale: string | null;
  /** Time zone as the client names it. */
  zone: string | null;
  /** What tells this turn from all others: the activity's id. */
  key: string;
  /** Epoch milliseconds. */
  at: number;
};

/** A turn with what is remembered about its tenant, person and conversation. */
export type Scene = {
  turn: Turn;
  tenant: TenantRecord;
  person: PersonRecord;
  conversation: ConversationRecord;
  zone: string;
  today: IsoDate;
  /** Conversations whose reminders may be due at other instants now, can be sent again, or belong into this one. */
  moved: string[];
};

/** The language to speak to a person: the chosen one, else the client's, which also tells how dates are written. */
export const localeOf = ({ language, locale }: Pick<PersonRecord, 'language' | 'locale'>): string | null =>
  language === null || locale?.startsWith(language) ? locale : language;

/** Local hour of reminders until a partner sets another (rulebook §7). */
export const REMINDER_HOUR = 9;

export const newTenant = (tenantId: string): TenantRecord => ({
  tenantId,
  country: null,
  zone: null,
  ordering: null,
  reminderHour: REMINDER_HOUR,
});

/** The zone in which a conversation's days begin: its own, else the partner's, else UTC. */
export const zoneOf = (conversation: Pick<ConversationRecord, 'zone'>, tenant: Pick<TenantRecord, 'zone'>): string =>
  conversation.zone ?? tenant.zone ?? 'UTC';

/** Loads what is known, with what the turn brings anew: names, language, zone, the newest conversation reference. Keeps nothing. */
export const readScene = async (tx: StoreTransaction, turn: Turn): Promise<Scene> => {
  const { tenantId } = turn;
  const { conversationId, scope, reference } = turn.conversation;
  const { personId, channelUserId, name } = turn.person;
  const [tenant, knownPerson, known] = [
    (await tx.tenants.get(tenantId)) ?? newTenant(tenantId),
    await tx.people.get(tenantId, personId),
    await tx.conversations.get(tenantId, conversationId),
  ];
  const isPersonal = scope === 'personal';
  const clientZone = turn.zone !== null && isTimeZone(turn.zone) ? turn.zone : null;
  const person: PersonRecord = {
    tenantId,
    personId,
    channelUserId,
    name: name || (knownPerson?.name ?? ''),
    language: knownPerson?.language ?? null,
    locale: turn.locale ?? knownPerson?.locale ?? null,
    zone: clientZone ?? knownPerson?.zone ?? null,
    personalConversationId: isPersonal ? conversationId : (knownPerson?.personalConversationId ?? null),
    misses: knownPerson?.misses ?? 0,
  };
  const conversation: ConversationRecord = {
    tenantId,
    conversationId,
    scope,
    reference,
    locale: isPersonal ? localeOf(person) : (known?.locale ?? turn.locale),
    zone: isPersonal ? person.zone : (known?.zone ?? clientZone),
    unreachable: null,
    greetedAt: known?.greetedAt ?? null,
    name: turn.conversation.name ?? known?.name ?? null,
  };
  const zone = zoneOf(conversation, tenant);
  const isMoved = known !== null && (known.unreachable !== null || zoneOf(known, tenant) !== zone);
  const formerChat = knownPerson?.personalConversationId ?? unknownChatOf(personId);
  const isNewChat = isPersonal && knownPerson !== null && formerChat !== conversationId;
  const moved = [...(isNewChat ? [formerChat] : []), ...(isMoved ? [conversationId] : [])];
  return { turn, tenant, person, conversation, zone, today: localDate(turn.at, zone), moved };
};

/** The same, and keeps what is new. */
export const setScene = async (tx: StoreTransaction, turn: Turn): Promise<Scene> => {
  const scene = await readScene(tx, turn);
  await tx.people.save(scene.person);
  await tx.conversations.save(scene.conversation);
  return scene;
};
