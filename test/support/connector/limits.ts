import type { Call, Operation } from './call.ts';
import { createSlidingLog, type Excess, type Window } from './sliding-log.ts';

/** Per bot and conversation; of all bots of a conversation, for each of the three; of a tenant, for everything together. */
export type Scope = 'send' | 'create' | 'members' | 'allBots' | 'tenant';
/** No window is no limit. */
export type Limits = Record<Scope, Window[]>;

/** A request above a limit, which was refused. Times in milliseconds, `at` of the connector's clock. */
export type Violation = Excess & {
  at: number;
  scope: Scope;
  operation: Operation;
  rootId: string;
  tenantId: string;
  bot: string;
};

const windows = (...limits: [number, number, number, number]): Window[] =>
  [1000, 2000, 30_000, 3_600_000].map((ms, at) => ({ ms, limit: limits[at] as number }));

/** Teams' own ("Rate limit your bot in Teams"). */
export const TEAMS_LIMITS: Limits = {
  send: windows(7, 8, 60, 1800),
  create: windows(7, 8, 60, 1800),
  members: windows(14, 16, 120, 3600),
  allBots: [{ ms: 1000, limit: 14 }],
  tenant: [{ ms: 1000, limit: 50 }],
};

export const NO_LIMITS: Limits = { send: [], create: [], members: [], allBots: [], tenant: [] };

const SWEEP_EVERY = 10_000;

export type Limiter = {
  /** Counts a request, unless it is above a limit: then which. What is refused for that counts nowhere. */
  take(call: Call, tenantId: string, now: number): Violation | null;
};

const scopeOf = (operation: Operation): Scope =>
  operation === 'create' || operation === 'members' ? operation : 'send';

/** Limits over sliding windows. `limits` and `graceMs`, by which windows are shorter, are asked at every request. */
export const createLimiter = (limits: () => Limits, graceMs: () => number): Limiter => {
  const log = createSlidingLog();
  let taken = 0;

  return {
    take: (call, tenantId, now) => {
      const { operation, rootId, bot } = call;
      const current = limits();
      const grace = graceMs();
      const scope = scopeOf(operation);
      const counted = (
        [
          [scope, `${scope} ${bot} ${rootId}`],
          ['allBots', `${scope} * ${rootId}`],
          ['tenant', `tenant ${tenantId}`],
        ] as const
      ).map(([of, key]) => ({ of, key, within: current[of] }));
      for (const { of, key, within } of counted) {
        const excess = log.excess(key, within, now + grace);
        if (excess !== null) return { ...excess, at: now, scope: of, operation, rootId, tenantId, bot };
      }
      for (const { key, within } of counted) log.add(key, within, now);
      taken += 1;
      if (taken % SWEEP_EVERY === 0) {
        const longest = Math.max(0, ...Object.values(current).flatMap((each) => each.map(({ ms }) => ms)));
        log.sweep(now, longest);
      }
      return null;
    },
  };
};
