import { type Json, textAt } from './json.ts';

/** What came of a request; `failed` is the code of a lost connection. */
export type Heard = { status: number; body: Json; retryAfter: string | null } | { failed: string };

export type Speaker = {
  post(conversationId: string, activity?: Json): Promise<Heard>;
  reply(conversationId: string, activityId: string, activity?: Json): Promise<Heard>;
  update(conversationId: string, activityId: string, activity?: Json): Promise<Heard>;
  remove(conversationId: string, activityId: string): Promise<Heard>;
  create(parameters: Json): Promise<Heard>;
  /** `which` is `members`, `members/29:person` or `pagedmembers?pageSize=50`. */
  read(conversationId: string, which: string): Promise<Heard>;
};

const codeOf = (error: unknown): string => {
  const { name, cause } = error as { name: string; cause?: { code?: string } };
  return cause?.code ?? name;
};

/** Speaks to a connector as a bot does, one request a call, without a bot; gives up when `signal` says so. */
export const speakTo = (serviceUrl: string, signal?: AbortSignal): Speaker => {
  async function request(method: string, path: string, sent?: Json): Promise<Heard> {
    try {
      const response = await fetch(`${serviceUrl}v3/conversations${path}`, {
        method,
        headers: { 'content-type': 'application/json' },
        ...(sent && { body: JSON.stringify(sent) }),
        ...(signal && { signal }),
      });
      const { status, headers } = response;
      return { status, body: (await response.json()) as Json, retryAfter: headers.get('retry-after') };
    } catch (error) {
      return { failed: codeOf(error) };
    }
  }
  const of = (conversationId: string, rest: string) => `/${encodeURIComponent(conversationId)}/${rest}`;
  const aMessage = { type: 'message', from: { id: '28:bot' } };

  return {
    post: (id, activity) => request('POST', of(id, 'activities'), { ...aMessage, ...activity }),
    reply: (id, to, activity) => request('POST', of(id, `activities/${to}`), { ...aMessage, ...activity }),
    update: (id, which, activity) => request('PUT', of(id, `activities/${which}`), { ...aMessage, ...activity }),
    remove: (id, which) => request('DELETE', of(id, `activities/${which}`)),
    create: (parameters) => request('POST', '', parameters),
    read: (id, which) => request('GET', of(id, which)),
  };
};

/** The id in an answer; empty where there is none. */
export const idIn = (heard: Heard): string => ('body' in heard ? (textAt(heard.body, 'id') ?? '') : '');

/** What was heard, in a few words: `201`, `429 Throttled after 1`, `ECONNRESET`. */
export const briefly = (heard: Heard): string => {
  if ('failed' in heard) return heard.failed;
  const { status, body, retryAfter } = heard;
  return [status, textAt(body, 'error', 'code'), retryAfter && `after ${retryAfter}`].filter(Boolean).join(' ');
};
