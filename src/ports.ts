/** What the edges are handed from the composition root. */
export type Log = {
  debug(fields: Record<string, unknown>, message: string): void;
  info(fields: Record<string, unknown>, message: string): void;
  warn(fields: Record<string, unknown>, message: string): void;
  error(fields: Record<string, unknown>, message: string): void;
};

/** The current instant, epoch milliseconds. */
export type Clock = () => number;

/** A new UUIDv7, so that ids sort by age. */
export type NewId = () => string;
