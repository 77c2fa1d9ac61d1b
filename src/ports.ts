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

/** What became of reminders, for whoever watches over many of them. Names nobody. */
export type Metrics = {
  /** Milliseconds after it was due. */
  sent(lateMs: number): void;
  /** `why` is one of a few words: a status of the connector, or what failed. */
  retried(why: string): void;
  /** It may have been posted although we were not told. */
  ambiguous(): void;
  unreachable(): void;
  /** Set aside with its reason: it would be refused again. */
  rejected(): void;
  /** Nothing was left to say. */
  cancelled(): void;
  unreadable(): void;
};
