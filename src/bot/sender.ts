import { type Activity, type ConversationReference, TurnContext } from 'botbuilder';
import type { ConnectorClient } from 'botframework-connector';
import type { Clock, Log } from '../ports.ts';
import type { CardSender, CreateOutcome, SendOutcome } from '../reminders/ports.ts';
import type { Adapter } from './adapter.ts';
import { errorFields } from './error-fields.ts';
import { outcomeOf } from './send-outcome.ts';

type Stored = Record<string, unknown>;
type Send = (client: ConnectorClient, conversationId: string, activity: Partial<Activity>) => Promise<{ id?: string }>;

/** A sender that knows whether the connector takes our credentials. */
export type Sender = CardSender & {
  /** False once they were refused, until something was sent; or, where no token could be had, until one can. */
  hasCredentials(): Promise<boolean>;
};

/** How often a token is asked for while none could be had, milliseconds. */
const CHECK_EVERY_MS = 30_000;

/**
 * The activity addressed to a conversation reference. The reference's own activity is left out: a card posted later answers
 * nothing that was said.
 */
function address(reference: Partial<ConversationReference>, activity: Stored): Partial<Activity> {
  const { activityId: _, ...conversation } = reference;
  return TurnContext.applyConversationReference({ type: 'message', ...activity }, conversation);
}

const INCOMPLETE = { kind: 'rejected', reason: 'incomplete reference' } as const;

/** Posts and updates activities, and creates personal chats, through the connector: one request a call, and what came of it. Never throws. */
export function createSender(adapter: Pick<Adapter, 'connector' | 'checkToken'>, log: Log, clock: Clock): Sender {
  let refused: { hasToken: boolean; checkedAt: number } | null = null;

  function failed(error: unknown): SendOutcome {
    const outcome = outcomeOf(error, clock());
    if (outcome.kind === 'unauthorised') {
      refused = { hasToken: /^\d/.test(outcome.reason), checkedAt: clock() };
      log.error({ reason: outcome.reason }, 'the connector refuses our credentials: check the MicrosoftApp variables');
    } else if (outcome.kind === 'rejected') {
      log.error({ reason: outcome.reason, ...errorFields(error) }, 'an activity was rejected');
    }
    if (outcome.kind === 'sent') refused = null;
    return outcome;
  }

  async function send(stored: Stored, activity: Stored, call: Send): Promise<SendOutcome> {
    try {
      const addressed = address(stored as Partial<ConversationReference>, activity);
      const conversationId = addressed.conversation?.id;
      if (!addressed.serviceUrl || !conversationId) return INCOMPLETE;
      const answer = await call(await adapter.connector(addressed.serviceUrl), conversationId, addressed);
      refused = null;
      return { kind: 'sent', activityId: answer?.id ?? '' };
    } catch (error) {
      return failed(error);
    }
  }

  async function create(stored: Stored): Promise<CreateOutcome> {
    const { serviceUrl, bot, user, conversation } = stored as Partial<ConversationReference>;
    const tenantId = conversation?.tenantId;
    if (!serviceUrl || !bot?.id || !user?.id || !tenantId) return INCOMPLETE;
    try {
      const client = await adapter.connector(serviceUrl);
      const { id } = await client.conversations.createConversation({
        isGroup: false,
        bot,
        members: [{ id: user.id, name: user.name ?? '' }],
        tenantId,
        channelData: { tenant: { id: tenantId } },
      } as Parameters<ConnectorClient['conversations']['createConversation']>[0]);
      refused = null;
      return id
        ? { kind: 'created', conversationId: id }
        : { kind: 'rejected', reason: 'a chat was created without an id' };
    } catch (error) {
      const outcome = failed(error);
      // Taken, with an answer that cannot be read: it is the same chat when it is created again.
      if (outcome.kind === 'sent')
        return { kind: 'retry', afterMs: null, ambiguous: false, reason: 'unreadable answer' };
      return outcome.kind === 'gone' ? { kind: 'missing-conversation', reason: outcome.reason } : outcome;
    }
  }

  async function hasCredentials(): Promise<boolean> {
    if (refused === null) return true;
    if (refused.hasToken || Math.abs(clock() - refused.checkedAt) < CHECK_EVERY_MS) return false;
    refused.checkedAt = clock();
    try {
      await adapter.checkToken();
      refused = null;
      return true;
    } catch {
      return false;
    }
  }

  return {
    post: (reference, activity) =>
      send(reference, activity, (client, conversationId, addressed) =>
        client.conversations.sendToConversation(conversationId, addressed),
      ),
    update: (reference, activityId, activity) =>
      send(reference, { ...activity, id: activityId }, (client, conversationId, addressed) =>
        client.conversations.updateActivity(conversationId, activityId, addressed),
      ),
    create,
    hasCredentials,
  };
}
