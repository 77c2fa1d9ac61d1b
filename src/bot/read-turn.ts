import { type Activity, TurnContext } from 'botbuilder';
import type { Clock } from '../ports.ts';
import type { Scope } from '../service/store.ts';
import { rootOf } from '../service/thread.ts';
import type { Turn } from '../service/turn.ts';
import { tenantOf } from './tenant.ts';

/** The tenant of a client that names none, as the local one may. */
const LOCAL_TENANT = 'local';
const LONGEST_NAME = 200;

const scopeOf = ({ conversationType, isGroup }: Partial<Activity['conversation']>): Scope => {
  if (conversationType === 'channel' || conversationType === 'groupChat') return conversationType;
  return isGroup ? 'groupChat' : 'personal';
};

/** The zone that the client tells, in the activity or in its client info. */
const zoneOf = (activity: Activity): string | null => {
  const clientInfo = activity.entities?.find(({ type }) => type === 'clientInfo');
  const told = [activity.localTimezone, clientInfo?.['timezone']];
  return told.find((zone): zone is string => typeof zone === 'string' && zone !== '') ?? null;
};

const localeOf = ({ locale, entities }: Activity): string | null => {
  const clientInfo = entities?.find(({ type }) => type === 'clientInfo');
  const told = [locale, clientInfo?.['locale']].find((tag) => typeof tag === 'string' && tag !== '');
  try {
    return told ? (Intl.getCanonicalLocales(told as string)[0] ?? null) : null;
  } catch {
    return null;
  }
};

/** A name that can be stored and shown: no control characters, no half characters, no novel. */
export const shownName = (name: unknown): string =>
  typeof name === 'string'
    ? name
        .toWellFormed()
        .replace(/\p{Cc}/gu, '')
        .slice(0, LONGEST_NAME)
        .toWellFormed()
    : '';

/** What a conversation is called, where the client tells: a channel after its team. */
const placeNameOf = ({ channelData, conversation }: Activity): string | null => {
  const names = [channelData?.team?.name, channelData?.channel?.name].map(shownName).filter((name) => name !== '');
  return names.join(' › ') || shownName(conversation.name) || null;
};

/** Who says something where; null for an activity that names no person or no conversation. */
export const readTurn = (activity: Activity, clock: Clock): Turn | null => {
  const { from, conversation, id } = activity;
  if (!from?.id || !conversation?.id) return null;
  const personId = from.aadObjectId || from.id;
  const { activityId: _, ...reference } = TurnContext.getConversationReference(activity);
  return {
    tenantId: tenantOf(activity) ?? LOCAL_TENANT,
    person: { personId, channelUserId: from.id, name: shownName(from.name) },
    conversation: {
      conversationId: rootOf(conversation.id),
      scope: scopeOf(conversation),
      reference: reference as Record<string, unknown>,
      name: placeNameOf(activity),
    },
    locale: localeOf(activity),
    zone: zoneOf(activity),
    key: `${activity.type} ${conversation.id} ${id ?? crypto.randomUUID()}`,
    at: clock(),
  };
};
