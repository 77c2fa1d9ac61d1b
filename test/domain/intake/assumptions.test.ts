import assert from 'node:assert/strict';
import fc from 'fast-check';
import { assumingWhereMuchIsSaid, withAssumptions } from '../../../src/domain/intake/assumptions.ts';
import type { Draft, SubscriptionDraft } from '../../../src/domain/intake/draft.ts';
import { askAgain, goBack, requestOf } from '../../../src/domain/intake/intake.ts';
import { summarizedQuestions } from '../../../src/domain/intake/questions.ts';
import { CHANNELS, parsePlanRequest } from '../../../src/domain/plan-request.ts';
import { aDraft, aFinishedDraft, answerAll, asks } from '../../support/said.ts';

const WHOLE: SubscriptionDraft = {
  id: 's1',
  channel: 'microsoft-direct',
  offer: 'O365_BUSINESS_PREMIUM',
  seats: 25,
  endDate: '2027-03-14',
  autoRenew: true,
};

const said = (subscription: Partial<SubscriptionDraft> = {}, more: Partial<Draft> = {}): Draft =>
  assumingWhereMuchIsSaid(
    aDraft({ customer: { name: 'Contoso', country: 'PL' }, subscriptions: [{ ...WHOLE, ...subscription }], ...more }),
  );

const assumedIn = (draft: Draft): string[] =>
  summarizedQuestions(draft).flatMap(({ question, isAssumed }) => (isAssumed ? [question.id] : []));

describe('a draft of which much was said at once', () => {
  it('is summed up at once, with what nobody said assumed', () => {
    const draft = said();
    assert.equal(asks(draft), 'summary');
    assert.deepEqual(assumedIn(draft), [
      'agreement:s1',
      'term:s1',
      'reseller-relationship',
      'agreement-accepted',
      'delegated-admin',
    ]);
  });

  it('is planned with the careful answer to each of them', () => {
    const parsed = parsePlanRequest(requestOf(said()));
    assert.ok(parsed.ok);
    const { customer, subscriptions } = parsed.request;
    assert.deepEqual(
      [customer.resellerRelationship, customer.agreementAccepted, customer.delegatedAdmin],
      [false, false, false],
    );
    assert.deepEqual([subscriptions[0]?.agreement, subscriptions[0]?.term], ['unknown', 'P1Y']);
  });

  it('still asks for everything that a date, a price or a mailbox hangs on', () => {
    const { autoRenew: _, ...withoutRenewal } = WHOLE;
    const { endDate: _e, ...withoutDate } = WHOLE;
    const { channel: _c, ...withoutChannel } = WHOLE;
    const asked = (subscription: SubscriptionDraft) => asks(said({}, { subscriptions: [subscription] }));
    assert.equal(asked(withoutRenewal), 'auto-renew:s1');
    assert.equal(asked(withoutDate), 'end-date:s1');
    assert.equal(asked(withoutChannel), 'channel:s1');
    assert.equal(asks(said({}, { customer: { name: 'Contoso' } })), 'customer-country');
  });

  it('asks as always where no offer was named', () => {
    const { offer: _, ...nameless } = WHOLE;
    assert.equal(assumingWhereMuchIsSaid(aDraft({ subscriptions: [nameless] })).assuming, false);
    assert.equal(asks(said({}, { assuming: false, customer: {} })), 'customer-name');
  });

  it('takes one answer for all subscriptions of which the same was assumed', () => {
    const two = said({}, { subscriptions: [WHOLE, { ...WHOLE, id: 's2', agreement: 'mosa' }, { ...WHOLE, id: 's3' }] });
    const changed = answerAll(askAgain(two, 'agreement:s1'), 'mca');
    assert.deepEqual(
      changed.subscriptions.map(({ agreement }) => agreement),
      ['mca', 'mosa', 'mca'],
    );
    const corrected = answerAll(askAgain(changed, 'agreement:s3'), 'mosa');
    assert.deepEqual(
      corrected.subscriptions.map(({ agreement }) => agreement),
      ['mca', 'mosa', 'mosa'],
    );
  });

  it('goes back from an assumed answer to the summary', () => {
    const draft = said();
    assert.equal(asks(askAgain(draft, 'term:s1')), 'term:s1');
    assert.deepEqual(goBack(askAgain(draft, 'term:s1')), draft);
  });

  it('can be planned whatever the channel and the renewal', () =>
    fc.assert(
      fc.property(fc.constantFrom(...CHANNELS), fc.boolean(), fc.boolean(), (channel, autoRenew, isLegacy) => {
        const commerce = channel === 'csp-partner' && isLegacy ? { commerce: 'legacy' as const } : {};
        const draft = said({ channel, autoRenew, ...commerce });
        assert.equal(asks(draft), 'summary');
        const parsed = parsePlanRequest(requestOf(draft));
        assert.ok(parsed.ok, JSON.stringify(parsed));
        assert.deepEqual(assumedIn(withAssumptions(draft)), []);
      }),
    ));

  it('leaves a draft alone in which everything was said', () => {
    assert.deepEqual(withAssumptions(aFinishedDraft()), aFinishedDraft());
  });
});
