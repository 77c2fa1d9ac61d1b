import { type Activity, ActivityTypes } from 'botbuilder';
import type { Card } from '../cards/adaptive-cards.ts';
import { refusalCard } from '../cards/notice-card.ts';
import type { RenderCard } from '../cards/render.ts';
import type { Actor } from '../domain/progress.ts';
import type { Messages } from '../messages/messages.ts';
import { rootOf } from '../service/thread.ts';
import type { Place, Roster } from './roster.ts';
import { senderTenantOf, tenantOf } from './tenant.ts';
import { messageResponse } from './view-card.ts';
import { type Verdict, whoMay } from './who-may.ts';

const OBJECT_ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Tells who may act; asked before anything is done or looked up for a person. */
export type Gate = (activity: Activity) => Promise<Verdict>;

const placeOf = (tenantId: string, { conversation, serviceUrl }: Activity): Place => ({
  tenantId,
  conversationId: rootOf(conversation.id),
  serviceUrl,
});

/** The root id of a person's own chat with the bot, which tells of them where the bot is in no other; null where there is none. */
export type OwnChat = (tenantId: string, objectId: string) => Promise<string | null>;

/** Lets in the people of the conversation's own tenant; in local mode, where there is one, everybody. */
export const createGate =
  ({ isLocal, roster, ownChat }: { isLocal: boolean; roster: Roster; ownChat: OwnChat }): Gate =>
  async (activity) => {
    const [hostTenant, senderTenant] = [tenantOf(activity), senderTenantOf(activity)];
    const { from } = activity;
    const claims = { isLocal, hostTenant, senderTenant, objectId: from?.aadObjectId || null };
    const told = whoMay({ ...claims, member: 'unknown' });
    if (told !== 'unknown' || hostTenant === null || !claims.objectId) return told;
    const place = placeOf(hostTenant, activity);
    const member = await roster.find(place, from.id);
    if (member !== 'unknown') return whoMay({ ...claims, member });
    // A search from the message box may come from a conversation in which the bot is not.
    const conversationId = await ownChat(hostTenant, claims.objectId).catch(() => null);
    if (conversationId === null || conversationId === place.conversationId) return 'unknown';
    return whoMay({ ...claims, member: await roster.find({ ...place, conversationId }, from.id) });
  };

/** A person whom somebody names by their id in the directory: null unless Teams tells that they are of the same tenant. */
export type FindColleague = (activity: Activity, objectId: string) => Promise<Actor | null>;

/** Finds members of the conversation where somebody is named; in local mode nobody. */
export const createFindColleague =
  ({ isLocal, roster }: { isLocal: boolean; roster: Roster }): FindColleague =>
  async (activity, objectId) => {
    const hostTenant = tenantOf(activity);
    if (isLocal || hostTenant === null || !OBJECT_ID.test(objectId)) return null;
    const member = await roster.find(placeOf(hostTenant, activity), objectId);
    const isColleague = whoMay({ isLocal, hostTenant, senderTenant: null, objectId, member }) === 'may';
    return isColleague && member !== 'unknown' && member.name !== '' ? { personId: objectId, name: member.name } : null;
  };

type Refused = Exclude<Verdict, 'may'>;

/** What a person may not do, in a sentence. */
const refusalText = (verdict: Refused, { t }: Messages): string =>
  t(verdict === 'outsider' ? 'refusal.outsider' : 'refusal.unknown');

const NOTHING_FOUND = {
  statusCode: 200,
  type: 'application/vnd.microsoft.search.searchResponse',
  value: { results: [] },
};

/** A card that refreshes by itself stays as it is, without a word: its viewer asked for nothing. */
const unchanged = (text: string): object => ({
  statusCode: 403,
  type: 'application/vnd.microsoft.error',
  value: { code: 'Forbidden', message: text },
});

/** What an invoke of somebody who may not is answered with. */
const bodyOf = ({ name, value }: Activity, text: string): object => {
  if (name === 'application/search') return NOTHING_FOUND;
  if (name?.startsWith('composeExtension/')) return { composeExtension: { type: 'message', text } };
  return value?.trigger === 'automatic' ? unchanged(text) : messageResponse(text);
};

/** The answer to somebody who may not act: a card in place of a message's answer, a sentence for a tap, nothing for a search. */
export type Refusal = { card: Card } | { body: object };

export const refusalOf = (activity: Activity, verdict: Refused, messages: Messages, render: RenderCard): Refusal => {
  const text = refusalText(verdict, messages);
  return activity.type === ActivityTypes.Invoke
    ? { body: bodyOf(activity, text) }
    : { card: render('notice', refusalCard(text)) };
};
