import { csp, describeStep, mosa, other, SATURDAY, transfer, YESTERDAY } from '../../support/step-tables.ts';

describeStep('stop-auto-renewal', {
  applies: [
    ['by hand, and it renews', {}, true],
    ['it does not renew', mosa, false],
    ['a transfer', transfer, false],
  ],
  owners: [
    [{}, true, 'customer'],
    [csp, true, 'current-partner'],
    [{ channel: 'volume-licensing' }, true, 'customer'],
    [other, true, 'customer'],
  ],
  dates: [
    ['at the anchor', {}, SATURDAY, null, '2027-03-05'],
    [
      'in a later month, not before it begins',
      { term: 'P1M', endDate: '2026-12-20' },
      SATURDAY,
      '2026-12-21',
      '2027-01-13',
    ],
    [
      'in a renewed later month, not before it begins',
      { term: 'P1M', endDate: YESTERDAY },
      SATURDAY,
      '2026-12-21',
      '2027-01-13',
    ],
    ['in a later month that begins today', { term: 'P1M', endDate: '2026-01-30' }, '2026-02-28', null, '2026-03-23'],
    ['in a year that has presumably renewed', { endDate: YESTERDAY }, SATURDAY, null, '2027-11-12'],
  ],
});

describeStep('resolve-seat-cap', {
  applies: [
    ['more seats than the cap while both run', { seats: 151 }, true],
    ['as many as the cap', { seats: 150 }, false],
  ],
  owners: [[{ seats: 151 }, true, 'sales-agent']],
  dates: [['at the anchor', { seats: 151 }, SATURDAY, null, '2027-03-05']],
});

describeStep('provision-subscription', {
  applies: [
    ['by hand', mosa, true],
    ['a transfer', transfer, false],
  ],
  owners: [[{}, true, 'sales-agent']],
  dates: [
    ['inside its own cancellation window', {}, SATURDAY, '2027-03-07', '2027-03-11'],
    ['from today in the last week', {}, '2027-03-10', '2027-03-10', '2027-03-11'],
    ['soon when expired', { ...mosa, endDate: YESTERDAY }, SATURDAY, SATURDAY, '2026-11-23'],
  ],
});

describeStep('assign-licenses', {
  applies: [
    ['another offer', { target: { offer: 'SPB' } }, true],
    ['an equivalent to be chosen', { offer: 'LITEPACK' }, true],
    ['fewer seats', { target: { seats: 24 } }, true],
    ['more seats', { target: { seats: 26 } }, false],
    ['same offer and seats', {}, false],
    ['expired, its data still kept', { ...mosa, endDate: '2026-07-24' }, false],
    ['its data is deleted', { ...mosa, endDate: '2026-07-23' }, true],
    ['a transfer', transfer, false],
  ],
  owners: [
    [{ target: { offer: 'SPB' } }, true, 'admin-agent'],
    [{ target: { offer: 'SPB' } }, false, 'customer'],
  ],
  dates: [
    [
      'from the anchor to the business day before the end',
      { target: { seats: 1 } },
      SATURDAY,
      '2027-03-07',
      '2027-03-12',
    ],
    ['from today in the last week', { target: { seats: 1 } }, '2027-03-10', '2027-03-10', '2027-03-12'],
  ],
});

describeStep('cancel-at-end-of-term', {
  applies: [
    ['it would run on month by month', { autoRenew: false }, true],
    ['it renews, and would run on once renewal is off', {}, true],
    ['it runs on month by month already', { autoRenew: false, endDate: YESTERDAY }, true],
    ['it is set to be cancelled', { autoRenew: false, cancelAtEnd: true }, false],
    ['it has a grace period', mosa, false],
    ['it is suspended', { ...csp, commerce: 'legacy' }, false],
    ['a transfer', transfer, false],
  ],
  owners: [
    [{}, true, 'customer'],
    [csp, true, 'current-partner'],
  ],
  dates: [['the business day before the end', {}, SATURDAY, null, '2027-03-12']],
});

describeStep('verify-continuity', {
  applies: [
    ['by hand', mosa, true],
    ['a transfer', transfer, true],
    ['a trial', { trial: true }, false],
  ],
  owners: [
    [{}, true, 'admin-agent'],
    [{}, false, 'customer'],
  ],
  dates: [
    ['the business day after the end', {}, SATURDAY, null, '2027-03-15'],
    ['Monday after an end on Friday', { endDate: '2027-03-12' }, SATURDAY, null, '2027-03-15'],
    ['the business day after the approval', transfer, SATURDAY, null, '2026-12-28'],
    [
      'the business day after an approval a week from today',
      { ...transfer, endDate: '2026-12-05' },
      SATURDAY,
      null,
      '2026-11-30',
    ],
    ['soon when expired', { ...mosa, endDate: YESTERDAY }, SATURDAY, null, '2026-11-23'],
  ],
});
