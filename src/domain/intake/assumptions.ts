import type { Draft, SubscriptionDraft } from './draft.ts';
import { mayRunOn } from './questions.ts';

/** The term that most subscriptions are sold with. */
const USUAL_TERM = 'P1Y';

const assumedOf = (subscription: SubscriptionDraft): SubscriptionDraft => ({
  ...subscription,
  ...(subscription.channel === 'microsoft-direct' && { agreement: subscription.agreement ?? 'unknown' }),
  ...(subscription.channel === 'csp-partner' && { commerce: subscription.commerce ?? 'unknown' }),
  ...(subscription.channel === 'csp-partner' &&
    subscription.commerce !== 'legacy' && { transferAgreed: subscription.transferAgreed ?? false }),
  ...(subscription.channel === 'volume-licensing' && { program: subscription.program ?? 'unknown' }),
  term: subscription.term ?? USUAL_TERM,
  ...(mayRunOn(subscription) && { cancelAtEnd: subscription.cancelAtEnd ?? false }),
});

/** The draft with an answer to everything that may be assumed, as the summary shows it and the plan takes it. */
export const withAssumptions = (draft: Draft): Draft => {
  const { customer, subscriptions } = draft;
  return {
    ...draft,
    customer: {
      ...customer,
      resellerRelationship: customer.resellerRelationship ?? false,
      agreementAccepted: customer.agreementAccepted ?? false,
      delegatedAdmin: customer.delegatedAdmin ?? false,
    },
    subscriptions: subscriptions.filter(({ offer }) => offer !== undefined).map(assumedOf),
    complete: true,
    ...(draft.shared && { remindHere: draft.remindHere ?? false }),
  };
};

/** Once much was said at once, only what must be known is asked. */
export const assumingWhereMuchIsSaid = (draft: Draft): Draft =>
  draft.subscriptions.some(({ offer }) => offer !== undefined) ? { ...draft, assuming: true } : draft;
