import assert from 'node:assert/strict';
import { planLine, planOf, SETTLED, type SubscriptionInput } from '../../support/builders.ts';

const idsOf = (...subscriptions: Partial<SubscriptionInput>[]) =>
  planOf({ customer: SETTLED, subscriptions }).steps.map(({ id }) => id);

const mosa = { agreement: 'mosa', autoRenew: false } as const;

describe('the list of steps', () => {
  it('names the steps of the customer bare, those of a line with its subscription', () =>
    assert.deepEqual(
      planLine().steps.map(({ id, step, subscriptionId }) => [id, step, subscriptionId]),
      [
        ['request-reseller-relationship', 'request-reseller-relationship', null],
        ['ask-billing-support:s1', 'ask-billing-support', 's1'],
        ['customer-accepts-invitation', 'customer-accepts-invitation', null],
        ['customer-accepts-agreement', 'customer-accepts-agreement', null],
        ['stop-auto-renewal:s1', 'stop-auto-renewal', 's1'],
        ['provision-subscription:s1', 'provision-subscription', 's1'],
        ['cancel-at-end-of-term:s1', 'cancel-at-end-of-term', 's1'],
        ['verify-continuity:s1', 'verify-continuity', 's1'],
      ],
    ));

  it('goes by date first, whatever the line', () =>
    assert.deepEqual(idsOf({ ...mosa, id: 'late', endDate: '2027-06-30' }, { ...mosa, id: 'early' }), [
      'ask-billing-support:early',
      'provision-subscription:early',
      'verify-continuity:early',
      'ask-billing-support:late',
      'provision-subscription:late',
      'verify-continuity:late',
    ]));

  it('on one date goes by the order of the steps, then by code units of the id', () => {
    const expired = { ...mosa, endDate: '2026-11-20' };
    const lines = ['s2', 'é', 's10', 'a', 'Z'].map((id) => ({ ...expired, id, offer: 'LITEPACK' }));
    const ordered = ['Z', 'a', 's10', 's2', 'é'];
    const names = [
      'choose-equivalent-offer',
      'back-up-data',
      'provision-subscription',
      'assign-licenses',
      'verify-continuity',
    ];
    assert.deepEqual(
      idsOf(...lines),
      names.flatMap((name) => ordered.map((id) => `${name}:${id}`)),
    );
  });

  it('only asking for a credit is optional', () => {
    const transfer = { channel: 'csp-partner', transferAgreed: true, autoRenew: false, id: 's2' } as const;
    const { steps } = planOf({ subscriptions: [{ offer: 'LITEPACK', endDate: '2026-11-20' }, transfer] });
    const optional = steps.filter((step) => step.optional).map(({ step }) => step);
    assert.deepEqual(optional, ['ask-billing-support']);
  });
});
