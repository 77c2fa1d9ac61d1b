import assert from 'node:assert/strict';
import type { Plan } from '../../src/domain/plan-schema.ts';
import { codesOf, planOf, SETTLED, TODAY } from '../support/builders.ts';

const ACCEPTED = ['customer-accepts-invitation', 'customer-accepts-agreement'];
const ofCustomer = { subscriptionId: null, notBefore: null, optional: false };
const ofLine = { subscriptionId: 's1', notBefore: null, optional: false };

/** Contoso's plan, worked out by hand: 2027-03-14 is a Sunday, the anchor 2027-03-07 too. */
const CONTOSO: Plan = {
  asOf: '2026-11-21',
  status: 'ready',
  blockers: [],
  warnings: [{ code: 'agreement-not-accepted' }],
  subscriptions: [
    {
      id: 's1',
      path: 'manual',
      alternatives: [],
      endDate: '2027-03-14',
      endOfTerm: { regime: 'extended-service-term', accessUntil: '2027-03-14', dataUntil: '2027-06-12' },
      offerChange: 'same',
      equivalents: [],
      credit: { outcome: 'ask-microsoft-billing-support', contact: 'partner', likelihood: 'unlikely' },
      warnings: [{ code: 'renews-automatically' }],
    },
  ],
  steps: [
    {
      ...ofCustomer,
      id: 'request-reseller-relationship',
      step: 'request-reseller-relationship',
      owner: 'sales-agent',
      due: '2027-02-12',
      after: [],
    },
    {
      ...ofLine,
      id: 'ask-billing-support:s1',
      step: 'ask-billing-support',
      owner: 'billing-agent',
      due: '2027-02-12',
      optional: true,
      after: [],
    },
    {
      ...ofCustomer,
      id: 'customer-accepts-invitation',
      step: 'customer-accepts-invitation',
      owner: 'customer',
      due: '2027-02-19',
      after: ['request-reseller-relationship'],
    },
    {
      ...ofCustomer,
      id: 'customer-accepts-agreement',
      step: 'customer-accepts-agreement',
      owner: 'customer',
      due: '2027-02-26',
      after: ['customer-accepts-invitation'],
    },
    {
      ...ofLine,
      id: 'stop-auto-renewal:s1',
      step: 'stop-auto-renewal',
      owner: 'customer',
      due: '2027-03-05',
      after: [],
    },
    {
      ...ofLine,
      id: 'provision-subscription:s1',
      step: 'provision-subscription',
      owner: 'sales-agent',
      notBefore: '2027-03-07',
      due: '2027-03-11',
      after: ACCEPTED,
    },
    {
      ...ofLine,
      id: 'cancel-at-end-of-term:s1',
      step: 'cancel-at-end-of-term',
      owner: 'customer',
      due: '2027-03-12',
      after: ['stop-auto-renewal:s1', 'provision-subscription:s1'],
    },
    {
      ...ofLine,
      id: 'verify-continuity:s1',
      step: 'verify-continuity',
      owner: 'admin-agent',
      due: '2027-03-15',
      after: ['stop-auto-renewal:s1', 'provision-subscription:s1', 'cancel-at-end-of-term:s1'],
    },
  ],
  nextSteps: ['azure-plan', 'work-with-other-partners'],
};

describe('a plan', () => {
  it("of Contoso's 25 seats is the rulebook's sample, whole", () => assert.deepEqual(planOf(), CONTOSO));

  it('is the same with start and target written out', () =>
    assert.deepEqual(
      planOf({ subscriptions: [{ startDate: '2026-03-15', target: { offer: 'O365_BUSINESS_PREMIUM', seats: 25 } }] }),
      CONTOSO,
    ));

  it('that is blocked has the lines and warnings it would have, and no steps', () =>
    assert.deepEqual(planOf({ customer: { country: 'US' } }), {
      ...CONTOSO,
      status: 'blocked',
      blockers: [{ code: 'region-mismatch', partnerRegion: 'Europe', customerRegion: 'United States' }],
      steps: [],
    }));

  it('of trials alone has no steps, no word of the agreement, and is ready', () =>
    assert.deepEqual(planOf({ subscriptions: [{ trial: true, offer: 'LITEPACK', endDate: '2020-01-01' }] }), {
      asOf: TODAY,
      status: 'ready',
      blockers: [],
      warnings: [],
      subscriptions: [
        {
          id: 's1',
          path: 'none',
          alternatives: [],
          endDate: '2020-01-01',
          endOfTerm: null,
          offerChange: null,
          equivalents: [],
          credit: null,
          warnings: [{ code: 'trial-not-moved' }],
        },
      ],
      steps: [],
      nextSteps: ['azure-plan', 'work-with-other-partners'],
    }));

  it('of trials alone can be blocked too', () =>
    assert.equal(planOf({ customer: { country: 'US' }, subscriptions: [{ trial: true }] }).status, 'blocked'));

  it('sorts its warnings by code', () =>
    assert.deepEqual(planOf({ customer: { country: null } }).warnings, [
      { code: 'agreement-not-accepted' },
      { code: 'region-unknown' },
    ]));

  it('has no warning once the agreement is accepted', () =>
    assert.deepEqual(planOf({ customer: SETTLED }).warnings, []));
});

describe('the plan of a customer with several channels', () => {
  const plan = planOf({
    subscriptions: [
      { id: 'volume', channel: 'volume-licensing', endDate: '2027-06-30', autoRenew: false },
      { id: 'moved', channel: 'csp-partner', transferAgreed: true, offer: 'SPE_E3' },
      { id: 'trial', trial: true },
      { id: 'direct', offer: 'ENTERPRISEPACK' },
      { id: 'retail', channel: 'other', offer: 'VISIOCLIENT', endDate: '2026-11-20', autoRenew: false },
    ],
  });

  it('keeps the lines in the order of the request, each on its own path', () =>
    assert.deepEqual(
      plan.subscriptions.map(({ id, path }) => [id, path]),
      [
        ['volume', 'manual'],
        ['moved', 'partner-transfer'],
        ['trial', 'none'],
        ['direct', 'manual'],
        ['retail', 'manual'],
      ],
    ));

  it('decides end of term and credit for each alone', () =>
    assert.deepEqual(
      plan.subscriptions.map(({ endOfTerm, credit }) => [endOfTerm?.regime, endOfTerm?.accessUntil, credit?.outcome]),
      [
        ['grace', '2027-09-28', 'no-refund'],
        ['extended-service-term', '2027-03-14', 'current-partner-is-credited'],
        [undefined, undefined, undefined],
        ['extended-service-term', '2027-03-14', 'ask-microsoft-billing-support'],
        ['unknown', '2026-11-20', undefined],
      ],
    ));

  it('asks the customer once, as early as the first line needs it', () =>
    assert.deepEqual(
      plan.steps.filter(({ subscriptionId }) => subscriptionId === null).map(({ step, due }) => [step, due]),
      [
        ['request-reseller-relationship', '2026-11-23'],
        ['customer-accepts-invitation', '2026-11-23'],
        ['customer-accepts-agreement', '2026-11-23'],
      ],
    ));

  it('lists the steps of all lines by date', () =>
    assert.deepEqual(
      plan.steps.filter(({ subscriptionId }) => subscriptionId !== null).map(({ id, due }) => [id, due]),
      [
        ['provision-subscription:retail', '2026-11-23'],
        ['verify-continuity:retail', '2026-11-23'],
        ['create-transfer:moved', '2026-12-18'],
        ['approve-transfer:moved', '2026-12-25'],
        ['verify-continuity:moved', '2026-12-28'],
        ['ask-billing-support:direct', '2027-02-12'],
        ['stop-auto-renewal:direct', '2027-03-05'],
        ['provision-subscription:direct', '2027-03-11'],
        ['cancel-at-end-of-term:direct', '2027-03-12'],
        ['verify-continuity:direct', '2027-03-15'],
        ['provision-subscription:volume', '2027-06-25'],
        ['verify-continuity:volume', '2027-07-01'],
      ],
    ));

  it('warns on the line that it concerns', () =>
    assert.deepEqual(
      plan.subscriptions.map(({ warnings }) => codesOf(warnings)),
      [
        [],
        [],
        ['trial-not-moved'],
        ['renews-automatically'],
        ['access-unknown', 'already-expired', 'end-of-term-unknown'],
      ],
    ));
});
