import type { ConversationReference } from 'botbuilder';
import type { Log } from '../ports.ts';
import { rootOf } from '../service/thread.ts';
import type { Adapter } from './adapter.ts';
import { errorFields } from './error-fields.ts';

/** Whether somebody is in a conversation; `gone` where the bot is not, `unknown` while Teams does not answer. */
export type Membership = 'member' | 'not-member' | 'gone' | 'unknown';

/** Asks Teams each time: what is done with the answer must not rest on an old one. */
export type Members = {
  /** Whether the person, by the id that the channel has for them, is in the conversation of the reference now. Never throws. */
  ask(reference: Record<string, unknown>, channelUserId: string): Promise<Membership>;
};

const codeOf = (error: unknown): unknown =>
  (error as { body?: { error?: { code?: unknown } } } | null)?.body?.error?.code ??
  (error as { code?: unknown } | null)?.code;

export const createMembers = (adapter: Pick<Adapter, 'connector'>, log: Log): Members => ({
  ask: async (stored, channelUserId) => {
    const { serviceUrl, conversation } = stored as Partial<ConversationReference>;
    if (!serviceUrl || !conversation?.id) return 'unknown';
    try {
      const { conversations } = await adapter.connector(serviceUrl);
      await conversations.getConversationMember(rootOf(conversation.id), channelUserId);
      return 'member';
    } catch (error) {
      const { statusCode } = (error ?? {}) as { statusCode?: number };
      if (statusCode === 404) return codeOf(error) === 'ConversationNotFound' ? 'gone' : 'not-member';
      if (statusCode === 403) return 'gone';
      log.warn(errorFields(error), 'a member of a conversation could not be asked for');
      return 'unknown';
    }
  },
});
