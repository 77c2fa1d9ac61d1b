import { keysOf, type LineFacts, type LineKey, type LinePart, type UnclearOffer } from './read-part.ts';

/** One subscription that a line tells of; `unclear` where it names an offer, and not which. */
export type LineSubscription = Omit<LineFacts, 'customerCountry'> & { unclear?: UnclearOffer };

export type SubscriptionKey = Exclude<LineKey, 'customerCountry'>;

/** The subscriptions of a line; `unused` are the parts of which something could not be used. */
export type LineSubscriptions = { subscriptions: LineSubscription[]; unused: ReadonlySet<LinePart> };

const OFFER_KEYS = ['offer', 'seats', 'endDate', 'term', 'autoRenew'] as const;

/** What a part says of a subscription, the customer's country left aside. */
export const subscriptionKeysOf = (facts: LineFacts): SubscriptionKey[] =>
  keysOf(facts).filter((key) => key !== 'customerCountry');

/** Facts that parts tell differently. */
export const contradicted = (parts: readonly LinePart[]): ReadonlySet<LineKey> => {
  const values = new Map<LineKey, unknown>();
  const found = new Set<LineKey>();
  for (const { facts } of parts) {
    for (const key of keysOf(facts)) {
      if (values.has(key) && values.get(key) !== facts[key]) found.add(key);
      values.set(key, facts[key]);
    }
  }
  return found;
};

/** True where the conversation asks for that beside the others: an agreement belongs to one channel, commerce to another. */
export const fits = (key: LineKey, { channel, commerce }: LineFacts): boolean => {
  if (key === 'agreement') return channel === 'microsoft-direct';
  if (key === 'commerce') return channel === 'csp-partner';
  if (key === 'transferAgreed') return channel === 'csp-partner' && commerce !== 'legacy';
  return key !== 'program' || channel === 'volume-licensing';
};

const togetherOf = (parts: readonly LinePart[]): LineFacts => Object.assign({}, ...parts.map(({ facts }) => facts));

/** A part that begins a subscription: it names one offer, or a number of licenses of something that is not known. */
export const begins = ({ offers, unclear }: LinePart): boolean => offers === 'one' || unclear !== null;

const offerNamed = ({ facts, unclear }: LinePart): string => facts.offer ?? (unclear?.skus ?? []).join(' ');

/** True where a line tells of more than one subscription, and not of one in several parts. */
export const tellsOfSeveral = (parts: readonly LinePart[]): boolean => {
  const beginning = parts.filter(begins);
  const named = beginning.filter(({ offers }) => offers === 'one');
  if (contradicted(beginning).size > 0 || new Set(named.map(offerNamed)).size > 1) return true;
  return named.length < 2 && beginning.filter(({ facts }) => facts.seats !== undefined).length > 1;
};

/** All parts are about one subscription; what they tell differently, or two offers without saying whose a number is, is left out. */
export const onlySubscription = (parts: readonly LinePart[]): LineSubscriptions => {
  const differing = contradicted(parts);
  const isOneOffer = parts.filter(({ offers }) => offers !== 'none').length < 2;
  const isOpen = differing.has('offer') || (!isOneOffer && differing.has('seats'));
  const unusable = new Set<LineKey>([...differing, ...(isOpen ? OFFER_KEYS : [])]);
  const told = togetherOf(parts);
  const isUsable = (key: LineKey): boolean => !unusable.has(key) && fits(key, told);
  const usable: LineSubscription = Object.fromEntries(
    subscriptionKeysOf(told)
      .filter(isUsable)
      .map((key) => [key, told[key]]),
  );
  const [unclear, ...others] = parts.flatMap((part) => part.unclear ?? []);
  const isUnclear = unclear !== undefined && others.length === 0 && usable.offer === undefined && !isOpen;
  const isSomething = isUnclear || keysOf(usable).length > 0;
  return {
    subscriptions: isSomething ? [{ ...usable, ...(isUnclear && { unclear }) }] : [],
    unused: new Set(parts.filter(({ facts }) => !subscriptionKeysOf(facts).every(isUsable))),
  };
};
