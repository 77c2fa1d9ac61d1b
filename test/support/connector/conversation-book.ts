import type { AnswerKind } from './answers.ts';
import type { Call } from './call.ts';
import { tenantInId } from './conversation-ids.ts';
import type { Member } from './rules.ts';

/** What a message may weigh, its JSON counted as UTF-16 (Teams' "Format your bot messages"). */
const MOST_BYTES = 100 * 1024;

/** What a call that is taken comes to: ids for the record, and the body of its answer. */
export type Effect = { conversationId: string; activityId: string; body: unknown };

export type ConversationBook = {
  /** The tenant that the call is in: as it says, as was said before, or as the conversation's id begins; else empty. */
  tenantOf(call: Call): string;
  putMembers(rootId: string, members: Member[]): void;
  /** Why Teams would refuse it, all faults aside; null where it would not. */
  refusal(call: Call): AnswerKind | null;
  /** Does it. Only for what is not refused. */
  take(call: Call, serviceUrl: string): Effect;
  /** How many chats and channel threads were asked for. */
  created(): number;
};

/** The conversations as Teams keeps them: whose tenant, who is in them, and which activities they show. */
export const createConversationBook = (): ConversationBook => {
  const tenants = new Map<string, string>();
  const members = new Map<string, Member[]>();
  const shownIn = new Map<string, string>();
  // Further than any that an earlier book gave, so that no card of before a reset is taken for a new one.
  let lastActivity = Date.now() * 1000;
  let created = 0;

  const isShown = ({ activityId, rootId }: Call) => activityId !== null && shownIn.get(activityId) === rootId;

  const post = (rootId: string): string => {
    lastActivity += 1;
    const activityId = String(lastActivity);
    shownIn.set(activityId, rootId);
    return activityId;
  };

  function create(call: Call, serviceUrl: string): Effect {
    created += 1;
    const { conversationId, rootId, memberId, activity } = call;
    if (memberId !== null && !members.has(rootId)) members.set(rootId, [{ id: memberId }]);
    const activityId = activity === null ? '' : post(rootId);
    const id = memberId === null ? `${conversationId};messageid=${activityId}` : rootId;
    return { conversationId: id, activityId, body: { id, serviceUrl, ...(activityId !== '' && { activityId }) } };
  }

  function read({ rootId, memberId, paging }: Call): unknown {
    const all = members.get(rootId) ?? [];
    if (memberId !== null)
      return all.find(({ id, aadObjectId }) => id === memberId || aadObjectId === memberId) ?? { id: memberId };
    if (paging === null) return all;
    const next = paging.from + paging.size;
    return { members: all.slice(paging.from, next), ...(next < all.length && { continuationToken: String(next) }) };
  }

  return {
    tenantOf: ({ rootId, tenantId }) => {
      if (tenantId !== null) tenants.set(rootId, tenantId);
      return tenantId ?? tenants.get(rootId) ?? tenantInId(rootId) ?? '';
    },
    putMembers: (rootId, all) => void members.set(rootId, all),
    refusal: (call) => {
      const { operation, conversationId, memberId, rootId, bytes } = call;
      if (bytes > MOST_BYTES) return '413';
      if (operation === 'create') return conversationId === null ? '400' : null;
      if (operation === 'update' || operation === 'delete')
        return isShown(call) ? null : '404-ActivityNotFoundInConversation';
      if (operation !== 'members' || memberId === null) return null;
      const isIn = members.get(rootId)?.some(({ id, aadObjectId }) => id === memberId || aadObjectId === memberId);
      return isIn === false ? '404-MemberNotFoundInConversation' : null;
    },
    take: (call, serviceUrl) => {
      const conversationId = call.conversationId ?? '';
      switch (call.operation) {
        case 'create':
          return create(call, serviceUrl);
        case 'members':
          return { conversationId, activityId: '', body: read(call) };
        case 'post':
        case 'reply': {
          const activityId = post(call.rootId);
          return { conversationId, activityId, body: { id: activityId } };
        }
        case 'update':
          return { conversationId, activityId: call.activityId ?? '', body: { id: call.activityId } };
        case 'delete':
          shownIn.delete(call.activityId ?? '');
          return { conversationId, activityId: call.activityId ?? '', body: {} };
      }
    },
    created: () => created,
  };
};
