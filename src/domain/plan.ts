import type { IsoDate } from './dates.ts';
import { BUILT_IN_CATALOGUE, type Catalogue } from './facts/offers.ts';
import { lineOf } from './line.ts';
import type { PlanRequest, Subscription } from './plan-request.ts';
import type { Plan, PlannedSubscription, PlanWarning } from './plan-schema.ts';
import { creditOf } from './rules/credit.ts';
import type { DecidedLine } from './rules/line-steps.ts';
import { alternativesTo } from './rules/path.ts';
import { regionFindings } from './rules/region.ts';
import { seatCapOverlapOf } from './rules/seat-cap.ts';
import { customerPlannedDates, lineSteps, type ScheduledStep, stepsOf } from './rules/steps.ts';
import { warningsOf } from './rules/warnings.ts';

const trial = ({ id, endDate }: Subscription): PlannedSubscription => ({
  id,
  path: 'none',
  alternatives: [],
  endDate,
  endOfTerm: null,
  offerChange: null,
  equivalents: [],
  credit: null,
  warnings: [{ code: 'trial-not-moved' }],
});

const planned = (line: DecidedLine, steps: ScheduledStep[]): PlannedSubscription => ({
  id: line.subscription.id,
  path: line.path,
  alternatives: alternativesTo(line.path, line.subscription, line.term, line.today),
  endDate: line.term.end,
  endOfTerm: line.endOfTerm,
  offerChange: line.offerChange,
  equivalents: line.offerChange === 'choose' ? [...(line.target.offer?.replacedBy ?? [])] : [],
  credit: creditOf(line),
  warnings: warningsOf(line, steps),
});

type Decided = { lines: DecidedLine[]; ownSteps: ScheduledStep[][] };

/** Everything that is decided line by line, in the order of the request; trials are left out. */
const decide = ({ customer, subscriptions }: PlanRequest, today: IsoDate, catalogue: Catalogue): Decided => {
  const moving = subscriptions.filter(({ trial }) => !trial);
  const alone = moving.map((subscription) => lineOf(subscription, customer, today, catalogue));
  const lines = alone.map((line) => ({ ...line, seatCapOverlap: seatCapOverlapOf(line, alone) }));
  return { lines, ownSteps: lines.map(lineSteps) };
};

/** For each step that a request gives, the day its due date was computed for before weekends and today moved it; null for “soon”. */
export const plannedDates = (
  request: PlanRequest,
  today: IsoDate,
  catalogue: Catalogue = BUILT_IN_CATALOGUE,
): Map<string, IsoDate | null> => {
  const { lines, ownSteps } = decide(request, today, catalogue);
  const ofCustomer = customerPlannedDates(request.customer, lines);
  return new Map([...ofCustomer, ...ownSteps.flat().map(({ id, planned }): [string, IsoDate | null] => [id, planned])]);
};

/**
 * Plans the move of a customer as of a date: the whole of rulebook sections 3 to 6, and nothing else decides.
 * Pure: the same request, date and catalogue give the same plan.
 */
export const planMigration = (
  request: PlanRequest,
  today: IsoDate,
  catalogue: Catalogue = BUILT_IN_CATALOGUE,
): Plan => {
  const { customer, subscriptions } = request;
  const { lines, ownSteps } = decide(request, today, catalogue);
  const plannedById = new Map(lines.map((line, i) => [line.subscription.id, planned(line, ownSteps[i] ?? [])]));
  const region = regionFindings(request);
  const isBlocked = region.blockers.length > 0;
  const agreement: PlanWarning[] =
    !customer.agreementAccepted && lines.length > 0 ? [{ code: 'agreement-not-accepted' }] : [];

  return {
    asOf: today,
    status: isBlocked ? 'blocked' : 'ready',
    blockers: region.blockers,
    warnings: [...agreement, ...region.warnings],
    subscriptions: subscriptions.map((subscription) => plannedById.get(subscription.id) ?? trial(subscription)),
    steps: isBlocked ? [] : stepsOf(customer, lines, ownSteps),
    nextSteps: ['azure-plan', 'work-with-other-partners'],
  };
};
