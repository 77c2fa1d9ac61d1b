import assert from 'node:assert/strict';
import type { Draft } from '../../../src/domain/intake/draft.ts';
import { askAgain, askToCancel, goBack } from '../../../src/domain/intake/intake.ts';
import { aDraft, aFinishedDraft, answer, answerAll, asks, rejected } from '../../support/said.ts';

const LINE = '25 Business Standard 2027-03-14 annual auto-renew';
const times = (count: number, change: (draft: Draft) => Draft, draft: Draft): Draft =>
  Array.from({ length: count }).reduce((before: Draft) => change(before), draft);

/** The questions that come up on the whole way back. */
const wayBack = (draft: Draft): string[] => {
  const before = goBack(draft);
  return asks(before) === asks(draft) ? [asks(draft)] : [asks(draft), ...wayBack(before)];
};

describe('back', () => {
  it('from the first question stays there', () => {
    assert.deepEqual(goBack(aDraft()), aDraft());
    const again = goBack(answerAll(aDraft(), 'Contoso'));
    assert.equal(asks(again), 'customer-name');
    assert.equal(asks(goBack(again)), 'customer-name');
  });

  it('asks everything that was answered again, last first, and keeps the answers', () => {
    const draft = aFinishedDraft();
    assert.deepEqual(wayBack(draft), [
      'summary',
      'delegated-admin',
      'agreement-accepted',
      'reseller-relationship',
      'more',
      'auto-renew:s1',
      'term:s1',
      'subscription:s1',
      'agreement:s1',
      'channel:s1',
      'customer-country',
      'customer-name',
    ]);
    const { customer, subscriptions } = times(20, goBack, draft);
    assert.deepEqual({ customer, subscriptions }, { customer: draft.customer, subscriptions: draft.subscriptions });
  });

  it('does not ask about the partner again, who was asked before', () =>
    assert.ok(!wayBack(aFinishedDraft()).some((id) => id.startsWith('partner'))));

  it('and another answer goes on where one was, and back reaches what lies between', () => {
    const draft = answerAll(aDraft(), 'Contoso', 'Poland', 'other');
    const renamed = answerAll(times(3, goBack, draft), 'Fabrikam');
    assert.equal(renamed.customer.name, 'Fabrikam');
    assert.equal(asks(renamed), 'subscription:s1');
    assert.deepEqual(wayBack(renamed).toSorted(), [
      'channel:s1',
      'customer-country',
      'customer-name',
      'subscription:s1',
    ]);
  });

  it('and a wrong answer stays at the question', () => {
    const { draft } = rejected(goBack(answerAll(aDraft(), 'Contoso', 'Poland')), 'Atlantis');
    assert.equal(asks(draft), 'customer-country');
    assert.equal(draft.customer.country, 'PL');
  });

  it('passes over questions that another answer did away with', () => {
    const draft = answerAll(aDraft(), 'Contoso', 'Poland', 'csp-partner', 'new', 'yes');
    const legacy = answerAll(times(2, goBack, draft), 'legacy');
    assert.deepEqual(wayBack(legacy).slice(0, 3), ['subscription:s1', 'commerce:s1', 'channel:s1']);
    assert.equal(legacy.subscriptions[0]?.transferAgreed, undefined);
  });

  it('from a second subscription asks whether there is one, and “no” drops it', () => {
    const draft = answerAll(aDraft(), 'Contoso', 'PL', 'other', LINE, 'other-channel', 'csp-partner', 'new');
    assert.equal(asks(draft), 'transfer-agreed:s2');
    const atMore = times(3, goBack, draft);
    assert.equal(asks(atMore), 'more');
    const done = answerAll(atMore, 'done');
    assert.deepEqual(
      done.subscriptions.map(({ id }) => id),
      ['s1'],
    );
    assert.equal(asks(done), 'reseller-relationship');
    assert.deepEqual(
      done.given.filter((id) => id.endsWith(':s2')),
      [],
    );
  });

  it('to “another?” after “no” adds one, and asks again whether there is more', () => {
    const atMore = goBack(answerAll(aDraft(), 'Contoso', 'PL', 'other', LINE, 'done'));
    assert.equal(asks(atMore), 'more');
    const added = answerAll(atMore, 'same-channel');
    assert.equal(asks(added), 'subscription:s2');
    assert.equal(asks(answerAll(added, LINE)), 'more');
    assert.equal(asks(answerAll(added, LINE, 'done')), 'reseller-relationship');
  });

  it('to “another?” and the same answer changes nothing', () => {
    const draft = answerAll(aDraft(), 'Contoso', 'PL', 'other', LINE, 'done');
    assert.deepEqual(answerAll(goBack(draft), 'done'), draft);
  });
});

describe('a change from the summary', () => {
  it('asks that question again, and then shows the summary', () => {
    const draft = askAgain(aFinishedDraft(), 'seats:s1');
    assert.equal(asks(draft), 'seats:s1');
    const changed = answerAll(draft, '30');
    assert.equal(changed.subscriptions[0]?.seats, 30);
    assert.equal(asks(changed), 'summary');
  });

  it('goes back to the summary', () => {
    const draft = aFinishedDraft();
    for (const id of ['customer-name', 'partner-zone', 'seats:s1', 'delegated-admin'])
      assert.deepEqual(goBack(askAgain(draft, id)), draft, id);
  });

  it('stays where the new answer cannot be taken', () => {
    const { draft } = rejected(askAgain(aFinishedDraft(), 'end-date:s1'), 'soon');
    assert.equal(asks(draft), 'end-date:s1');
    assert.equal(asks(goBack(draft)), 'summary');
  });

  it('of the channel forgets what only the former had, and asks for what the new one has', () => {
    const draft = answerAll(askAgain(aFinishedDraft(), 'channel:s1'), 'csp-partner');
    assert.deepEqual(draft.subscriptions[0], {
      id: 's1',
      channel: 'csp-partner',
      offer: 'O365_BUSINESS_PREMIUM',
      seats: 25,
      endDate: '2027-03-14',
      term: 'P1Y',
      autoRenew: true,
    });
    assert.equal(asks(draft), 'commerce:s1');
    assert.deepEqual(answer(draft, 'yes').kind, 'rejected');
    assert.equal(asks(goBack(draft)), 'channel:s1');
    assert.equal(asks(answerAll(draft, 'new', 'yes')), 'summary');
  });

  it('of the channel to the same keeps everything', () => {
    const draft = aFinishedDraft();
    const { subscriptions } = answerAll(askAgain(draft, 'channel:s1'), 'microsoft-direct');
    assert.deepEqual(subscriptions, draft.subscriptions);
  });

  it('of the channel to one that runs on in no case forgets the set end', () => {
    const ending = answerAll(askAgain(aFinishedDraft(), 'auto-renew:s1'), 'no', 'yes');
    assert.equal(ending.subscriptions[0]?.cancelAtEnd, true);
    const [kept, forgotten] = ['csp-partner', 'other'].map((channel) =>
      answerAll(askAgain(ending, 'channel:s1'), channel),
    );
    assert.equal(kept?.subscriptions[0]?.cancelAtEnd, true);
    assert.equal(forgotten?.subscriptions[0]?.cancelAtEnd, undefined);
  });

  it('of the renewal asks for a set end, or forgets it', () => {
    const off = answerAll(askAgain(aFinishedDraft(), 'auto-renew:s1'), 'no');
    assert.equal(asks(off), 'cancel-at-end:s1');
    const on = answerAll(askAgain(answerAll(off, 'yes'), 'auto-renew:s1'), 'yes');
    assert.equal(asks(on), 'summary');
    assert.equal(on.subscriptions[0]?.cancelAtEnd, undefined);
  });

  it('of a second subscription leaves the first alone', () => {
    const draft = answerAll(
      aDraft(),
      'Contoso',
      'PL',
      'other',
      LINE,
      'same-channel',
      '10 Visio 2027-06-30 annual',
      'yes',
      'done',
      'no',
      'no',
      'no',
    );
    const changed = answerAll(askAgain(draft, 'subscription:s2'), '11 Visio');
    assert.deepEqual(
      changed.subscriptions.map(({ seats }) => seats),
      [25, 11],
    );
  });

  it('is possible only for what has been answered', () => {
    const draft = answerAll(aDraft(), 'Contoso');
    for (const id of ['summary', 'more', 'cancel', 'seats:s1', 'seats:s9', 'agreement:s1', '', '__proto__'])
      assert.deepEqual(askAgain(draft, id), draft, id);
    assert.equal(asks(askAgain(draft, 'customer-name')), 'customer-name');
  });
});

describe('cancel', () => {
  const asking = askToCancel(answerAll(aDraft(), 'Contoso'));

  it('asks first', () => assert.equal(asks(asking), 'cancel'));

  it('throws the answers away at “yes”', () => assert.deepEqual(answer(asking, 'yes'), { kind: 'cancelled' }));

  it('goes on where it was at “no”, at “back”, and at a step back', () => {
    for (const said of ['no', 'No, go on', 'back', 'назад'])
      assert.equal(asks(answerAll(asking, said)), 'customer-country', said);
    assert.equal(asks(goBack(asking)), 'customer-country');
  });

  it('asks again at anything else, and keeps the answers', () => {
    for (const said of ['Poland', 'PL', 'hm', 'not sure', 'cancel', 'yes or no', 'NO WAY']) {
      const { draft, rejection } = rejected(asking, said);
      assert.deepEqual(draft, asking);
      assert.deepEqual(rejection, { code: 'choice-unknown', typed: said });
    }
  });

  it('at the summary, or while an answer is changed, comes back to it', () => {
    const summary = aFinishedDraft();
    assert.deepEqual(answerAll(askToCancel(summary), 'no'), summary);
    const changing = askAgain(summary, 'seats:s1');
    assert.deepEqual(answerAll(askToCancel(changing), 'no'), changing);
  });
});
