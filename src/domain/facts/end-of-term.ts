import type { IsoDate } from '../dates.ts';
import type { Regime } from '../plan-schema.ts';

/** After the last day of a term: days of access, and days the data is kept, both counted from that day. */
export type Retention = { regime: Regime; accessDays: number; dataDays: number | null };

const LIFECYCLE = 'https://learn.microsoft.com/partner-center/customers/subscription-lifecycle';
const EXPIRES = 'https://learn.microsoft.com/microsoft-365/commerce/subscriptions/what-if-my-subscription-expires';
const EXTENDED = 'https://learn.microsoft.com/partner-center/customers/extended-service-terms';

/** What follows a term that nothing renews, by kind of seller (facts: dated pages named in `source`). */
export const RETENTION = {
  direct: { regime: 'grace', accessDays: 30, dataDays: 120, source: EXPIRES, effectiveFrom: '2025-02-06' },
  newCommerce: { regime: 'grace', accessDays: 30, dataDays: 120, source: LIFECYCLE, effectiveFrom: '2023-08-04' },
  legacyCsp: { regime: 'suspended', accessDays: 0, dataDays: 90, source: LIFECYCLE, effectiveFrom: '2023-08-04' },
  enterpriseAgreement: { regime: 'grace', accessDays: 90, dataDays: 150, source: EXPIRES, effectiveFrom: '2025-02-06' },
  openValue: { regime: 'grace', accessDays: 30, dataDays: 120, source: EXPIRES, effectiveFrom: '2025-02-06' },
  extended: {
    regime: 'extended-service-term',
    accessDays: 0,
    dataDays: 90,
    source: EXTENDED,
    effectiveFrom: '2026-02-09',
  },
  notKnown: { regime: 'unknown', accessDays: 0, dataDays: null, source: null, effectiveFrom: null },
} as const satisfies Record<string, Retention & { source: string | null; effectiveFrom: IsoDate | null }>;

/** Customers who buy from Microsoft under the Customer Agreement: terms ending from this day on are extended (MC1216259). */
export const EXTENDED_DIRECT_FROM: IsoDate = '2026-02-09';

/** New-commerce terms through a partner: extended when they start and end from these days on (extended-service-terms page). */
export const EXTENDED_CSP_START_FROM: IsoDate = '2025-04-01';
export const EXTENDED_CSP_END_FROM: IsoDate = '2026-05-04';
