import assert from 'node:assert/strict';
import { newDraft } from '../../../src/domain/intake/draft.ts';
import type { Said } from '../../../src/domain/intake/intake.ts';
import { answeredQuestions } from '../../../src/domain/intake/questions.ts';
import { aDraft, aFinishedDraft, answerAll, asks } from '../../support/said.ts';

/** Every question that comes up while these answers are given, the one after the last included. */
const questionsAlong = (draft = aDraft(), ...all: (string | Said)[]): string[] => [
  asks(draft),
  ...all.map((_, index) => asks(answerAll(draft, ...all.slice(0, index + 1)))),
];

const LINE = '25 Business Standard 2027-03-14';
const REST = ['reseller-relationship', 'agreement-accepted', 'delegated-admin', 'summary'];

describe('the questions', () => {
  it('begin with the customer, and go on with the partner, whom they ask once', () => {
    const stranger = newDraft('draft', {});
    assert.deepEqual(questionsAlong(stranger, 'Contoso', 'PL', 'Poland', 'Warsaw', 'direct'), [
      'customer-name',
      'customer-country',
      'partner-country',
      'partner-zone',
      'partner-ordering',
      'channel:s1',
    ]);
    assert.deepEqual(questionsAlong(aDraft(), 'Contoso', 'PL'), ['customer-name', 'customer-country', 'channel:s1']);
  });

  const CHANNELS: [channel: string, answers: string[], questions: string[]][] = [
    ['microsoft-direct', ['mca'], ['agreement:s1']],
    ['csp-partner', ['new', 'yes'], ['commerce:s1', 'transfer-agreed:s1']],
    ['csp-partner', ['unknown', 'no'], ['commerce:s1', 'transfer-agreed:s1']],
    ['csp-partner', ['legacy'], ['commerce:s1']],
    ['volume-licensing', ['open-value'], ['program:s1']],
    ['other', [], []],
  ];
  for (const [channel, answers, questions] of CHANNELS) {
    it(`that belong to ${channel} ${answers[0] ?? ''} are ${questions.join(', ') || 'none'}`, () => {
      const draft = answerAll(aDraft(), 'Contoso', 'PL');
      assert.deepEqual(questionsAlong(draft, channel, ...answers), ['channel:s1', ...questions, 'subscription:s1']);
    });
  }

  it('ask one by one for what a line leaves out', () => {
    const draft = answerAll(aDraft(), 'Contoso', 'PL', 'other');
    assert.deepEqual(
      questionsAlong(draft, 'Business Standard', '25', '2027-03-14', 'P1Y', 'no', 'done', 'no', 'no', 'no'),
      ['subscription:s1', 'seats:s1', 'end-date:s1', 'term:s1', 'auto-renew:s1', 'more', ...REST],
    );
  });

  it('are not asked for what a line says', () => {
    const draft = answerAll(aDraft(), 'Contoso', 'PL', 'other');
    assert.deepEqual(questionsAlong(draft, `${LINE} annual auto-renew`), ['subscription:s1', 'more']);
  });

  for (const channel of ['microsoft-direct', 'csp-partner', 'volume-licensing', 'other']) {
    const isAsked = channel === 'microsoft-direct' || channel === 'csp-partner';
    it(`${isAsked ? 'ask' : 'do not ask'} for a set end where ${channel} does not renew`, () => {
      const own =
        { 'microsoft-direct': ['mca'], 'csp-partner': ['legacy'], 'volume-licensing': ['unknown'] }[channel] ?? [];
      const draft = answerAll(aDraft(), 'Contoso', 'PL', channel, ...own, `${LINE} annual`);
      assert.equal(asks(answerAll(draft, 'no')), isAsked ? 'cancel-at-end:s1' : 'more');
      assert.equal(asks(answerAll(draft, 'yes')), 'more');
    });
  }

  it('come once more for another subscription: all of them from another channel, fewer from the same', () => {
    const draft = answerAll(aDraft(), 'Contoso', 'PL', 'csp-partner', 'new', 'yes', `${LINE} annual auto-renew`);
    assert.equal(asks(answerAll(draft, 'same-channel')), 'subscription:s2');
    assert.equal(asks(answerAll(draft, 'other-channel')), 'channel:s2');
    assert.deepEqual(answerAll(draft, 'same-channel').subscriptions[1], {
      id: 's2',
      channel: 'csp-partner',
      commerce: 'new',
      transferAgreed: true,
    });
  });

  it('end with a summary of every answer, in the order of the questions', () => {
    const draft = aFinishedDraft();
    assert.equal(asks(draft), 'summary');
    assert.deepEqual(
      answeredQuestions(draft).map(({ id }) => id),
      [
        'customer-name',
        'customer-country',
        'partner-country',
        'partner-zone',
        'partner-ordering',
        'channel:s1',
        'agreement:s1',
        'subscription:s1',
        'seats:s1',
        'end-date:s1',
        'term:s1',
        'auto-renew:s1',
        ...REST.slice(0, 3),
      ],
    );
  });

  it('go on with what is open where one that is to be asked again has gone', () => {
    const draft = answerAll(aDraft(), 'Contoso', 'PL', 'csp-partner', 'legacy');
    assert.equal(asks({ ...draft, asking: 'transfer-agreed:s1' }), 'subscription:s1');
    assert.equal(asks({ ...draft, asking: 'seats:s7' }), 'subscription:s1');
    assert.equal(asks({ ...draft, asking: 'summary' }), 'subscription:s1');
  });
});
