import type { IsoDate } from '../dates.ts';
import type { Regime } from '../plan-schema.ts';

/** After the last day of a term: days of access, and days the data is kept, both counted from that day. */
export type Retention = {
  regime: Regime;
  accessDays: number;
  dataDays: number | null;
  /** Where it is written, and since when it is so or was read; null where nothing is known. */
  source: string | null;
  effectiveFrom: IsoDate | null;
};

const LIFECYCLE = 'https://learn.microsoft.com/partner-center/customers/subscription-lifecycle';
const EXPIRES = 'https://learn.microsoft.com/microsoft-365/commerce/subscriptions/what-if-my-subscription-expires';
const EXTENDED_TERMS = 'https://learn.microsoft.com/partner-center/customers/extended-service-terms';
const MC1216259 = 'Microsoft 365 message centre, MC1216259';
const EXTENDED = { regime: 'extended-service-term', accessDays: 0, dataDays: 90 } as const;

/** What follows a term that nothing renews, by kind of seller. */
export const RETENTION = {
  direct: { regime: 'grace', accessDays: 30, dataDays: 120, source: EXPIRES, effectiveFrom: '2025-02-06' },
  newCommerce: { regime: 'grace', accessDays: 30, dataDays: 120, source: LIFECYCLE, effectiveFrom: '2023-08-04' },
  legacyCsp: { regime: 'suspended', accessDays: 0, dataDays: 90, source: LIFECYCLE, effectiveFrom: '2023-08-04' },
  enterpriseAgreement: { regime: 'grace', accessDays: 90, dataDays: 150, source: EXPIRES, effectiveFrom: '2025-02-06' },
  openValue: { regime: 'grace', accessDays: 30, dataDays: 120, source: EXPIRES, effectiveFrom: '2025-02-06' },
  /** Customers who buy from Microsoft under the Customer Agreement: terms that end from this day on (MC1216259). */
  extendedDirect: { ...EXTENDED, source: MC1216259, effectiveFrom: '2026-02-09' },
  /** New-commerce terms through a partner: those that end from this day on, begun from EXTENDED_CSP_START_FROM on. */
  extendedCsp: { ...EXTENDED, source: EXTENDED_TERMS, effectiveFrom: '2026-05-04' },
  notKnown: { regime: 'unknown', accessDays: 0, dataDays: null, source: null, effectiveFrom: null },
} as const satisfies Record<string, Retention>;

/** New-commerce terms through a partner are extended when they began, by purchase or renewal, from this day on. */
export const EXTENDED_CSP_START_FROM: IsoDate = '2025-04-01';
