import assert from 'node:assert/strict';
import fc from 'fast-check';
import { isAcceptedDate } from '../../../src/domain/dates.ts';
import { BUILT_IN_CATALOGUE } from '../../../src/domain/facts/offers.ts';
import { COUNTRIES, readCountry } from '../../../src/domain/understand/countries.ts';
import { readDate } from '../../../src/domain/understand/dates.ts';
import { CONFIRM_WORDS, YES_NO_WORDS } from '../../../src/domain/understand/decision-words.ts';
import { readOffer } from '../../../src/domain/understand/offers.ts';
import { choiceOf, wholeChoiceOf } from '../../../src/domain/understand/phrases.ts';
import { readSeats } from '../../../src/domain/understand/seats.ts';
import { readSubscriptionLine } from '../../../src/domain/understand/subscription-line.ts';
import { fold, narrow, tokensOf, without } from '../../../src/domain/understand/tokens.ts';
import { CHANNEL_WORDS, readCommand } from '../../../src/domain/understand/words.ts';
import { readZone } from '../../../src/domain/understand/zones.ts';
import { TODAY } from '../../support/builders.ts';
import { aReading } from '../../support/said.ts';

const TAGS = ['en-US', 'en-GB', 'ru', 'zh-CN', 'pl', 'hu', 'pt-BR', 'ar', 'th'];

/** Pieces that readers look for, and characters that trip programs: halves of pairs, U+0000, nothing to see, right to left. */
const PIECES = [
  ...['25', '1,000', '-1', '2027-03-14', '14.03.2027', '3月14日', '14 марта', 'Mar', '年', '월', 'г.', '٣', '²', '½'],
  ...[
    'E3',
    'Business',
    'Premium',
    'SPB',
    '365',
    '(no Teams)',
    'x',
    'yes',
    'not',
    'не',
    'nie',
    '不',
    'Poland',
    'PL',
    'P1Y',
  ],
  ...[
    '\ud800',
    '\udc00',
    '\u0000',
    '\u200b',
    '\u200d',
    '\ufeff',
    '\u202e',
    '\u0301',
    'ﷺ',
    '👨‍👩‍👧',
    'ß',
    'İ',
    'ŀ',
    '\u2028',
  ],
  ...[' ', '\n', '\t', '.', ',', '-', '/', '(', ')', '’', '__proto__', '<b>', '**'],
];

const aText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.array(fc.constantFrom(...PIECES), { maxLength: 30 }).map((pieces) => pieces.join('')),
  fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 60 }).map((units) => String.fromCharCode(...units)),
);

const property = (fact: string, check: (text: string) => void): void => {
  it(fact, () => fc.assert(fc.property(aText, check), { numRuns: 1000 }));
};

const isInside = ({ start, end }: { start: number; end: number }, text: string): boolean =>
  start >= 0 && start < end && end <= text.length;

describe('whatever is said', () => {
  property('a date is one of the calendar, and stands in the text', (text) => {
    for (const tag of TAGS) {
      const read = readDate(text, tag, TODAY);
      if (read.kind === 'date') assert.ok(isAcceptedDate(read.date), read.date);
      if (read.kind !== 'none') assert.ok(isInside(read, text));
    }
  });

  property('seats are a whole number in range, and stand in the text', (text) => {
    const read = readSeats(text);
    if (read.kind === 'seats') assert.ok(Number.isInteger(read.seats) && read.seats >= 1 && read.seats <= 1_000_000);
    if (read.kind !== 'none') assert.ok(isInside(read, text));
  });

  property('an offer is one of the catalogue, and several are at least two', (text) => {
    const read = readOffer(text);
    if (read.kind === 'none') return;
    const skus = read.kind === 'offer' ? [read.sku] : read.skus;
    assert.equal(new Set(skus).size, skus.length);
    assert.equal(skus.length > 1, read.kind === 'several');
    for (const sku of skus) assert.ok(BUILT_IN_CATALOGUE.has(sku));
    for (const span of read.spans) assert.ok(isInside(span, text));
  });

  property('a country is one that is known', (text) => {
    const code = readCountry(text);
    assert.ok(code === null || COUNTRIES.includes(code));
  });

  property('zones, commands, choices and lines are read or not, and nothing throws', (text) => {
    readZone(text);
    readCommand(text);
    readSubscriptionLine(text, aReading());
    for (const table of [YES_NO_WORDS, CHANNEL_WORDS, CONFIRM_WORDS]) {
      const whole = wholeChoiceOf<string>(text, table);
      assert.ok(whole === null || choiceOf<string>(text, table) === whole);
    }
  });

  property('words are folded once and for all, and stand in the text', (text) => {
    assert.equal(fold(fold(text)), fold(text));
    assert.equal(narrow(text).length, text.length);
    for (const { start, end } of tokensOf(text)) assert.ok(isInside({ start, end }, text));
    assert.equal(without(text, tokensOf(text)).length, text.length);
  });
});

describe('a text made to keep a reader busy', () => {
  const LONG = 50_000;
  const CASES: [what: string, text: string][] = [
    ...[
      '1',
      '3',
      '12.',
      '1 ',
      'a ',
      '2027-',
      '2027 ',
      '14 ',
      ' ',
      '年',
      '3月',
      ')',
      '(',
      '-',
      '_',
      '1,',
      'x1',
      '\u0301',
    ].map((piece): [string, string] => [JSON.stringify(piece), piece.repeat(LONG / piece.length)]),
    ...['yes ', '25 E3 ', 'SPB ', 'not ', 'Business Premium ', 'monthly ', '14 March ', 'Visio plan 1 ', '不', 'ﷺ'].map(
      (piece): [string, string] => [JSON.stringify(piece), piece.repeat(LONG / piece.length)],
    ),
  ];
  const READERS: [name: string, read: (text: string) => unknown][] = [
    ['date', (text) => readDate(text, 'en-GB', TODAY)],
    ['seats', readSeats],
    ['offer', (text) => readOffer(text)],
    ['country', readCountry],
    ['zone', readZone],
    ['command', readCommand],
    ['choice', (text) => choiceOf(text, YES_NO_WORDS)],
    ['whole choice', (text) => wholeChoiceOf(text, CONFIRM_WORDS)],
    ['line', (text) => readSubscriptionLine(text, aReading())],
  ];
  for (const [what, text] of CASES) {
    it(`of ${what} does not`, () => {
      for (const [name, read] of READERS) {
        for (const said of [text, `${text}a`]) {
          const begun = performance.now();
          read(said);
          const seconds = (performance.now() - begun) / 1000;
          assert.ok(seconds < 1, `${name} took ${seconds.toFixed(1)} s`);
        }
      }
    });
  }
});
