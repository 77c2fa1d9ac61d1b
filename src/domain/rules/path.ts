import { addDays, type IsoDate } from '../dates.ts';
import { POLICY } from '../facts/policy.ts';
import type { Subscription } from '../plan-request.ts';
import type { PlannedSubscription } from '../plan-schema.ts';
import type { CarriedTerm } from './term.ts';

export type Path = Exclude<PlannedSubscription['path'], 'none'>;

const canBeTransferred = ({ channel, commerce }: Subscription, term: CarriedTerm, today: IsoDate): boolean =>
  channel === 'csp-partner' &&
  commerce !== 'legacy' &&
  !term.extended &&
  term.end >= addDays(today, POLICY.leadForTransfer);

/** How a line moves: by transfer from the current partner, which moves what there is, or by hand (rulebook §4, "Path"). */
export const pathOf = (subscription: Subscription, term: CarriedTerm, sameTarget: boolean, today: IsoDate): Path =>
  subscription.transferAgreed && sameTarget && canBeTransferred(subscription, term, today)
    ? 'partner-transfer'
    : 'manual';

/** The other paths that are open to a line. */
export const alternativesTo = (
  path: Path,
  subscription: Subscription,
  term: CarriedTerm,
  today: IsoDate,
): PlannedSubscription['alternatives'] => {
  if (path === 'partner-transfer') return ['manual'];
  if (canBeTransferred(subscription, term, today)) return ['partner-transfer'];
  const channelTransfer = subscription.program === 'enterprise-agreement' && term.end >= today;
  return channelTransfer ? ['channel-transfer'] : [];
};
