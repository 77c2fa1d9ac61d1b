import {
  csp,
  describeStep,
  mosa,
  other,
  SATURDAY,
  TO_UNKNOWN,
  transfer,
  YESTERDAY,
} from '../../support/step-tables.ts';

describeStep('confirm-current-term', {
  applies: [
    ['it has presumably renewed', { endDate: YESTERDAY }, true],
    ['it presumably runs on', { endDate: YESTERDAY, autoRenew: false }, true],
    ['a later month was chosen', { term: 'P1M', endDate: '2026-12-20' }, false],
    ['its term is running', {}, false],
  ],
  owners: [[{ endDate: YESTERDAY }, true, 'sales-agent']],
  dates: [['soon', { endDate: YESTERDAY }, SATURDAY, null, '2026-11-23']],
});

describeStep('ask-billing-support', {
  applies: [
    ['bought from Microsoft', mosa, true],
    ['bought from Microsoft, but expired', { ...mosa, endDate: YESTERDAY }, false],
    ['bought from a partner', csp, false],
    ['volume licensing', { channel: 'volume-licensing' }, false],
    ['any other channel', other, false],
  ],
  owners: [
    [{}, true, 'billing-agent'],
    [{}, false, 'customer'],
  ],
  dates: [
    ['21 days before the anchor', {}, SATURDAY, null, '2027-02-12'],
    ['by the 7th day of the window, weekend or not', { endDate: '2027-11-20' }, SATURDAY, null, '2026-11-28'],
    [
      'as usual in the window of an unknown agreement',
      { agreement: 'unknown', endDate: '2027-11-20' },
      SATURDAY,
      null,
      '2027-10-22',
    ],
    ['as usual in the window of the older agreement', { ...mosa, endDate: '2027-11-20' }, SATURDAY, null, '2027-10-22'],
    [
      'soon, where that is before the 7th day',
      { autoRenew: false, startDate: '2026-11-18', endDate: '2026-11-30' },
      SATURDAY,
      null,
      '2026-11-23',
    ],
    [
      'on the 7th day, where soon is after it',
      { autoRenew: false, startDate: '2026-11-14', endDate: '2026-11-30' },
      SATURDAY,
      null,
      '2026-11-21',
    ],
    ['by the 7th day of the running month', { term: 'P1M', endDate: '2026-12-14' }, SATURDAY, null, '2026-11-22'],
  ],
});

describeStep('choose-equivalent-offer', {
  applies: [
    ['the offer is discontinued', { offer: 'LITEPACK' }, true],
    ['the target is discontinued', { target: { offer: 'LITEPACK' } }, true],
    ['the target is sold', { offer: 'LITEPACK', target: { offer: 'SPB' } }, false],
    ['a transfer of a discontinued offer', { ...transfer, offer: 'LITEPACK' }, false],
  ],
  owners: [[{ offer: 'LITEPACK' }, true, 'sales-agent']],
  dates: [['7 days before the anchor', { offer: 'LITEPACK' }, SATURDAY, null, '2027-02-26']],
});

describeStep('back-up-data', {
  applies: [
    ['the target holds less data', { target: { offer: 'O365_BUSINESS' } }, true],
    ['an equivalent must be chosen', { offer: 'LITEPACK' }, true],
    ['the target is unknown', TO_UNKNOWN, true],
    ['the source is unknown', { offer: 'FABRIKAM_SUITE', target: { offer: 'SPE_E5' } }, true],
    ['the same unknown offer', { offer: 'FABRIKAM_SUITE' }, false],
    ['the target holds as much', { target: { offer: 'SPB' } }, false],
    ['a transfer of a discontinued offer', { ...transfer, offer: 'LITEPACK' }, false],
    ['expired, its data still kept', { ...mosa, offer: 'LITEPACK', endDate: '2026-07-24' }, true],
    ['its data is deleted', { ...mosa, offer: 'LITEPACK', endDate: '2026-07-23' }, false],
  ],
  owners: [[{ offer: 'LITEPACK' }, true, 'customer']],
  dates: [['at the anchor', { offer: 'LITEPACK' }, SATURDAY, null, '2027-03-05']],
});

describeStep('create-transfer', {
  applies: [
    ['a transfer', transfer, true],
    ['by hand', csp, false],
  ],
  owners: [[transfer, false, 'admin-agent']],
  dates: [
    ['28 days away', transfer, SATURDAY, null, '2026-12-18'],
    ['soon, with 14 days left', { ...transfer, endDate: '2026-12-05' }, SATURDAY, null, '2026-11-23'],
  ],
});

describeStep('approve-transfer', {
  applies: [
    ['a transfer', transfer, true],
    ['by hand', csp, false],
  ],
  owners: [[transfer, true, 'current-partner']],
  dates: [['a week after the anchor', transfer, SATURDAY, null, '2026-12-25']],
});

describeStep('agree-renewal', {
  applies: [
    ['a transfer that does not renew', { ...transfer, autoRenew: false }, true],
    ['a transfer that renews', transfer, false],
    ['by hand', { ...csp, autoRenew: false }, false],
  ],
  owners: [[{ ...transfer, autoRenew: false }, true, 'sales-agent']],
  dates: [['the business day before the end', { ...transfer, autoRenew: false }, SATURDAY, null, '2027-03-12']],
});
