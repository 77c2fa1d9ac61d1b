import assert from 'node:assert/strict';
import {
  addSubscription,
  askToCancel,
  askToRestart,
  goBack,
  removeSubscription,
} from '../../../src/domain/intake/intake.ts';
import { MAX_SUBSCRIPTIONS } from '../../../src/domain/plan-request-issues.ts';
import { aDraft, aFinishedDraft, answer, answerAll, asks, rejected } from '../../support/said.ts';

const withSecond = () => answerAll(addSubscription(aFinishedDraft()), '10 E1 2027-06-30', 'P1Y', 'yes');

describe('from the summary', () => {
  it('a subscription is added, from the same channel, and the summary comes again', () => {
    const added = withSecond();
    assert.equal(asks(added), 'summary');
    assert.deepEqual(
      added.subscriptions.map(({ id, channel, offer }) => [id, channel, offer]),
      [
        ['s1', 'microsoft-direct', 'O365_BUSINESS_PREMIUM'],
        ['s2', 'microsoft-direct', 'STANDARDPACK'],
      ],
    );
  });

  it('nothing stays of one that was not named', () => {
    const draft = aFinishedDraft();
    assert.equal(asks(addSubscription(draft)), 'subscription:s2');
    assert.deepEqual(goBack(addSubscription(draft)), draft);
  });

  it('a subscription is taken out, and its number is not used again', () => {
    const removed = removeSubscription(withSecond(), 's2');
    assert.deepEqual(
      removed.subscriptions.map(({ id }) => id),
      ['s1'],
    );
    assert.equal(asks(addSubscription(removed)), 'subscription:s3');
    assert.ok(removed.given.every((id) => !id.endsWith(':s2')));
  });

  it('the last subscription stays, and so does one that is not there', () => {
    const [one, two] = [aFinishedDraft(), withSecond()];
    assert.equal(removeSubscription(one, 's1'), one);
    assert.deepEqual(removeSubscription(two, 's9').subscriptions, two.subscriptions);
  });

  it('alone subscriptions are added and taken out', () => {
    const early = answerAll(aDraft(), 'Contoso');
    assert.equal(addSubscription(early), early);
    assert.equal(removeSubscription(early, 's1'), early);
  });

  it('no more are added than a plan holds', () => {
    const [subscription] = aFinishedDraft().subscriptions;
    assert.ok(subscription);
    const subscriptions = Array.from({ length: MAX_SUBSCRIPTIONS }, (_, index) => ({
      ...subscription,
      id: `s${index + 1}`,
    }));
    const full = { ...aFinishedDraft(), subscriptions };
    assert.equal(addSubscription(full), full);
  });
});

describe('starting over', () => {
  it('is asked once, in the place of any other question', () => {
    const asking = askToRestart(aFinishedDraft());
    assert.equal(asks(asking), 'restart');
    assert.deepEqual(answer(asking, 'yes'), { kind: 'restarted' });
  });

  it('is not done after no, and not by chance', () => {
    const draft = aFinishedDraft();
    assert.deepEqual(answer(askToRestart(draft), 'no'), { kind: 'answered', draft });
    assert.equal(rejected(askToRestart(draft), 'maybe yes or no').rejection.code, 'choice-unknown');
    assert.deepEqual(goBack(askToRestart(draft)), draft);
  });

  it('and cancelling take the place of each other', () => {
    assert.equal(asks(askToCancel(askToRestart(aDraft()))), 'cancel');
    assert.equal(asks(askToRestart(askToCancel(aDraft()))), 'restart');
  });
});

describe('an answer that is not understood', () => {
  it('is counted until one is understood', () => {
    const once = answer(aDraft(), '');
    assert.ok(once.kind === 'rejected' && once.draft.misses === 1);
    const twice = answer(once.draft, '🤷');
    assert.ok(twice.kind === 'rejected' && twice.draft.misses === 2);
    assert.equal(answerAll(twice.draft, 'Contoso').misses, 0);
  });

  it('is a customer’s name, though a command, in quotation marks', () => {
    for (const quoted of ['"List"', '“List”', '„List”', '«List»', '「List」', ' "List" '])
      assert.equal(answerAll(aDraft(), quoted).customer.name, 'List');
    assert.equal(answerAll(aDraft(), 'The "List" Ltd').customer.name, 'The "List" Ltd');
  });
});
