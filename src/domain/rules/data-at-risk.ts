import type { Line } from '../line.ts';
import { type DataFamily, FAMILIES } from '../plan-schema.ts';

export type AfterExpiry = 'in-grace' | 'access-unknown' | 'access-lost' | 'data-deleted';

/** What is left of an expired line: access, data, or nothing; null while it runs. */
export const afterExpiryOf = ({ expired, endOfTerm, today }: Line): AfterExpiry | null => {
  if (!expired) return null;
  if (endOfTerm.regime === 'unknown') return 'access-unknown';
  if (endOfTerm.accessUntil >= today) return 'in-grace';
  return endOfTerm.dataUntil !== null && endOfTerm.dataUntil < today ? 'data-deleted' : 'access-lost';
};

/** The kinds of data for which the target offer holds less than the source (rulebook §2 and §5). */
export const lowerTiersOf = ({ source, target, offerChange }: Line): DataFamily[] => {
  if (offerChange !== 'different' || source.offer === null || target.offer === null) return [];
  const [from, to] = [source.offer.tiers, target.offer.tiers];
  return FAMILIES.filter((family) => to[family] < from[family]);
};

/** True where an offer of the line is not in the catalogue, so that nobody knows what data it holds. */
export const hasUnknownOffer = ({ source, target }: Line): boolean => source.offer === null || target.offer === null;
