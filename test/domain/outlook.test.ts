import assert from 'node:assert/strict';
import { daysLeft, type Outlook, outlookOf, subscriptionOf } from '../../src/domain/outlook.ts';
import { aRequest, planLine, type SubscriptionInput } from '../support/builders.ts';
import { doneBy } from '../support/card-models.ts';

/** What is to come on a day, for one subscription ending 2027-03-14, with some of its steps done. */
const outlook = (subscription: Partial<SubscriptionInput>, today: string, done: string[] = []): Outlook | null =>
  outlookOf(
    subscriptionOf(aRequest({ subscriptions: [subscription] }), 's1'),
    planLine(subscription),
    doneBy(done.map((step) => `${step}:s1`)),
    today,
  );

const OFF = { autoRenew: false } as const;
const MOSA = { agreement: 'mosa', autoRenew: false } as const;
const LEGACY = { channel: 'csp-partner', commerce: 'legacy', autoRenew: false } as const;
const STOPPED = ['stop-auto-renewal'];
const SET_TO_END = ['stop-auto-renewal', 'cancel-at-end-of-term'];
const [BEFORE, LAST_DAY, AFTER] = ['2027-02-23', '2027-03-14', '2027-03-15'];

describe('what is to come', () => {
  const CASES: [what: string, subscription: Partial<SubscriptionInput>, today: string, done: string[], Outlook][] = [
    ['it renews', {}, BEFORE, [], { kind: 'renews', on: '2027-03-15', term: 'P1Y' }],
    ['it renews, still on its last day', {}, LAST_DAY, [], { kind: 'renews', on: '2027-03-15', term: 'P1Y' }],
    ['it has renewed', {}, AFTER, [], { kind: 'renewed', on: '2027-03-15' }],
    ['it runs on, with its renewal off alone', {}, BEFORE, STOPPED, { kind: 'runs-on', on: '2027-03-15' }],
    ['it runs on', OFF, LAST_DAY, [], { kind: 'runs-on', on: '2027-03-15' }],
    ['it is running on', OFF, AFTER, [], { kind: 'running-on', on: '2027-03-15' }],
    [
      'it ends, once that is set',
      {},
      BEFORE,
      SET_TO_END,
      { kind: 'access-ends', accessUntil: '2027-03-14', dataUntil: '2027-06-12' },
    ],
    [
      'it ends, as it was set to from the start',
      { ...OFF, cancelAtEnd: true },
      LAST_DAY,
      [],
      { kind: 'access-ends', accessUntil: '2027-03-14', dataUntil: '2027-06-12' },
    ],
    ['access is lost', {}, AFTER, SET_TO_END, { kind: 'access-lost', dataUntil: '2027-06-12' }],
    [
      'access is lost to the last day of data',
      {},
      '2027-06-12',
      SET_TO_END,
      { kind: 'access-lost', dataUntil: '2027-06-12' },
    ],
    ['the data is gone', {}, '2027-06-13', SET_TO_END, { kind: 'data-deleted' }],
    ['a grace period', MOSA, BEFORE, [], { kind: 'grace', accessUntil: '2027-04-13', dataUntil: '2027-07-12' }],
    [
      'a grace period, to its last day',
      MOSA,
      '2027-04-13',
      [],
      { kind: 'grace', accessUntil: '2027-04-13', dataUntil: '2027-07-12' },
    ],
    ['nothing after the grace period', MOSA, '2027-04-14', [], { kind: 'access-lost', dataUntil: '2027-07-12' }],
    ['a suspension', LEGACY, LAST_DAY, [], { kind: 'access-ends', accessUntil: '2027-03-14', dataUntil: '2027-06-12' }],
    ['nobody knows', { channel: 'other', autoRenew: false }, BEFORE, [], { kind: 'unknown' }],
    ['nobody knows, afterwards too', { channel: 'other', autoRenew: false }, AFTER, [], { kind: 'unknown' }],
  ];
  for (const [what, subscription, today, done, expected] of CASES) {
    it(`on ${today}: ${what}`, () => assert.deepEqual(outlook(subscription, today, done), expected));
  }

  it('is nothing for a trial', () => assert.equal(outlook({ trial: true }, BEFORE), null));

  it('of one subscription does not follow from the steps of another', () => {
    const request = aRequest({ subscriptions: [{}, { id: 's2' }] });
    const line = planLine({});
    assert.equal(
      outlookOf(subscriptionOf(request, 's1'), line, doneBy(['stop-auto-renewal:s2']), BEFORE)?.kind,
      'renews',
    );
  });
});

describe('the days left', () => {
  it('count to the last day, and down from it', () => {
    const line = planLine({});
    assert.deepEqual(
      ['2027-03-12', LAST_DAY, AFTER].map((today) => daysLeft(line, today)),
      [2, 0, -1],
    );
  });
});

describe('the subscription of a line', () => {
  it('is the one that was asked about', () => {
    const request = aRequest({ subscriptions: [{}, { id: 's2', seats: 7 }] });
    assert.equal(subscriptionOf(request, 's2').seats, 7);
    assert.throws(() => subscriptionOf(request, 's3'));
  });
});
