import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export type ConnectorMethod = 'GET' | 'POST' | 'PUT' | 'DELETE';
/** Who is in a conversation, as Teams tells a bot. */
export type StubMember = {
  id: string;
  name?: string;
  objectId?: string;
  tenantId?: string;
  userRole?: string;
  userPrincipalName?: string;
};
/** One request as it arrived. `recorded` is false where the script lost it before Teams would have taken it. */
export type ConnectorRequest = {
  method: ConnectorMethod;
  conversationId: string | null;
  /** Of an update or a deletion, or what a reply answers. */
  activityId: string | null;
  authorization: string | null;
  body: Record<string, unknown>;
  recorded: boolean;
};
/** An activity that a conversation shows. */
export type PostedActivity = { conversationId: string; activityId: string; activity: Record<string, unknown> };

/** What the next request gets. `release` keeps it waiting, already recorded or refused, until it resolves. */
export type Scripted =
  | {
      kind: 'status';
      status: number;
      code?: string;
      headers?: Record<string, string>;
      recorded?: boolean;
      release?: Promise<void>;
    }
  | { kind: 'reset'; recorded: boolean }
  | { kind: 'slow'; release: Promise<void> }
  | { kind: 'body'; text: string };

export type StubConnector = {
  serviceUrl: string;
  /** Everything that arrived, oldest first. */
  requests: ConnectorRequest[];
  /** What people see now, oldest first: posts, with their updates applied, without the deleted ones. */
  activities: PostedActivity[];
  /** Who is in which conversation, by its root id. */
  members: Map<string, StubMember[]>;
  /** Every question for members, oldest first; apart from `requests`. */
  memberQuestions: string[];
  /** Scripts the next requests, one each; then they succeed again. */
  script(...answers: Scripted[]): void;
  /** Resolves once so many requests have arrived. */
  arrived(count: number): Promise<void>;
  close(): Promise<void>;
};

const ROUTE = /^\/v3\/conversations(?:\/([^/]+)\/activities(?:\/([^/]+))?)?$/;
/** Members that Teams tells of at once. */
const LARGEST_PAGE = 500;
const MEMBERS = /^\/v3\/conversations\/([^/]+)\/(pagedmembers|members)(?:\/([^/]+))?$/;

async function bodyOf(request: IncomingMessage): Promise<Record<string, unknown>> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return chunks.length === 0 ? {} : JSON.parse(Buffer.concat(chunks).toString('utf8'));
}

function answer(response: ServerResponse, status: number, body: unknown, headers: Record<string, string> = {}) {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(JSON.stringify(body));
}

/** Teams' connector on a loopback port: the routes the bot uses, and the truth about what was posted. */
export async function startStubConnector(): Promise<StubConnector> {
  const requests: ConnectorRequest[] = [];
  const activities: PostedActivity[] = [];
  const members = new Map<string, StubMember[]>();
  const memberQuestions: string[] = [];
  const scripted: Scripted[] = [];
  const waiting: { count: number; resolve: () => void }[] = [];
  let created = 0;

  const idOf = () => `activity-${++created}`;

  /** Does what the request asks for: the id to answer with, or null when there is no such activity. */
  function take({ method, conversationId, activityId, body }: ConnectorRequest): string | null {
    if (conversationId === null) return `conversation-${++created}`;
    if (method === 'POST') {
      const posted = { conversationId, activityId: idOf(), activity: body };
      activities.push(posted);
      return posted.activityId;
    }
    const at = activities.findIndex((each) => each.conversationId === conversationId && each.activityId === activityId);
    const shown = activities[at];
    if (shown === undefined) return null;
    if (method === 'PUT') shown.activity = body;
    else activities.splice(at, 1);
    return shown.activityId;
  }

  function succeed(request: ConnectorRequest, response: ServerResponse) {
    const id = take(request);
    if (id === null)
      answer(response, 404, { error: { code: 'ActivityNotFoundInConversation', message: 'Unknown activity.' } });
    else answer(response, 200, { id });
  }

  async function follow(script: Scripted, request: ConnectorRequest, response: ServerResponse) {
    switch (script.kind) {
      case 'status': {
        request.recorded = script.recorded ?? script.status < 300;
        if (request.recorded) take(request);
        await script.release;
        const body = { error: { code: script.code ?? 'Scripted', message: 'Scripted by the test.' } };
        return answer(response, script.status, body, script.headers);
      }
      case 'reset':
        request.recorded = script.recorded;
        if (script.recorded) take(request);
        return response.socket?.resetAndDestroy();
      case 'slow': {
        const id = take(request);
        await script.release;
        if (!response.destroyed) answer(response, 200, { id });
        return;
      }
      case 'body':
        take(request);
        response.writeHead(200, { 'content-type': 'application/json' });
        return response.end(script.text);
    }
  }

  /** Answers a question for members: all of a conversation, or one of them. */
  function tellMembers([path, conversation, , member]: string[], response: ServerResponse) {
    memberQuestions.push(decodeURIComponent(path ?? ''));
    const all = members.get(decodeURIComponent(conversation ?? '')) ?? [];
    if (member === undefined) return answer(response, 200, { members: all.slice(0, LARGEST_PAGE) });
    const id = decodeURIComponent(member);
    const found = all.find((one) => one.id === id || one.objectId === id);
    if (found) return answer(response, 200, found);
    answer(response, 404, { error: { code: 'MemberNotFoundInConversation', message: 'Unknown member.' } });
  }

  const server = createServer(async (received, response) => {
    const { pathname } = new URL(received.url ?? '', 'http://stub');
    const asked = MEMBERS.exec(pathname);
    if (received.method === 'GET' && asked) return tellMembers([...asked], response);
    const route = ROUTE.exec(pathname);
    if (route === null) return answer(response, 404, {});
    const [, conversation, activity] = route;
    const request: ConnectorRequest = {
      method: received.method as ConnectorMethod,
      conversationId: conversation === undefined ? null : decodeURIComponent(conversation),
      activityId: activity === undefined ? null : decodeURIComponent(activity),
      authorization: received.headers.authorization ?? null,
      body: await bodyOf(received),
      recorded: true,
    };
    requests.push(request);
    for (const each of waiting) if (requests.length >= each.count) each.resolve();
    const script = scripted.shift();
    if (script === undefined) succeed(request, response);
    else await follow(script, request, response);
  });

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    serviceUrl: `http://127.0.0.1:${port}/`,
    requests,
    activities,
    members,
    memberQuestions,
    script: (...answers) => void scripted.push(...answers),
    arrived: (count) =>
      new Promise((resolve) => {
        if (requests.length >= count) resolve();
        else waiting.push({ count, resolve });
      }),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
