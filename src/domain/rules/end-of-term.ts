import { addDays, type IsoDate } from '../dates.ts';
import {
  EXTENDED_CSP_END_FROM,
  EXTENDED_CSP_START_FROM,
  EXTENDED_DIRECT_FROM,
  RETENTION,
  type Retention,
} from '../facts/end-of-term.ts';
import type { Channel, Subscription } from '../plan-request.ts';
import type { EndOfTerm } from '../plan-schema.ts';

type Dates = { start: IsoDate; end: IsoDate };

const regimeByChannel: Record<Channel, (subscription: Subscription, dates: Dates) => Retention> = {
  'microsoft-direct': ({ agreement }, { end }) =>
    agreement !== 'mosa' && end >= EXTENDED_DIRECT_FROM ? RETENTION.extended : RETENTION.direct,
  'csp-partner': ({ commerce }, { start, end }) => {
    if (commerce === 'legacy') return RETENTION.legacyCsp;
    const extended = start >= EXTENDED_CSP_START_FROM && end >= EXTENDED_CSP_END_FROM;
    return extended ? RETENTION.extended : RETENTION.newCommerce;
  },
  'volume-licensing': ({ program }) =>
    program === 'enterprise-agreement' ? RETENTION.enterpriseAgreement : RETENTION.openValue,
  other: () => RETENTION.notKnown,
};

/** What happens after the last day of a term when nothing renews it (rulebook §4, table "Regime"). */
export const regimeOf = (subscription: Subscription, dates: Dates): Retention =>
  regimeByChannel[subscription.channel](subscription, dates);

/** The regime of the term that is planned for, and the last days of access and data; an extended line keeps its regime. */
export const endOfTermFor = (subscription: Subscription, term: Dates & { extended: boolean }): EndOfTerm => {
  const { regime, accessDays, dataDays } = term.extended ? RETENTION.extended : regimeOf(subscription, term);
  return {
    regime,
    accessUntil: addDays(term.end, accessDays),
    dataUntil: dataDays === null ? null : addDays(term.end, dataDays),
  };
};
