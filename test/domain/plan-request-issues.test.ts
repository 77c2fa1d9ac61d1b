import assert from 'node:assert/strict';
import { parsePlanRequest } from '../../src/domain/plan-request.ts';
import { aRequestInput } from '../support/builders.ts';
import { pathsOf, spoilt, without } from '../support/spoilt-request.ts';

describe('a field of another channel', () => {
  const OWN = {
    'microsoft-direct': ['agreement'],
    'csp-partner': ['commerce', 'transferAgreed'],
    'volume-licensing': ['program'],
    other: [],
  };
  const VALUES = { agreement: 'mca', commerce: 'new', transferAgreed: false, program: 'open-value' };
  for (const [channel, own] of Object.entries(OWN)) {
    for (const [field, value] of Object.entries(VALUES)) {
      const isOwn = own.some((name) => name === field);
      it(`${field} is ${isOwn ? 'accepted' : 'rejected'} on ${channel}`, () => {
        const input = spoilt(
          {},
          {},
          {
            subscriptions: [
              { ...without(aRequestInput().subscriptions[0] ?? {}, 'agreement'), channel, [field]: value },
            ],
          },
        );
        assert.deepEqual(pathsOf(input), isOwn ? [] : [`subscriptions.0.${field}`]);
      });
    }
  }

  for (const value of [null, 'nonsense', 'unknown', 7]) {
    it(`is rejected once, even with the value ${JSON.stringify(value)}`, () =>
      assert.deepEqual(pathsOf(spoilt({}, { program: value })), ['subscriptions.0.program']));
  }
});

describe('keys that JavaScript treats in its own way', () => {
  const text = JSON.stringify(aRequestInput());
  const at: [where: string, json: string, path: string][] = [
    ['the request', text.replace('{', '{"__proto__":{"today":"2026-11-21"},'), '__proto__'],
    ['the customer', text.replace('"customer":{', '"customer":{"__proto__":null,'), 'customer.__proto__'],
    ['a subscription', text.replace('[{', '[{"__proto__":{"trial":true},'), 'subscriptions.0.__proto__'],
    ['a target', text.replace('[{', '[{"target":{"__proto__":1},'), 'subscriptions.0.target.__proto__'],
    ['the partner', text.replace('"partner":{', '"partner":{"constructor":1,'), 'partner.constructor'],
    ['a request key that objects inherit', text.replace('{', '{"toString":1,'), 'toString'],
  ];
  for (const [where, json, path] of at) {
    it(`are unknown keys of ${where}`, () => assert.deepEqual(pathsOf(JSON.parse(json)), [path]));
  }

  it('are not taken for what is missing', () =>
    assert.deepEqual(pathsOf(JSON.parse(text.replace('"name":"Contoso"', '"__proto__":{"name":"Contoso"}'))), [
      'customer.__proto__',
      'customer.name',
    ]));
});

describe('the issues of a request', () => {
  it('name everything that is wrong at once, and what is expected', () =>
    assert.deepEqual(
      parsePlanRequest({
        today: '2026-02-29',
        partner: { country: 'Poland' },
        customer: { name: ' ', vip: true },
        subscriptions: [
          {
            id: 'a',
            channel: 'other',
            offer: 'SPB',
            seats: 0,
            term: 'P1Y',
            endDate: '2999-01-01',
            autoRenew: true,
            cancelAtEnd: true,
          },
          {
            id: 'a',
            channel: 'csp-partner',
            program: null,
            seats: 'many',
            term: 'P1Y',
            endDate: '2027-03-14',
            startDate: '2028-01-01',
            autoRenew: 1,
          },
        ],
      }),
      {
        ok: false,
        issues: [
          { path: 'customer.name', message: 'expected text that is not blank' },
          { path: 'customer.vip', message: 'unknown field' },
          { path: 'partner.country', message: 'expected an ISO 3166-1 alpha-2 code, two upper-case letters' },
          { path: 'subscriptions.0.cancelAtEnd', message: 'expected false where autoRenew is true' },
          {
            path: 'subscriptions.0.endDate',
            message: 'expected an existing date YYYY-MM-DD from 2000-01-01 to 2099-12-31',
          },
          { path: 'subscriptions.0.seats', message: 'expected at least 1' },
          { path: 'subscriptions.1.autoRenew', message: 'expected true or false' },
          { path: 'subscriptions.1.id', message: 'expected an id not used before' },
          { path: 'subscriptions.1.offer', message: 'expected text' },
          { path: 'subscriptions.1.program', message: 'expected one of enterprise-agreement, open-value, unknown' },
          { path: 'subscriptions.1.seats', message: 'expected a whole number' },
          { path: 'subscriptions.1.startDate', message: 'expected a date not after endDate' },
          { path: 'today', message: 'expected an existing date YYYY-MM-DD from 2000-01-01 to 2099-12-31' },
        ],
      },
    ));

  it('always say what is expected', () => {
    const parsed = parsePlanRequest({ subscriptions: [{}] });
    assert.ok(!parsed.ok);
    for (const { message } of parsed.issues) assert.match(message, /^expected /);
  });
});
