import type { IsoDate } from './dates.ts';
import type { Migration } from './outlook.ts';
import { planMigration, plannedDates } from './plan.ts';
import type { PlanRequest, Subscription } from './plan-request.ts';
import type { Step } from './plan-schema.ts';
import type { Progress } from './progress.ts';
import { highestNumber } from './subscription-number.ts';

/** What an edit changed in the checklist, by step id; a moved step with its former and its new due date. */
export type PlanDifference = {
  moved: { step: Step; from: IsoDate }[];
  added: Step[];
  removed: Step[];
  /** Ticks that no longer hold, as what was done is not what is asked now. */
  reopened: Step[];
};

export type Replanned = Migration & { difference: PlanDifference };

const sameOrder = (a: Subscription, b: Subscription): boolean => {
  const orderOf = ({ channel, offer, seats, target }: Subscription) =>
    JSON.stringify([channel, offer, seats, target?.offer ?? offer, target?.seats ?? seats]);
  return orderOf(a) === orderOf(b);
};

/** Sorted as the planner sorts: an edit that keeps due dates must not leave them out of order. */
const byDue = (a: Step, b: Step): number => (a.due < b.due ? -1 : a.due > b.due ? 1 : 0);

/**
 * Plans an edited request anew. A step whose day before clamping is unchanged keeps its stored due date. A tick stays where the
 * step is still there and still asks the same: the customer's steps always, a subscription's while its day, its offer and its
 * number of licenses are what they were.
 */
export const replan = ({ request, plan, progress }: Migration, edited: PlanRequest, today: IsoDate): Replanned => {
  const fresh = planMigration(edited, today);
  const [before, after] = [plannedDates(request, plan.asOf), plannedDates(edited, today)];
  const formerSteps = new Map(plan.steps.map((step) => [step.id, step]));
  const formerLines = new Map(request.subscriptions.map((subscription) => [subscription.id, subscription]));
  const lines = new Map(edited.subscriptions.map((subscription) => [subscription.id, subscription]));

  const isSameDay = (id: string): boolean => before.has(id) && before.get(id) === after.get(id);
  const isSameOrder = ({ subscriptionId }: Step): boolean => {
    const [former, now] = [formerLines.get(subscriptionId ?? ''), lines.get(subscriptionId ?? '')];
    return subscriptionId === null || (former !== undefined && now !== undefined && sameOrder(former, now));
  };

  const steps = fresh.steps
    .map((step) => {
      const former = formerSteps.get(step.id);
      const keepsDate = former !== undefined && isSameDay(step.id);
      return keepsDate ? { ...step, due: former.due, notBefore: former.notBefore } : step;
    })
    .sort(byDue);

  const stillHolds = (step: Step): boolean => step.subscriptionId === null || (isSameDay(step.id) && isSameOrder(step));
  const kept = steps.filter((step) => Object.hasOwn(progress.done, step.id) && stillHolds(step));
  const done: Progress['done'] = Object.fromEntries(
    kept.map(({ id }) => [id, progress.done[id] as Progress['done'][string]]),
  );
  const ids = new Set(steps.map(({ id }) => id));
  const isNumbered = highestNumber(edited.subscriptions);
  const wasNumbered = highestNumber(request.subscriptions, progress.numbered);

  return {
    request: edited,
    plan: { ...fresh, steps },
    progress: { ...progress, done, ...(wasNumbered > isNumbered && { numbered: wasNumbered }) },
    difference: {
      moved: steps.flatMap((step) => {
        const from = formerSteps.get(step.id)?.due;
        return from !== undefined && from !== step.due && !Object.hasOwn(done, step.id) ? [{ step, from }] : [];
      }),
      added: steps.filter(({ id }) => !formerSteps.has(id)),
      removed: plan.steps.filter(({ id }) => !ids.has(id)),
      reopened: steps.filter(({ id }) => Object.hasOwn(progress.done, id) && !Object.hasOwn(done, id)),
    },
  };
};
