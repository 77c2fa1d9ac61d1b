import { personalChat, rootOf } from './conversation-ids.ts';
import { type Json, parseObject, textAt } from './json.ts';

export type Operation = 'post' | 'reply' | 'update' | 'delete' | 'create' | 'members';

/** One request of a bot, as far as its path and body say. */
export type Call = {
  operation: Operation;
  /** Where to: with its thread. Of a creation, the chat or channel that it is about; null where it cannot be created. */
  conversationId: string | null;
  /** The conversation without its thread: what limits, rules and members belong to. */
  rootId: string;
  /** What is updated, deleted or replied to. */
  activityId: string | null;
  /** Of a creation, whom the chat is with; of a reading, who is asked for. */
  memberId: string | null;
  /** Lower case; null where the request names none. */
  tenantId: string | null;
  /** The bot's id in the channel; empty where the request does not say. */
  bot: string;
  activity: Json | null;
  /** What Teams counts a message as: its JSON in UTF-16, bytes. */
  bytes: number;
  paging: { size: number; from: number } | null;
};

const ROUTE = /^\/v3\/conversations(?:\/([^/]+)\/(activities|members|pagedmembers)(?:\/([^/]+))?)?$/;
const BY_METHOD: Record<string, Operation> = {
  'POST ': 'post',
  'POST +': 'reply',
  'PUT +': 'update',
  'DELETE +': 'delete',
};
const PAGE = { least: 50, most: 500, unasked: 200 };

const tenantOf = (body: Json): string | null => {
  const tenant =
    textAt(body, 'channelData', 'tenant', 'id') ?? textAt(body, 'conversation', 'tenantId') ?? textAt(body, 'tenantId');
  return tenant?.toLowerCase() ?? null;
};

function creation(body: Json): Pick<Call, 'conversationId' | 'rootId' | 'memberId' | 'tenantId' | 'activity'> {
  const activity = parseObject(body['activity']);
  const tenantId = tenantOf(body) ?? (activity && tenantOf(activity));
  const members = Array.isArray(body['members']) ? body['members'] : [];
  const memberId = textAt(members[0], 'id');
  const channel = textAt(body, 'channelData', 'channel', 'id');
  const about = { tenantId, activity, memberId: null };
  if (channel !== null) return { ...about, conversationId: activity && channel, rootId: rootOf(channel) };
  if (body['isGroup'] === true || members.length !== 1 || memberId === null)
    return { ...about, conversationId: null, rootId: '' };
  const chat = personalChat(tenantId ?? '', memberId);
  return { ...about, conversationId: chat, rootId: chat, memberId };
}

function pagingOf(query: URLSearchParams): Call['paging'] {
  const asked = Number(query.get('pageSize') ?? PAGE.unasked);
  const size = Math.min(Math.max(Number.isInteger(asked) ? asked : PAGE.unasked, PAGE.least), PAGE.most);
  return { size, from: Number(query.get('continuationToken') ?? 0) || 0 };
}

/** Reads a request; null for a route that Teams does not have, 'malformed' where the body is no JSON object. */
export function readCall(method: string, url: string, text: string): Call | 'malformed' | null {
  const { pathname, searchParams } = new URL(url, 'http://connector');
  const route = ROUTE.exec(pathname);
  if (route === null) return null;
  const [conversation, what, which] = route
    .slice(1)
    .map((part) => (part === undefined ? null : decodeURIComponent(part)));
  const found = { conversationId: conversation ?? null, rootId: rootOf(conversation ?? ''), bytes: text.length * 2 };
  const bare = { ...found, activityId: null, memberId: null, tenantId: null, bot: '', activity: null, paging: null };
  if (what === 'members' || what === 'pagedmembers') {
    if (method !== 'GET' || (which !== null && what === 'pagedmembers')) return null;
    const paging = what === 'pagedmembers' ? pagingOf(searchParams) : null;
    return { ...bare, operation: 'members', memberId: which ?? null, paging };
  }
  const operation = what === null && method === 'POST' ? 'create' : BY_METHOD[`${method} ${which ? '+' : ''}`];
  if (operation === undefined || (what === null) !== (operation === 'create')) return null;
  if (operation === 'delete') return { ...bare, operation, activityId: which ?? null };
  const body = parseObject(text);
  if (body === null) return 'malformed';
  const bot = textAt(body, operation === 'create' ? 'bot' : 'from', 'id') ?? '';
  if (operation === 'create') return { ...bare, operation, bot, ...creation(body) };
  return { ...bare, operation, bot, activityId: which ?? null, tenantId: tenantOf(body), activity: body };
}
