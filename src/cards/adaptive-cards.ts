import { createRequire } from 'node:module';

/** An Adaptive Card as JSON. */
export type Card = Record<string, unknown>;

/** A template that is kept: expanding it again costs a fifth of making it anew. */
export type CardTemplate = { expand(context: { $root: object }): Card };

type Problem = { message: string };
type ParsedCard = {
  parse(card: Card, context: unknown): void;
  validateProperties(): { validationEvents: Problem[] };
};

// Both packages' types pull in source that does not compile here, and the entry point of `adaptivecards` needs a browser;
// its bundle parses cards without one.
const require = createRequire(import.meta.url);
const { Template } = require('adaptivecards-templating') as { Template: new (template: object) => CardTemplate };
const { AdaptiveCard, SerializationContext } = require('adaptivecards/dist/adaptivecards.js') as {
  AdaptiveCard: new () => ParsedCard;
  SerializationContext: new () => { eventCount: number; getEventAt(index: number): Problem };
};

export const createTemplate = (template: object): CardTemplate => new Template(template);

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

/** A card as clients without Teams' charts show it: the package knows none, and a chart has a fallback for those. */
const withoutCharts = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(withoutCharts);
  if (!isRecord(value)) return value;
  const { type, fallback } = value;
  if (typeof type === 'string' && type.startsWith('Chart.') && isRecord(fallback)) return withoutCharts(fallback);
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, withoutCharts(each)]));
};

/** What the adaptivecards parser finds wrong with a card, as sentences; empty when it is valid. */
export const problemsOf = (card: Card): string[] => {
  const context = new SerializationContext();
  const parsed = new AdaptiveCard();
  parsed.parse(withoutCharts(card) as Card, context);
  const events = Array.from({ length: context.eventCount }, (_, index) => context.getEventAt(index));
  return [...events, ...parsed.validateProperties().validationEvents].map(({ message }) => message);
};
