import assert from 'node:assert/strict';
import { LOCALES } from '../../../src/domain/locale.ts';
import { readTable } from '../../../src/domain/table/read-table.ts';
import { templateTable, toCsv } from '../../../src/domain/table/template.ts';
import { TODAY } from '../../support/builders.ts';
import { aReading } from '../../support/said.ts';

describe('the template of a table', () => {
  for (const locale of LOCALES) {
    for (const delimiter of [',', ';', '\t'] as const) {
      it(`is read back whole in ${locale}, parted by ${JSON.stringify(delimiter)}`, () => {
        const table = readTable(toCsv(templateTable(locale, TODAY), delimiter), aReading(locale));
        assert.ok(table.kind === 'table');
        assert.deepEqual(
          table.rows.map(({ facts, problems }) => ({ ...facts, problems })),
          [
            {
              customerName: 'Contoso',
              customerCountry: 'PL',
              channel: 'microsoft-direct',
              offer: 'O365_BUSINESS_PREMIUM',
              seats: 25,
              term: 'P1Y',
              endDate: templateTable(locale, TODAY)[1]?.[6],
              autoRenew: true,
              problems: [],
            },
            {
              customerName: 'Fabrikam',
              customerCountry: 'HU',
              channel: 'csp-partner',
              offer: 'ENTERPRISEPACK',
              seats: 120,
              term: 'P1M',
              endDate: templateTable(locale, TODAY)[2]?.[6],
              autoRenew: false,
              problems: [],
            },
          ],
        );
      });
    }
  }

  it('shows dates to come, in the order of the calendar', () => {
    const dates = templateTable('en', TODAY).map((cells) => cells[6] ?? '');
    assert.ok((dates[2] ?? '') > TODAY && (dates[1] ?? '') > (dates[2] ?? ''));
  });
});

describe('a printed table', () => {
  it('holds nothing that a spreadsheet would reckon', () => {
    const cells = ['=1+1', '+1', '-1', '@x', '\tx', '\rx', '=a\nb', '＝1', '\n=1'];
    for (const cell of cells) assert.equal(toCsv([[cell]]), `"'${cell}"`);
    assert.equal(toCsv([['25', '2027-03-14', 'a-b']]), '25,2027-03-14,a-b');
  });

  it('keeps separators, quotes and line ends in their cell', () =>
    assert.equal(toCsv([['a,b', 'c"d', 'e\nf', ' g']], ';'), 'a,b;"c""d";"e\nf";" g"'));
});
