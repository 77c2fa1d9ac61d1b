import { z } from 'zod';
import { isAcceptedDate } from './dates.ts';
import { crossFieldIssues, type RequestIssue } from './plan-request-issues.ts';

/** What one may ask the planner, as JSON (rulebook §1). */
export const CHANNELS = ['microsoft-direct', 'csp-partner', 'volume-licensing', 'other'] as const;
export const TERMS = ['P1M', 'P1Y', 'P3Y'] as const;
export const AGREEMENTS = ['mca', 'mosa', 'unknown'] as const;
export const COMMERCES = ['new', 'legacy', 'unknown'] as const;
export const PROGRAMS = ['enterprise-agreement', 'open-value', 'unknown'] as const;
export const MAX_SEATS = 1_000_000;

const expected = (what: string) => ({ error: `expected ${what}` });

const date = z.string(expected('a date')).refine(isAcceptedDate, {
  error: 'expected an existing date YYYY-MM-DD from 2000-01-01 to 2099-12-31',
});
const notBlank = z
  .string(expected('text'))
  .refine((text) => text.trim() !== '', { error: 'expected text that is not blank' });
const country = z.string(expected('a country code')).regex(/^[A-Z]{2}$/, {
  error: 'expected an ISO 3166-1 alpha-2 code, two upper-case letters',
});
const seats = z
  .int(expected('a whole number'))
  .min(1, expected('at least 1'))
  .max(MAX_SEATS, {
    error: `expected at most ${MAX_SEATS}`,
  });
const flag = z.boolean(expected('true or false'));
const oneOf = <const T extends readonly string[]>(words: T) =>
  z.enum(words as unknown as [T[number], ...T[number][]], expected(`one of ${words.join(', ')}`));

const subscription = z.strictObject(
  {
    id: notBlank,
    channel: oneOf(CHANNELS),
    agreement: oneOf(AGREEMENTS).default('unknown'),
    commerce: oneOf(COMMERCES).default('unknown'),
    transferAgreed: flag.default(false),
    program: oneOf(PROGRAMS).default('unknown'),
    offer: notBlank,
    seats,
    term: oneOf(TERMS),
    startDate: date.optional(),
    endDate: date,
    autoRenew: flag,
    cancelAtEnd: flag.default(false),
    trial: flag.default(false),
    target: z.strictObject({ offer: notBlank.optional(), seats: seats.optional() }, expected('an object')).optional(),
  },
  expected('an object'),
);

/**
 * The fields of a request, one by one: what is asked, and with its defaults what is stored. What only several fields together can
 * get wrong is for `parsePlanRequest`.
 */
export const planRequestSchema = z.strictObject(
  {
    today: date.optional(),
    partner: z.strictObject({ country }, expected('an object')),
    customer: z.strictObject(
      {
        name: notBlank,
        country: country.nullable().default(null),
        resellerRelationship: flag.default(false),
        agreementAccepted: flag.default(false),
        delegatedAdmin: flag.default(false),
      },
      expected('an object'),
    ),
    subscriptions: z.array(subscription, expected('a list of subscriptions')),
  },
  expected('an object'),
);

export type PlanRequest = z.output<typeof planRequestSchema>;
export type PlanRequestInput = z.input<typeof planRequestSchema>;
export type Subscription = PlanRequest['subscriptions'][number];
export type Customer = PlanRequest['customer'];
export type Channel = Subscription['channel'];
export type Term = Subscription['term'];

export type ParsedRequest = { ok: true; request: PlanRequest } | { ok: false; issues: RequestIssue[] };

const fieldIssues = (error: z.ZodError): RequestIssue[] =>
  error.issues.flatMap((issue) => {
    const at = issue.path.map(String);
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => ({ path: [...at, key].join('.'), message: 'unknown field' }));
    }
    return [{ path: at.join('.'), message: issue.message }];
  });

/** Checks a request against rulebook §1 and fills its defaults; reports everything that is wrong at once, a path once. */
export const parsePlanRequest = (input: unknown): ParsedRequest => {
  const parsed = planRequestSchema.safeParse(input);
  const issues = [...(parsed.success ? [] : fieldIssues(parsed.error)), ...crossFieldIssues(input)];
  const byPath = new Map(issues.toReversed().map((issue) => [issue.path, issue]));
  if (parsed.success && byPath.size === 0) return { ok: true, request: parsed.data };
  return { ok: false, issues: [...byPath.values()].sort((a, b) => (a.path < b.path ? -1 : 1)) };
};
