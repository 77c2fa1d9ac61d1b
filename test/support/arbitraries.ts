import fc from 'fast-check';
import { addDays, EARLIEST_DATE, earlierOf, type IsoDate, LATEST_DATE, laterOf } from '../../src/domain/dates.ts';
import type { PlanRequest, PlanRequestInput } from '../../src/domain/plan-request.ts';
import { parsePlanRequest } from '../../src/domain/plan-request.ts';
import { aRequestInput, type SubscriptionInput } from './builders.ts';

/** Days around which something changes: the dated facts, month ends, leap days, a weekend, the ends of the calendar. */
const TURNING_POINTS: IsoDate[] = [
  '2025-04-01',
  '2026-02-09',
  '2026-05-04',
  '2026-11-21',
  '2027-01-31',
  '2027-03-14',
  '2028-02-29',
  '2000-01-03',
  '2099-12-29',
];

/** Days from today to an end at which a rule changes: access and data over, leads, anchors. */
const LEADS = [-151, -150, -121, -120, -91, -90, -31, -30, -8, -7, -1, 0, 1, 2, 3, 4, 7, 8, 13, 14, 28, 29, 30, 31, 42];

const accepted = (date: IsoDate): IsoDate => earlierOf(laterOf(date, EARLIEST_DATE), LATEST_DATE);

const aDay = fc
  .tuple(fc.constantFrom(...TURNING_POINTS), fc.integer({ min: -3, max: 3 }))
  .map(([point, days]) => accepted(addDays(point, days)));

/** Few offers, so that lines share one: capped, uncapped, less data, discontinued, unknown. */
const anOffer = fc.constantFrom(
  'O365_BUSINESS_PREMIUM',
  'SPB',
  'O365_BUSINESS',
  'ENTERPRISEPACK',
  'LITEPACK',
  'MIDSIZEPACK',
  'FABRIKAM_SUITE',
);
const seats = fc.constantFrom(1, 25, 99, 100, 101, 150, 151, 300, 301, 1_000_000);

const channelFields: fc.Arbitrary<Pick<SubscriptionInput, 'channel'> & Partial<SubscriptionInput>> = fc.oneof(
  fc.record({
    channel: fc.constant('microsoft-direct' as const),
    agreement: fc.constantFrom('mca' as const, 'mosa' as const, 'unknown' as const),
  }),
  fc.record({
    channel: fc.constant('csp-partner' as const),
    commerce: fc.constantFrom('new' as const, 'legacy' as const, 'unknown' as const),
    transferAgreed: fc.boolean(),
  }),
  fc.record({
    channel: fc.constant('volume-licensing' as const),
    program: fc.constantFrom('enterprise-agreement' as const, 'open-value' as const, 'unknown' as const),
  }),
  fc.record({ channel: fc.constant('other' as const) }),
);

const aSubscriptionAsOf = (today: IsoDate): fc.Arbitrary<Omit<SubscriptionInput, 'id'>> =>
  fc
    .record({
      channelFields,
      offer: anOffer,
      seats,
      term: fc.constantFrom('P1M' as const, 'P1Y' as const, 'P3Y' as const),
      endDate: fc.oneof(
        fc.constantFrom(...LEADS).map((days) => accepted(addDays(today, days))),
        fc.integer({ min: -1200, max: 1200 }).map((days) => accepted(addDays(today, days))),
        aDay,
      ),
      /** Days from the start to today, where the start is given. */
      begun: fc.option(fc.constantFrom(-1, 0, 6, 7, 8, 30, 365), { freq: 1 }),
      renewal: fc.constantFrom({ autoRenew: true }, { autoRenew: false }, { autoRenew: false, cancelAtEnd: true }),
      trial: fc.integer({ min: 0, max: 9 }).map((n) => n === 0),
      target: fc.option(fc.record({ offer: anOffer, seats }, { requiredKeys: [] }), { freq: 1 }),
    })
    .map(({ channelFields: own, begun, renewal, target, endDate, ...rest }) => ({
      ...own,
      ...rest,
      ...renewal,
      endDate,
      ...(begun === null ? {} : { startDate: earlierOf(accepted(addDays(today, -begun)), endDate) }),
      ...(target === null ? {} : { target }),
    }));

/** Requests as they are asked, valid by rulebook §1, with up to seven subscriptions that share offers. */
export const arbitraryRequestInput: fc.Arbitrary<PlanRequestInput> = aDay.chain((today) =>
  fc
    .record({
      partner: fc.record({ country: fc.constantFrom('PL', 'PL', 'PL', 'US') }),
      customer: fc.record({
        country: fc.constantFrom('PL', 'HU', 'PL', 'UA', 'BY', null),
        resellerRelationship: fc.boolean(),
        agreementAccepted: fc.boolean(),
        delegatedAdmin: fc.boolean(),
      }),
      lines: fc.array(aSubscriptionAsOf(today), { minLength: 1, maxLength: 7 }),
    })
    .map(({ partner, customer, lines }) => ({
      ...aRequestInput({ today, partner, customer }),
      subscriptions: lines.map((line, i) => ({ ...line, id: `s${i + 1}` })),
    })),
);

/** The same, checked: what the planner takes, and the day it plans for. */
export const arbitraryRequest: fc.Arbitrary<PlanRequest & { today: IsoDate }> = arbitraryRequestInput.map((input) => {
  const parsed = parsePlanRequest(input);
  if (!parsed.ok) throw new Error(`an arbitrary request is invalid: ${JSON.stringify(parsed.issues)}`);
  return { ...parsed.request, today: input.today ?? '' };
});
