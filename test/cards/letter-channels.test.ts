import assert from 'node:assert/strict';
import { SETTLED } from '../support/builders.ts';
import { letterFor, letterOf, ofLine } from '../support/letters.ts';

const SWITCH_OFF = /do not cancel these; they run until their last day\. Switch off only their automatic renewal/;
const SCHEDULE =
  /schedule the cancellation of these for the end of their term, and (do not|not to) cancel them at once/;

describe('a letter about a subscription bought from Microsoft', () => {
  it('has only the renewal switched off, and the end scheduled', () => {
    const letter = letterOf({});
    assert.match(letter, SWITCH_OFF);
    assert.match(letter, /25 Microsoft 365 Business Standard: by 5 March 2027/);
    assert.match(letter, SCHEDULE);
    assert.match(letter, /last day 14 March 2027, to be scheduled by 12 March 2027/);
  });

  it('says nothing of either where the subscription ends by itself', () => {
    const letter = letterOf({ autoRenew: false, cancelAtEnd: true });
    assert.doesNotMatch(letter, SWITCH_OFF);
    assert.doesNotMatch(letter, SCHEDULE);
    assert.match(letter, /people can work until 14 March 2027, data is kept until 12 June 2027/);
  });

  it('says nothing of a step that is done', () => {
    assert.doesNotMatch(letterOf({}, { done: ofLine('stop-auto-renewal') }), SWITCH_OFF);
    assert.doesNotMatch(letterOf({}, { done: ofLine('cancel-at-end-of-term') }), SCHEDULE);
    const provisioned = letterOf({}, { done: ofLine('provision-subscription') });
    assert.match(provisioned, /the new licenses are there, the old ones end on 14 March 2027/);
    assert.doesNotMatch(provisioned, /planned from/);
  });

  it('under the older agreement needs no scheduled end, and has a grace period', () => {
    const letter = letterOf({ agreement: 'mosa', autoRenew: false });
    assert.doesNotMatch(letter, SCHEDULE);
    assert.match(letter, /after a grace period people can work no longer than 13 April 2027/);
  });

  it('says who asks billing support, and that a credit is not certain', () => {
    assert.match(letterOf({}), /ask Microsoft 365 billing support on your behalf/);
    assert.match(letterOf({}), /a credit is unlikely/);
    const own = letterFor({ customer: { ...SETTLED, delegatedAdmin: false } });
    assert.match(own, /Please ask Microsoft 365 billing support yourselves before anything is ended early/);
    assert.match(
      letterOf({ agreement: 'mosa' }),
      /prorated when they are ended early\. Whether and how much is credited/,
    );
    assert.match(letterOf({ agreement: 'unknown' }), /depends on your agreement with Microsoft, which we do not know/);
    assert.match(
      letterOf({ startDate: '2026-11-18', endDate: '2027-11-17' }),
      /Please end nothing before the new licenses are in use:\n– 25 Microsoft 365 Business Standard: until 25 November/,
    );
  });

  it('says nothing more of a credit that was asked about', () => {
    assert.doesNotMatch(letterOf({}, { done: ofLine('ask-billing-support') }), /credit/i);
  });

  it('asks a customer without a partner who may do so to assign licenses and to check', () => {
    const request = { target: { offer: 'ENTERPRISEPACK', seats: 30 } };
    const own = letterFor({ customer: { ...SETTLED, delegatedAdmin: false }, subscriptions: [request] });
    assert.match(own, /assign the new licenses to your people/);
    assert.match(own, /between 7 March 2027 and 12 March 2027/);
    assert.match(own, /check that everyone can work/);
    assert.match(own, /30 Office 365 E3 is planned from 7 March 2027 on instead/);
    assert.doesNotMatch(own, /no licenses have to be assigned anew/);
    assert.doesNotMatch(letterOf(request), /assign the new licenses|check that everyone can work/);
  });

  it('asks to confirm an end date that is only presumed', () => {
    const letter = letterOf({ endDate: '2026-10-31' });
    assert.match(
      letter,
      /check until when these run.*\n– 25 Microsoft 365 Business Standard: last day 31 October 2027/,
    );
  });
});

describe('a letter about a subscription of another partner', () => {
  const csp = { channel: 'csp-partner' } as const;

  it('sends the customer to that partner for renewal and end, and names no refund', () => {
    const letter = letterOf(csp);
    assert.match(letter, /ask your current partner to switch off only their automatic renewal/);
    assert.match(letter, /ask your current partner to schedule the cancellation of these for the end of their term/);
    assert.match(letter, /Ended early, nothing is refunded for these/);
    assert.doesNotMatch(letter, /billing support|admin center, Billing/);
  });

  it('asks for the approval of a transfer, and for nothing to be switched off', () => {
    const letter = letterOf({ ...csp, transferAgreed: true });
    assert.match(letter, /ask your current partner to approve the transfer/);
    assert.match(letter, /planned by 25 December 2026\. Please switch nothing off and cancel nothing/);
    assert.match(letter, /your current partner is credited for the unused time/);
    assert.doesNotMatch(letter, /automatic renewal|schedule the cancellation|new licenses/);
  });

  it('asks whether a transferred subscription shall go on where it does not renew', () => {
    const transfer = { ...csp, transferAgreed: true, autoRenew: false };
    assert.match(letterOf(transfer), /tell us whether they shall go on with us after their last day/);
    const later = letterOf(transfer, { done: ofLine('create-transfer', 'approve-transfer') });
    assert.match(later, /has moved to us/);
    assert.doesNotMatch(later, /approve the transfer|is credited/);
  });

  it('names the last day on which that partner can still end it, and never asks to', () => {
    const letter = letterOf({ ...csp, startDate: '2026-11-18', endDate: '2027-11-17' });
    assert.match(letter, /can still end these with a prorated credit\. Please ask there first/);
    assert.match(letter, /– 25 Microsoft 365 Business Standard: until 25 November 2026/);
    assert.match(
      letterOf({ ...csp, commerce: 'legacy' }),
      /switch off only their automatic renewal:\n– .*: by 5 March/,
    );
  });

  it('has a renewal wait for the customer where access ends with the term', () => {
    const letter = letterFor({ subscriptions: [{ ...csp, commerce: 'legacy' }] });
    assert.match(letter, /: by 5 March 2027, but only after you have accepted as asked above/);
  });
});

describe('a letter about other subscriptions', () => {
  it('sends to the licensing contact for volume licensing, and asks to back up what may not fit', () => {
    const letter = letterOf({ channel: 'volume-licensing', target: { offer: 'EXCHANGESTANDARD' } });
    assert.match(letter, /with your licensing contact that they do not renew automatically/);
    assert.match(letter, /Please back up the data of these.*\n– 25 Microsoft 365 Business Standard: by 5 March 2027/);
    assert.doesNotMatch(letter, SCHEDULE);
  });

  it('sends to the seller where the channel is another one, and does not guess what happens then', () => {
    const letter = letterOf({ channel: 'other', autoRenew: false });
    assert.match(letter, /access may end on its last day, please ask whoever sold it/);
    assert.match(letterOf({ channel: 'other' }), /ask whoever sold them to switch off only their automatic renewal/);
  });

  it('says what may take the place of an offer that is no longer sold', () => {
    const letter = letterOf({ offer: 'STANDARDWOFFPACK' });
    assert.match(letter, /no longer sold.*\n– 25 Office 365 E2: for instance Office 365 E1 or Office 365 E3/);
    assert.match(letter, /what takes its place is planned from/);
  });

  it('says of a trial only that it does not move', () => {
    const letter = letterFor({ customer: SETTLED, subscriptions: [{}, { id: 's2', offer: 'SPB', trial: true }] });
    assert.equal(letter.match(/Microsoft 365 Business Premium/g)?.length, 1);
    assert.match(letter, /25 Microsoft 365 Business Premium: a trial, which does not move/);
  });

  it('does not speak of one that has ended as if it still ran', () => {
    const letter = letterOf({ channel: 'other', autoRenew: false, endDate: '2026-11-01' });
    assert.match(letter, /ended on 1 November 2026, new licenses are planned from 21 November 2026 on/);
    assert.doesNotMatch(letter, /CREDIT/);
  });

  it('tells those of the same name apart by their last day', () => {
    const letter = letterFor({ customer: SETTLED, subscriptions: [{}, { id: 's2', endDate: '2027-05-31' }] });
    assert.match(letter, /25 Microsoft 365 Business Standard \(until 31 May 2027\): by 24 May 2027/);
  });

  it('lists thirty, each on a line of its own', () => {
    const subscriptions = Array.from({ length: 30 }, (_, index) => ({ id: `s${index}`, seats: index + 1 }));
    const letter = letterFor({ customer: SETTLED, subscriptions });
    for (const { seats } of subscriptions)
      assert.ok(letter.includes(`\n– ${seats} Microsoft 365 Business Standard: by`));
    assert.doesNotMatch(letter, /more subscription/);
  });

  it('names the first of five hundred under each sentence, and says how many follow', () => {
    const subscriptions = Array.from({ length: 500 }, (_, index) => ({ id: `s${index}`, seats: index + 1 }));
    const letter = letterFor({ customer: SETTLED, subscriptions });
    assert.match(letter, /\n– 30 Microsoft 365 Business Standard: by 5 March 2027\n– and 470 more subscriptions\n/);
    assert.ok(JSON.stringify(letter).length <= 34_000);
  });
});
