import assert from 'node:assert/strict';
import { type Circumstances, planLine, planOf, SETTLED, type SubscriptionInput } from '../../support/builders.ts';

const [RELATIONSHIP, INVITATION, AGREEMENT] = [
  'request-reseller-relationship',
  'customer-accepts-invitation',
  'customer-accepts-agreement',
];

/** The customer's steps of a plan: id, owner, due date, what they wait for. */
const customerSteps = (circumstances: Circumstances, ...subscriptions: Partial<SubscriptionInput>[]) =>
  planOf({ ...circumstances, subscriptions })
    .steps.filter(({ subscriptionId }) => subscriptionId === null)
    .map(({ id, owner, due, after }) => [id, owner, due, after]);

const idsOf = (customer: Circumstances['customer']) =>
  planOf({ customer: customer ?? {} })
    .steps.filter(({ subscriptionId }) => subscriptionId === null)
    .map(({ id }) => id);

describe('the steps of the customer', () => {
  it('are 21, 14 and 7 days before the anchor, moved to Fridays, each after the one before', () =>
    assert.deepEqual(customerSteps({}, {}), [
      [RELATIONSHIP, 'sales-agent', '2027-02-12', []],
      [INVITATION, 'customer', '2027-02-19', [RELATIONSHIP]],
      [AGREEMENT, 'customer', '2027-02-26', [INVITATION]],
    ]));

  it('with a relationship only the agreement is left, and waits for nothing', () =>
    assert.deepEqual(customerSteps({ customer: { resellerRelationship: true } }, {}), [
      [AGREEMENT, 'customer', '2027-02-26', []],
    ]));

  it('with the agreement accepted only the relationship is left', () =>
    assert.deepEqual(idsOf({ agreementAccepted: true }), [RELATIONSHIP, INVITATION]));

  it('with both there are none', () => assert.deepEqual(idsOf(SETTLED), []));

  it('appear once, at the earliest date of any line', () => {
    const lines = [{ id: 'a', endDate: '2027-06-30' }, { id: 'b' }, { id: 'c', endDate: '2027-05-01' }];
    assert.deepEqual(customerSteps({}, ...lines), customerSteps({}, {}));
  });

  it('are due soon where they should have been done already', () =>
    assert.deepEqual(
      customerSteps({ today: '2027-02-27' }, {}).map(([, , due]) => due),
      ['2027-03-01', '2027-03-01', '2027-03-01'],
    ));

  it('are due today where one line ends before Monday, however far the others', () =>
    assert.deepEqual(
      customerSteps({}, { id: 'a', endDate: '2026-11-22', autoRenew: false }, { id: 'b' }).map(([, , due]) => due),
      ['2026-11-21', '2026-11-21', '2026-11-21'],
    ));

  it('of a transfer hang on its own anchor', () =>
    assert.deepEqual(
      customerSteps({}, { channel: 'csp-partner', transferAgreed: true }).map(([, , due]) => due),
      ['2026-11-27', '2026-12-04', '2026-12-11'],
    ));

  it('do not exist where all lines are trials', () => assert.deepEqual(customerSteps({}, { trial: true }), []));

  it('stand beside the line steps and are never optional', () => {
    const { subscriptionId, optional, notBefore } = planLine().step('customer-accepts-agreement') ?? {};
    assert.deepEqual(
      { subscriptionId, optional, notBefore },
      { subscriptionId: null, optional: false, notBefore: null },
    );
  });
});
