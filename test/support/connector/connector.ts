import type { ServerResponse } from 'node:http';
import { type AnswerKind, type Ending, endingOf } from './answers.ts';
import type { Call } from './call.ts';
import { createConnectorClock } from './connector-clock.ts';
import { createConversationBook } from './conversation-book.ts';
import { createLimiter, type Violation } from './limits.ts';
import { type Recorded, recordedOf } from './record.ts';
import { createRuleBook, type Rules } from './rules.ts';

/** Why a request was not taken: a kind of answer that a rule gave or Teams' own limits. */
export type Refusal = AnswerKind | 'above-limit' | 'concurrent-write';

export type Stats = {
  /** Requests of bots, however they ended. */
  requests: number;
  /** What was recorded: told, ambiguous and pending together. */
  accepted: number;
  told: number;
  /** Recorded, and the client was not told. */
  ambiguous: number;
  /** Recorded, with an answer still on the way. */
  pending: number;
  /** How many requests were not taken, by why. */
  refused: Partial<Record<Refusal, number>>;
  /** How many requests ended in which way. */
  answers: Partial<Record<Refusal, number>>;
  /** Requests above a limit. */
  violations: number;
  /** The first hundred of them. */
  violating: Violation[];
  /** Creations that were taken: chats, the same one each time, and channel threads. */
  created: number;
};

const VIOLATIONS_SHOWN = 100;

const isWrite = (call: Call): call is Call & { operation: Recorded['operation'] } => call.operation !== 'members';

const reply = (response: ServerResponse, status: number, body: unknown, headers: Record<string, string> = {}) => {
  const text = JSON.stringify(body);
  response.writeHead(status, {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(text),
    ...headers,
  });
  response.end(text);
};

const successOf = ({ operation }: Call): number =>
  operation === 'post' || operation === 'reply' || operation === 'create' ? 201 : 200;

const MESSAGE = 'Said by a connector of a test.';

export type Connector = {
  change(rules: Rules): void;
  advance(ms: number): void;
  handle(call: Call, response: ServerResponse): void;
  received(from: number, count: number): Recorded[];
  stats(): Stats;
};

/** Teams' connector without its HTTP: what is taken, refused, recorded, told. All of its state is in here. */
export const createConnector = (serviceUrl: string, initial: Rules): Connector => {
  const clock = createConnectorClock();
  const book = createConversationBook();
  const rules = createRuleBook();
  const limiter = createLimiter(
    () => rules.settings().limits,
    () => rules.settings().graceMs,
  );
  const records: Recorded[] = [];
  const refused: Stats['refused'] = {};
  const answers: Stats['answers'] = {};
  const violating: Violation[] = [];
  const writing = new Set<string>();
  const telling = { told: 0, ambiguous: 0, pending: 0 };
  let requests = 0;
  let violations = 0;

  const count = (counts: Stats['answers'], kind: Refusal) => {
    counts[kind] = (counts[kind] ?? 0) + 1;
  };
  const refuse = (why: Refusal, kind: AnswerKind): { kind: AnswerKind; why: Refusal } => ({ kind, why });

  /** How the call ends without a look at the limits. What would succeed is still refused for what it is. */
  function judge(call: Call): { kind: AnswerKind; why: Refusal | null } {
    const kind = rules.answerFor(call);
    if (!endingOf(kind).recorded) return refuse(kind, kind);
    const own = book.refusal(call);
    if (own !== null) return refuse(own, own);
    if (isWrite(call) && writing.has(call.rootId) && rules.settings().refuseConcurrentWrites)
      return refuse('concurrent-write', '412');
    return { kind, why: null };
  }

  function record(call: Call, kind: AnswerKind, tenantId: string): { body: unknown; entry: Recorded | null } {
    const { conversationId, activityId, body } = book.take(call, serviceUrl);
    if (!isWrite(call) || activityId === '') return { body, entry: null };
    const { by, failure } = endingOf(kind);
    const entry = recordedOf(call, {
      number: records.length + 1,
      conversationId,
      activityId,
      tenantId,
      at: Math.floor(clock.now()),
      answer: kind,
      telling: by === 'answer' && failure === undefined ? 'pending' : 'ambiguous',
    });
    records.push(entry);
    telling[entry.telling] += 1;
    return { body, entry };
  }

  function tell(entry: Recorded, to: 'told' | 'ambiguous') {
    telling[entry.telling] -= 1;
    entry.telling = to;
    telling[to] += 1;
  }

  /** Ends the request after its time; `done` runs once, when the answer is about to go or the client has given up. */
  function end(ending: Ending, body: unknown, success: number, response: ServerResponse, done: () => void) {
    const { latencyMs, slowMs, retryAfterSeconds } = rules.settings();
    const act = () => {
      if (ending.by === 'silence') return;
      done();
      if (ending.by === 'reset') response.socket?.resetAndDestroy();
      else if (ending.failure === undefined) reply(response, success, body);
      else {
        const { status, code } = ending.failure;
        const headers = ending.retryAfter ? { 'retry-after': String(retryAfterSeconds) } : {};
        reply(response, status, { error: { code, message: MESSAGE } }, headers);
      }
    };
    const delay = ending.slow ? slowMs : latencyMs;
    const timer = delay > 0 ? setTimeout(act, delay) : null;
    response.once('close', () => {
      if (timer !== null) clearTimeout(timer);
      done();
    });
    if (timer === null) act();
  }

  function handle(call: Call, response: ServerResponse) {
    requests += 1;
    const tenantId = book.tenantOf(call);
    const violation = limiter.take(call, tenantId, clock.now());
    if (violation !== null) {
      violations += 1;
      if (violating.length < VIOLATIONS_SHOWN) violating.push(violation);
      count(refused, 'above-limit');
      count(answers, 'above-limit');
      const seconds = Math.max(1, Math.ceil(violation.waitMs / 1000));
      const headers = rules.settings().limitsSayWhen ? { 'retry-after': String(seconds) } : {};
      return reply(response, 429, { error: { code: 'Throttled', message: MESSAGE } }, headers);
    }
    const { kind, why } = judge(call);
    count(answers, why ?? kind);
    if (why !== null) count(refused, why);
    const { body, entry } = why === null ? record(call, kind, tenantId) : { body: null, entry: null };
    if (entry?.telling === 'pending')
      response.once('close', () => tell(entry, response.writableFinished ? 'told' : 'ambiguous'));
    const holdsLane = why === null && isWrite(call) && !writing.has(call.rootId);
    if (holdsLane) writing.add(call.rootId);
    let isHeld = holdsLane;
    end(endingOf(kind), body, successOf(call), response, () => {
      if (isHeld) writing.delete(call.rootId);
      isHeld = false;
    });
  }

  function change(changed: Rules) {
    rules.change(changed);
    for (const [rootId, members] of Object.entries(changed.members ?? {})) book.putMembers(rootId, members);
    if (changed.clock !== undefined) clock.set(changed.clock);
  }

  change(initial);
  return {
    change,
    advance: clock.advance,
    handle,
    received: (from, howMany) => records.slice(from, from + howMany),
    stats: () => ({
      requests,
      accepted: records.length,
      ...telling,
      refused,
      answers,
      violations,
      violating,
      created: book.created(),
    }),
  };
};
