import assert from 'node:assert/strict';
import fc from 'fast-check';
import { BUILT_IN_CATALOGUE } from '../../../src/domain/facts/offers.ts';
import type { LineSubscription } from '../../../src/domain/understand/line-subscriptions.ts';
import {
  isPlainlyALine,
  type MigrationLine,
  readMigrationLine,
} from '../../../src/domain/understand/migration-line.ts';
import { readNewLine } from '../../../src/domain/understand/new-line.ts';
import { aReading } from '../../support/said.ts';

type Understood = Partial<Omit<MigrationLine, 'parts' | 'subscriptions'> & LineSubscription>;

/** What a line says of one customer and one subscription; an empty rest, and which offer is not clear, are left out. */
const understood = (text: string, locale?: string): Understood => {
  const { parts: _, rest, subscriptions, ...facts } = readMigrationLine(text, aReading(locale));
  assert.ok(subscriptions.length < 2, JSON.stringify(subscriptions));
  const { unclear: __, ...subscription } = subscriptions[0] ?? {};
  return { ...facts, ...subscription, ...(rest !== '' && { rest }) };
};

const STANDARD = { offer: 'O365_BUSINESS_PREMIUM', seats: 25, endDate: '2027-03-14' };
const CONTOSO: Understood = {
  customerName: 'Contoso',
  customerCountry: 'PL',
  channel: 'microsoft-direct',
  ...STANDARD,
  autoRenew: true,
};

describe('a command and a line, in each language', () => {
  const CASES: [message: string, says: Understood][] = [
    ['new migration Contoso, Poland, from Microsoft, 25 Business Standard until 2027-03-14, auto-renew on', CONTOSO],
    [
      'New migration for Contoso; bought from Microsoft; in Poland; 25 seats Business Standard; ends March 14, 2027; auto-renew on',
      CONTOSO,
    ],
    [
      'новая миграция Contoso, Польша, у Microsoft, 25 лицензий Business Standard до 14 марта 2027 г., автопродление включено',
      CONTOSO,
    ],
    [
      '新建迁移 康托索，波兰，从微软，25个许可证 Business Standard，2027年3月14日到期，自动续订已开启',
      { ...CONTOSO, customerName: '康托索' },
    ],
    [
      'nowa migracja Contoso, Polska, od Microsoft, 25 licencji Business Standard do 14 marca 2027, odnawianie włączone',
      CONTOSO,
    ],
    [
      'új migráció: Contoso, Lengyelország, közvetlenül a Microsofttól, 25 licenc Business Standard 2027. március 14-ig, automatikus megújítás be',
      CONTOSO,
    ],
    [
      'nova migração Contoso, Polônia, direto da Microsoft, 25 licenças Business Standard até 14 de março de 2027, renovação automática ativada',
      CONTOSO,
    ],
  ];
  for (const [message, says] of CASES) {
    it(`“${message}”`, () => assert.deepEqual(understood(readNewLine(message)?.text ?? ''), says));
  }
});

describe('a line about a migration', () => {
  const CASES: [line: string, says: Understood][] = [
    ['Contoso', { customerName: 'Contoso' }],
    ['Poland Trade', { customerName: 'Poland Trade' }],
    ['Poland Trade, Poland', { customerName: 'Poland Trade', customerCountry: 'PL' }],
    ['Poland', { customerCountry: 'PL' }],
    ['Contoso, w Polsce', { customerName: 'Contoso', customerCountry: 'PL' }],
    ['Contoso, в Польше', { customerName: 'Contoso', customerCountry: 'PL' }],
    ['Contoso, Lengyelországban', { customerName: 'Contoso', customerCountry: 'PL' }],
    ['Polska Firma, na Polônia', { customerName: 'Polska Firma', customerCountry: 'PL' }],
    ['Polonia Trade', { customerName: 'Polonia Trade' }],
    ['Contoso\u200b, \u202bPoland\u202c', { customerName: 'Contoso', customerCountry: 'PL' }],
    ['Georgia, Poland', { customerName: 'Georgia', customerCountry: 'PL' }],
    ['Studio 54, 25 Business Standard', { customerName: 'Studio 54', offer: STANDARD.offer, seats: 25 }],
    ['Project Masters, 25 Business Standard', { customerName: 'Project Masters', offer: STANDARD.offer, seats: 25 }],
    ['Contoso, Ltd., PL', { customerName: 'Contoso, Ltd.', customerCountry: 'PL' }],
    ['Contoso 25 Business Standard 2027-03-14', { customerName: 'Contoso', ...STANDARD }],
    [
      'Contoso from Microsoft 25 Business Standard end of March 2027',
      { customerName: 'Contoso', channel: 'microsoft-direct', ...STANDARD, endDate: '2027-03-31' },
    ],
    ['Contoso Poland 25 Business Standard 2027-03-14', { ...STANDARD, rest: 'Contoso Poland' }],
    [
      'Contoso, from another partner, NCE, transfer agreed',
      { customerName: 'Contoso', channel: 'csp-partner', commerce: 'new', transferAgreed: true },
    ],
    ['Contoso, NCE', { customerName: 'Contoso', rest: 'NCE' }],
    [
      'Contoso, volume licensing, open value',
      { customerName: 'Contoso', channel: 'volume-licensing', program: 'open-value' },
    ],
    ['Contoso, from Microsoft, MCA', { customerName: 'Contoso', channel: 'microsoft-direct', agreement: 'mca' }],
    ['Contoso, from Microsoft, another partner', { customerName: 'Contoso', rest: 'from Microsoft, another partner' }],
    ['Contoso, 1,000 Business Standard', { customerName: 'Contoso', offer: STANDARD.offer, seats: 1000 }],
    ['Contoso, 25 E3, 1 year', { customerName: 'Contoso', seats: 25, term: 'P1Y', rest: 'E3' }],
    [
      'Contoso, 25 Fabrikam Suite 2027-03-14',
      { customerName: 'Contoso', seats: 25, endDate: '2027-03-14', rest: 'Fabrikam Suite' },
    ],
    ['Contoso, 24 months, March 2027', { customerName: 'Contoso', rest: '24 months, March 2027' }],
    ['Contoso, whatever that is', { customerName: 'Contoso', rest: 'whatever that is' }],
    ['', {}],
  ];
  for (const [line, says] of CASES) it(`“${line}”`, () => assert.deepEqual(understood(line), says));

  it('follows the reader in the order of digits', () => {
    assert.equal(understood('Contoso, 03/04/2027', 'en-US').endDate, '2027-03-04');
    assert.equal(understood('Contoso, 03/04/2027', 'en-GB').endDate, '2027-04-03');
  });

  const PARTS = [
    'Contoso',
    'Poland',
    'from Microsoft',
    'MCA',
    '25 Business Standard',
    'until 2027-03-14',
    '1 year',
    'auto-renew on',
  ];

  it('says the same in any order of its parts', () => {
    const all = { ...CONTOSO, agreement: 'mca', term: 'P1Y' };
    fc.assert(
      fc.property(
        fc.shuffledSubarray(PARTS, { minLength: PARTS.length }),
        fc.constantFrom(', ', '; ', ' · ', '\n', '，'),
        (shuffled, separator) => assert.deepEqual(understood(shuffled.join(separator)), all),
      ),
    );
  });

  it('reads back whatever is printed of it', () => {
    const facts = fc.record({
      offer: fc.constantFrom(...BUILT_IN_CATALOGUE.keys()),
      seats: fc.integer({ min: 1, max: 9999 }),
      endDate: fc.date({ min: new Date('2026-12-01'), max: new Date('2090-01-01'), noInvalidDate: true }),
      autoRenew: fc.boolean(),
      term: fc.constantFrom('P1M', 'P1Y', 'P3Y'),
    });
    fc.assert(
      fc.property(facts, ({ endDate: date, ...said }) => {
        const endDate = date.toISOString().slice(0, 10);
        const renewal = `auto-renew ${said.autoRenew ? 'on' : 'off'}`;
        const line = `Contoso, PL, ${said.seats} ${said.offer}, ${endDate}, ${said.term}, ${renewal}`;
        assert.deepEqual(understood(line), { customerName: 'Contoso', customerCountry: 'PL', ...said, endDate });
      }),
    );
  });

  it('takes any text, and never throws', () => {
    const piece = fc.oneof(
      fc.constantFrom(...PARTS, ',', ';', '24 months', '两年', 'Ltd.', '\u0000', '\ud800', 'new'),
      fc.string({ unit: 'binary' }),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
        for (const separator of [' ', ',', '']) {
          const text = pieces.join(separator);
          const line = readMigrationLine(text, aReading());
          assert.ok(line.customerName === undefined || line.customerName !== '');
          readNewLine(text);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('takes time in proportion to its length', () => {
    for (const piece of ['Contoso, ', '25 E3 ', '2 年 ', '两', 'Ltd,', 'March 2027 ', 'from Microsoft ', '1,']) {
      const begun = performance.now();
      readMigrationLine(piece.repeat(20_000 / piece.length), aReading());
      assert.ok(performance.now() - begun < 4000, piece);
    }
  });
});

describe('a line about several subscriptions', () => {
  const VISIO = { offer: 'VISIOCLIENT', seats: 10, endDate: '2027-05-01' };
  const DIRECT = { channel: 'microsoft-direct' } as const;
  type Told = { subscriptions: LineSubscription[]; rest?: string };
  const CASES: [line: string, says: Told][] = [
    [
      'Contoso, from Microsoft, 25 Business Standard until 2027-03-14, 10 Visio until 2027-05-01, auto-renew on',
      {
        subscriptions: [
          { ...DIRECT, ...STANDARD, autoRenew: true },
          { ...DIRECT, ...VISIO, autoRenew: true },
        ],
      },
    ],
    [
      'Contoso, 25 Business Standard, until 2027-03-14, auto-renew on, 10 Visio, until 2027-05-01, auto-renew off',
      {
        subscriptions: [
          { ...STANDARD, autoRenew: true },
          { ...VISIO, autoRenew: false },
        ],
      },
    ],
    [
      'Contoso, Business Standard, 25, 2027-03-14, Visio, 10, 2027-05-01, 1 year',
      {
        subscriptions: [
          { ...STANDARD, term: 'P1Y' },
          { ...VISIO, term: 'P1Y' },
        ],
      },
    ],
    [
      '25 Business Standard monthly until 2027-03-14, 10 Visio until 2027-05-01, Contoso',
      { subscriptions: [{ ...STANDARD, term: 'P1M' }, VISIO] },
    ],
    [
      '1 year, 25 Business Standard monthly until 2027-03-14, 10 Visio until 2027-05-01, Contoso',
      {
        subscriptions: [
          { ...STANDARD, term: 'P1M' },
          { ...VISIO, term: 'P1Y' },
        ],
      },
    ],
    [
      'Contoso, 25 Business Standard until 2027-03-14 from Microsoft, 10 Visio until 2027-05-01',
      {
        subscriptions: [
          { ...DIRECT, ...STANDARD },
          { ...DIRECT, ...VISIO },
        ],
      },
    ],
    [
      'Contoso, 25 Business Standard until 2027-03-14, from Microsoft, MCA, 10 Visio until 2027-05-01, from another partner, NCE',
      {
        subscriptions: [
          { ...DIRECT, ...STANDARD, agreement: 'mca' },
          { ...VISIO, channel: 'csp-partner', commerce: 'new' },
        ],
      },
    ],
    [
      'Contoso, 25 Business Standard until 2027-03-14, 25 Business Standard until 2027-05-01',
      { subscriptions: [STANDARD, { ...STANDARD, endDate: '2027-05-01' }] },
    ],
    ['Contoso, 25 Buisness Standart until 2027-03-14, 10 Viso until 2027-05-01', { subscriptions: [STANDARD, VISIO] }],
    [
      'Georgia, Poland, 25 Business Standard, 10 Visio',
      {
        subscriptions: [
          { offer: STANDARD.offer, seats: 25 },
          { offer: VISIO.offer, seats: 10 },
        ],
      },
    ],
    [
      'Contoso, 25 Business Standard until 2027-03-14, 10 E3 until 2027-05-01',
      {
        subscriptions: [
          STANDARD,
          { seats: 10, endDate: '2027-05-01', unclear: { typed: 'E3', skus: ['ENTERPRISEPACK', 'SPE_E3'] } },
        ],
        rest: 'E3',
      },
    ],
    [
      'Contoso, 25 Business Standard until 2027-03-14, 20 Dynamics 365 Sales until 2027-01-01',
      {
        subscriptions: [
          STANDARD,
          { seats: 20, endDate: '2027-01-01', unclear: { typed: 'Dynamics 365 Sales', skus: [] } },
        ],
        rest: 'Dynamics 365 Sales',
      },
    ],
    [
      'Contoso, 25 Business Standard until 2027-03-14, E3',
      { subscriptions: [STANDARD, { unclear: { typed: 'E3', skus: ['ENTERPRISEPACK', 'SPE_E3'] } }], rest: 'E3' },
    ],
    [
      'Contoso, 5 Adventure Suite until 2027-03-14, 5 Fabrikam Suite until 2027-03-14',
      {
        subscriptions: ['Adventure Suite', 'Fabrikam Suite'].map((typed) => ({
          seats: 5,
          endDate: '2027-03-14',
          unclear: { typed, skus: [] },
        })),
        rest: 'Adventure Suite, Fabrikam Suite',
      },
    ],
    [
      '25, Business Standard, 10, Visio, Contoso',
      { subscriptions: [{ offer: STANDARD.offer }, { offer: VISIO.offer }], rest: '25, 10' },
    ],
    [
      'Contoso, 25 Business Standard, Poland, 2027-03-14, 10 Visio until 2027-05-01',
      { subscriptions: [{ offer: STANDARD.offer, seats: 25 }, VISIO], rest: '2027-03-14' },
    ],
    [
      'Contoso, 25 Business Standard until 2027-03-14, 2027-06-01, 10 Visio until 2027-05-01',
      {
        subscriptions: [{ offer: STANDARD.offer, seats: 25 }, VISIO],
        rest: '25 Business Standard until 2027-03-14, 2027-06-01',
      },
    ],
    [
      'Contoso, NCE, 25 Business Standard until 2027-03-14, 10 Visio until 2027-05-01',
      { subscriptions: [STANDARD, VISIO], rest: 'NCE' },
    ],
    [
      'Contoso, 25 Business Standard and 10 Visio, 5 E1, 7 Copilot',
      {
        subscriptions: [
          { offer: 'STANDARDPACK', seats: 5 },
          { offer: 'Microsoft_365_Copilot', seats: 7 },
        ],
        rest: '25 Business Standard and 10 Visio',
      },
    ],
  ];
  for (const [line, { subscriptions, rest = '' }] of CASES) {
    it(`“${line}”`, () => {
      const read = readMigrationLine(line, aReading());
      assert.deepEqual([read.subscriptions, read.rest], [subscriptions, rest]);
    });
  }

  it('says the same in any order of its parts, each offer with its number and date', () => {
    const parts = [
      'Contoso',
      'Poland',
      'from Microsoft',
      'MCA',
      '25 Business Standard until 2027-03-14',
      '10 Visio until 2027-05-01',
      '1 year',
      'auto-renew on',
    ];
    const shared = { ...DIRECT, agreement: 'mca', term: 'P1Y', autoRenew: true } as const;
    fc.assert(
      fc.property(fc.shuffledSubarray(parts, { minLength: parts.length }), (shuffled) => {
        const { subscriptions, ...line } = readMigrationLine(shuffled.join(', '), aReading());
        assert.deepEqual(line, { customerName: 'Contoso', customerCountry: 'PL', rest: '', parts: parts.length });
        const sorted = subscriptions.toSorted((a, b) => (b.seats ?? 0) - (a.seats ?? 0));
        assert.deepEqual(sorted, [
          { ...shared, ...STANDARD },
          { ...shared, ...VISIO },
        ]);
      }),
    );
  });

  it('reads back whatever is printed of them', () => {
    const facts = fc.record({
      offer: fc.constantFrom(...BUILT_IN_CATALOGUE.keys()),
      seats: fc.integer({ min: 1, max: 9999 }),
      endDate: fc.constantFrom('2027-03-14', '2027-05-01', '2028-02-29'),
      autoRenew: fc.boolean(),
      term: fc.constantFrom('P1M', 'P1Y', 'P3Y'),
    });
    const different = fc.uniqueArray(facts, { minLength: 2, maxLength: 8, selector: ({ offer }) => offer });
    fc.assert(
      fc.property(different, fc.constantFrom(' ', ', '), (told, separator) => {
        const lines = told.map(({ offer, seats, endDate, autoRenew, term }) =>
          [`${seats} ${offer}`, endDate, term, `auto-renew ${autoRenew ? 'on' : 'off'}`].join(separator),
        );
        const { subscriptions, rest } = readMigrationLine(`Contoso, ${lines.join(', ')}`, aReading());
        assert.deepEqual([subscriptions, rest], [told.map((one) => ({ ...one })), '']);
      }),
    );
  });
});

describe('where a customer’s name is asked', () => {
  const CASES: [text: string, isLine: boolean][] = [
    ['Contoso, Poland, from Microsoft, 25 Business Standard', true],
    ['Contoso 25 Business Standard 2027-03-14', true],
    ['Poland Trade', false],
    ['Contoso, Poland', false],
    ['Contoso, Ltd.', false],
    ['Contoso, Poland, and many others, from Microsoft', false],
    ['Studio 25 Business Premium', false],
    ['25 Business Standard, Poland', false],
    ['Contoso, 25 Business Standard, 10 Visio', true],
    ['Contoso, 25 Business Standard, 10 E3', false],
  ];
  for (const [text, isLine] of CASES) {
    it(`“${text}” is ${isLine ? 'a line' : 'a name'}`, () =>
      assert.equal(isPlainlyALine(readMigrationLine(text, aReading())), isLine));
  }
});

describe('what follows the command', () => {
  const CASES: [message: string, text: string | null, isFull?: boolean][] = [
    ['new migration Contoso', 'Contoso', true],
    ['New migration: The Contoso Group', 'The Contoso Group', true],
    ['start a new migration for Contoso', 'Contoso', true],
    ['new Contoso', 'Contoso', false],
    ['New Nowa Era', 'Nowa Era', false],
    ['новая миграция для Contoso', 'Contoso', true],
    ['新建迁移：康托索', '康托索', true],
    ['new migration', null],
    ['new migration please', null],
    ['newcomers 25', null],
    ['Contoso new migration', null],
    ['', null],
  ];
  for (const [message, text, isFull] of CASES) {
    it(`“${message}”`, () => assert.deepEqual(readNewLine(message), text === null ? null : { text, isFull }));
  }
});
