import assert from 'node:assert/strict';
import type { StepName } from '../../../src/domain/plan-schema.ts';
import { planLine, SETTLED, type SubscriptionInput } from '../../support/builders.ts';
import { csp, mosa, other, TO_UNKNOWN, transfer, YESTERDAY } from '../../support/step-tables.ts';

describe('what a step waits for', () => {
  const accepted = ['customer-accepts-invitation', 'customer-accepts-agreement'];
  const [confirm, choose, backUp] = ['confirm-current-term:s1', 'choose-equivalent-offer:s1', 'back-up-data:s1'];
  const [stop, provision, assign] = ['stop-auto-renewal:s1', 'provision-subscription:s1', 'assign-licenses:s1'];
  const legacy = { ...csp, commerce: 'legacy' } as const;
  const past = { endDate: YESTERDAY } as const;

  const CASES: [step: StepName, what: string, subscription: Partial<SubscriptionInput>, after: string[]][] = [
    ['confirm-current-term', 'nothing', past, []],
    ['ask-billing-support', 'nothing', {}, []],
    ['choose-equivalent-offer', 'nothing', { offer: 'LITEPACK' }, []],
    ['back-up-data', 'the choice', { offer: 'LITEPACK' }, [choose]],
    ['back-up-data', 'nothing where nothing is chosen', TO_UNKNOWN, []],
    ['create-transfer', 'the customer', transfer, accepted],
    ['create-transfer', 'the customer and the confirmed term', { ...transfer, ...past }, [...accepted, confirm]],
    ['approve-transfer', 'its creation', transfer, ['create-transfer:s1']],
    ['agree-renewal', 'its approval', { ...transfer, autoRenew: false }, ['approve-transfer:s1']],
    ['stop-auto-renewal', 'nothing where access goes on', {}, []],
    ['stop-auto-renewal', 'nothing where there is grace', { agreement: 'mosa' }, []],
    ['stop-auto-renewal', 'the confirmed term', past, [confirm]],
    ['stop-auto-renewal', 'the customer where it is suspended', legacy, accepted],
    [
      'stop-auto-renewal',
      'the customer and the term where it is suspended',
      { ...legacy, ...past },
      [...accepted, confirm],
    ],
    ['stop-auto-renewal', 'the customer where the end is unknown', other, accepted],
    ['resolve-seat-cap', 'nothing', { seats: 151 }, []],
    ['provision-subscription', 'the customer', {}, accepted],
    [
      'provision-subscription',
      'the term, the choice and the backup',
      { ...past, offer: 'LITEPACK' },
      [...accepted, confirm, choose, backUp],
    ],
    [
      'provision-subscription',
      'the backup and the seat cap',
      { offer: 'FABRIKAM_SUITE', seats: 301, target: { offer: 'SPB' } },
      [...accepted, backUp, 'resolve-seat-cap:s1'],
    ],
    ['assign-licenses', 'the subscription', { target: { offer: 'SPB' } }, [provision]],
    ['cancel-at-end-of-term', 'renewal off and the subscription', {}, [stop, provision]],
    ['cancel-at-end-of-term', 'the licences too', { target: { seats: 1 } }, [stop, provision, assign]],
    [
      'verify-continuity',
      'all of its line',
      { target: { seats: 1 } },
      [stop, provision, assign, 'cancel-at-end-of-term:s1'],
    ],
    ['verify-continuity', 'the subscription alone', mosa, [provision]],
    ['verify-continuity', 'the approval', transfer, ['approve-transfer:s1']],
  ];
  for (const [step, what, subscription, after] of CASES) {
    it(`${step}: ${what}`, () => assert.deepEqual(planLine(subscription).step(step)?.after, after));
  }

  it('is only what is there: nothing of a customer who has accepted everything', () =>
    assert.deepEqual(planLine({}, { customer: SETTLED }).step('provision-subscription')?.after, []));
});
