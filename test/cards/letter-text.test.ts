import assert from 'node:assert/strict';
import { LOCALES, type Locale } from '../../src/domain/locale.ts';
import { aRequest, SETTLED } from '../support/builders.ts';
import { aShownMigration, doneBy } from '../support/card-models.ts';
import { letterFor, letterOf, ofLine, PLANNED_ON, written } from '../support/letters.ts';

/** A name that a template or markdown might take for its own. */
const AS_TYPED = '**Contoso** [x](y) $\u007Btoday} "z"';

describe('a letter to a customer', () => {
  it('greets the customer by name and says by when to accept what', () => {
    const letter = letterFor({});
    assert.match(letter, /^Dear Contoso team,\n\n/);
    assert.match(letter, /accept our invitation to a reseller relationship by 19 February 2027\. We will send you/);
    assert.match(letter, /accept the Microsoft Customer Agreement \(MCA\) by 26 February 2027;/);
  });

  it('carries the partner’s own link where there is one', () => {
    const url = 'https://admin.microsoft.com/Adminportal/Home?invType=ResellerRelationship&partnerId=1';
    assert.ok(letterFor({}, { url }).includes(`opens this link, signs in and accepts:\n${url}\n`));
  });

  it('knows whether the invitation has been sent', () => {
    assert.match(letterFor({}, { done: ['request-reseller-relationship'] }), /You have had the link from us/);
  });

  it('asks for what is late as soon as possible, without a day that is past', () => {
    const letter = letterFor({}, { today: '2027-02-23' });
    assert.match(letter, /reseller relationship as soon as possible/);
    assert.doesNotMatch(letter, /19 February/);
  });

  it('names who confirms the agreement to Microsoft', () => {
    assert.match(letterFor({}), /and we confirm it to Microsoft/);
    assert.match(letterFor({}, { ordering: 'indirect' }), /and our provider confirms it to Microsoft/);
  });

  it('leaves out what has been accepted, before the plan or since', () => {
    const accepted = ['request-reseller-relationship', 'customer-accepts-invitation', 'customer-accepts-agreement'];
    for (const letter of [letterOf({}), letterFor({}, { done: accepted })]) {
      assert.doesNotMatch(letter, /invitation|Microsoft Customer Agreement/);
    }
  });

  it('speaks, once the new licenses are there, only of what the old ones still cost', () => {
    const provisioned = ofLine('provision-subscription');
    assert.match(
      letterOf({ autoRenew: false }, { done: provisioned }),
      /runs on month by month at a higher price from/,
    );
    const ends = letterOf({ autoRenew: false, cancelAtEnd: true }, { done: provisioned });
    assert.doesNotMatch(ends, /WHAT HAPPENS|data is kept/);
  });

  it('says when the new licenses come, when the old ones end, and what happens if nobody acts', () => {
    const letter = letterOf({});
    assert.match(letter, /25 Microsoft 365 Business Standard: new licenses are planned from 7 March 2027 on, the old/);
    assert.match(letter, /the old ones end on 14 March 2027\n/);
    assert.match(letter, /renews for another year on 15 March 2027/);
    assert.match(letter, /no licenses have to be assigned anew/);
  });
});

describe('instead of a letter', () => {
  it('there is a reason where the plan is blocked or nothing moves', () => {
    assert.deepEqual(written({ customer: { country: 'BR' } }), { kind: 'blocked' });
    assert.deepEqual(written({ subscriptions: [{ trial: true }] }), { kind: 'nothing-moves' });
  });

  it('of what to do there is word that all is done, though nobody asked about a credit', () => {
    const steps = aShownMigration(aRequest({ customer: SETTLED }), doneBy([]), PLANNED_ON).plan.steps;
    const done = steps.filter(({ optional }) => !optional).map(({ id }) => id);
    const letter = letterFor({ customer: SETTLED }, { done });
    assert.match(letter, /Your move to us is complete/);
    assert.doesNotMatch(letter, /25 Microsoft|CREDIT|WHAT/);
  });
});

describe('a letter in each language', () => {
  const names: Partial<Record<Locale, RegExp>> = {
    ru: /14 марта 2027 г\./,
    'zh-CN': /2027年3月14日/,
    pl: /14 marca 2027/,
    hu: /2027\. március 14\./,
    'pt-BR': /14 de março de 2027/,
  };
  for (const locale of LOCALES) {
    it(`${locale}: has its dates, the customer’s name as it is, and no other language’s sentences`, () => {
      const letter = letterFor({ customer: { name: AS_TYPED } }, { locale });
      assert.match(letter, names[locale] ?? /14 March 2027/);
      assert.ok(letter.includes(AS_TYPED));
      if (locale !== 'en') assert.doesNotMatch(letter, /Please|Dear|March|licenses/);
      assert.doesNotMatch(letter, /\d{4}-\d\d-\d\d|[€$£]\d|\bundefined\b|г\.\.|\d\.\.|\{subscription/);
    });
  }
});
