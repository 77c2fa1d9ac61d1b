import type { IsoDate } from '../dates.ts';

/** A rule that a credit note rests on: where it is written, and the day as of which it was read there. */
export type CreditRule = { source: string; asOf: IsoDate };

export const CREDIT_RULES = {
  /** Cancel within seven days of purchase or renewal, prorated by day; then bound to the term. */
  cancellation: {
    source: 'https://learn.microsoft.com/partner-center/customers/new-commerce-cancellation-policy',
    asOf: '2026-11-21',
  },
  /** Under the older online subscription agreement an early cancellation is prorated. */
  mosa: {
    source: 'https://learn.microsoft.com/microsoft-365/commerce/subscriptions/cancel-your-subscription',
    asOf: '2024-09-10',
  },
  /** The current partner is credited pro rata when a subscription is transferred. */
  transfer: {
    source: 'https://learn.microsoft.com/partner-center/customers/transfer-subscriptions',
    asOf: '2026-11-21',
  },
  /** Cancelled subscriptions are not refunded, so it is best to wait for their end. */
  source: {
    source: 'https://learn.microsoft.com/partner-center/move-license-based-customers-to-csp',
    asOf: '2020-06-30',
  },
} as const satisfies Record<string, CreditRule>;

export type CreditRuleName = keyof typeof CREDIT_RULES;
