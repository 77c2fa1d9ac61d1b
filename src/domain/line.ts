import type { IsoDate } from './dates.ts';
import type { Catalogue, Offer } from './facts/offers.ts';
import type { Customer, Subscription } from './plan-request.ts';
import type { EndOfTerm } from './plan-schema.ts';
import { endOfTermFor } from './rules/end-of-term.ts';
import { type OfferChange, offerChangeOf } from './rules/offer-change.ts';
import { type Path, pathOf } from './rules/path.ts';
import { type CarriedTerm, termToPlanFor } from './rules/term.ts';

/** One subscription with everything that is decided about it before steps and warnings: what the rules read. */
export type Line = {
  subscription: Subscription;
  customer: Customer;
  today: IsoDate;
  source: { sku: string; offer: Offer | null; seats: number };
  target: { sku: string; offer: Offer | null; seats: number };
  term: CarriedTerm;
  endOfTerm: EndOfTerm;
  expired: boolean;
  path: Path;
  offerChange: OfferChange;
};

/** Decides the term to plan for, the regime, the path and the offer change of a subscription that is no trial (rulebook §4). */
export const lineOf = (subscription: Subscription, customer: Customer, today: IsoDate, catalogue: Catalogue): Line => {
  const term = termToPlanFor(subscription, today);
  const expired = term.end < today;
  const targetSku = subscription.target?.offer ?? subscription.offer;
  const targetSeats = subscription.target?.seats ?? subscription.seats;
  const sameTarget = targetSku === subscription.offer && targetSeats === subscription.seats;
  const path = pathOf(subscription, term, sameTarget, today);
  const target = catalogue.get(targetSku) ?? null;
  return {
    subscription,
    customer,
    today,
    source: { sku: subscription.offer, offer: catalogue.get(subscription.offer) ?? null, seats: subscription.seats },
    target: { sku: targetSku, offer: target, seats: targetSeats },
    term,
    endOfTerm: endOfTermFor(subscription, term),
    expired,
    path,
    offerChange: offerChangeOf(path, subscription.offer, targetSku, target),
  };
};
