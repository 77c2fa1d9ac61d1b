import { createHash } from 'node:crypto';

/** A conversation without its thread: `19:x@thread.tacv2;messageid=1` belongs to `19:x@thread.tacv2`. */
export const rootOf = (conversationId: string): string => conversationId.split(';messageid=', 1)[0] ?? '';

/** The personal chat of a person with the bot, the same one at each creation. Its id begins with its tenant. */
export const personalChat = (tenantId: string, memberId: string): string => {
  const of = createHash('sha256').update(`${tenantId.toLowerCase()} ${memberId}`).digest('hex').slice(0, 24);
  return tenantId === '' ? `a:${of}` : `a:${tenantId.toLowerCase()}:${of}`;
};

/** The tenant that a conversation's id begins with, as in `a:contoso:chat-7`, `19:contoso:x@thread.v2` or `contoso:chat-7`. */
export const tenantInId = (conversationId: string): string | null =>
  /^(?:(?:a|19):)?(?!(?:a|19):)([^:;@]+):/.exec(conversationId)?.[1]?.toLowerCase() ?? null;
