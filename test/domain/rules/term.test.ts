import assert from 'node:assert/strict';
import type { IsoDate } from '../../../src/domain/dates.ts';
import { givenStart, termToPlanFor } from '../../../src/domain/rules/term.ts';
import { aSubscription, planLine, type SubscriptionInput, TODAY } from '../../support/builders.ts';

type Expected = [start: IsoDate, end: IsoDate, carried: string | null];

const carry = (subscription: Partial<SubscriptionInput>, today: IsoDate): Expected => {
  const { start, end, carried } = termToPlanFor(aSubscription(subscription), today);
  return [start, end, carried];
};

type Case = [what: string, subscription: Partial<SubscriptionInput>, today: IsoDate, expected: Expected];
const facts = (cases: Case[]): void => {
  for (const [what, subscription, today, expected] of cases) {
    it(`${what}: ${expected[0]} to ${expected[1]}`, () => assert.deepEqual(carry(subscription, today), expected));
  }
};

describe('the first day of a term', () => {
  const CASES: [subscription: Partial<SubscriptionInput>, start: IsoDate][] = [
    [{ term: 'P1M', endDate: '2026-02-28' }, '2026-02-01'],
    [{ term: 'P1Y', endDate: '2027-03-14' }, '2026-03-15'],
    [{ term: 'P3Y', endDate: '2027-03-14' }, '2024-03-15'],
    [{ term: 'P1M', endDate: '2026-03-30' }, '2026-02-28'],
    [{ term: 'P1Y', endDate: '2024-02-28' }, '2023-02-28'],
    [{ term: 'P1Y', endDate: '2027-03-14', startDate: '2026-07-01' }, '2026-07-01'],
  ];
  for (const [subscription, start] of CASES) {
    it(`of ${JSON.stringify(subscription)} is ${start}`, () =>
      assert.equal(givenStart(aSubscription(subscription)), start));
  }
});

describe('a term that renews', () => {
  const renewed = 'renewed-presumably';
  facts([
    ['on its last day it has not renewed', { endDate: '2026-11-21' }, TODAY, ['2025-11-22', '2026-11-21', null]],
    ['the day after it has', { endDate: '2026-11-20' }, TODAY, ['2026-11-21', '2027-11-20', renewed]],
    ['years later it has more than once', { endDate: '2024-11-20' }, TODAY, ['2026-11-21', '2027-11-20', renewed]],
    [
      'on the last day of its second renewal',
      { endDate: '2024-11-20' },
      '2026-11-20',
      ['2025-11-21', '2026-11-20', renewed],
    ],
    ['three years at a time', { term: 'P3Y', endDate: '2020-06-30' }, TODAY, ['2026-07-01', '2029-06-30', renewed]],
    [
      'three years, to the day',
      { term: 'P3Y', endDate: '2020-06-30' },
      '2026-06-30',
      ['2023-07-01', '2026-06-30', renewed],
    ],
    ['from a leap day, clipped', { endDate: '2024-02-28' }, TODAY, ['2026-02-28', '2027-02-27', renewed]],
    ['from a leap day to the next', { endDate: '2024-02-28' }, '2027-06-01', ['2027-02-28', '2028-02-28', renewed]],
    ['to the end of a leap February', { endDate: '2025-02-28' }, '2027-06-01', ['2027-03-01', '2028-02-29', renewed]],
    [
      'whatever its start was',
      { startDate: '2025-01-01', endDate: '2026-11-20' },
      TODAY,
      ['2026-11-21', '2027-11-20', renewed],
    ],
  ]);
});

describe('a monthly term that renews', () => {
  const monthly = { term: 'P1M', autoRenew: true } as const;
  const [later, renewed] = ['later-month-chosen', 'renewed-presumably'];
  facts([
    ['with 30 days left it stays', { ...monthly, endDate: '2026-12-21' }, TODAY, ['2026-11-22', '2026-12-21', null]],
    [
      'with 29 days left the next month is taken',
      { ...monthly, endDate: '2026-12-20' },
      TODAY,
      ['2026-12-21', '2027-01-20', later],
    ],
    [
      'on its last day the next month just leaves 30 days',
      { ...monthly, endDate: '2026-11-21' },
      TODAY,
      ['2026-11-22', '2026-12-21', later],
    ],
    [
      'past its end it has renewed, to a month that leaves 30 days',
      { ...monthly, endDate: '2026-11-20' },
      TODAY,
      ['2026-12-21', '2027-01-20', renewed],
    ],
    ['long past its end too', { ...monthly, endDate: '2021-05-31' }, TODAY, ['2026-12-01', '2026-12-31', renewed]],
    [
      'over its given start',
      { ...monthly, startDate: '2026-11-25', endDate: '2026-12-10' },
      TODAY,
      ['2026-12-11', '2027-01-10', later],
    ],
    [
      'from the 31st: counted from there, not from the clipped month before',
      { ...monthly, endDate: '2026-01-30' },
      '2026-02-15',
      ['2026-02-28', '2026-03-30', renewed],
    ],
    [
      'from the 31st, 30 days before the end of the second month',
      { ...monthly, endDate: '2026-01-30' },
      '2026-02-28',
      ['2026-02-28', '2026-03-30', renewed],
    ],
    [
      'from the 31st, 29 days before the end of the second month',
      { ...monthly, endDate: '2026-01-30' },
      '2026-03-01',
      ['2026-03-31', '2026-04-29', renewed],
    ],
    [
      'from the 31st into a leap February',
      { ...monthly, endDate: '2028-01-30' },
      '2028-01-29',
      ['2028-01-31', '2028-02-28', later],
    ],
  ]);

  it('a monthly term that does not renew keeps its end, however near', () =>
    assert.deepEqual(carry({ term: 'P1M', autoRenew: false, endDate: '2026-11-25' }, TODAY), [
      '2026-10-26',
      '2026-11-25',
      null,
    ]));
});

describe('a term that runs on month by month', () => {
  const off = { autoRenew: false } as const;
  const extended = 'extended-presumably';
  facts([
    ['on its last day it does not yet', { ...off, endDate: '2026-11-21' }, TODAY, ['2025-11-22', '2026-11-21', null]],
    [
      'the day after, to a month that leaves 30 days',
      { ...off, endDate: '2026-11-20' },
      TODAY,
      ['2026-12-21', '2027-01-20', extended],
    ],
    [
      'where its first month leaves just 30 days',
      { ...off, endDate: '2026-12-14' },
      '2026-12-15',
      ['2026-12-15', '2027-01-14', extended],
    ],
    [
      'from an end on 2026-02-09',
      { ...off, endDate: '2026-02-09' },
      '2026-03-20',
      ['2026-04-10', '2026-05-09', extended],
    ],
    [
      'not from an end on 2026-02-08',
      { ...off, endDate: '2026-02-08' },
      '2026-03-20',
      ['2025-02-09', '2026-02-08', null],
    ],
    [
      'not where it is set to be cancelled',
      { ...off, cancelAtEnd: true, endDate: '2026-11-20' },
      TODAY,
      ['2025-11-21', '2026-11-20', null],
    ],
    [
      'not under the older agreement',
      { ...off, agreement: 'mosa', endDate: '2026-11-20' },
      TODAY,
      ['2025-11-21', '2026-11-20', null],
    ],
    [
      'monthly terms and long ones alike',
      { ...off, term: 'P3Y', endDate: '2026-11-20' },
      TODAY,
      ['2026-12-21', '2027-01-20', extended],
    ],
    [
      'of a partner, by the given dates',
      { ...off, channel: 'csp-partner', startDate: '2025-04-01', endDate: '2026-05-04' },
      '2026-05-05',
      ['2026-05-05', '2026-06-04', extended],
    ],
    [
      'not of a partner before the change',
      { ...off, channel: 'csp-partner', startDate: '2025-03-31', endDate: '2026-05-04' },
      '2026-05-05',
      ['2025-03-31', '2026-05-04', null],
    ],
  ]);
});

describe('a carried term', () => {
  it('is planned with the new end, which its warning names', () => {
    const { endDate, warnings } = planLine({ endDate: '2026-11-20' });
    assert.equal(endDate, '2027-11-20');
    assert.deepEqual(warnings, [
      { code: 'renewed-presumably', endDate: '2027-11-20' },
      { code: 'renews-automatically' },
    ]);
  });

  it('is extended only where it runs on month by month, and on a later month only where it is monthly', () => {
    const marks = (subscription: Partial<SubscriptionInput>) => {
      const { extended, laterMonth } = termToPlanFor(aSubscription({ endDate: '2026-11-20', ...subscription }), TODAY);
      return { extended, laterMonth };
    };
    assert.deepEqual(marks({}), { extended: false, laterMonth: false });
    assert.deepEqual(marks({ autoRenew: false }), { extended: true, laterMonth: false });
    assert.deepEqual(marks({ term: 'P1M' }), { extended: false, laterMonth: true });
    assert.deepEqual(marks({ term: 'P1M', endDate: '2026-12-21' }), { extended: false, laterMonth: false });
  });
});
