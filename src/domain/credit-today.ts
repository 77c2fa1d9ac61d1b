import type { IsoDate } from './dates.ts';
import type { CreditRuleName } from './facts/credit-rules.ts';
import { BUILT_IN_CATALOGUE } from './facts/offers.ts';
import { lineOf } from './line.ts';
import { type Migration, subscriptionOf } from './outlook.ts';
import type { CreditNote, PlannedSubscription } from './plan-schema.ts';
import { isInWindow, lastDayOfWindow, NO_REFUND } from './rules/credit.ts';

/** A credit note as it stands today, the last day on which an early end is prorated (null: none, or no fixed day), and its rule. */
export type CreditToday = { note: CreditNote | null; proratedUntil: IsoDate | null; rule: CreditRuleName };

/** The last day of the cancellation window that the plan counted on; null when the plan was made outside it. */
const windowEnd = ({ request, plan }: Migration, id: string): IsoDate | null => {
  const line = lineOf(subscriptionOf(request, id), request.customer, plan.asOf, BUILT_IN_CATALOGUE);
  return isInWindow(line) ? lastDayOfWindow(line) : null;
};

/** What the plan said of a credit, less what time has taken since: a window that has closed, a term that has ended. */
export const creditToday = (migration: Migration, line: PlannedSubscription, today: IsoDate): CreditToday => {
  const subscription = subscriptionOf(migration.request, line.id);
  const { credit } = line;
  if (credit === null || line.endDate < today) return { note: null, proratedUntil: null, rule: 'source' };
  switch (credit.outcome) {
    case 'current-partner-is-credited':
      return { note: credit, proratedUntil: null, rule: 'transfer' };
    case 'no-refund': {
      const isNewCommerce = subscription.channel === 'csp-partner' && subscription.commerce !== 'legacy';
      const rule = isNewCommerce ? 'cancellation' : 'source';
      return { note: credit, proratedUntil: null, rule };
    }
    case 'current-partner-may-cancel': {
      const until = windowEnd(migration, line.id);
      const isOpen = until !== null && today <= until;
      return { note: isOpen ? credit : NO_REFUND, proratedUntil: isOpen ? until : null, rule: 'cancellation' };
    }
    case 'ask-microsoft-billing-support': {
      if (subscription.agreement === 'mosa') return { note: credit, proratedUntil: line.endDate, rule: 'mosa' };
      const until = windowEnd(migration, line.id);
      const isOpen = until !== null && today <= until && subscription.agreement === 'mca';
      const likelihood = credit.likelihood === 'prorated' && !isOpen ? 'unlikely' : credit.likelihood;
      return { note: { ...credit, likelihood }, proratedUntil: isOpen ? until : null, rule: 'cancellation' };
    }
  }
};
