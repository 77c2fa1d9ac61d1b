import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type Draft, draftSchema } from '../../../src/domain/intake/draft.ts';
import { goBack } from '../../../src/domain/intake/intake.ts';
import { answerWithLine, beginWithText, draftFromLine } from '../../../src/domain/intake/migration-line-answer.ts';
import { answeredQuestions } from '../../../src/domain/intake/questions.ts';
import type { Rejection } from '../../../src/domain/intake/rejection.ts';
import { MAX_SUBSCRIPTIONS } from '../../../src/domain/plan-request-issues.ts';
import { aDraft, answerAll, aReading, asks } from '../../support/said.ts';

const begun = (text: string, draft: Draft = aDraft()): { draft: Draft; rejection: Rejection | null } =>
  beginWithText(draft, text, aReading());

const DIRECT = { channel: 'microsoft-direct', autoRenew: true } as const;
const STANDARD = { offer: 'O365_BUSINESS_PREMIUM', seats: 25, endDate: '2027-03-14' };
const VISIO = { offer: 'VISIOCLIENT', seats: 10, endDate: '2027-05-01' };
const TWO =
  'Contoso, Poland, from Microsoft, 25 Business Standard until 2027-03-14, 10 Visio until 2027-05-01, auto-renew on';

describe('a line that begins a migration', () => {
  it('fills a draft with one subscription, and nothing but what it says', () => {
    const { draft, rejection } = begun('Contoso, Poland, 25 Business Standard until 2027-03-14');
    assert.equal(rejection, null);
    assert.deepEqual(draft.customer, { name: 'Contoso', country: 'PL' });
    assert.deepEqual(draft.subscriptions, [{ id: 's1', ...STANDARD }]);
    assert.equal(asks(draft), 'channel:s1');
  });

  it('fills it with several, each under an id of its own', () => {
    const { draft, rejection } = begun(TWO);
    assert.equal(rejection, null);
    assert.deepEqual(draft.subscriptions, [
      { id: 's1', ...DIRECT, ...STANDARD },
      { id: 's2', ...DIRECT, ...VISIO },
    ]);
    assert.deepEqual(draftSchema.parse(draft), draft);
  });

  it('does not use an id again that was used before', () => {
    const { draft } = begun(TWO, aDraft({ numbered: 7 }));
    assert.deepEqual(
      draft.subscriptions.map(({ id }) => id),
      ['s1', 's8'],
    );
  });

  it('puts the questions that it answered on the way back, in the order in which they are asked', () => {
    const before = aDraft();
    const { draft } = begun(TWO, before);
    const known = new Set(answeredQuestions(before).map(({ id }) => id));
    const answered = answeredQuestions(draft).map(({ id }) => id);
    assert.deepEqual(
      draft.given,
      answered.filter((id) => !known.has(id)),
    );
    assert.equal(draft.given[0], 'customer-name');
    assert.equal(draft.given.at(-1), 'auto-renew:s2');
    assert.equal(asks(goBack(draft)), 'auto-renew:s2');
  });

  it('takes no more subscriptions than a plan may have, and then none', () => {
    const full = aDraft({
      subscriptions: Array.from({ length: MAX_SUBSCRIPTIONS }, (_, at) => ({ id: `s${at + 1}` })),
    });
    const { draft, rejection } = begun(TWO, full);
    assert.deepEqual(rejection, { code: 'too-many-subscriptions', typed: '2' });
    assert.equal(draft, full);
  });
});

describe('an offer in such a line that is not clear', () => {
  it('is told as unknown where it is all that is left over, and asked for; the numbers are kept', () => {
    const { draft, rejection } = begun('Contoso, Poland, from Microsoft, 20 Dynamics 365 Sales until 2027-01-01');
    assert.deepEqual(rejection, { code: 'offer-unknown', typed: 'Dynamics 365 Sales' });
    assert.equal(asks(draft), 'subscription:s1');
    assert.deepEqual(draft.subscriptions, [
      { id: 's1', channel: 'microsoft-direct', seats: 20, endDate: '2027-01-01' },
    ]);
    const taken = answerAll(draft, { unknownOffer: 'Dynamics 365 Sales' });
    assert.equal(taken.subscriptions[0]?.offer, 'Dynamics 365 Sales');
    assert.equal(taken.subscriptions[0]?.seats, 20);
    assert.equal(asks(taken), 'agreement:s1');
  });

  it('is to be chosen where it may be several, whichever subscription it is of', () => {
    const { draft, rejection } = begun('Contoso, 25 Business Standard until 2027-03-14, 10 E3 until 2027-05-01');
    assert.deepEqual(rejection, { code: 'offer-several', typed: 'E3', offers: ['ENTERPRISEPACK', 'SPE_E3'] });
    assert.equal(asks(draft), 'subscription:s2');
    const taken = answerAll(draft, 'SPE_E3');
    assert.deepEqual(taken.subscriptions, [
      { id: 's1', ...STANDARD },
      { id: 's2', offer: 'SPE_E3', seats: 10, endDate: '2027-05-01' },
    ]);
  });

  it('is told with the rest where more is left over', () => {
    for (const [line, typed] of [
      ['Contoso, 20 Dynamics 365 Sales until 2027-01-01, whatever', 'Dynamics 365 Sales, whatever'],
      ['Contoso, 10 E3 until 2027-01-01, 5 E5 until 2027-01-01', 'E3, E5'],
      ['Contoso, whatever', 'whatever'],
      ['Contoso Poland 25 until 2027-01-01', 'Contoso Poland'],
      ['Contoso, 2027-01-01 or so', 'or so'],
    ] as const) {
      const { draft, rejection } = begun(line);
      assert.deepEqual(rejection, { code: 'line-rest', typed });
      assert.equal(draft.asking, null);
    }
  });

  it('comes after a name that cannot be taken', () => {
    const { draft, rejection } = begun(`${'C'.repeat(200)}, 20 Dynamics 365 Sales until 2027-01-01`);
    assert.equal(rejection?.code, 'name-too-long');
    assert.equal(asks(draft), 'customer-name');
  });
});

describe('a line where the customer’s name is asked', () => {
  it('is taken whole, with several subscriptions too', () => {
    const draft = answerWithLine(aDraft(), TWO, aReading());
    assert.deepEqual(draft, begun(TWO).draft);
  });

  for (const text of [
    'Contoso',
    'Visionary Ltd',
    'Contoso, 10 E3 until 2027-05-01',
    'Contoso, Poland, 20 Dynamics 365 Sales until 2027-01-01',
  ]) {
    it(`may be a mere name: “${text}”`, () => assert.equal(answerWithLine(aDraft(), text, aReading()), null));
  }
});

describe('whatever a line says', () => {
  const aPart = fc.constantFrom(
    ...['Contoso', 'Poland', 'from Microsoft', 'another partner', 'NCE', 'MCA', '1 year', 'auto-renew off'],
    ...['25 Business Standard', '10 E3 until 2027-05-01', '5 Visio 2027-03-14', '20 Dynamics 365 Sales 2027-01-01'],
    ...['2027-03-14', '25', 'E5', 'Viso', '7 Buisness Standart', '\u200b25', '0 Visio', 'whatever', '\u0000'],
  );

  it('the draft can be kept, its ids differ, and there is a question', () =>
    fc.assert(
      fc.property(fc.array(aPart, { maxLength: 12 }), (parts) => {
        const { draft } = begun(parts.join(', '));
        assert.deepEqual(draftSchema.parse(JSON.parse(JSON.stringify(draft))), draft);
        assert.equal(new Set(draft.subscriptions.map(({ id }) => id)).size, draft.subscriptions.length);
        assert.ok(draft.subscriptions.length > 0);
        assert.notEqual(asks(draft), '');
      }),
      { numRuns: 500 },
    ));

  it('only a line that is understood is taken where a name is asked', () => {
    const line = { customerName: 'Contoso', subscriptions: [{ seats: 5 }], rest: 'whatever', parts: 3 };
    assert.equal(draftFromLine(aDraft(), line, aReading()).rejection?.code, 'line-rest');
    assert.equal(answerWithLine(aDraft(), 'Contoso, Poland, 5 Visio, whatever', aReading()), null);
  });
});
