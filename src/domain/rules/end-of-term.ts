import { addDays, EARLIEST_DATE, type IsoDate } from '../dates.ts';
import { EXTENDED_CSP_START_FROM, RETENTION, type Retention } from '../facts/end-of-term.ts';
import type { Channel, Subscription } from '../plan-request.ts';
import type { EndOfTerm, Regime } from '../plan-schema.ts';

type Dates = { start: IsoDate; end: IsoDate };

const regimeByChannel: Record<Channel, (subscription: Subscription, dates: Dates) => Retention> = {
  'microsoft-direct': ({ agreement }, { end }) =>
    agreement !== 'mosa' && end >= RETENTION.extendedDirect.effectiveFrom ? RETENTION.extendedDirect : RETENTION.direct,
  'csp-partner': ({ commerce }, { start, end }) => {
    if (commerce === 'legacy') return RETENTION.legacyCsp;
    const extended = start >= EXTENDED_CSP_START_FROM && end >= RETENTION.extendedCsp.effectiveFrom;
    return extended ? RETENTION.extendedCsp : RETENTION.newCommerce;
  },
  'volume-licensing': ({ program }) =>
    program === 'enterprise-agreement' ? RETENTION.enterpriseAgreement : RETENTION.openValue,
  other: () => RETENTION.notKnown,
};

/** What happens after the last day of a term when nothing renews it (rulebook §4, table "Regime"). */
export const regimeOf = (subscription: Subscription, dates: Dates): Retention =>
  regimeByChannel[subscription.channel](subscription, dates);

const extendedRetention = ({ channel }: Subscription): Retention =>
  channel === 'csp-partner' ? RETENTION.extendedCsp : RETENTION.extendedDirect;

/** The regime of the term that is planned for, and the last days of access and data; an extended line keeps its regime. */
export const endOfTermFor = (subscription: Subscription, term: Dates & { extended: boolean }): EndOfTerm => {
  const { regime, accessDays, dataDays } = term.extended
    ? extendedRetention(subscription)
    : regimeOf(subscription, term);
  return {
    regime,
    accessUntil: addDays(term.end, accessDays),
    dataUntil: dataDays === null ? null : addDays(term.end, dataDays),
  };
};

/** Since when the rule holds, or when it was read, that gave a subscription its regime; null where nothing is known. */
export const ruleDateOf = (subscription: Subscription, regime: Regime): IsoDate | null => {
  const beforeAnyExtension = { start: EARLIEST_DATE, end: EARLIEST_DATE };
  const rule =
    regime === 'extended-service-term' ? extendedRetention(subscription) : regimeOf(subscription, beforeAnyExtension);
  return rule.effectiveFrom;
};
