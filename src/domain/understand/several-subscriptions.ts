import {
  begins,
  contradicted,
  fits,
  type LineSubscription,
  type LineSubscriptions,
  type SubscriptionKey,
  subscriptionKeysOf,
} from './line-subscriptions.ts';
import type { LineFacts, LinePart } from './read-part.ts';

/** Where and how it was bought: said once anywhere in a line, it is so for all of its subscriptions. */
const SHARED: ReadonlySet<SubscriptionKey> = new Set(['channel', 'agreement', 'commerce', 'program', 'transferAgreed']);
/** The same for what is said in a part of its own; beside an offer it is said of that offer. */
const SHARED_ALONE: ReadonlySet<SubscriptionKey> = new Set(['term', 'autoRenew']);

/** A part without an offer, and the place of the subscription that it follows directly; null where it follows none. */
type Alone = { part: LinePart; after: number | null };
type Apart = { beginning: LinePart[]; alone: Alone[]; doubtful: LinePart[] };

/** The parts that each begin a subscription, those that only say something of subscriptions, and those that are not understood as a whole. */
const takeApart = (parts: readonly LinePart[]): Apart => {
  const apart: Apart = { beginning: [], alone: [], doubtful: [] };
  let after: number | null = null;
  for (const part of parts) {
    const isAbout = subscriptionKeysOf(part.facts).length > 0;
    if (begins(part)) {
      after = apart.beginning.push(part) - 1;
    } else if (isAbout && part.rest.length === 0) {
      apart.alone.push({ part, after });
    } else {
      if (isAbout) apart.doubtful.push(part);
      after = null;
    }
  }
  return apart;
};

/** The one value that some parts tell of a key; undefined where none does, or they differ. */
const onlyValue = (key: SubscriptionKey, parts: readonly LinePart[]): LineFacts[SubscriptionKey] =>
  contradicted(parts).has(key) ? undefined : parts.find(({ facts }) => facts[key] !== undefined)?.facts[key];

/** What is said once for all. */
const sharedFacts = ({ beginning, alone }: Apart): LineFacts => {
  const byThemselves = alone.map(({ part }) => part);
  return Object.fromEntries(
    [
      ...[...SHARED].map((key) => [key, onlyValue(key, [...beginning, ...byThemselves])] as const),
      ...[...SHARED_ALONE].map((key) => [key, onlyValue(key, byThemselves)] as const),
    ].filter(([, value]) => value !== undefined),
  );
};

/** The keys that cannot be told whose they are: what comes before its offer, as in “25, Business Standard, 10, Visio”. */
const keysBefore = ({ alone }: Apart): ReadonlySet<SubscriptionKey> =>
  new Set(alone.flatMap(({ part, after }) => (after === null ? subscriptionKeysOf(part.facts) : [])));

type IsOrdered = (key: SubscriptionKey) => boolean;

/** Some facts of all. */
const only = (facts: LineFacts, isKept: IsOrdered): LineFacts =>
  Object.fromEntries(
    subscriptionKeysOf(facts)
      .filter(isKept)
      .map((key) => [key, facts[key]]),
  );

/** What is said of one subscription, by its own part and those that follow it; where they differ, neither is taken. */
const ownFacts = (start: LinePart, following: LinePart[], isOrdered: IsOrdered): LineFacts => {
  const differing = contradicted([start, ...following]);
  const told = Object.assign({}, ...following.map(({ facts }) => only(facts, isOrdered)), start.facts);
  return only(told, (key) => !(isOrdered(key) && differing.has(key)));
};

/**
 * Several subscriptions. A part without an offer belongs to the one that it follows directly; what is said in one way only of where
 * it was bought, of the term or of the renewal belongs to all that do not say otherwise.
 */
export const severalSubscriptions = (parts: readonly LinePart[]): LineSubscriptions => {
  const apart = takeApart(parts);
  const { beginning, alone, doubtful } = apart;
  const shared = sharedFacts(apart);
  const before = keysBefore(apart);
  const isOrdered: IsOrdered = (key) => shared[key] === undefined && !before.has(key);
  const subscriptions = beginning.map((start, at): LineSubscription => {
    const following = alone.filter(({ after }) => after === at).map(({ part }) => part);
    const facts = { ...shared, ...ownFacts(start, following, isOrdered) };
    return { ...only(facts, (key) => fits(key, facts)), ...(start.unclear && { unclear: start.unclear }) };
  });
  const isTakenBy = (at: number | null, { facts }: LinePart): boolean =>
    subscriptionKeysOf(facts).every((key) => {
      const takers = shared[key] === undefined ? subscriptions.filter((_, place) => place === at) : subscriptions;
      return takers.some((one) => one[key] === facts[key]);
    });
  const unused = [
    ...doubtful,
    ...alone.filter(({ part, after }) => !isTakenBy(after, part)).map(({ part }) => part),
    ...beginning.filter((part, at) => !isTakenBy(at, part)),
  ];
  return { subscriptions, unused: new Set(unused) };
};
