import assert from 'node:assert/strict';
import fc from 'fast-check';
import { BUILT_IN_CATALOGUE } from '../../../src/domain/facts/offers.ts';
import { readMigrationLine } from '../../../src/domain/understand/migration-line.ts';
import { type ReadOffer, readOffer } from '../../../src/domain/understand/offers.ts';
import { readSubscriptionLine } from '../../../src/domain/understand/subscription-line.ts';
import { aReading } from '../../support/said.ts';

const skusOf = (read: ReadOffer): string[] =>
  read.kind === 'offer' ? [read.sku] : read.kind === 'several' ? [...read.skus].sort() : [];

const STANDARD = 'O365_BUSINESS_PREMIUM';
const PREMIUM = 'SPB';

describe('an offer with a small typo', () => {
  const CASES: [said: string, skus: string[]][] = [
    ['Buisness Standart', [STANDARD]],
    ['bussiness premum', [PREMIUM]],
    ['Bussines Basic', ['O365_BUSINESS_ESSENTIALS']],
    ['Offce 365 E3', ['ENTERPRISEPACK']],
    ['Micrsoft 365 E5', ['SPE_E5']],
    ['Exchage Online Plan 1', ['EXCHANGESTANDARD']],
    ['Exchange Onlien (Plan 2)', ['EXCHANGEENTERPRISE']],
    ['Visoi Plan 2', ['VISIOCLIENT']],
    ['Powr BI Pro', ['POWER_BI_PRO']],
    ['Projekt Plan 3', ['PROJECTPROFESSIONAL']],
    ['Copliot', ['Microsoft_365_Copilot']],
    ['Enterprse Mobility + Security E3', ['EMS']],
    ['Microsoft 365 E3 (no Teas)', ['Microsoft_365_E3_(no_Teams)']],
    ['Business Standard - Prepaid Legcy', ['SMB_BUSINESS_PREMIUM']],
    ['Office 365 Business Premum', [STANDARD, PREMIUM]],
    ['Office 365 Business Standart', [STANDARD]],
  ];
  for (const [said, skus] of CASES) {
    it(`is what was meant, by itself and in a line: “${said}”`, () => {
      assert.deepEqual(skusOf(readOffer(said)), skus);
      for (const line of [`25 ${said} 2027-03-14`, `2027-03-14 ${said}, 25 seats`]) {
        const { offer, seats, rest } = readSubscriptionLine(line, aReading());
        assert.deepEqual(
          [skusOf(offer), seats.kind === 'seats' && seats.seats, rest.replace(/[()]/g, '')],
          [skus, 25, ''],
        );
      }
    });
  }

  it('is the nearest, and several where two are equally near', () => {
    const offer = { ...BUILT_IN_CATALOGUE.get('SPB') };
    const catalogue = new Map([
      ['ONE', { ...offer, skuPartNumber: 'ONE', name: 'Fabrikam Bark' }],
      ['TWO', { ...offer, skuPartNumber: 'TWO', name: 'Fabrikam Barn' }],
      ['THREE', { ...offer, skuPartNumber: 'THREE', name: 'Fabrikam Overlook' }],
      ['FOUR', { ...offer, skuPartNumber: 'FOUR', name: 'Fabrikam Overbook' }],
    ]) as typeof BUILT_IN_CATALOGUE;
    assert.deepEqual(skusOf(readOffer('Fabrikam Barm', catalogue)), ['ONE', 'TWO']);
    assert.deepEqual(skusOf(readOffer('Fabrikan Barn', catalogue)), ['TWO']);
    assert.deepEqual(skusOf(readOffer('Fabrikam Overlokk', catalogue)), ['THREE']);
  });
});

describe('a name that is nearly an offer’s', () => {
  const OTHERS = [
    ...['Visio Plan 1', 'Visoi Plan 1', 'Visio Plam 1', 'Teams Premium', 'Project Plan 1', 'Projekt Plan 5'],
    ...['Dynamics 365 Sales', 'Windows 365 Business', 'E5 Securty', 'Copilot Stdio', 'Power Apps for Business'],
    ...[
      'Projekt Sp. z o.o.',
      'Visionary Ltd',
      'Copilots GmbH',
      'Standart Bank',
      'Officeworks',
      'Buisness',
      'Power BI Por',
      'E9',
      'P4',
    ],
  ];
  for (const said of OTHERS) {
    it(`is none that is known: “${said}”`, () => {
      assert.deepEqual(readOffer(said), { kind: 'none' });
      assert.deepEqual(readSubscriptionLine(`25 ${said} 2027-03-14`, aReading()).offer, { kind: 'none' });
    });
  }

  it('is not corrected where words are left over, nor in a text far longer than a line', () => {
    assert.deepEqual(readSubscriptionLine('25 Buisness Standart for many', aReading()).offer, { kind: 'none' });
    assert.deepEqual(readOffer('Buisness Standart '.repeat(30)), { kind: 'none' });
  });

  for (const name of ['Projekt', 'Copilots', 'Visios', 'Intunes', 'Standart Bank', 'Officeworks', 'Visionary Ltd']) {
    it(`stays the customer’s: “${name}”`, () => {
      for (const line of [
        `${name}, Poland, 25 Business Standard until 2027-03-14`,
        `25 Business Standard until 2027-03-14, Poland, ${name}`,
        `${name} 25 Business Standard 2027-03-14, Poland`,
      ]) {
        const { customerName, subscriptions, rest } = readMigrationLine(line, aReading());
        assert.deepEqual([customerName, rest], [name, ''], line);
        assert.deepEqual(subscriptions, [{ offer: STANDARD, seats: 25, endDate: '2027-03-14' }], line);
      }
    });
  }
});

describe('one wrong letter in an offer’s full name', () => {
  const aLetter = fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz');

  /** A name, and the same with one letter less, more, other, or changed with its neighbour; words with digits stay. */
  const aTypo = fc.constantFrom(...BUILT_IN_CATALOGUE.values()).chain(({ skuPartNumber: sku, name }) => {
    const places = [...name.matchAll(/(?<![\p{L}\p{N}])\p{L}+(?![\p{L}\p{N}])/gu)].flatMap(({ 0: word, index }) =>
      [...word].map((_, at) => index + at),
    );
    return fc
      .record({
        at: fc.constantFrom(...places),
        letter: aLetter,
        how: fc.constantFrom('less', 'more', 'other', 'swap'),
      })
      .map(({ at, letter, how }) => {
        const [before, here, after] = [name.slice(0, at), name[at] ?? '', name.slice(at + 1)];
        const isSwap = how === 'swap' && places.includes(at + 1);
        const wrong = { less: '', more: letter + here, other: letter, swap: isSwap ? `${after[0]}${here}` : here }[how];
        return { sku, said: `${before}${wrong}${isSwap ? after.slice(1) : after}` };
      });
  });

  it('never makes it another offer', () =>
    fc.assert(
      fc.property(aTypo, ({ sku, said }) => {
        const line = `25 ${said} 2027-03-14`;
        const [whole] = readMigrationLine(`Contoso, ${line}`, aReading()).subscriptions;
        for (const read of [readOffer(said), readSubscriptionLine(line, aReading()).offer]) {
          assert.ok(read.kind !== 'offer' || read.sku === sku, said);
        }
        assert.ok(whole?.offer === undefined || whole.offer === sku, said);
      }),
      { numRuns: 2000 },
    ));
});

it('a long answer full of typos is read quickly', () => {
  const begun = performance.now();
  for (let line = 0; line < 600; line += 1)
    readSubscriptionLine(`${line + 1} Buisness Standart 2027-03-14`, aReading());
  readMigrationLine('25 Buisness Standart 2027-03-14, '.repeat(62), aReading());
  readSubscriptionLine('Buisness Standart '.repeat(1100), aReading());
  assert.ok(performance.now() - begun < 2000);
});
