import { type Activity, type ConversationReference, TurnContext } from 'botbuilder';
import type { ConnectorClient } from 'botframework-connector';
import type { Clock, Log } from '../ports.ts';
import type { CardSender, SendOutcome } from '../reminders/ports.ts';
import type { Adapter } from './adapter.ts';
import { errorFields } from './error-fields.ts';
import { outcomeOf } from './send-outcome.ts';

type Stored = Record<string, unknown>;
type Send = (client: ConnectorClient, conversationId: string, activity: Partial<Activity>) => Promise<{ id?: string }>;

/**
 * The activity addressed to a conversation reference. The reference's own activity is left out: a card posted later answers
 * nothing that was said.
 */
function address(reference: Partial<ConversationReference>, activity: Stored): Partial<Activity> {
  const { activityId: _, ...conversation } = reference;
  return TurnContext.applyConversationReference({ type: 'message', ...activity }, conversation);
}

/** Posts and updates activities through the connector: one request a call, and what came of it. Never throws. */
export function createSender(adapter: Pick<Adapter, 'connector'>, log: Log, clock: Clock): CardSender {
  async function send(stored: Stored, activity: Stored, call: Send): Promise<SendOutcome> {
    try {
      const addressed = address(stored as Partial<ConversationReference>, activity);
      const conversationId = addressed.conversation?.id;
      if (!addressed.serviceUrl || !conversationId) return { kind: 'rejected', reason: 'incomplete reference' };
      const answer = await call(await adapter.connector(addressed.serviceUrl), conversationId, addressed);
      return { kind: 'sent', activityId: answer?.id ?? '' };
    } catch (error) {
      const outcome = outcomeOf(error, clock());
      if (outcome.kind === 'unauthorised') {
        log.error(
          { reason: outcome.reason },
          'the connector refuses our credentials: check the MicrosoftApp variables',
        );
      } else if (outcome.kind === 'rejected') {
        log.error({ reason: outcome.reason, ...errorFields(error) }, 'an activity was rejected');
      }
      return outcome;
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
  };
}
