import { setTimeout as pause } from 'node:timers/promises';

export const START_LIMIT_MS = 60_000;
const POLL_MS = 100;

/** Waits until an address answers; false when the process behind it ends first, or a minute is over. */
export async function answers(url: string, { exited }: { exited: Promise<unknown> }): Promise<boolean> {
  let over = false;
  void exited.then(() => {
    over = true;
  });
  const limit = Date.now() + START_LIMIT_MS;
  while (!over && Date.now() < limit) {
    const response = await fetch(url, { signal: AbortSignal.timeout(2_000) }).catch(() => null);
    if (response?.ok) return true;
    await pause(POLL_MS);
  }
  return false;
}
