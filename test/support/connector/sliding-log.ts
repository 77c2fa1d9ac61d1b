/** At most so many within any so many milliseconds. */
export type Window = { ms: number; limit: number };

/** The window that one more would exceed, and in how many milliseconds it would not. */
export type Excess = { window: Window; waitMs: number };

export type SlidingLog = {
  /** Of the windows that one more now would exceed, the one that takes longest to have room; null where all have. */
  excess(key: string, windows: readonly Window[], now: number): Excess | null;
  add(key: string, windows: readonly Window[], now: number): void;
  /** Forgets whose last is older than so many milliseconds. */
  sweep(now: number, ms: number): void;
  size(): number;
};

/**
 * When what happened, by key, as far as windows look back. A window is half open: what is exactly its length ago is out of it.
 * Times only go forward.
 */
export const createSlidingLog = (): SlidingLog => {
  const times = new Map<string, number[]>();
  return {
    excess: (key, windows, now) => {
      const past = times.get(key);
      let worst: Excess | null = null;
      for (const window of past === undefined ? [] : windows) {
        const oldest = past?.[past.length - window.limit];
        const waitMs = oldest === undefined ? 0 : oldest + window.ms - now;
        if (waitMs > (worst?.waitMs ?? 0)) worst = { window, waitMs };
      }
      return worst;
    },
    add: (key, windows, now) => {
      const most = Math.max(0, ...windows.map(({ limit }) => limit));
      if (most === 0) return;
      const past = times.get(key);
      if (past === undefined) times.set(key, [now]);
      else if (past.push(now) >= 2 * most) past.splice(0, past.length - most);
    },
    sweep: (now, ms) => {
      for (const [key, past] of times) if ((past.at(-1) ?? 0) <= now - ms) times.delete(key);
    },
    size: () => times.size,
  };
};
