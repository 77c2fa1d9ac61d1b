import assert from 'node:assert/strict';
import { aLine, planLine, type SubscriptionInput } from '../../support/builders.ts';

const TRANSFER = { channel: 'csp-partner', commerce: 'new', transferAgreed: true } as const;

describe('offer change', () => {
  const CASES: [what: string, subscription: Partial<SubscriptionInput>, expected: string][] = [
    ['no target named', {}, 'same'],
    ['the source offer named as target', { target: { offer: 'O365_BUSINESS_PREMIUM' } }, 'same'],
    ['only another number of seats', { target: { seats: 30 } }, 'same'],
    ['another offer that is sold', { target: { offer: 'SPB' } }, 'different'],
    ['another offer that nobody knows', { target: { offer: 'FABRIKAM_SUITE' } }, 'different'],
    ['an offer that nobody knows, unchanged', { offer: 'FABRIKAM_SUITE' }, 'same'],
    ['a discontinued offer, by default its own target', { offer: 'LITEPACK' }, 'choose'],
    ['a discontinued target', { target: { offer: 'STANDARDWOFFPACK' } }, 'choose'],
    ['a discontinued source with a target that is sold', { offer: 'LITEPACK', target: { offer: 'SPB' } }, 'different'],
    ['a discontinued offer on a partner transfer', { ...TRANSFER, offer: 'LITEPACK' }, 'same'],
  ];
  for (const [what, subscription, expected] of CASES) {
    it(`${what}: ${expected}`, () => assert.equal(aLine(subscription).offerChange, expected));
  }

  it('where an equivalent must be chosen, those of the target offer are named, best first', () =>
    assert.deepEqual(planLine({ offer: 'SPB', target: { offer: 'ENTERPRISEWITHSCAL' } }).equivalents, [
      'ENTERPRISEPREMIUM',
      'ENTERPRISEPACK',
    ]));

  it('where none must be chosen, none is named', () => {
    assert.deepEqual(planLine({ offer: 'LITEPACK', target: { offer: 'SPB' } }).equivalents, []);
    assert.deepEqual(planLine({ ...TRANSFER, offer: 'LITEPACK' }).equivalents, []);
  });
});
