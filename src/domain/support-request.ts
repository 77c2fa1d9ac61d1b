import { creditToday } from './credit-today.ts';
import type { IsoDate } from './dates.ts';
import { type Migration, subscriptionOf } from './outlook.ts';
import type { Subscription } from './plan-request.ts';
import type { PlannedSubscription } from './plan-schema.ts';

/** A question to Microsoft's billing support: who may ask it, about which subscriptions, and by when an answer is needed. */
export type SupportRequest = {
  contact: 'partner' | 'customer';
  /** `renews` is false once somebody has switched the renewal off. */
  lines: { subscription: Subscription; line: PlannedSubscription; renews: boolean }[];
  /** The last day of the first cancellation window to close; null where none is open. */
  answerBy: IsoDate | null;
};

/** What billing support can be asked about a credit today; null where there is nothing to ask (rulebook §4, "Credit"). */
export const supportRequest = (migration: Migration, today: IsoDate): SupportRequest | null => {
  const { plan, request, progress } = migration;
  if (plan.status === 'blocked') return null;
  const asked = plan.subscriptions.flatMap((line) => {
    const { note, proratedUntil } = creditToday(migration, line, today);
    if (note?.outcome !== 'ask-microsoft-billing-support') return [];
    const subscription = subscriptionOf(request, line.id);
    return [{ subscription, line, windowEnd: subscription.agreement === 'mca' ? proratedUntil : null }];
  });
  if (asked.length === 0) return null;
  const windowEnds = asked.flatMap(({ windowEnd }) => windowEnd ?? []).sort();
  return {
    contact: request.customer.delegatedAdmin ? 'partner' : 'customer',
    lines: asked.map(({ subscription, line }) => {
      const isSwitchedOff = Object.hasOwn(progress.done, `stop-auto-renewal:${line.id}`);
      return { subscription, line, renews: subscription.autoRenew && !isSwitchedOff };
    }),
    answerBy: windowEnds[0] ?? null,
  };
};
