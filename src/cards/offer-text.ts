import { BUILT_IN_CATALOGUE } from '../domain/facts/offers.ts';
import type { Subscription } from '../domain/plan-request.ts';
import type { Messages } from '../messages/messages.ts';

/** The name people know an offer by; one the catalogue does not know is shown as it was typed. */
export const offerName = (sku: string): string => BUILT_IN_CATALOGUE.get(sku)?.name ?? sku;

/** `25 Microsoft 365 Business Standard`: what there is now. */
export const subscriptionText = ({ seats, offer }: Subscription, { t }: Messages): string =>
  t('checklist.seats-of-offer', { seats, offer: offerName(offer) });

/** The same for what is to be provisioned. */
export const targetText = ({ seats, offer, target }: Subscription, { t }: Messages): string =>
  t('checklist.seats-of-offer', { seats: target?.seats ?? seats, offer: offerName(target?.offer ?? offer) });
