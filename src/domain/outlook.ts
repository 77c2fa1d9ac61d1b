import { addDays, daysBetween, type IsoDate } from './dates.ts';
import type { PlanRequest, Subscription, Term } from './plan-request.ts';
import type { Plan, PlannedSubscription } from './plan-schema.ts';
import type { Progress } from './progress.ts';

/** What happens to a subscription if nobody acts any more, from the dates and from what has been done. */
export type Outlook =
  | { kind: 'renews'; on: IsoDate; term: Term }
  | { kind: 'runs-on'; on: IsoDate }
  | { kind: 'renewed'; on: IsoDate }
  | { kind: 'running-on'; on: IsoDate }
  | { kind: 'access-ends'; accessUntil: IsoDate; dataUntil: IsoDate }
  | { kind: 'grace'; accessUntil: IsoDate; dataUntil: IsoDate }
  | { kind: 'access-lost'; dataUntil: IsoDate }
  | { kind: 'data-deleted' }
  | { kind: 'unknown' };

const isDone = (progress: Progress, step: string, subscriptionId: string): boolean =>
  Object.hasOwn(progress.done, `${step}:${subscriptionId}`);

/** The subscription as it was asked about. */
export const subscriptionOf = (request: PlanRequest, id: string): Subscription => {
  const found = request.subscriptions.find((subscription) => subscription.id === id);
  if (!found) throw new Error('the plan names a subscription that its request does not have');
  return found;
};

/** Days from today to the last day; negative once it is past. */
export const daysLeft = (line: PlannedSubscription, today: IsoDate): number => daysBetween(today, line.endDate);

/** What is to come for a line, and null for one that does not move. Dates: the plan's end of term. */
export const outlookOf = (
  subscription: Subscription,
  line: PlannedSubscription,
  progress: Progress,
  today: IsoDate,
): Outlook | null => {
  const { id, term, autoRenew, cancelAtEnd } = subscription;
  if (line.endOfTerm === null) return null;
  const { regime, accessUntil, dataUntil } = line.endOfTerm;
  const on = addDays(line.endDate, 1);
  const isPast = line.endDate < today;
  if (autoRenew && !isDone(progress, 'stop-auto-renewal', id)) {
    return isPast ? { kind: 'renewed', on } : { kind: 'renews', on, term };
  }
  const endsByItself = cancelAtEnd || isDone(progress, 'cancel-at-end-of-term', id);
  if (regime === 'extended-service-term' && !endsByItself) {
    return isPast ? { kind: 'running-on', on } : { kind: 'runs-on', on };
  }
  if (dataUntil === null) return { kind: 'unknown' };
  if (today <= accessUntil)
    return { kind: accessUntil === line.endDate ? 'access-ends' : 'grace', accessUntil, dataUntil };
  return today <= dataUntil ? { kind: 'access-lost', dataUntil } : { kind: 'data-deleted' };
};

/** A plan together with what it was made from and what has been done on it. */
export type Migration = { request: PlanRequest; plan: Plan; progress: Progress };
