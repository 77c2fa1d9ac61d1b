import assert from 'node:assert/strict';
import type { Draft } from '../../../src/domain/intake/draft.ts';
import { MAX_SUBSCRIPTIONS } from '../../../src/domain/plan-request-issues.ts';
import { aDraft, answerAll, asks, rejected } from '../../support/said.ts';

const STANDARD = 'O365_BUSINESS_PREMIUM';
const FILLED = { offer: STANDARD, seats: '25', endDate: '2027-03-14', term: 'P1Y', autoRenew: 'yes' };
const TAKEN = { offer: STANDARD, seats: 25, endDate: '2027-03-14', term: 'P1Y', autoRenew: true };

const asking = (channel = 'other', ...own: string[]): Draft => answerAll(aDraft(), 'Contoso', 'PL', channel, ...own);

/** What is known of the first subscription, beside its id and channel. */
const first = ({ subscriptions }: Draft): Record<string, unknown> => {
  const { id: _, channel: __, ...fields } = subscriptions[0] ?? assert.fail('no subscription');
  return fields;
};

describe('the subscription form', () => {
  it('filled in answers everything at once', () => {
    const draft = answerAll(asking(), { form: FILLED });
    assert.deepEqual(first(draft), TAKEN);
    assert.equal(asks(draft), 'more');
  });

  it('with the offer alone is enough: the rest is asked', () => {
    const draft = answerAll(asking(), { form: { offer: 'Business Standard', seats: '', endDate: ' ' } });
    assert.deepEqual(first(draft), { offer: STANDARD });
    assert.equal(asks(draft), 'seats:s1');
  });

  const WRONG: [what: string, form: Record<string, string>, code: string, kept: object][] = [
    ['no offer', { ...FILLED, offer: '' }, 'offer-missing', { ...TAKEN, offer: undefined }],
    ['an offer that may be several', { ...FILLED, offer: 'E3' }, 'offer-several', { ...TAKEN, offer: undefined }],
    ['an unknown offer', { ...FILLED, offer: 'Fabrikam Suite' }, 'offer-unknown', { ...TAKEN, offer: undefined }],
    ['no licenses', { ...FILLED, seats: '0' }, 'seats-impossible', { ...TAKEN, seats: undefined }],
    ['half a license', { ...FILLED, seats: '2.5' }, 'seats-impossible', { ...TAKEN, seats: undefined }],
    ['many licenses', { ...FILLED, seats: 'many' }, 'seats-unreadable', { ...TAKEN, seats: undefined }],
    ['no such day', { ...FILLED, endDate: '2027-02-29' }, 'date-impossible', { ...TAKEN, endDate: undefined }],
    ['a date in 1970', { ...FILLED, endDate: '1970-01-01' }, 'date-impossible', { ...TAKEN, endDate: undefined }],
    ['an unreadable date', { ...FILLED, endDate: 'soon' }, 'date-unreadable', { ...TAKEN, endDate: undefined }],
    ['an unknown term', { ...FILLED, term: 'P9Y' }, 'choice-unknown', { ...TAKEN, term: undefined }],
    ['perhaps a renewal', { ...FILLED, autoRenew: 'hm' }, 'choice-unknown', { ...TAKEN, autoRenew: undefined }],
    [
      'several things wrong: the first is said',
      { ...FILLED, seats: '0', endDate: 'soon', term: 'x' },
      'seats-impossible',
      { offer: STANDARD, autoRenew: true },
    ],
    ['nothing', {}, 'offer-missing', {}],
  ];
  for (const [what, form, code, kept] of WRONG) {
    it(`with ${what} is asked again, and keeps what could be read`, () => {
      const { draft, rejection } = rejected(asking(), { form });
      assert.equal(rejection.code, code);
      assert.equal(asks(draft), 'subscription:s1');
      assert.deepEqual(
        { ...TAKEN, ...first(draft) },
        { ...TAKEN, ...first(draft), ...JSON.parse(JSON.stringify(kept)) },
      );
      for (const [field, value] of Object.entries(kept)) assert.equal(first(draft)[field], value, field);
    });
  }

  it('put right after that goes on', () => {
    const { draft } = rejected(asking(), { form: { ...FILLED, seats: 'many', endDate: 'soon' } });
    assert.equal(asks(answerAll(draft, { form: FILLED })), 'more');
    assert.equal(asks(answerAll(draft, '25 until 2027-03-14')), 'more');
  });

  it('refuses what no database takes in any field', () => {
    const { draft, rejection } = rejected(asking(), { form: { ...FILLED, term: 'P1Y\u0000' } });
    assert.equal(rejection.code, 'text-unusable');
    assert.deepEqual(first(draft), {});
  });
});

describe('a typed line', () => {
  it('answers what it says, and the rest is asked', () => {
    const draft = answerAll(asking(), '25 Business Standard 2027-03-14');
    assert.deepEqual(first(draft), { offer: STANDARD, seats: 25, endDate: '2027-03-14' });
    assert.equal(asks(draft), 'term:s1');
  });

  it('without an offer is kept, and the offer is asked for', () => {
    const { draft, rejection } = rejected(asking(), '25 until 2027-03-14');
    assert.equal(rejection.code, 'offer-missing');
    assert.deepEqual(first(draft), { seats: 25, endDate: '2027-03-14' });
    assert.deepEqual(first(answerAll(draft, 'Business Standard')), { ...first(draft), offer: STANDARD });
  });

  it('with something impossible is kept, and only that is asked for', () => {
    for (const seats of ['0', '-1', '2.5']) {
      const { draft, rejection } = rejected(asking(), `${seats} Business Standard 2027-03-14`);
      assert.deepEqual(rejection, { code: 'seats-impossible', typed: seats });
      assert.equal(asks(draft), 'seats:s1');
      assert.deepEqual(first(answerAll(draft, '25')), { offer: STANDARD, endDate: '2027-03-14', seats: 25 });
    }
    const { draft, rejection } = rejected(asking(), 'Business Standard 31.02.2027');
    assert.equal(rejection.code, 'date-impossible');
    assert.equal(asks(draft), 'end-date:s1');
    assert.equal(asks(answerAll(draft, '28.02.2027')), 'seats:s1');
  });

  it('with nothing in it that is known may be an offer to be taken as typed', () => {
    const { draft, rejection } = rejected(asking(), '25 Fabrikam Suite 2027-03-14');
    assert.deepEqual(rejection, { code: 'offer-unknown', typed: 'Fabrikam Suite' });
    assert.equal(asks(draft), 'subscription:s1');
    const taken = answerAll(draft, { unknownOffer: rejection.typed });
    assert.deepEqual(first(taken), { offer: 'Fabrikam Suite', seats: 25, endDate: '2027-03-14' });
    assert.equal(asks(taken), 'term:s1');
  });

  it('that names an offer which may be several leaves the choice, and keeps the rest', () => {
    const { draft, rejection } = rejected(asking(), '25 E3 2027-03-14');
    assert.deepEqual(rejection, { code: 'offer-several', typed: 'E3', offers: ['ENTERPRISEPACK', 'SPE_E3'] });
    for (const offer of rejection.offers ?? [])
      assert.deepEqual(first(answerAll(draft, offer)), { offer, seats: 25, endDate: '2027-03-14' });
  });

  it('that names two offers takes no number for either', () => {
    const { draft, rejection } = rejected(asking(), '10 Visio and 25 Business Standard');
    assert.equal(rejection.code, 'offer-several');
    assert.deepEqual(first(draft), {});
  });

  it('cannot make an offer of nothing', () => {
    for (const unknownOffer of ['', '  ']) {
      const { draft, rejection } = rejected(asking(), { unknownOffer });
      assert.equal(rejection.code, 'offer-missing');
      assert.deepEqual(first(draft), {});
    }
  });

  it('changes what it says of a subscription that is known', () => {
    const draft = { ...answerAll(asking(), { form: FILLED }), asking: 'subscription:s1' };
    assert.deepEqual(first(answerAll(draft, '30')), { ...TAKEN, seats: 30 });
    assert.deepEqual(first(answerAll(draft, 'Business Basic, no auto-renew')), {
      ...TAKEN,
      offer: 'O365_BUSINESS_ESSENTIALS',
      autoRenew: false,
    });
  });

  it('that says it renews takes a set end back', () => {
    const ending = answerAll(asking('microsoft-direct', 'mca'), { form: { ...FILLED, autoRenew: 'no' } }, 'yes');
    assert.equal(first(ending)['cancelAtEnd'], true);
    for (const said of ['auto-renew', { form: FILLED }]) {
      const renewing = answerAll({ ...ending, asking: 'subscription:s1' }, said);
      assert.deepEqual(first(renewing), { ...TAKEN, agreement: 'mca' });
    }
  });
});

describe('several typed lines', () => {
  const LINES = ['25 Business Standard 2027-03-14', '10 Visio 2027-06-30 annual', 'E5 5'];

  it('are as many subscriptions of the same channel', () => {
    const draft = answerAll(asking('csp-partner', 'new', 'yes'), `${LINES[0]}\r\n\n${LINES[1]}\n`);
    assert.deepEqual(draft.subscriptions, [
      {
        id: 's1',
        channel: 'csp-partner',
        commerce: 'new',
        transferAgreed: true,
        offer: STANDARD,
        seats: 25,
        endDate: '2027-03-14',
      },
      {
        id: 's2',
        channel: 'csp-partner',
        commerce: 'new',
        transferAgreed: true,
        offer: 'VISIOCLIENT',
        seats: 10,
        endDate: '2027-06-30',
        term: 'P1Y',
      },
    ]);
    assert.equal(asks(draft), 'term:s1');
  });

  it('are taken together or not at all, and the one that is wrong is named by its place', () => {
    const draft = asking();
    const WRONG = ['E5 5', '0 Business Basic', 'Business Basic 31.02.2027', 'Fabrikam Suite', '25', 'Total', '🤷'];
    for (const wrong of WRONG) {
      assert.deepEqual(rejected(draft, [...LINES.slice(0, 2), wrong].join('\n')), {
        kind: 'rejected',
        draft: { ...draft, asking: 'subscription:s1' },
        rejection: { code: 'line-unreadable', typed: wrong, line: 3 },
      });
    }
    assert.equal(rejected(draft, `${LINES[0]}\n\n\n${WRONG[0]}`).rejection.line, 4);
  });

  it('are as many as one plan holds, and no more', () => {
    const lines = (count: number) => Array.from({ length: count }, () => '1 Visio').join('\n');
    assert.equal(answerAll(asking(), lines(MAX_SUBSCRIPTIONS)).subscriptions.length, MAX_SUBSCRIPTIONS);
    const { draft, rejection } = rejected(asking(), lines(MAX_SUBSCRIPTIONS + 1));
    assert.equal(rejection.code, 'too-many-subscriptions');
    assert.equal(draft.subscriptions.length, 1);
  });

  it('leave no room for another once the plan is full', () => {
    const full = answerAll(
      asking(),
      Array.from({ length: MAX_SUBSCRIPTIONS }, () => '1 Visio 2027-03-14 annual auto-renew').join('\n'),
    );
    assert.equal(asks(full), 'more');
    for (const said of ['same-channel', 'other-channel']) {
      const { draft, rejection } = rejected(full, said);
      assert.deepEqual(rejection, { code: 'too-many-subscriptions', typed: '500' });
      assert.deepEqual(draft, full);
    }
    assert.equal(asks(answerAll(full, 'done')), 'reseller-relationship');
  });
});
