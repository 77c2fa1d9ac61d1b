import assert from 'node:assert/strict';
import type { IsoDate } from '../../../src/domain/dates.ts';
import { creditOf } from '../../../src/domain/rules/credit.ts';
import { aLine, type Circumstances, type SubscriptionInput, TODAY } from '../../support/builders.ts';

const credit = (subscription: Partial<SubscriptionInput>, circumstances: Circumstances = {}) =>
  creditOf(aLine(subscription, circumstances));

const NO_REFUND = { outcome: 'no-refund', contact: null, likelihood: null };
const askMicrosoft = (likelihood: string) => ({
  outcome: 'ask-microsoft-billing-support',
  contact: 'partner',
  likelihood,
});
const mayCancel = (likelihood: string) => ({
  outcome: 'current-partner-may-cancel',
  contact: 'current-partner',
  likelihood,
});

/** Begun on the day of the plan. */
const JUST_BEGUN = { startDate: TODAY, endDate: '2027-11-20' } as const;

describe('credit', () => {
  const csp = { channel: 'csp-partner' } as const;
  const ROWS: [what: string, subscription: Partial<SubscriptionInput>, expected: object][] = [
    ['direct under the older agreement: prorated', { agreement: 'mosa' }, askMicrosoft('prorated')],
    [
      'direct under the Customer Agreement, in the window',
      { agreement: 'mca', ...JUST_BEGUN },
      askMicrosoft('prorated'),
    ],
    ['direct under the Customer Agreement, later: unlikely', { agreement: 'mca' }, askMicrosoft('unlikely')],
    [
      'direct under an unknown agreement, in the window',
      { agreement: 'unknown', ...JUST_BEGUN },
      askMicrosoft('unknown'),
    ],
    ['direct under an unknown agreement, later', { agreement: 'unknown' }, askMicrosoft('unknown')],
    [
      'by partner transfer the current partner is credited',
      { ...csp, transferAgreed: true },
      { outcome: 'current-partner-is-credited', contact: null, likelihood: null },
    ],
    [
      'CSP by hand, in the window: the current partner may cancel',
      { ...csp, commerce: 'new', ...JUST_BEGUN },
      mayCancel('prorated'),
    ],
    [
      'CSP of an unknown kind by hand, in the window',
      { ...csp, commerce: 'unknown', ...JUST_BEGUN },
      mayCancel('unknown'),
    ],
    ['CSP by hand, later: none', { ...csp, commerce: 'new' }, NO_REFUND],
    ['CSP of an unknown kind by hand, later: none', { ...csp, commerce: 'unknown' }, NO_REFUND],
    ['older CSP: none', { ...csp, commerce: 'legacy', ...JUST_BEGUN }, NO_REFUND],
    ['volume licensing: none', { channel: 'volume-licensing', ...JUST_BEGUN }, NO_REFUND],
    ['any other channel: none', { channel: 'other', ...JUST_BEGUN }, NO_REFUND],
  ];
  for (const [what, subscription, expected] of ROWS) {
    it(what, () => assert.deepEqual(credit(subscription), expected));
  }

  it('without delegated admin privileges the customer has to ask Microsoft', () =>
    assert.equal(credit({}, { customer: { delegatedAdmin: false } })?.contact, 'customer'));

  it('an expired line has no credit note', () => {
    assert.equal(credit({ agreement: 'mosa', autoRenew: false, endDate: '2026-11-20' }), null);
    assert.notEqual(credit({ agreement: 'mosa', autoRenew: false, endDate: '2026-11-21' }), null);
  });
});

describe('the cancellation window', () => {
  const CASES: [what: string, subscription: Partial<SubscriptionInput>, today: IsoDate, isOpen: boolean][] = [
    ['opens on the first day', { startDate: '2026-11-21', endDate: '2027-11-20' }, TODAY, true],
    ['is not open the day before', { startDate: '2026-11-22', endDate: '2027-11-21' }, TODAY, false],
    ['is open 7 days later', { startDate: '2026-11-14', endDate: '2027-11-13' }, TODAY, true],
    ['is closed 8 days later', { startDate: '2026-11-13', endDate: '2027-11-12' }, TODAY, false],
    ['counts from a derived first day too', { endDate: '2027-11-13' }, TODAY, true],
    ['opens anew when a year has presumably renewed', { endDate: '2026-11-20' }, TODAY, true],
    ['closes 8 days after that', { endDate: '2026-11-20' }, '2026-11-29', false],
    ['is closed while a term runs on month by month', { autoRenew: false, endDate: '2026-12-14' }, '2026-12-15', false],
    [
      'counts from the running month of a monthly term, not from the one planned for',
      { term: 'P1M', endDate: '2026-12-14' },
      TODAY,
      true,
    ],
    ['is closed 8 days into the running month', { term: 'P1M', endDate: '2026-12-12' }, TODAY, false],
    ['counts from the renewed running month', { term: 'P1M', endDate: '2026-10-13' }, TODAY, true],
    ['is closed 8 days into the renewed month', { term: 'P1M', endDate: '2026-10-12' }, TODAY, false],
    [
      'is closed before a monthly term begins',
      { term: 'P1M', startDate: '2026-11-25', endDate: '2026-12-10' },
      TODAY,
      false,
    ],
    ['in a month clipped from the 31st, opens on the 28th', { term: 'P1M', endDate: '2026-01-30' }, '2026-02-28', true],
    [
      'in a month clipped from the 31st, is closed on the 27th',
      { term: 'P1M', endDate: '2026-01-30' },
      '2026-02-27',
      false,
    ],
  ];
  for (const [what, subscription, today, isOpen] of CASES) {
    it(what, () => assert.equal(credit(subscription, { today })?.likelihood, isOpen ? 'prorated' : 'unlikely'));
  }
});
