import assert from 'node:assert/strict';
import { aLine, type SubscriptionInput } from '../../support/builders.ts';

const GRACE = { regime: 'grace', accessUntil: '2027-04-13', dataUntil: '2027-07-12' };
const EXTENDED = { regime: 'extended-service-term', accessUntil: '2027-03-14', dataUntil: '2027-06-12' };

describe('end of term', () => {
  /** All of terms that end on 2027-03-14, begun on 2026-03-15. */
  const ROWS: [what: string, subscription: Partial<SubscriptionInput>, expected: object][] = [
    ['direct under the older agreement: 30 and 120 days', { agreement: 'mosa' }, GRACE],
    ['direct under the Customer Agreement: extended', { agreement: 'mca' }, EXTENDED],
    ['direct under an unknown agreement: extended', { agreement: 'unknown' }, EXTENDED],
    [
      'older CSP: suspended at once, data for 90 days',
      { channel: 'csp-partner', commerce: 'legacy' },
      { ...EXTENDED, regime: 'suspended' },
    ],
    ['new-commerce CSP: extended', { channel: 'csp-partner', commerce: 'new' }, EXTENDED],
    ['CSP of an unknown kind: extended', { channel: 'csp-partner', commerce: 'unknown' }, EXTENDED],
    ['CSP begun before the change: 30 and 120 days', { channel: 'csp-partner', term: 'P3Y' }, GRACE],
    [
      'enterprise agreement: 90 and 150 days',
      { channel: 'volume-licensing', program: 'enterprise-agreement' },
      { regime: 'grace', accessUntil: '2027-06-12', dataUntil: '2027-08-11' },
    ],
    ['Open Value: 30 and 120 days', { channel: 'volume-licensing', program: 'open-value' }, GRACE],
    ['a volume program nobody knows: 30 and 120 days', { channel: 'volume-licensing', program: 'unknown' }, GRACE],
    [
      'any other channel: nothing is known after the last day',
      { channel: 'other' },
      { regime: 'unknown', accessUntil: '2027-03-14', dataUntil: null },
    ],
  ];
  for (const [what, subscription, expected] of ROWS) {
    it(what, () => assert.deepEqual(aLine(subscription).endOfTerm, expected));
  }

  const regimeOf = (subscription: Partial<SubscriptionInput>) =>
    aLine(subscription, { today: '2026-02-01' }).endOfTerm.regime;

  for (const agreement of ['mca', 'unknown'] as const) {
    it(`a direct ${agreement} term ending on 2026-02-09 is extended`, () =>
      assert.equal(regimeOf({ agreement, endDate: '2026-02-09' }), 'extended-service-term'));
    it(`a direct ${agreement} term ending on 2026-02-08 has its grace period`, () =>
      assert.equal(regimeOf({ agreement, endDate: '2026-02-08' }), 'grace'));
  }
  it('a direct term under the older agreement is never extended', () =>
    assert.equal(regimeOf({ agreement: 'mosa', endDate: '2026-02-09' }), 'grace'));

  const CSP: [startDate: string, endDate: string, regime: string][] = [
    ['2025-04-01', '2026-05-04', 'extended-service-term'],
    ['2025-03-31', '2026-05-04', 'grace'],
    ['2025-04-01', '2026-05-03', 'grace'],
    ['2025-03-31', '2026-05-03', 'grace'],
  ];
  for (const [startDate, endDate, regime] of CSP) {
    for (const commerce of ['new', 'unknown'] as const) {
      it(`a CSP ${commerce} term from ${startDate} to ${endDate}: ${regime}`, () =>
        assert.equal(regimeOf({ channel: 'csp-partner', commerce, startDate, endDate }), regime));
    }
    it(`an older CSP term from ${startDate} to ${endDate} is suspended`, () =>
      assert.equal(regimeOf({ channel: 'csp-partner', commerce: 'legacy', startDate, endDate }), 'suspended'));
  }

  it('where no start is given it follows from end and term', () => {
    assert.equal(regimeOf({ channel: 'csp-partner', term: 'P1Y', endDate: '2026-05-04' }), 'extended-service-term');
    assert.equal(regimeOf({ channel: 'csp-partner', term: 'P3Y', endDate: '2028-03-30' }), 'grace');
    assert.equal(regimeOf({ channel: 'csp-partner', term: 'P3Y', endDate: '2028-03-31' }), 'extended-service-term');
  });

  it('a term that has presumably renewed has the regime of its new dates', () =>
    assert.deepEqual(aLine({ endDate: '2026-02-08' }, { today: '2026-02-09' }).endOfTerm, {
      regime: 'extended-service-term',
      accessUntil: '2027-02-08',
      dataUntil: '2027-05-09',
    }));

  it('a CSP term begun before the change has, once renewed, the new regime', () =>
    assert.deepEqual(
      aLine({ channel: 'csp-partner', startDate: '2025-03-31', endDate: '2026-05-03' }, { today: '2026-05-04' })
        .endOfTerm,
      { regime: 'extended-service-term', accessUntil: '2027-05-03', dataUntil: '2027-08-01' },
    ));

  it('a term that runs on month by month stays extended, to its new end', () =>
    assert.deepEqual(aLine({ endDate: '2026-11-20', autoRenew: false }).endOfTerm, {
      regime: 'extended-service-term',
      accessUntil: '2027-01-20',
      dataUntil: '2027-04-20',
    }));
});
