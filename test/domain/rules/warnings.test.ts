import assert from 'node:assert/strict';
import type { IsoDate } from '../../../src/domain/dates.ts';
import type { LineWarning } from '../../../src/domain/plan-schema.ts';
import { codesOf, planLine, SETTLED, type SubscriptionInput, TODAY } from '../../support/builders.ts';

/** Bought from Microsoft under the older agreement, renewal off, to 2027-03-14: nothing to warn of. */
const mosa = { agreement: 'mosa', autoRenew: false } as const;
const csp = { channel: 'csp-partner', commerce: 'new', autoRenew: false } as const;
const off = { autoRenew: false } as const;
const YESTERDAY = '2026-11-20';

/** The codes of the warnings that say nothing else. */
type PlainCode = Exclude<
  LineWarning,
  { endDate: string } | { offer: string } | { family: string } | { cap: number }
>['code'];

const warningsOf = (subscription: Partial<SubscriptionInput>, today: IsoDate = TODAY, customer: object = SETTLED) =>
  planLine(subscription, { today, customer }).warnings;

describe('the warnings of a line', () => {
  const code = (...codes: PlainCode[]) => codes.map((c) => ({ code: c }));
  const CASES: [what: string, subscription: Partial<SubscriptionInput>, warnings: LineWarning[]][] = [
    ['nothing', mosa, []],
    [
      'renewed',
      { ...mosa, autoRenew: true, endDate: YESTERDAY },
      [{ code: 'renewed-presumably', endDate: '2027-11-20' }, { code: 'renews-automatically' }],
    ],
    [
      'running on, and not warned of it twice',
      { ...off, endDate: YESTERDAY },
      [{ code: 'extended-presumably', endDate: '2027-01-20' }],
    ],
    [
      'a later month',
      { agreement: 'mosa', term: 'P1M', endDate: '2026-12-20' },
      [{ code: 'later-month-chosen', endDate: '2027-01-20' }, { code: 'renews-automatically' }],
    ],
    [
      'a renewed month, without a word of a later one',
      { agreement: 'mosa', term: 'P1M', endDate: YESTERDAY },
      [{ code: 'renewed-presumably', endDate: '2027-01-20' }, { code: 'renews-automatically' }],
    ],
    [
      'an unknown offer, once',
      { ...mosa, offer: 'FABRIKAM_SUITE' },
      [{ code: 'offer-not-in-catalogue', offer: 'FABRIKAM_SUITE' }],
    ],
    [
      'two unknown offers, in order',
      { ...mosa, offer: 'FABRIKAM_SUITE', target: { offer: 'CONTOSO_SUITE' } },
      [
        { code: 'offer-not-in-catalogue', offer: 'CONTOSO_SUITE' },
        { code: 'offer-not-in-catalogue', offer: 'FABRIKAM_SUITE' },
      ],
    ],
    ['a discontinued offer', { ...mosa, offer: 'LITEPACK' }, [{ code: 'offer-discontinued', offer: 'LITEPACK' }]],
    [
      'a discontinued offer that is left',
      { ...mosa, offer: 'LITEPACK', target: { offer: 'SPB' } },
      [{ code: 'offer-discontinued', offer: 'LITEPACK' }],
    ],
    ['no word of a discontinued target', { ...mosa, offer: 'SPE_E5', target: { offer: 'LITEPACK' } }, []],
    [
      'less data, by family',
      { ...mosa, target: { offer: 'O365_BUSINESS' } },
      [
        { code: 'data-tier-lower', family: 'exchange' },
        { code: 'data-tier-lower', family: 'sharepoint' },
        { code: 'data-tier-lower', family: 'teams' },
      ],
    ],
    ['fewer seats', { ...mosa, target: { seats: 24 } }, code('seats-fewer')],
    ['more seats', { ...mosa, target: { seats: 26 } }, code('seats-more')],
    ['the seat cap', { ...mosa, seats: 151 }, [{ code: 'seat-cap-overlap', cap: 300, total: 302 }]],
    ['an unknown agreement', { ...off, agreement: 'unknown' }, code('agreement-unknown', 'extends-month-by-month')],
    ['an unknown commerce', { ...csp, commerce: 'unknown', term: 'P3Y' }, code('commerce-unknown')],
    ['an unknown program', { channel: 'volume-licensing', program: 'unknown', ...off }, code('program-unknown')],
    ['an unknown end of term', { channel: 'other', ...off }, code('end-of-term-unknown')],
    ['renewal', { agreement: 'mosa' }, code('renews-automatically')],
    ['running on', off, code('extends-month-by-month')],
    ['running on, from a partner', csp, code('extends-month-by-month')],
    ['nothing where it is set to be cancelled', { ...off, cancelAtEnd: true }, []],
    ['nothing on a transfer that renews', { ...csp, autoRenew: true, transferAgreed: true }, []],
    ['an end after the transfer', { ...csp, transferAgreed: true }, code('ends-after-transfer')],
    ['expired, in grace', { ...mosa, endDate: '2026-10-22' }, code('already-expired', 'in-grace')],
    ['expired, access lost', { ...mosa, endDate: '2026-10-21' }, code('access-lost', 'already-expired')],
    ['expired, data deleted', { ...mosa, endDate: '2026-07-23' }, code('already-expired', 'data-deleted')],
    [
      'expired, access unknown',
      { channel: 'other', ...off, endDate: YESTERDAY },
      code('access-unknown', 'already-expired', 'end-of-term-unknown'),
    ],
    ['nothing with 3 days left for what is due then', { ...mosa, endDate: '2026-11-24' }, []],
    ['no time with 2 days left', { ...mosa, endDate: '2026-11-23' }, code('late', 'not-feasible-before-end')],
    ['no time on the last day', { ...mosa, endDate: '2026-11-21' }, code('late', 'not-feasible-before-end')],
    ['a trial', { trial: true, endDate: YESTERDAY }, code('trial-not-moved')],
  ];
  for (const [what, subscription, warnings] of CASES) {
    it(what, () => assert.deepEqual(warningsOf(subscription), warnings));
  }
});

describe('a line is late', () => {
  const NEW = { resellerRelationship: false, agreementAccepted: false };
  const NO_AGREEMENT = { resellerRelationship: true, agreementAccepted: false };
  const CASES: [
    what: string,
    subscription: Partial<SubscriptionInput>,
    today: IsoDate,
    customer: object,
    isLate: boolean,
  ][] = [
    ['not on the Sunday its anchor falls on', { agreement: 'mosa' }, '2027-03-07', SETTLED, false],
    ['on the day after', { agreement: 'mosa' }, '2027-03-08', SETTLED, true],
    ['not on the Sunday 21 days before the anchor', mosa, '2027-02-14', NEW, false],
    ['on the day after, for the relationship', mosa, '2027-02-15', NEW, true],
    ['not for asking about a credit, which is optional', mosa, '2027-02-15', SETTLED, false],
    ['not on the Sunday 7 days before the anchor', mosa, '2027-02-28', NO_AGREEMENT, false],
    ['on the day after, for the agreement', mosa, '2027-03-01', NO_AGREEMENT, true],
    ['not for a choice due today', { ...mosa, offer: 'LITEPACK' }, '2027-02-28', SETTLED, false],
    ['for a choice due yesterday', { ...mosa, offer: 'LITEPACK' }, '2027-03-01', SETTLED, true],
    [
      'never on a transfer, whatever the customer has to do',
      { ...csp, transferAgreed: true, endDate: '2026-12-05' },
      TODAY,
      NEW,
      false,
    ],
    ['never once it is expired', { ...mosa, endDate: YESTERDAY }, TODAY, NEW, false],
  ];
  for (const [what, subscription, today, customer, isLate] of CASES) {
    it(what, () => assert.equal(codesOf(warningsOf(subscription, today, customer)).includes('late'), isLate));
  }
});

describe('the warnings of all kinds together', () => {
  it('are sorted by code, then by their other field', () =>
    assert.deepEqual(
      warningsOf(
        { agreement: 'unknown', offer: 'LITEPACK', seats: 20, target: { offer: 'OFFICESUBSCRIPTION', seats: 19 } },
        '2027-03-08',
      ),
      [
        { code: 'agreement-unknown' },
        { code: 'data-tier-lower', family: 'exchange' },
        { code: 'data-tier-lower', family: 'sharepoint' },
        { code: 'late' },
        { code: 'offer-discontinued', offer: 'LITEPACK' },
        { code: 'renews-automatically' },
        { code: 'seats-fewer' },
      ],
    ));
});
