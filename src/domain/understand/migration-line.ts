import { partsOfLine } from './line-parts.ts';
import { contradicted, type LineSubscription, onlySubscription, tellsOfSeveral } from './line-subscriptions.ts';
import { keysOf, type LinePart, nothingOf, readPart } from './read-part.ts';
import { seenText } from './seen-text.ts';
import { severalSubscriptions } from './several-subscriptions.ts';
import type { Reading } from './subscription-line.ts';

/** What one line says of a migration; what it says in two ways is left out. */
export type MigrationLine = {
  customerName?: string;
  customerCountry?: string;
  /** In the order in which they are told; none where nothing is said of any. */
  subscriptions: LineSubscription[];
  /** What could not be used, as typed, an offer that is not clear with it; empty where all was understood. */
  rest: string;
  /** How many parts the line has. */
  parts: number;
};

/** Without another name, a first part that says the same thing differently than a later one is the name. */
const withFirstAsName = (parts: LinePart[]): LinePart[] => {
  const [first, ...others] = parts;
  if (!first || parts.some(({ name }) => name !== null)) return parts;
  const [key, ...more] = keysOf(first.facts);
  const unclear = contradicted(others);
  const isPlain = unclear.size === 0 || (key === 'customerCountry' && !unclear.has(key) && tellsOfSeveral(others));
  const isOdd = key !== undefined && more.length === 0 && isPlain && contradicted(parts).has(key);
  return isOdd ? [nothingOf(first.text), ...others] : parts;
};

/** Reads a whole migration from one line, its parts in any order: the first that is nothing else is the customer's name. */
export const readMigrationLine = (typed: string, reading: Reading): MigrationLine => {
  const { text } = seenText(typed);
  const parts = withFirstAsName(partsOfLine(text).map((part, at) => readPart(part, at === 0, reading)));
  const { subscriptions, unused } = tellsOfSeveral(parts) ? severalSubscriptions(parts) : onlySubscription(parts);
  const countries = parts.filter(({ facts }) => facts.customerCountry !== undefined);
  const isOneCountry = !contradicted(countries).has('customerCountry');
  const country = isOneCountry ? countries[0]?.facts.customerCountry : undefined;
  const named = parts.find(({ name }) => name !== null);
  const rest = parts.flatMap((part) => {
    if (unused.has(part) || (!isOneCountry && countries.includes(part))) return [part.text];
    return [...(part.name !== null && part !== named ? [part.name] : []), ...part.rest];
  });
  return {
    ...(named?.name && { customerName: named.name }),
    ...(country !== undefined && { customerCountry: country }),
    subscriptions,
    rest: rest.join(', '),
    parts: parts.length,
  };
};

/** True where a text is such a line and no mere name: it names someone, and all else in it is understood. */
export const isPlainlyALine = ({
  rest,
  parts,
  customerName,
  customerCountry,
  subscriptions,
}: MigrationLine): boolean => {
  const facts = subscriptions.flatMap((one) => Object.keys(one)).length + (customerCountry === undefined ? 0 : 1);
  return customerName !== undefined && rest === '' && facts >= (parts > 1 ? 2 : 3);
};
