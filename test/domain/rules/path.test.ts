import assert from 'node:assert/strict';
import { aLine, planLine, type SubscriptionInput } from '../../support/builders.ts';

const AGREED = { channel: 'csp-partner', commerce: 'new', transferAgreed: true } as const;
/** Ran out yesterday and runs on month by month until 2027-01-20. */
const EXTENDED = { ...AGREED, startDate: '2025-11-21', endDate: '2026-11-20', autoRenew: false } as const;

describe('path', () => {
  const CASES: [what: string, subscription: Partial<SubscriptionInput>, path: string][] = [
    ['new commerce with a transfer agreed', AGREED, 'partner-transfer'],
    ['unknown commerce with a transfer agreed', { ...AGREED, commerce: 'unknown' }, 'partner-transfer'],
    ['older commerce', { ...AGREED, commerce: 'legacy' }, 'manual'],
    ['no transfer agreed', { ...AGREED, transferAgreed: false }, 'manual'],
    ['14 days left', { ...AGREED, endDate: '2026-12-05' }, 'partner-transfer'],
    ['13 days left', { ...AGREED, endDate: '2026-12-04' }, 'manual'],
    ['the same offer and seats named as target', { ...AGREED, target: { seats: 25 } }, 'partner-transfer'],
    ['more seats wanted', { ...AGREED, target: { seats: 26 } }, 'manual'],
    ['another offer wanted', { ...AGREED, target: { offer: 'SPB' } }, 'manual'],
    ['running on month by month', EXTENDED, 'manual'],
    ['bought from Microsoft', {}, 'manual'],
    ['volume licensing', { channel: 'volume-licensing' }, 'manual'],
    ['any other channel', { channel: 'other' }, 'manual'],
  ];
  for (const [what, subscription, path] of CASES) {
    it(`${what}: ${path}`, () => assert.equal(aLine(subscription).path, path));
  }

  it('a yearly term that has presumably renewed leaves time for a transfer again', () =>
    assert.equal(aLine({ ...AGREED, endDate: '2026-11-20' }).path, 'partner-transfer'));
});

describe('alternatives', () => {
  const NOT_AGREED = { ...AGREED, transferAgreed: false };
  const ENTERPRISE = { channel: 'volume-licensing', program: 'enterprise-agreement' } as const;
  const CASES: [what: string, subscription: Partial<SubscriptionInput>, alternatives: string[]][] = [
    ['to a partner transfer: by hand', AGREED, ['manual']],
    ['by hand while no transfer is agreed: agree on one', NOT_AGREED, ['partner-transfer']],
    [
      'by hand for another offer: a transfer of what there is',
      { ...AGREED, target: { seats: 30 } },
      ['partner-transfer'],
    ],
    ['with 14 days left: a transfer still', { ...NOT_AGREED, endDate: '2026-12-05' }, ['partner-transfer']],
    ['with 13 days left: none', { ...NOT_AGREED, endDate: '2026-12-04' }, []],
    ['unknown commerce: a transfer', { ...NOT_AGREED, commerce: 'unknown' }, ['partner-transfer']],
    ['older commerce: none', { ...NOT_AGREED, commerce: 'legacy' }, []],
    ['running on month by month: none', EXTENDED, []],
    ['bought from Microsoft: none', {}, []],
    ['enterprise agreement: a channel transfer', ENTERPRISE, ['channel-transfer']],
    [
      'enterprise agreement on its last day: still',
      { ...ENTERPRISE, endDate: '2026-11-21', autoRenew: false },
      ['channel-transfer'],
    ],
    ['enterprise agreement expired yesterday: none', { ...ENTERPRISE, endDate: '2026-11-20', autoRenew: false }, []],
    ['Open Value: none', { ...ENTERPRISE, program: 'open-value' }, []],
    ['a volume program nobody knows: none', { ...ENTERPRISE, program: 'unknown' }, []],
    ['any other channel: none', { channel: 'other' }, []],
  ];
  for (const [what, subscription, alternatives] of CASES) {
    it(what, () => assert.deepEqual(planLine(subscription).alternatives, alternatives));
  }
});
