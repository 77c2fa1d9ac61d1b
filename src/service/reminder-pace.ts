import { NO_ROOM, PAUSED, type Pace, type Sent } from './reminder-store.ts';

/** At most so many requests within any so many milliseconds. */
export type Window = { ms: number; limit: number };

/** What Teams allows a bot: in one conversation, and in one tenant. */
export type Limits = { conversation: readonly Window[]; tenant: readonly Window[] };

/** What reminders may use of Teams' limits. */
export type PaceRules = Limits & {
  /** From 0 to 1; the rest is left to answers to people, which go first. */
  share: number;
  /** Milliseconds that may pass between our leave to send and the arrival in Teams, which is where it is counted. */
  marginMs: number;
};

/** The longest that a place in a tenant's queue lies ahead, milliseconds: what is further back asks again. */
export const LONGEST_QUEUE_MS = 30 * 60_000;
/** The longest that one delivery waits for its next try, milliseconds. */
export const LONGEST_WAIT_MS = 60 * 60_000;

/**
 * The windows that reminders keep to. Each is longer by the margin: of what is sent at times no closer together than these
 * windows allow, no more arrives within the window that Teams looks at, however late each one is, up to the margin.
 */
export const pacedWindows = (windows: readonly Window[], { share, marginMs }: PaceRules): Window[] =>
  windows.map(({ ms, limit }) => ({ ms: ms + marginMs, limit: Math.max(1, Math.floor(limit * share)) }));

/** How far back anything that is kept of sending is looked at, milliseconds. */
export const longestWindowOf = ({ conversation, tenant, marginMs }: PaceRules): number =>
  Math.max(0, ...[...conversation, ...tenant].map(({ ms }) => ms)) + marginMs;

/** In how many milliseconds each window has room for so many more requests; 0 where they have it now. `sent` is the newest first. */
export const waitForRoom = (windows: readonly Window[], sent: readonly Sent[], now: number, wanted = 1): number => {
  let wait = 0;
  for (const { ms, limit } of windows) {
    let count = Math.min(wanted, limit);
    for (const { at, count: sentThen } of sent) {
      count += sentThen;
      if (count <= limit) continue;
      wait = Math.max(wait, at + ms - now);
      break;
    }
  }
  return wait;
};

/** Sent now, or asked again in so many milliseconds; `slotAt` is up to when the tenant's queue is full then. */
export type Leave = { kind: 'now' } | { kind: 'wait'; ms: number; slotAt: number; why: typeof PAUSED | typeof NO_ROOM };

const longest = (windows: readonly Window[]): Window =>
  windows.reduce((slowest, window) => (window.ms / window.limit > slowest.ms / slowest.limit ? window : slowest), {
    ms: 0,
    limit: 1,
  });

/**
 * Whether a reminder may be sent now. Who finds no room in the tenant gets a place in its queue, one after the other, so that
 * a long one is not asked through again and again; who has waited for their place goes before who comes anew.
 */
export const leaveToSend = (
  rules: PaceRules,
  pace: Pace,
  sent: { conversation: readonly Sent[]; tenant: readonly Sent[] },
  { wanted, hasWaited }: { wanted: number; hasWaited: boolean },
): Leave => {
  const { now, slotAt, tenantPausedUntil, conversationPausedUntil } = pace;
  const windows = { conversation: pacedWindows(rules.conversation, rules), tenant: pacedWindows(rules.tenant, rules) };
  const tenantPause = Math.max(0, tenantPausedUntil - now);
  const pause = Math.max(tenantPause, conversationPausedUntil - now);
  const tenantWait = Math.max(tenantPause, waitForRoom(windows.tenant, sent.tenant, now, wanted));
  const room = Math.max(pause, tenantWait, waitForRoom(windows.conversation, sent.conversation, now, wanted));
  const queue = hasWaited ? 0 : Math.max(0, slotAt - now);
  if (room <= 0 && queue <= 0) return { kind: 'now' };
  const why = pause > 0 ? PAUSED : NO_ROOM;
  if (tenantWait <= 0 && queue <= 0) return { kind: 'wait', ms: room, slotAt, why };
  const { ms, limit } = longest(windows.tenant);
  const place = Math.max(now + room, slotAt + Math.ceil(ms / limit) * wanted);
  const next = Math.min(place, now + Math.max(room, LONGEST_QUEUE_MS));
  return { kind: 'wait', ms: next - now, slotAt: Math.max(slotAt, next), why };
};
