import { setTimeout as pause } from 'node:timers/promises';

const PATIENCE_MS = 15_000;
const POLL_MS = 25;

/** Reads until what is read is accepted, and gives it; else throws with what was read last. */
export const until = async <T>(read: () => T | Promise<T>, isAccepted: (value: T) => boolean): Promise<T> => {
  const limit = Date.now() + PATIENCE_MS;
  let value = await read();
  while (!isAccepted(value)) {
    if (Date.now() > limit) throw new Error(`it stayed like this: ${JSON.stringify(value)}`);
    await pause(POLL_MS);
    value = await read();
  }
  return value;
};
