import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readSubscriptionLine } from '../../../src/domain/understand/subscription-line.ts';
import { aReading } from '../../support/said.ts';

type Understood = {
  offer?: string | string[];
  seats?: number | 'impossible';
  endDate?: string;
  term?: string;
  autoRenew?: boolean;
  rest?: string;
};

/** What a line says, without what it does not say. */
const understood = (line: string, locale?: string): Understood => {
  const { offer, seats, endDate, term, autoRenew, rest } = readSubscriptionLine(line, aReading(locale));
  return {
    ...(offer.kind === 'offer' && { offer: offer.sku }),
    ...(offer.kind === 'several' && { offer: offer.skus }),
    ...(seats.kind === 'seats' && { seats: seats.seats }),
    ...(seats.kind === 'impossible' && { seats: seats.kind }),
    ...(endDate !== null && { endDate }),
    ...(term !== null && { term }),
    ...(autoRenew !== null && { autoRenew }),
    ...(rest !== '' && { rest }),
  };
};

const STANDARD = { offer: 'O365_BUSINESS_PREMIUM', seats: 25, endDate: '2027-03-14' };

describe('a line about a subscription', () => {
  const CASES: [line: string, says: Understood][] = [
    ['25 Business Standard 2027-03-14', STANDARD],
    ['Business Standard, 25, 2027-03-14', STANDARD],
    ['Business Standard,25,2027-03-14', STANDARD],
    ['Business Standard\t25\t2027-03-14', STANDARD],
    ['2027-03-14; 25; Business Standard', STANDARD],
    ['| 25 | Business Standard | 2027-03-14 00:00 |', STANDARD],
    ['25x Business Standard 14 Mar 27', STANDARD],
    ['25 seats of Business Standard until 14 March 2027', STANDARD],
    ['25 Business Standard 14.03.2027 г.', STANDARD],
    ['25 лицензий Business Standard до 14 марта 2027 г.', STANDARD],
    ['25个许可证 Business Standard 2027年3月14日', STANDARD],
    ['25 licencji Business Standard 14 marca 2027', STANDARD],
    ['25 licenc Business Standard 2027. március 14.', STANDARD],
    ['25 licenças Business Standard 14 de março de 2027', STANDARD],
    ['25 Business Standard 2027-03-14 annual, auto-renew', { ...STANDARD, term: 'P1Y', autoRenew: true }],
    ['25 Business Standard 2027-03-14 3 years no auto-renewal', { ...STANDARD, term: 'P3Y', autoRenew: false }],
    ['25 Business Standard 12-month 2027-03-14 auto-renew: off', { ...STANDARD, term: 'P1Y', autoRenew: false }],
    ['25 Business Standard 2027-03-14 auto-renew is off', { ...STANDARD, autoRenew: false }],
    ['25 Business Standard 2027-03-14 renews: no', { ...STANDARD, autoRenew: false }],
    ['25 Business Standard на год до 14.03.2027, без автопродления', { ...STANDARD, term: 'P1Y', autoRenew: false }],
    ['25 Business Standard, it ends 2027-03-14', STANDARD],
    ['1 000 E3', { offer: ['ENTERPRISEPACK', 'SPE_E3'], seats: 1000 }],
    ['1.000 Office 365 E3 14.03.2027', { offer: 'ENTERPRISEPACK', seats: 1000, endDate: '2027-03-14' }],
    [
      '14.03.2027 25 E5 no auto-renew monthly',
      { offer: ['ENTERPRISEPREMIUM', 'SPE_E5'], seats: 25, endDate: '2027-03-14', term: 'P1M', autoRenew: false },
    ],
    ['Business Standard', { offer: 'O365_BUSINESS_PREMIUM' }],
    ['25', { seats: 25 }],
    ['14 March 2027', { endDate: '2027-03-14' }],
    ['0 Business Standard', { offer: 'O365_BUSINESS_PREMIUM', seats: 'impossible' }],
    ['-1 Business Standard', { offer: 'O365_BUSINESS_PREMIUM', seats: 'impossible' }],
    ['2.5 Business Standard', { offer: 'O365_BUSINESS_PREMIUM', seats: 'impossible' }],
    ['many Business Standard', { offer: 'O365_BUSINESS_PREMIUM', rest: 'many' }],
    ['25 Business Standard 31.02.2027', { ...STANDARD, endDate: 'impossible' }],
    ['25 Business Standard 1970-01-01', { ...STANDARD, endDate: 'impossible' }],
    ['25 Fabrikam Suite 2027-03-14', { seats: 25, endDate: '2027-03-14', rest: 'Fabrikam Suite' }],
    [
      '25 seats of the Fabrikam Suite of 2020 until 2027-03-14',
      { seats: 25, endDate: '2027-03-14', rest: 'Fabrikam Suite of 2020' },
    ],
    ['25 Visio Plan 1', { seats: 25, rest: 'Visio Plan 1' }],
    ['Dynamics 365 Sales 10 seats', { seats: 10, rest: 'Dynamics 365 Sales' }],
    ['Dynamics 365 Sales', { rest: 'Dynamics 365 Sales' }],
    ['365 Business Standard', { offer: 'O365_BUSINESS_PREMIUM', seats: 365 }],
    [
      '25 Business Standard monthly billing, annual term',
      { offer: 'O365_BUSINESS_PREMIUM', seats: 25, rest: 'billing term' },
    ],
    ['', {}],
  ];
  for (const [line, says] of CASES) {
    it(`“${line}”`, () => assert.deepEqual(understood(line), says));
  }

  it('follows the reader in the order of digits', () => {
    assert.equal(understood('25 Business Standard 4/3/2027', 'en-US').endDate, '2027-04-03');
    assert.equal(understood('25 Business Standard 4/3/2027', 'pt-BR').endDate, '2027-03-04');
  });

  it('says the same in any order of its parts', () => {
    const parts = ['25', 'Business Standard', '2027-03-14', 'annual', 'auto-renew off'];
    fc.assert(
      fc.property(
        fc.shuffledSubarray(parts, { minLength: parts.length }),
        fc.constantFrom(', ', ' ; ', '\t', ' | '),
        (shuffled, separator) =>
          assert.deepEqual(understood(shuffled.join(separator)), { ...STANDARD, term: 'P1Y', autoRenew: false }),
      ),
    );
  });

  describe('with signs that cannot be seen', () => {
    const LINES = [
      '25\u200b Business Standard \u202b2027-03-14\u202c',
      '\ufeff25\u200bBusiness\u200b Standard\u200f2027-03-14',
      '2\u200b5 Busi\u00adness Standard 2027\u200e-03\u2066-14',
      '\u200e25\u200f\u2060\u200b Business\u200d Standard\u202e 14.\u200b03.\u200b2027',
      '25 licenses\u200b of Business Standard until\u200b2027-03-14',
    ];
    for (const line of LINES) {
      it(`says the same: ${JSON.stringify(line)}`, () => assert.deepEqual(understood(line), STANDARD));
    }

    it('is no other offer and no other number', () => {
      assert.deepEqual(understood('2\u200b5 Office\u200b 365 E\u200b3'), { offer: 'ENTERPRISEPACK', seats: 25 });
      assert.deepEqual(understood('25 Visio\u200b Plan\u200b 1'), { seats: 25, rest: 'Visio Plan 1' });
    });

    it('stands where it was typed', () => {
      const line = '\u202b2\u200b5\u202c \u200bBusiness\u200b Standard\u200b';
      const { offer, seats } = readSubscriptionLine(line, aReading());
      assert.ok(offer.kind === 'offer' && seats.kind === 'seats');
      assert.deepEqual(
        [seats, ...offer.spans].map(({ start, end }) => line.slice(start, end)),
        ['2\u200b5', 'Business\u200b Standard'],
      );
    });

    it('keeps the joiners that a script or a sign is spelt with', () => {
      for (const name of ['نرم\u200cافزار', '👨\u200d👩\u200d👧']) assert.equal(understood(`${name} 25`).rest, name);
    });

    it('says the same wherever between its words they stand', () => {
      const words = ['25', 'Business', 'Standard', '2027-03-14', 'auto-renew', 'off'];
      const unseen = fc.array(fc.constantFrom('\u200b', '\u200e', '\u200f', '\u202b', '\u2069', '\ufeff', '\u200d'), {
        maxLength: 3,
      });
      fc.assert(
        fc.property(fc.array(fc.tuple(unseen, unseen), { minLength: 6, maxLength: 6 }), (around) => {
          const line = words
            .map((word, at) => `${around[at]?.[0].join('')}${word}${around[at]?.[1].join('')}`)
            .join(' ');
          assert.deepEqual(understood(line), { ...STANDARD, autoRenew: false });
        }),
      );
    });
  });
});
