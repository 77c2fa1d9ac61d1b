import assert from 'node:assert/strict';
import { type CreditToday, creditToday } from '../../src/domain/credit-today.ts';
import { planMigration } from '../../src/domain/plan.ts';
import { NO_PROGRESS } from '../../src/domain/progress.ts';
import { aRequest, type SubscriptionInput, TODAY } from '../support/builders.ts';

/** The credit note of one subscription on a day; planned 2026-11-21. */
const onDay = (subscription: Partial<SubscriptionInput>, today: string): CreditToday => {
  const request = aRequest({ subscriptions: [subscription] });
  const plan = planMigration(request, TODAY);
  return creditToday({ request, plan, progress: NO_PROGRESS }, plan.subscriptions[0] ?? assert.fail(), today);
};

/** Bought on 2026-11-18: the window of seven days is open until 2026-11-25. */
const NEW_TERM = { startDate: '2026-11-18', endDate: '2027-11-17' } as const;
const PARTNER = { channel: 'csp-partner', commerce: 'new', ...NEW_TERM } as const;
const ask = (likelihood: string) => ({ outcome: 'ask-microsoft-billing-support', contact: 'partner', likelihood });
const mayCancel = (likelihood: string) => ({
  outcome: 'current-partner-may-cancel',
  contact: 'current-partner',
  likelihood,
});
const NO_REFUND = { outcome: 'no-refund', contact: null, likelihood: null };

describe('a credit note', () => {
  type Expected = [outcome: object | null, proratedUntil: string | null, rule: string];
  const CASES: [what: string, subscription: Partial<SubscriptionInput>, today: string, Expected][] = [
    ['bought from Microsoft long ago', {}, TODAY, [ask('unlikely'), null, 'cancellation']],
    ['bought from Microsoft days ago', NEW_TERM, TODAY, [ask('prorated'), '2026-11-25', 'cancellation']],
    ['the last day of the window', NEW_TERM, '2026-11-25', [ask('prorated'), '2026-11-25', 'cancellation']],
    ['the day after the window', NEW_TERM, '2026-11-26', [ask('unlikely'), null, 'cancellation']],
    ['the older agreement', { agreement: 'mosa' }, TODAY, [ask('prorated'), '2027-03-14', 'mosa']],
    ['the older agreement, last day', { agreement: 'mosa' }, '2027-03-14', [ask('prorated'), '2027-03-14', 'mosa']],
    ['an unknown agreement', { agreement: 'unknown' }, TODAY, [ask('unknown'), null, 'cancellation']],
    [
      'an unknown agreement, days ago',
      { agreement: 'unknown', ...NEW_TERM },
      TODAY,
      [ask('unknown'), null, 'cancellation'],
    ],
    ['another partner, days ago', PARTNER, TODAY, [mayCancel('prorated'), '2026-11-25', 'cancellation']],
    [
      'another partner, the last day of the window',
      PARTNER,
      '2026-11-25',
      [mayCancel('prorated'), '2026-11-25', 'cancellation'],
    ],
    ['another partner, the window closed since', PARTNER, '2026-11-26', [NO_REFUND, null, 'cancellation']],
    [
      'another partner, perhaps',
      { ...PARTNER, commerce: 'unknown' },
      TODAY,
      [mayCancel('unknown'), '2026-11-25', 'cancellation'],
    ],
    ['another partner, long ago', { channel: 'csp-partner' }, TODAY, [NO_REFUND, null, 'cancellation']],
    [
      'another partner, older commerce',
      { channel: 'csp-partner', commerce: 'legacy' },
      TODAY,
      [NO_REFUND, null, 'source'],
    ],
    [
      'a transfer',
      { channel: 'csp-partner', transferAgreed: true },
      '2027-03-14',
      [{ outcome: 'current-partner-is-credited', contact: null, likelihood: null }, null, 'transfer'],
    ],
    ['volume licensing', { channel: 'volume-licensing' }, TODAY, [NO_REFUND, null, 'source']],
    ['any other channel', { channel: 'other' }, TODAY, [NO_REFUND, null, 'source']],
    ['a term that has ended since', NEW_TERM, '2027-11-18', [null, null, 'source']],
    [
      'a term that had ended before',
      { endDate: '2026-11-20', autoRenew: false, cancelAtEnd: true },
      TODAY,
      [null, null, 'source'],
    ],
    ['a trial', { trial: true }, TODAY, [null, null, 'source']],
  ];
  for (const [what, subscription, today, [note, proratedUntil, rule]] of CASES) {
    it(`on ${today}: ${what}`, () => assert.deepEqual(onDay(subscription, today), { note, proratedUntil, rule }));
  }

  it('counts the window of a monthly term from the month that runs', () => {
    const monthly = { term: 'P1M', endDate: '2026-12-17' } as const;
    assert.deepEqual(onDay(monthly, '2026-11-25'), {
      note: ask('prorated'),
      proratedUntil: '2026-11-25',
      rule: 'cancellation',
    });
    assert.deepEqual(onDay(monthly, '2026-11-26').note, ask('unlikely'));
  });

  it('names whom to ask by who holds the privileges', () => {
    const request = aRequest({ customer: { delegatedAdmin: false } });
    const plan = planMigration(request, TODAY);
    const line = plan.subscriptions[0] ?? assert.fail();
    assert.equal(creditToday({ request, plan, progress: NO_PROGRESS }, line, TODAY).note?.contact, 'customer');
  });
});
