import assert from 'node:assert/strict';
import { parsePlanRequest } from '../../src/domain/plan-request.ts';
import { aRequest, aRequestInput } from '../support/builders.ts';
import { pathsOf, spoilt, without } from '../support/spoilt-request.ts';

describe('a plan request', () => {
  it('may be as short as what is required; the rest has defaults', () =>
    assert.deepEqual(
      parsePlanRequest({
        partner: { country: 'PL' },
        customer: { name: 'Contoso' },
        subscriptions: [
          { id: 's1', channel: 'other', offer: 'SPB', seats: 1, term: 'P1Y', endDate: '2027-03-14', autoRenew: true },
        ],
      }),
      {
        ok: true,
        request: {
          partner: { country: 'PL' },
          customer: {
            name: 'Contoso',
            country: null,
            resellerRelationship: false,
            agreementAccepted: false,
            delegatedAdmin: false,
          },
          subscriptions: [
            {
              id: 's1',
              channel: 'other',
              agreement: 'unknown',
              commerce: 'unknown',
              transferAgreed: false,
              program: 'unknown',
              offer: 'SPB',
              seats: 1,
              term: 'P1Y',
              endDate: '2027-03-14',
              autoRenew: true,
              cancelAtEnd: false,
              trial: false,
            },
          ],
        },
      },
    ));

  const ACCEPTED: [what: string, input: unknown][] = [
    ['an offer that no catalogue knows', spoilt({}, { offer: 'FABRIKAM_SUITE' })],
    ['a customer country of null', spoilt({ country: null }, {})],
    ['a country in no region', spoilt({ country: 'XX' }, {})],
    ['1,000,000 seats', spoilt({}, { seats: 1_000_000 })],
    ['a term that starts on its last day', spoilt({}, { startDate: '2027-03-14' })],
    ['a term set to be cancelled that does not renew', spoilt({}, { autoRenew: false, cancelAtEnd: true })],
    ['half a target', spoilt({}, { target: { seats: 30 } })],
    ['an empty target', spoilt({}, { target: {} })],
    ['no date of its own', without(aRequestInput(), 'today')],
    ['500 subscriptions', aRequestInput({ subscriptions: Array.from({ length: 500 }, (_, i) => ({ id: `s${i}` })) })],
  ];
  for (const [what, input] of ACCEPTED) {
    it(`may have ${what}`, () => assert.deepEqual(pathsOf(input), []));
  }

  const ofCsp = { channel: 'csp-partner' };
  const s = (field: string) => `subscriptions.0.${field}`;
  const REJECTED: [what: string, input: unknown, path: string][] = [
    ['a request that is null', null, ''],
    ['a request that is a list', [], ''],
    ['a request that is text', 'plan', ''],
    ['a request that is a number', 1, ''],
    ['nothing', undefined, ''],
    ...['partner', 'customer', 'subscriptions'].map((key): [string, unknown, string] => [
      `no ${key}`,
      without(aRequestInput(), key),
      key,
    ]),
    ['no partner country', spoilt({}, {}, { partner: {} }), 'partner.country'],
    ['no customer name', spoilt({}, {}, { customer: {} }), 'customer.name'],
    ...['id', 'channel', 'offer', 'seats', 'term', 'endDate', 'autoRenew'].map((key): [string, unknown, string] => [
      `a subscription without ${key}`,
      spoilt(
        {},
        {},
        { subscriptions: aRequestInput().subscriptions.map((subscription) => without(subscription, key)) },
      ),
      s(key),
    ]),
    ['a partner that is no object', spoilt({}, {}, { partner: 'PL' }), 'partner'],
    ['a customer that is null', spoilt({}, {}, { customer: null }), 'customer'],
    ['subscriptions that are no list', spoilt({}, {}, { subscriptions: {} }), 'subscriptions'],
    ['no subscription', spoilt({}, {}, { subscriptions: [] }), 'subscriptions'],
    ['a subscription that is text', spoilt({}, {}, { subscriptions: ['s1'] }), 'subscriptions.0'],
    ['a subscription that is null', spoilt({}, {}, { subscriptions: [null] }), 'subscriptions.0'],
    ['a target that is text', spoilt({}, { target: 'SPB' }), s('target')],
    ['a null date of the plan', spoilt({}, {}, { today: null }), 'today'],
    ['an impossible date of the plan', spoilt({}, {}, { today: '2026-02-29' }), 'today'],
    ['a null partner country', spoilt({}, {}, { partner: { country: null } }), 'partner.country'],
    ['a lower-case country', spoilt({ country: 'pl' }, {}), 'customer.country'],
    ['a three-letter country', spoilt({}, {}, { partner: { country: 'POL' } }), 'partner.country'],
    ['an empty country', spoilt({ country: '' }, {}), 'customer.country'],
    ['a country that is a number', spoilt({ country: 48 }, {}), 'customer.country'],
    ['an empty name', spoilt({ name: '' }, {}), 'customer.name'],
    ['a blank name', spoilt({ name: ' \t\u3000' }, {}), 'customer.name'],
    ['a null name', spoilt({ name: null }, {}), 'customer.name'],
    ...['resellerRelationship', 'agreementAccepted', 'delegatedAdmin'].flatMap((key): [string, unknown, string][] => [
      [`${key} "yes"`, spoilt({ [key]: 'yes' }, {}), `customer.${key}`],
      [`${key} null`, spoilt({ [key]: null }, {}), `customer.${key}`],
    ]),
    ['a blank id', spoilt({}, { id: '  ' }), s('id')],
    ['an id that is a number', spoilt({}, { id: 1 }), s('id')],
    ['an empty offer', spoilt({}, { offer: '' }), s('offer')],
    ['a null offer', spoilt({}, { offer: null }), s('offer')],
    ['an unknown channel', spoilt({}, { channel: 'retail' }), s('channel')],
    ['a channel named like a property of objects', spoilt({}, { channel: 'constructor' }), s('channel')],
    ['an unknown agreement', spoilt({}, { agreement: 'ea' }), s('agreement')],
    ['an unknown commerce', spoilt({}, { ...ofCsp, commerce: 'old' }), s('commerce')],
    ['an unknown program', spoilt({}, { channel: 'volume-licensing', program: 'select' }), s('program')],
    ['transferAgreed null', spoilt({}, { ...ofCsp, transferAgreed: null }), s('transferAgreed')],
    ['an unknown term', spoilt({}, { term: 'P2Y' }), s('term')],
    ['a null term', spoilt({}, { term: null }), s('term')],
    ...[0, -1, 2.5, 1_000_001, 1e300, '25', null].map((seats): [string, unknown, string] => [
      `${JSON.stringify(seats)} seats`,
      spoilt({}, { seats }),
      s('seats'),
    ]),
    ...['2026-02-30', '1999-12-31', '2100-01-01', '14.03.2027', '', null, 20270314].map(
      (endDate): [string, unknown, string] => [
        `the end ${JSON.stringify(endDate)}`,
        spoilt({}, { endDate }),
        s('endDate'),
      ],
    ),
    ['an impossible start', spoilt({}, { startDate: '2026-04-31' }), s('startDate')],
    ['a null start', spoilt({}, { startDate: null }), s('startDate')],
    ['a start after the end', spoilt({}, { startDate: '2027-03-15' }), s('startDate')],
    ['cancelAtEnd with autoRenew', spoilt({}, { cancelAtEnd: true }), s('cancelAtEnd')],
    ['autoRenew "true"', spoilt({}, { autoRenew: 'true' }), s('autoRenew')],
    ['cancelAtEnd null', spoilt({}, { cancelAtEnd: null }), s('cancelAtEnd')],
    ['trial null', spoilt({}, { trial: null }), s('trial')],
    ['target null', spoilt({}, { target: null }), s('target')],
    ['a blank target offer', spoilt({}, { target: { offer: ' ' } }), s('target.offer')],
    ['a null target offer', spoilt({}, { target: { offer: null } }), s('target.offer')],
    ['0 target seats', spoilt({}, { target: { seats: 0 } }), s('target.seats')],
    ['null target seats', spoilt({}, { target: { seats: null } }), s('target.seats')],
    ['an unknown key of the request', spoilt({}, {}, { note: '' }), 'note'],
    ['an unknown key of the partner', spoilt({}, {}, { partner: { country: 'PL', name: 'Fabrikam' } }), 'partner.name'],
    ['an unknown key of the customer', spoilt({ tenant: null }, {}), 'customer.tenant'],
    ['an unknown key of a subscription', spoilt({}, { price: 12 }), s('price')],
    ['an unknown key of a target', spoilt({}, { target: { term: 'P1Y' } }), s('target.term')],
  ];
  for (const [what, input, path] of REJECTED) {
    it(`is rejected for ${what}, at ${path || 'its root'}`, () => assert.deepEqual(pathsOf(input), [path]));
  }

  it('is rejected for 501 subscriptions', () => {
    const subscriptions = Array.from({ length: 501 }, (_, i) => ({ ...aRequestInput().subscriptions[0], id: `s${i}` }));
    assert.deepEqual(pathsOf(spoilt({}, {}, { subscriptions })), ['subscriptions']);
  });

  it('is rejected for an id used before, at each later one', () => {
    const subscriptions = ['a', 'b', 'a', 'a'].map((id) => ({ ...aRequestInput().subscriptions[0], id }));
    assert.deepEqual(pathsOf(spoilt({}, {}, { subscriptions })), ['subscriptions.2.id', 'subscriptions.3.id']);
  });

  it('may hold ids that differ in case or in blanks only', () =>
    assert.deepEqual(pathsOf(aRequestInput({ subscriptions: [{ id: 'a' }, { id: 'A' }, { id: 'a ' }] })), []));
});

describe('the builders', () => {
  it('refuse what the rulebook rejects', () =>
    assert.throws(() => aRequest({ subscriptions: [{ seats: 0 }] }), /seats/));
});
