import assert from 'node:assert/strict';
import { creditCard } from '../../src/cards/credit-card.ts';
import { messagesIn } from '../../src/messages/messages.ts';
import { aRequest, type SubscriptionInput } from '../support/builders.ts';
import { aShownMigration, doneBy } from '../support/card-models.ts';

type Note = { likelihood: string; text: string; facts: { title: string; value: string }[] };

/** The note for a subscription that was planned on 21 November 2026, as it stands on a day. */
const noteFor = (subscription: Partial<SubscriptionInput>, today = '2026-11-21', delegatedAdmin = true): Note => {
  const request = aRequest({ customer: { delegatedAdmin }, subscriptions: [subscription] });
  const card = creditCard({ migration: aShownMigration(request, doneBy([])), today, page: 0 }, messagesIn('en'));
  const [note] = (card as { notes: Note[] }).notes;
  assert.ok(note);
  return note;
};
const factsOf = ({ facts }: Note) => Object.fromEntries(facts.map(({ title, value }) => [title, value]));

const BEGAN_RECENTLY = { startDate: '2026-11-18', endDate: '2027-11-17' };

describe('a credit note', () => {
  it('says until which day an early end is still prorated', () => {
    const note = noteFor(BEGAN_RECENTLY);
    assert.equal(note.likelihood, 'Prorated');
    assert.equal(factsOf(note)['Prorated until'], '25 November 2026');
    assert.match(note.text, /until 25 November 2026/i);
  });

  it('says so no longer once that day has passed', () => {
    assert.equal(noteFor(BEGAN_RECENTLY, '2026-11-25').likelihood, 'Prorated');
    const after = noteFor(BEGAN_RECENTLY, '2026-11-26');
    assert.equal(after.likelihood, 'Unlikely');
    assert.equal(factsOf(after)['Prorated until'], undefined);
  });

  it('names whom to ask and who may: the partner only with delegated admin privileges', () => {
    assert.match(factsOf(noteFor({}))['Who asks'] ?? '', /^You:/);
    assert.match(factsOf(noteFor({}, '2026-11-21', false))['Who asks'] ?? '', /^The customer:/);
    assert.equal(factsOf(noteFor({}))['Whom'], 'Microsoft 365 billing support');
  });

  it('sends to the current partner while that one can still cancel, and to nobody afterwards', () => {
    const fromPartner = { channel: 'csp-partner', ...BEGAN_RECENTLY } as const;
    assert.equal(factsOf(noteFor(fromPartner))['Whom'], 'The current partner');
    assert.deepEqual(noteFor(fromPartner, '2026-11-26').facts, []);
    assert.equal(noteFor(fromPartner, '2026-11-26').likelihood, 'None');
  });

  it('never names an amount', () => {
    for (const subscription of [BEGAN_RECENTLY, {}, { agreement: 'mosa' } as const]) {
      assert.doesNotMatch(noteFor(subscription).text, /[€$£%]|\d+[.,]\d\d/);
    }
  });
});
