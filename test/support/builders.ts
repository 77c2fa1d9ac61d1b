import type { IsoDate } from '../../src/domain/dates.ts';
import { BUILT_IN_CATALOGUE } from '../../src/domain/facts/offers.ts';
import { type Line, lineOf } from '../../src/domain/line.ts';
import { planMigration } from '../../src/domain/plan.ts';
import {
  type PlanRequest,
  type PlanRequestInput,
  parsePlanRequest,
  type Subscription,
} from '../../src/domain/plan-request.ts';
import type { LineWarning, Plan, PlannedSubscription, Step, StepName } from '../../src/domain/plan-schema.ts';

export type SubscriptionInput = PlanRequestInput['subscriptions'][number];
export type RequestOverrides = {
  today?: IsoDate;
  partner?: PlanRequestInput['partner'];
  customer?: Partial<PlanRequestInput['customer']>;
  subscriptions?: Partial<SubscriptionInput>[];
};

/** The day of the rulebook's example, a Saturday. */
export const TODAY: IsoDate = '2026-11-21';

/** A customer for whom no customer step is left: has accepted the agreement and the relationship. */
export const SETTLED = { resellerRelationship: true, agreementAccepted: true } as const;

const OWN_FIELDS: Record<SubscriptionInput['channel'], Partial<SubscriptionInput>> = {
  'microsoft-direct': { agreement: 'mca' },
  'csp-partner': { commerce: 'new' },
  'volume-licensing': { program: 'enterprise-agreement' },
  other: {},
};

/** A subscription as it is asked for: Contoso's 25 seats, to 2027-03-14, from Microsoft unless another channel is named. */
export const aSubscriptionInput = (overrides: Partial<SubscriptionInput> = {}): SubscriptionInput => ({
  id: 's1',
  channel: 'microsoft-direct',
  offer: 'O365_BUSINESS_PREMIUM',
  seats: 25,
  term: 'P1Y',
  endDate: '2027-03-14',
  autoRenew: true,
  ...OWN_FIELDS[overrides.channel ?? 'microsoft-direct'],
  ...overrides,
});

/** The rulebook's example as it is asked: Contoso of Poland, nothing accepted yet, delegated admin. */
export const aRequestInput = (overrides: RequestOverrides = {}): PlanRequestInput => ({
  today: overrides.today ?? TODAY,
  partner: overrides.partner ?? { country: 'PL' },
  customer: {
    name: 'Contoso',
    country: 'PL',
    resellerRelationship: false,
    agreementAccepted: false,
    delegatedAdmin: true,
    ...overrides.customer,
  },
  subscriptions: (overrides.subscriptions ?? [{}]).map(aSubscriptionInput),
});

/** A request that has been checked; throws where a test asks for what the rulebook rejects. */
export const aRequest = (overrides: RequestOverrides = {}): PlanRequest => {
  const parsed = parsePlanRequest(aRequestInput(overrides));
  if (!parsed.ok) throw new Error(`a test asks for an invalid request: ${JSON.stringify(parsed.issues)}`);
  return parsed.request;
};

const firstOf = <T>(items: readonly T[]): T => {
  const [first] = items;
  if (first === undefined) throw new Error('expected at least one');
  return first;
};

/** One subscription with its defaults filled. */
export const aSubscription = (overrides: Partial<SubscriptionInput> = {}): Subscription =>
  firstOf(aRequest({ subscriptions: [overrides] }).subscriptions);

/** The day and the customer that a single subscription is planned for. */
export type Circumstances = Pick<RequestOverrides, 'today' | 'customer'>;

/** What is decided about one subscription before steps and warnings. */
export const aLine = (
  overrides: Partial<SubscriptionInput> = {},
  { today = TODAY, customer }: Circumstances = {},
): Line => lineOf(aSubscription(overrides), aRequest({ customer: customer ?? {} }).customer, today, BUILT_IN_CATALOGUE);

/** Plans a request as of its own date. */
export const planOf = (overrides: RequestOverrides = {}): Plan =>
  planMigration(aRequest(overrides), overrides.today ?? TODAY);

/** Plans one subscription: what the plan says of it, and its steps by name. */
export const planLine = (
  overrides: Partial<SubscriptionInput> = {},
  circumstances: Circumstances = {},
): PlannedSubscription & { steps: Step[]; step: (name: StepName) => Step | undefined } => {
  const plan = planOf({ ...circumstances, subscriptions: [overrides] });
  return {
    ...firstOf(plan.subscriptions),
    steps: plan.steps,
    step: (name) => plan.steps.find(({ step }) => step === name),
  };
};

/** The codes of warnings, in their order. */
export const codesOf = (warnings: LineWarning[]): LineWarning['code'][] => warnings.map(({ code }) => code);
