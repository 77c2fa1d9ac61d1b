import type { Offer } from '../facts/offers.ts';
import type { PlannedSubscription } from '../plan-schema.ts';
import type { Path } from './path.ts';

export type OfferChange = NonNullable<PlannedSubscription['offerChange']>;

/** Whether the customer keeps the offer, gets another, or an equivalent must first be found (rulebook §4, "Offer change"). */
export const offerChangeOf = (path: Path, sourceSku: string, targetSku: string, target: Offer | null): OfferChange => {
  if (path === 'partner-transfer') return 'same';
  if (target?.status === 'discontinued') return 'choose';
  return sourceSku === targetSku ? 'same' : 'different';
};
