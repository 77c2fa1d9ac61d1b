import assert from 'node:assert/strict';
import type { IsoDate } from '../../../src/domain/dates.ts';
import {
  anchorOf,
  approvalDue,
  clamped,
  provisioningDue,
  provisioningFrom,
  soonOf,
} from '../../../src/domain/rules/due.ts';
import { aLine, type SubscriptionInput } from '../../support/builders.ts';

const TRANSFER = { channel: 'csp-partner', transferAgreed: true } as const;
const SATURDAY = '2026-11-21';
const MONDAY = '2026-11-23';
const off = { agreement: 'mosa', autoRenew: false } as const;

describe('the anchor', () => {
  const CASES: [what: string, subscription: Partial<SubscriptionInput>, anchor: IsoDate][] = [
    ['of a manual line is 7 days before its end', { endDate: '2027-03-14' }, '2027-03-07'],
    ['of a manual line may be past', { ...off, endDate: '2026-11-24' }, '2026-11-17'],
    ['of a transfer is 28 days away', { ...TRANSFER, endDate: '2027-03-14' }, '2026-12-19'],
    ['of a transfer with 43 days left is 28 days away', { ...TRANSFER, endDate: '2027-01-03' }, '2026-12-19'],
    ['of a transfer with 41 days left is 14 days before its end', { ...TRANSFER, endDate: '2027-01-01' }, '2026-12-18'],
    ['of a transfer with 14 days left is today', { ...TRANSFER, endDate: '2026-12-05' }, '2026-11-21'],
  ];
  for (const [what, subscription, anchor] of CASES) {
    it(what, () => assert.equal(anchorOf(aLine(subscription)), anchor));
  }
});

describe('soon', () => {
  const soon = (endDate: IsoDate, today: IsoDate) => soonOf(aLine({ ...off, endDate }, { today }));

  it('is today on a business day', () => assert.equal(soon('2027-03-14', '2026-11-20'), '2026-11-20'));
  it('is Monday at a weekend', () => assert.equal(soon('2027-03-14', '2026-11-22'), MONDAY));
  it('is Monday where the term ends on it', () => assert.equal(soon('2026-11-23', SATURDAY), MONDAY));
  it('is today where the term ends before Monday', () => assert.equal(soon('2026-11-22', SATURDAY), SATURDAY));
  it('is Monday on a line that is expired', () => assert.equal(soon('2026-11-20', SATURDAY), MONDAY));
});

describe('a due date', () => {
  it('before today becomes soon', () => assert.equal(clamped(aLine(), '2026-11-20'), MONDAY));
  it('of today stays, even at a weekend', () => assert.equal(clamped(aLine(), SATURDAY), SATURDAY));
  it('after today stays', () => assert.equal(clamped(aLine(), '2026-12-06'), '2026-12-06'));
  it('is soon whatever it was on an expired line', () =>
    assert.equal(clamped(aLine({ ...off, endDate: '2026-11-20' }), '2027-03-14'), MONDAY));
});

describe('provisioning', () => {
  const CASES: [what: string, endDate: IsoDate, today: IsoDate, from: IsoDate, due: IsoDate][] = [
    ['is due 3 days before the end, from 7 days before', '2027-03-14', SATURDAY, '2027-03-07', '2027-03-11'],
    ['is due on Friday where that is a Saturday', '2027-03-16', SATURDAY, '2027-03-09', '2027-03-12'],
    ['begins today inside the last week', '2027-03-14', '2027-03-10', '2027-03-10', '2027-03-11'],
    ['is due soon once it is late', '2027-03-14', '2027-03-12', '2027-03-12', '2027-03-12'],
    ['is due today where the term ends this weekend', '2027-03-14', '2027-03-13', '2027-03-13', '2027-03-13'],
    ['of an expired line is due soon', '2026-11-20', SATURDAY, SATURDAY, MONDAY],
  ];
  for (const [what, endDate, today, from, due] of CASES) {
    it(what, () => {
      const line = aLine({ ...off, endDate }, { today });
      assert.deepEqual([provisioningFrom(line), provisioningDue(line).due], [from, due]);
    });
  }
});

describe('the approval of a transfer', () => {
  const approval = (endDate: IsoDate) => approvalDue(aLine({ ...TRANSFER, endDate })).due;

  it('is due a week after the anchor, on the Friday before a weekend', () =>
    assert.equal(approval('2027-03-14'), '2026-12-25'));
  it('is due a week from today where 14 days are left', () => assert.equal(approval('2026-12-05'), '2026-11-27'));
});
