import assert from 'node:assert/strict';
import { plainText } from '../../src/cards/letter-parts.ts';
import { supportText } from '../../src/cards/support-text.ts';
import { LOCALES, type Locale } from '../../src/domain/locale.ts';
import { messagesIn } from '../../src/messages/messages.ts';
import { aRequest, type RequestOverrides } from '../support/builders.ts';
import { aShownMigration, doneBy } from '../support/card-models.ts';

const PLANNED_ON = '2026-11-21';

describe('the text for billing support', () => {
  const supportFor = (request: RequestOverrides, today = PLANNED_ON, locale: Locale = 'en') => {
    const migration = aShownMigration(aRequest(request), doneBy([]), PLANNED_ON);
    return supportText({ migration, today }, messagesIn(locale));
  };
  const textFor = (request: RequestOverrides, today = PLANNED_ON, locale: Locale = 'en'): string =>
    plainText(supportFor(request, today, locale)?.paragraphs ?? [], messagesIn(locale));

  it('speaks for whom the plan names: the partner only with delegated admin privileges', () => {
    assert.match(textFor({}), /We are a CSP partner, hold delegated admin privileges for the customer Contoso/);
    assert.match(textFor({ customer: { delegatedAdmin: false } }), /We are writing for Contoso\. We bought/);
  });

  it('names what is known and marks what is not', () => {
    const text = textFor({});
    assert.match(
      text,
      /25 Microsoft 365 Business Standard; term: 1 year; last day: 14 March 2027; agreement: Microsoft Customer Agree/,
    );
    assert.deepEqual(text.match(/\[[^\]]+\]/g), ['[TENANT ID]', '[ORDER NUMBER]']);
    assert.match(text, /only a question: please do not cancel or change anything yet/);
  });

  it('asks for an answer before the days run out in which an early end is prorated, and not after', () => {
    const recent = { subscriptions: [{ startDate: '2026-11-18', endDate: '2027-11-17' }] };
    assert.match(textFor(recent), /prorated until 25 November 2026/);
    assert.doesNotMatch(textFor(recent, '2026-11-26'), /prorated/);
    assert.doesNotMatch(textFor({ subscriptions: [{ agreement: 'mosa' }] }), /prorated/);
  });

  it('knows that somebody has switched the renewal off', () => {
    const migration = aShownMigration(aRequest(), doneBy(['stop-auto-renewal:s1']), PLANNED_ON);
    const text = supportText({ migration, today: PLANNED_ON }, messagesIn('en'));
    assert.match(plainText(text?.paragraphs ?? [], messagesIn('en')), /automatic renewal: No;/);
    assert.match(textFor({}), /automatic renewal: Yes;/);
  });

  it('is only about what was bought from Microsoft and still runs', () => {
    const text = textFor({ subscriptions: [{}, { id: 's2', channel: 'csp-partner', offer: 'SPB' }] });
    assert.doesNotMatch(text, /Business Premium/);
    assert.equal(supportFor({ subscriptions: [{ channel: 'csp-partner' }] }), null);
    assert.equal(supportFor({}, '2027-03-15'), null);
    assert.equal(supportFor({ customer: { country: 'BR' } }), null);
  });

  for (const locale of LOCALES.filter((one) => one !== 'en')) {
    it(`is in ${locale} what it is in English`, () => {
      const text = textFor({}, PLANNED_ON, locale);
      assert.equal(text.match(/\[[^\]]+\]/g)?.length, 2);
      assert.ok(text.includes('Contoso'));
      assert.doesNotMatch(text, /Please|Dear|term:/);
    });
  }
});
