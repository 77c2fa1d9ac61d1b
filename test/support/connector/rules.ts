import { type AnswerKind, answerKindOrThrow } from './answers.ts';
import type { Call } from './call.ts';
import type { ClockSetting } from './connector-clock.ts';
import { createFaults, type Faults } from './faults.ts';
import { type Limits, TEAMS_LIMITS } from './limits.ts';

export type Member = { id: string; name?: string; aadObjectId?: string; tenantId?: string; userRole?: string };

/** Stands for every conversation in rules by conversation. */
export const ANYWHERE = '*';

/** What a test changes. Conversations are named by their root id or {@link ANYWHERE}; the narrower rule goes first. */
export type Rules = {
  /** In place of Teams' own, scope by scope. */
  limits?: Partial<Limits>;
  /** By how much windows are shorter, for what arrives sooner after another than it was sent. */
  graceMs?: number;
  /** Whether a 429 for being above a limit says when to come back. */
  limitsSayWhen?: boolean;
  /** What `-retry-after` answers ask for. */
  retryAfterSeconds?: number;
  /** How long every answer takes, real milliseconds; the message is recorded before. */
  latencyMs?: number;
  /** How long `slow` ones take. */
  slowMs?: number;
  /** Whether a write to a conversation that is still answering another one gets 412. */
  refuseConcurrentWrites?: boolean;
  /** By chance; given anew, they begin anew. None where null. */
  faults?: Faults | null;
  /** What every request of a conversation gets until it is lifted with null. */
  standing?: Record<string, AnswerKind | null>;
  /** What the next requests get, one each, before all else: added to those still waiting. */
  scripts?: Record<string, AnswerKind[]>;
  /** Who is in a conversation. */
  members?: Record<string, Member[]>;
  clock?: ClockSetting;
};

/** The plain values among the rules, as they hold. */
export type Settings = Required<
  Pick<Rules, 'graceMs' | 'limitsSayWhen' | 'retryAfterSeconds' | 'latencyMs' | 'slowMs' | 'refuseConcurrentWrites'>
> & { limits: Limits };

const AS_TEAMS: Settings = {
  limits: TEAMS_LIMITS,
  graceMs: 0,
  limitsSayWhen: true,
  retryAfterSeconds: 1,
  latencyMs: 0,
  slowMs: 1000,
  refuseConcurrentWrites: true,
};

export type RuleBook = {
  settings(): Settings;
  /** Throws a RangeError for kinds that do not exist and shares that are none. */
  change(rules: Rules): void;
  /** How the call is to end, as far as rules say. Uses up what is scripted and drawn. */
  answerFor(call: Call): AnswerKind;
};

/** Whether Teams would ever answer such a call so. */
const isPossible = (kind: AnswerKind, { operation }: Call): boolean => {
  if (kind === '404-ActivityNotFoundInConversation')
    return operation === 'update' || operation === 'delete' || operation === 'reply';
  if (kind === '404-ConversationNotFound') return operation !== 'create';
  if (kind === '404-MemberNotFoundInConversation') return operation === 'members';
  return kind !== '413' || operation !== 'members';
};

const given = <T extends object>(rules: T): Partial<T> =>
  Object.fromEntries(Object.entries(rules).filter(([, value]) => value !== undefined)) as Partial<T>;

export const createRuleBook = (): RuleBook => {
  let settings = AS_TEAMS;
  const standing = new Map<string, AnswerKind>();
  const scripts = new Map<string, AnswerKind[]>();
  let drawn: (stream: string) => AnswerKind = () => 'ok';

  const scripted = (key: string): AnswerKind | undefined => {
    const waiting = scripts.get(key);
    const next = waiting?.shift();
    if (waiting?.length === 0) scripts.delete(key);
    return next;
  };
  const stands = (key: string, call: Call): AnswerKind | undefined => {
    const kind = standing.get(key);
    return kind !== undefined && isPossible(kind, call) ? kind : undefined;
  };

  return {
    settings: () => settings,
    change: ({ faults, standing: stand, scripts: script, limits, members: _, clock: __, ...values }) => {
      if (faults !== undefined) drawn = faults === null ? () => 'ok' : createFaults(faults);
      for (const [key, kind] of Object.entries(stand ?? {})) {
        if (kind === null) standing.delete(key);
        else standing.set(key, answerKindOrThrow(kind));
      }
      for (const [key, kinds] of Object.entries(script ?? {}))
        scripts.set(key, [...(scripts.get(key) ?? []), ...kinds.map(answerKindOrThrow)]);
      settings = { ...settings, ...given(values), limits: { ...settings.limits, ...limits } };
    },
    answerFor: (call) => {
      const { rootId, operation } = call;
      const ruled = scripted(rootId) ?? scripted(ANYWHERE) ?? stands(rootId, call) ?? stands(ANYWHERE, call);
      if (ruled !== undefined) return ruled;
      const kind = drawn(`${operation} ${rootId}`);
      return isPossible(kind, call) ? kind : 'ok';
    },
  };
};
