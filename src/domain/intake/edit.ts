import type { Migration } from '../outlook.ts';
import type { PlanRequest, Subscription } from '../plan-request.ts';
import { highestNumber } from '../subscription-number.ts';
import type { Draft, SubscriptionDraft } from './draft.ts';
import { requestOf } from './intake.ts';
import { answeredQuestions } from './questions.ts';

/** What the conversation asks about a subscription, as it was answered; fields of other channels are left out. */
const subscriptionDraftOf = (subscription: Subscription): SubscriptionDraft => {
  const { id, channel, offer, seats, term, endDate, autoRenew, cancelAtEnd } = subscription;
  const { agreement, commerce, transferAgreed, program } = subscription;
  return {
    id,
    channel,
    ...(channel === 'microsoft-direct' && { agreement }),
    ...(channel === 'csp-partner' && { commerce }),
    ...(channel === 'csp-partner' && commerce !== 'legacy' && { transferAgreed }),
    ...(channel === 'volume-licensing' && { program }),
    offer,
    seats,
    term,
    endDate,
    autoRenew,
    ...(!autoRenew && { cancelAtEnd }),
  };
};

/** The answers behind a plan, all given, to be changed from their summary. */
export const draftOf = (
  id: string,
  migrationId: string,
  { request, progress }: Pick<Migration, 'request' | 'progress'>,
  partner: Draft['partner'],
): Draft => {
  const numbered = highestNumber(request.subscriptions, progress.numbered);
  const { name, country, resellerRelationship, agreementAccepted, delegatedAdmin } = request.customer;
  const draft: Draft = {
    id,
    editing: migrationId,
    shared: false,
    partner: { ...partner, country: request.partner.country },
    customer: { name, country, resellerRelationship, agreementAccepted, delegatedAdmin },
    subscriptions: request.subscriptions.map(subscriptionDraftOf),
    complete: true,
    given: [],
    asking: null,
    cancelling: false,
    restarting: false,
    assuming: false,
    numbered,
    misses: 0,
    table: null,
  };
  return { ...draft, given: answeredQuestions(draft).map((question) => question.id) };
};

/** What an edited draft asks to be planned; what the conversation does not ask about stays as it was, while it still fits. */
export const editedRequestOf = (before: PlanRequest, draft: Draft): unknown => {
  const kept = new Map(
    before.subscriptions.map(({ id, startDate, trial, target, endDate }) => [
      id,
      { endDate, fields: { trial, ...(startDate && { startDate }), ...(target && { target }) } },
    ]),
  );
  const asked = requestOf(draft) as { subscriptions: SubscriptionDraft[] };
  return {
    ...asked,
    subscriptions: asked.subscriptions.map((subscription) => {
      const former = kept.get(subscription.id);
      const { startDate, ...others } = { startDate: undefined, ...former?.fields };
      const isSameTerm = former?.endDate === subscription.endDate;
      return { ...others, ...(isSameTerm && startDate !== undefined && { startDate }), ...subscription };
    }),
  };
};
