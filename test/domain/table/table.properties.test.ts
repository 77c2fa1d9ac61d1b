import assert from 'node:assert/strict';
import fc from 'fast-check';
import { BUILT_IN_CATALOGUE } from '../../../src/domain/facts/offers.ts';
import { LOCALES } from '../../../src/domain/locale.ts';
import { CHANNELS, MAX_SEATS, TERMS } from '../../../src/domain/plan-request.ts';
import { columnName } from '../../../src/domain/table/column-words.ts';
import { readTable } from '../../../src/domain/table/read-table.ts';
import { type RowFacts, tableRowSchema } from '../../../src/domain/table/table-row.ts';
import { TEMPLATE_COLUMNS, type TemplateColumn, toCsv } from '../../../src/domain/table/template.ts';
import { COUNTRIES } from '../../../src/domain/understand/countries.ts';
import { aReading } from '../../support/said.ts';

const aDate = fc
  .date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

/** A name that reading leaves as it is: no blanks to fold, nothing unseen, no apostrophe that keeps a formula text. */
const aName = fc
  .string({ unit: fc.constantFrom(...'Aé客Ж1 ,;"=+-@\'&.'), maxLength: 20 })
  .map((text) => `${text} X`.trim().replace(/\s+/gu, ' '))
  .filter((name) => !/^'[=+\-@]/u.test(name));

const aRow = fc.record({
  customerName: aName,
  channel: fc.constantFrom(...CHANNELS),
  offer: fc.constantFrom(...BUILT_IN_CATALOGUE.keys()),
  seats: fc.integer({ min: 1, max: MAX_SEATS }),
  term: fc.constantFrom(...TERMS),
  endDate: aDate,
  autoRenew: fc.boolean(),
});

type Printed = (typeof aRow extends fc.Arbitrary<infer Row> ? Row : never) & Pick<RowFacts, 'customerCountry'>;

const cellOf = (row: Printed): Record<TemplateColumn, string> => ({
  customer: row.customerName,
  country: row.customerCountry ?? '',
  channel: row.channel,
  offer: row.offer,
  seats: String(row.seats),
  term: row.term,
  endDate: row.endDate,
  autoRenew: String(row.autoRenew),
});

/** Every customer is in one country, whatever its lines are. */
const aTable = fc
  .tuple(fc.array(aRow, { minLength: 1, maxLength: 8 }), fc.constantFrom(...COUNTRIES))
  .map(([rows, country]) => rows.map((row) => ({ ...row, customerCountry: country })));

const anOrder = fc.shuffledSubarray([...TEMPLATE_COLUMNS], { minLength: TEMPLATE_COLUMNS.length });
const aDelimiter = fc.constantFrom(',' as const, ';' as const, '\t' as const);
const aLocale = fc.constantFrom(...LOCALES);

describe('reading a table', () => {
  it('gives what was printed, in any language, order of columns and with any separator', () =>
    fc.assert(
      fc.property(aTable, anOrder, aDelimiter, aLocale, (rows, order, delimiter, locale) => {
        const header = order.map((column) => columnName(column, locale));
        const printed = toCsv([header, ...rows.map((row) => order.map((column) => cellOf(row)[column]))], delimiter);
        const table = readTable(printed, aReading(locale));
        assert.ok(table.kind === 'table', printed);
        assert.deepEqual(
          table.rows.map(({ facts, problems }) => ({ ...facts, problems })),
          rows.map((row) => ({ ...row, problems: [] })),
        );
      }),
    ));

  it('needs no header for what a subscription must say', () =>
    fc.assert(
      fc.property(
        fc.array(aRow, { minLength: 2, maxLength: 8 }),
        fc.shuffledSubarray(['offer', 'seats', 'endDate'] as const, { minLength: 3 }),
        aDelimiter,
        (rows, order, delimiter) => {
          const printed = toCsv(
            rows.map((row) => order.map((column) => cellOf(row)[column])),
            delimiter,
          );
          const table = readTable(printed, aReading());
          assert.ok(table.kind === 'table', printed);
          assert.deepEqual(
            table.rows.map(({ facts }) => facts),
            rows.map(({ offer, seats, endDate }) => ({ offer, seats, endDate })),
          );
        },
      ),
    ));

  const PIECES = [
    ...[
      'Offer',
      'Seats',
      'End date',
      'Customer',
      'Produkt',
      'sep=;',
      'Total',
      'SPB',
      'E3',
      'Contoso',
      '25',
      '-5',
      '1/1/0001',
    ],
    ...['2027-03-14', '31/02/2027', '03/04/2027', '=1+1', 'P1Y', 'yes', 'PL', 'Microsoft', '“', 'Business Standard'],
    ...[
      '\t',
      '\t',
      ',',
      ',',
      ';',
      ';',
      '\n',
      '\n',
      '\r\n',
      '"',
      '""',
      "'",
      ' ',
      '\uFEFF',
      '\u200B',
      '\u202E',
      '\u0000',
      '\ud800',
    ],
  ];
  const aText = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 200 }),
    fc.array(fc.constantFrom(...PIECES), { maxLength: 60 }).map((pieces) => pieces.join('')),
    fc
      .array(fc.array(fc.constantFrom(...PIECES), { maxLength: 6 }), { maxLength: 8 })
      .map((lines) => lines.map((cells) => cells.join('\t')).join('\n')),
  );

  it('never throws, and what it gives can be stored', () =>
    fc.assert(
      fc.property(aText, fc.constantFrom('en-US', 'pl', 'zh-CN', 'ar'), (text, locale) => {
        const table = readTable(text, aReading(locale));
        if (table.kind !== 'table') return;
        const lines = text.split(/\r\n|[\r\n\u0085\u2028\u2029]/u).length;
        for (const row of table.rows) {
          assert.deepEqual(tableRowSchema.parse(JSON.parse(JSON.stringify(row))), row);
          assert.ok(row.line >= 1 && row.line <= lines, `line ${row.line} of ${lines}`);
        }
      }),
      { numRuns: 1_000 },
    ));
});
