import assert from 'node:assert/strict';
import { afterExpiryOf, hasUnknownOffer, lowerTiersOf } from '../../../src/domain/rules/data-at-risk.ts';
import { aLine, type SubscriptionInput } from '../../support/builders.ts';

describe('data tiers', () => {
  const CASES: [from: string, to: string, families: string[]][] = [
    ['ENTERPRISEPACK', 'STANDARDPACK', ['exchange', 'sharepoint']],
    ['STANDARDPACK', 'ENTERPRISEPACK', []],
    ['SPE_E3', 'Microsoft_365_E3_(no_Teams)', ['teams']],
    ['O365_BUSINESS_PREMIUM', 'O365_BUSINESS', ['exchange', 'sharepoint', 'teams']],
    ['EXCHANGESTANDARD', 'DESKLESSPACK', ['exchange']],
    ['SPB', 'O365_BUSINESS_PREMIUM', []],
    ['LITEPACK', 'SHAREPOINTENTERPRISE', ['exchange']],
    ['ENTERPRISEPACK', 'STANDARDWOFFPACK', []],
    ['ENTERPRISEPACK', 'FABRIKAM_SUITE', []],
    ['FABRIKAM_SUITE', 'O365_BUSINESS', []],
  ];
  for (const [offer, target, families] of CASES) {
    it(`from ${offer} to ${target}: ${families.join(', ') || 'none'} lower`, () =>
      assert.deepEqual(lowerTiersOf(aLine({ offer, target: { offer: target } })), families));
  }

  it('an offer of the line is unknown when source or target is', () => {
    assert.equal(hasUnknownOffer(aLine({ offer: 'FABRIKAM_SUITE', target: { offer: 'SPB' } })), true);
    assert.equal(hasUnknownOffer(aLine({ target: { offer: 'FABRIKAM_SUITE' } })), true);
    assert.equal(hasUnknownOffer(aLine()), false);
  });
});

describe('what is left after the end', () => {
  const mosa = { agreement: 'mosa', autoRenew: false } as const;
  const mca = { agreement: 'mca', autoRenew: false, cancelAtEnd: true } as const;
  const CASES: [what: string, subscription: Partial<SubscriptionInput>, left: string | null][] = [
    ['on the last day nothing is over', { ...mosa, endDate: '2026-11-21' }, null],
    ['the day after: in grace', { ...mosa, endDate: '2026-11-20' }, 'in-grace'],
    ['30 days after: in grace', { ...mosa, endDate: '2026-10-22' }, 'in-grace'],
    ['31 days after: access lost', { ...mosa, endDate: '2026-10-21' }, 'access-lost'],
    ['120 days after: access lost', { ...mosa, endDate: '2026-07-24' }, 'access-lost'],
    ['121 days after: data deleted', { ...mosa, endDate: '2026-07-23' }, 'data-deleted'],
    ['without grace, the day after: access lost', { ...mca, endDate: '2026-11-20' }, 'access-lost'],
    ['without grace, 90 days after: access lost', { ...mca, endDate: '2026-08-23' }, 'access-lost'],
    ['without grace, 91 days after: data deleted', { ...mca, endDate: '2026-08-22' }, 'data-deleted'],
    [
      'on any other channel nobody knows',
      { channel: 'other', autoRenew: false, endDate: '2020-01-01' },
      'access-unknown',
    ],
  ];
  for (const [what, subscription, left] of CASES) {
    it(what, () => assert.equal(afterExpiryOf(aLine(subscription)), left));
  }
});
