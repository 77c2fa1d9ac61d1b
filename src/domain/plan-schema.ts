import { z } from 'zod';
import type { IsoDate } from './dates.ts';

/** The plan, as it is printed and stored (rulebook §8). */
export const STEP_NAMES = [
  'request-reseller-relationship',
  'customer-accepts-invitation',
  'customer-accepts-agreement',
  'confirm-current-term',
  'ask-billing-support',
  'choose-equivalent-offer',
  'back-up-data',
  'create-transfer',
  'approve-transfer',
  'agree-renewal',
  'stop-auto-renewal',
  'resolve-seat-cap',
  'provision-subscription',
  'assign-licenses',
  'cancel-at-end-of-term',
  'verify-continuity',
] as const;
export const OWNERS = ['sales-agent', 'admin-agent', 'billing-agent', 'customer', 'current-partner'] as const;
export const REGIMES = ['grace', 'extended-service-term', 'suspended', 'unknown'] as const;
export const PATHS = ['manual', 'partner-transfer', 'none'] as const;
export const ALTERNATIVES = ['manual', 'partner-transfer', 'channel-transfer'] as const;
export const FAMILIES = ['exchange', 'sharepoint', 'teams'] as const;
export const CREDIT_OUTCOMES = [
  'ask-microsoft-billing-support',
  'current-partner-is-credited',
  'current-partner-may-cancel',
  'no-refund',
] as const;

const date = z.custom<IsoDate>((value) => typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value));

const coded = <const C extends string>(code: C) => z.strictObject({ code: z.literal(code) });

const lineWarning = z.discriminatedUnion('code', [
  z.strictObject({ code: z.literal('renewed-presumably'), endDate: date }),
  z.strictObject({ code: z.literal('extended-presumably'), endDate: date }),
  z.strictObject({ code: z.literal('later-month-chosen'), endDate: date }),
  z.strictObject({ code: z.literal('offer-not-in-catalogue'), offer: z.string() }),
  z.strictObject({ code: z.literal('offer-discontinued'), offer: z.string() }),
  z.strictObject({ code: z.literal('data-tier-lower'), family: z.enum(FAMILIES) }),
  z.strictObject({ code: z.literal('seat-cap-overlap'), cap: z.int(), total: z.int() }),
  coded('seats-fewer'),
  coded('seats-more'),
  coded('agreement-unknown'),
  coded('commerce-unknown'),
  coded('program-unknown'),
  coded('end-of-term-unknown'),
  coded('renews-automatically'),
  coded('extends-month-by-month'),
  coded('ends-after-transfer'),
  coded('already-expired'),
  coded('in-grace'),
  coded('access-unknown'),
  coded('access-lost'),
  coded('data-deleted'),
  coded('not-feasible-before-end'),
  coded('late'),
  coded('trial-not-moved'),
]);

const credit = z.strictObject({
  outcome: z.enum(CREDIT_OUTCOMES),
  contact: z.enum(['partner', 'customer', 'current-partner']).nullable(),
  likelihood: z.enum(['prorated', 'unlikely', 'unknown']).nullable(),
});

const plannedSubscription = z.strictObject({
  id: z.string(),
  path: z.enum(PATHS),
  alternatives: z.array(z.enum(ALTERNATIVES)),
  endDate: date,
  endOfTerm: z.strictObject({ regime: z.enum(REGIMES), accessUntil: date, dataUntil: date.nullable() }).nullable(),
  offerChange: z.enum(['same', 'different', 'choose']).nullable(),
  equivalents: z.array(z.string()),
  credit: credit.nullable(),
  warnings: z.array(lineWarning),
});

const step = z.strictObject({
  id: z.string(),
  step: z.enum(STEP_NAMES),
  subscriptionId: z.string().nullable(),
  owner: z.enum(OWNERS),
  notBefore: date.nullable(),
  due: date,
  optional: z.boolean(),
  after: z.array(z.string()),
});

export const planSchema = z.strictObject({
  asOf: date,
  status: z.enum(['ready', 'blocked']),
  blockers: z.array(
    z.strictObject({ code: z.literal('region-mismatch'), partnerRegion: z.string(), customerRegion: z.string() }),
  ),
  warnings: z.array(z.strictObject({ code: z.enum(['agreement-not-accepted', 'region-unknown']) })),
  subscriptions: z.array(plannedSubscription),
  steps: z.array(step),
  nextSteps: z.array(z.enum(['azure-plan', 'work-with-other-partners'])),
});

export type Plan = z.infer<typeof planSchema>;
export type Blocker = Plan['blockers'][number];
export type PlanWarning = Plan['warnings'][number];
export type PlannedSubscription = Plan['subscriptions'][number];
export type LineWarning = z.infer<typeof lineWarning>;
export type EndOfTerm = NonNullable<PlannedSubscription['endOfTerm']>;
export type CreditNote = z.infer<typeof credit>;
export type Step = z.infer<typeof step>;
export type StepName = Step['step'];
export type StepOwner = Step['owner'];
export type Regime = EndOfTerm['regime'];
export type DataFamily = (typeof FAMILIES)[number];
