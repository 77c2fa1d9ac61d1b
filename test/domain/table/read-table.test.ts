import assert from 'node:assert/strict';
import { MAX_ROWS, type ReadTable, readTable } from '../../../src/domain/table/read-table.ts';
import { type TableRow, tableRowSchema } from '../../../src/domain/table/table-row.ts';
import { aReading } from '../../support/said.ts';

const read = (text: string, locale?: string): ReadTable => readTable(text, aReading(locale));

/** The rows of a text that is a table. */
const rowsOf = (text: string, locale?: string): TableRow[] => {
  const table = read(text, locale);
  if (table.kind !== 'table') throw new Error(`${JSON.stringify(text)} is ${JSON.stringify(table)}`);
  return table.rows;
};
const factsOf = (text: string, locale?: string) => rowsOf(text, locale).map(({ facts }) => facts);
const codesOf = (text: string, locale?: string) =>
  rowsOf(text, locale).map(({ line, problems }) => `${line}: ${problems.map(({ code }) => code).join(', ')}`);

const STANDARD = { offer: 'O365_BUSINESS_PREMIUM', seats: 25, endDate: '2027-03-14' };
const PREMIUM = { offer: 'SPB', seats: 3, endDate: '2027-05-01' };
const BOTH = [STANDARD, PREMIUM];

describe('a table', () => {
  const SAME: [what: string, text: string][] = [
    ['tabs', 'Offer\tSeats\tEnd date\nBusiness Standard\t25\t2027-03-14\nSPB\t3\t2027-05-01'],
    ['commas', 'Offer,Seats,End date\nBusiness Standard,25,2027-03-14\nSPB,3,2027-05-01'],
    ['semicolons', 'Offer;Seats;End date\nBusiness Standard;25;2027-03-14\nSPB;3;2027-05-01'],
    ['commas within semicolons', 'Offer;Seats;End date\nBusiness Standard;25;March 14, 2027\nSPB;3;May 1, 2027'],
    ['quotes', '"Offer","Seats","End date"\n"Business Standard","25","March 14, 2027"\n"SPB","3","2027-05-01"'],
    ['a line end in a quoted cell', 'Offer,Seats,End date\n"Business\nStandard",25,2027-03-14\nSPB,3,2027-05-01'],
    ['a quote that is never closed', 'Offer,Seats,End date\n"Business Standard,25,2027-03-14\nSPB,3,2027-05-01'],
    ['a quote closed in mid-cell', 'Offer,Seats,End date\n"Business" Standard,25,2027-03-14\n"SPB",3,2027-05-01'],
    ['a byte order mark', '\uFEFFOffer,Seats,End date\nBusiness Standard,25,2027-03-14\nSPB,3,2027-05-01'],
    ['CRLF and a last line end', 'Offer,Seats,End date\r\nBusiness Standard,25,2027-03-14\r\nSPB,3,2027-05-01\r\n'],
    ['CR alone', 'Offer,Seats,End date\rBusiness Standard,25,2027-03-14\rSPB,3,2027-05-01'],
    ['Excel’s first line', 'sep=|\r\nOffer|Seats|End date\r\nBusiness Standard|25|2027-03-14\r\nSPB|3|2027-05-01'],
    [
      'a byte order mark before that',
      '\uFEFFsep=;\nOffer;Seats;End\nBusiness Standard;25;2027-03-14\nSPB;3;2027-05-01',
    ],
    ['a title above', 'Subscriptions\n\nOffer,Seats,End date\nBusiness Standard,25,2027-03-14\nSPB,3,2027-05-01'],
    ['a header again', 'Offer,Seats,End\nBusiness Standard,25,2027-03-14\nOffer,Seats,End\nSPB,3,2027-05-01'],
    ['short lines, long lines', 'Offer,Seats,End,Term\nBusiness Standard,25,2027-03-14\nSPB,3,2027-05-01,,,,'],
    ['unknown columns', 'Id,Offer,Seats,End,Status\n7,Business Standard,25,2027-03-14,ok\n8,SPB,3,2027-05-01,'],
    ['a line of sums', 'Offer,Seats,End\nBusiness Standard,25,2027-03-14\nSPB,3,2027-05-01\nTotal,28,'],
    [
      'a line of sums in Russian',
      'Id,Seats,Offer,End\n1,25,Business Standard,2027-03-14\n2,3,SPB,2027-05-01\nИтого:,28',
    ],
    ['no header, tabs', 'Business Standard\t25\t2027-03-14\nSPB\t3\t2027-05-01'],
    ['no header, commas', 'Business Standard, 25, 2027-03-14\nSPB, 3, 2027-05-01'],
    ['no header, each line in its own order', '25;Business Standard;2027-03-14\n2027-05-01;SPB;3'],
    [
      'signs that cannot be seen',
      'Off\u200Ber\tSeats\tEnd\nBusiness Standard\u200F\t\u202A25\t\u200E14/\u200E03/\u200E2027\nSPB\t3\t2027-05-01',
    ],
  ];
  for (const [what, text] of SAME) it(`is read with ${what}`, () => assert.deepEqual(factsOf(text), BOTH));

  it('counts lines as they were sent: header, blank lines, and those in quoted cells', () => {
    const text = 'sep=,\nOffer,Seats,End\n\n"Business\nStandard",25,2027-03-14\n,,\nSPB,3,2027-05-01';
    assert.deepEqual(
      rowsOf(text).map(({ line }) => line),
      [4, 7],
    );
  });

  it('shows each line as it was sent, and survives being stored', () => {
    const rows = rowsOf('Offer,Seats,End\nVisio Plan 1,-5,2027-03-14\nSPB,3,2027-05-01');
    assert.equal(rows[0]?.text, 'Visio Plan 1 · -5 · 2027-03-14');
    assert.deepEqual(
      JSON.parse(JSON.stringify(rows)).map((row: unknown) => tableRowSchema.parse(row)),
      rows,
    );
  });

  it('does not pass over a line that stands above what looks like a header', () =>
    assert.deepEqual(factsOf('SPB,3,2027-05-01\nSPB,4,2027-05-01\nOffer,Seats,End').slice(0, 2), [
      PREMIUM,
      { ...PREMIUM, seats: 4 },
    ]));

  it('names the seventeenth line for its negative seats, and takes the others', () => {
    const lines = Array.from({ length: 20 }, (_, at) => `SPB,${at + 2 === 17 ? -5 : 3},2027-05-01`);
    const rows = rowsOf(`Offer,Seats,End\n${lines.join('\n')}`);
    const [bad, ...others] = rows.filter(({ problems }) => problems.length > 0);
    assert.deepEqual([bad?.line, bad?.problems], [17, [{ code: 'seats-impossible', typed: '-5' }]]);
    assert.deepEqual([rows.length, others.length], [20, 0]);
  });

  it('tells everything that is wrong with a line', () =>
    assert.deepEqual(codesOf('Offer,Seats,End,Term,Auto-renew\nE3,many,31.02.2027,24 months,perhaps\n,,,,no'), [
      '2: offer-several, seats-unreadable, term-unknown, date-impossible, renewal-unknown',
      '3: offer-missing, seats-missing, date-missing',
    ]));

  it('misses a customer only where others are named', () => {
    assert.deepEqual(codesOf('Customer,Offer,Seats,End\nContoso,SPB,3,2027-05-01\n,SPB,3,2027-05-01'), [
      '2: ',
      '3: customer-missing',
    ]);
    const table = read('Customer,Offer,Seats,End\n,SPB,3,2027-05-01');
    assert.deepEqual(table.kind === 'table' && [table.namesCustomers, table.rows[0]?.problems], [false, []]);
  });

  it('knows one country of each customer', () =>
    assert.deepEqual(
      codesOf('Customer;Country;Offer;Seats;End\nContoso;PL;SPB;3;2027-05-01\ncontoso;HU;SPB;3;2027-05-01'),
      ['2: ', '3: contradicted'],
    ));

  it('follows a date of its column that fits one order only, and else the reader', () => {
    const dates = (second: string, locale: string) =>
      factsOf(`Offer,Seats,End\nSPB,1,03/04/2027\nSPB,1,${second}`, locale)[0]?.endDate;
    assert.equal(dates('2027-01-01', 'en-US'), '2027-03-04');
    assert.equal(dates('2027-01-01', 'en-GB'), '2027-04-03');
    assert.equal(dates('25/03/2027', 'en-US'), '2027-04-03');
    assert.equal(dates('3/25/2027 12:00:00 AM', 'pl'), '2027-03-04');
  });

  it('asks which is the month where its dates contradict each other', () =>
    assert.deepEqual(
      codesOf('Offer,Seats,End\nSPB,1,03/04/2027\nSPB,1,25/03/2027\nSPB,1,03/25/2027\nSPB,1,04/04/2027'),
      ['2: date-ambiguous', '3: ', '4: ', '5: '],
    ));
});

describe('a table of which nothing can be taken', () => {
  const refusal = (text: string) => {
    const table = read(text);
    return table.kind === 'refused' ? [table.reason, table.typed, table.count] : table.kind;
  };
  const LINE = 'SPB,3,2027-05-01\n';

  it('has more lines than a plan holds', () => {
    assert.deepEqual(refusal(`Offer,Seats,End\n${LINE.repeat(10_000)}`), ['too-many-lines', '', 10_000]);
    assert.deepEqual(refusal(LINE.repeat(10_000)), ['too-many-lines', '', 10_000]);
    const justTooMany = refusal(`Offer,Seats,End\n${LINE.repeat(MAX_ROWS + 1)}`);
    assert.deepEqual(justTooMany, ['too-many-lines', '', MAX_ROWS + 1]);
    assert.deepEqual(refusal(LINE.repeat(MAX_ROWS + 1)), ['too-many-lines', '', MAX_ROWS + 1]);
  });
  it('not when it is just full', () => {
    assert.equal(rowsOf(`Offer,Seats,End\n${LINE.repeat(MAX_ROWS)}Total,1500,`).length, MAX_ROWS);
    assert.equal(rowsOf(`${LINE.repeat(MAX_ROWS)}Total,1500,`).length, MAX_ROWS);
  });
  it('names a column twice, letter case and signs aside', () => {
    assert.deepEqual(refusal('Offer,Seats,End,SEATS\nSPB,3,2027-05-01,4'), ['same-column-twice', 'SEATS', 0]);
    assert.deepEqual(refusal('Offer,Seats,End,Note,note\nSPB,3,2027-05-01,a,b'), ['same-column-twice', 'note', 0]);
  });
  it('is a header alone', () => assert.deepEqual(refusal('Offer,Seats,End\n\n,,\n'), ['no-lines', '', 0]));
  for (const sign of ['\u0000', '\ud800', '\u0007', '\u001b']) {
    it(`holds ${JSON.stringify(sign)}`, () =>
      assert.deepEqual(refusal(`Offer,Seats,End\nSPB${sign},3,2027-05-01`), ['text-unusable', '', 0]));
  }
});

describe('a text that is no table', () => {
  const TEXTS = [
    '',
    '\uFEFF',
    'sep=;',
    '"',
    'new migration',
    'Offer, seats',
    '25 Business Standard 2027-03-14',
    '25 Business Standard 2027-03-14\n3 Business Premium 2027-05-01',
    '25 Business Standard, 2027-03-14\n3 Business Premium, 2027-05-01',
    'Business Standard, 25, 2027-03-14',
    'Business Standard\t25',
    'Business Standard，25，2027-03-14\nSPB，3，2027-05-01',
    'new migration\nContoso, Poland\n25 Business Standard, 2027-03-14',
    'Contoso, Poland, 25 Business Standard until 2027-03-14\nFabrikam, Hungary, 3 SPB until 2027-05-01',
    'Hello, Megan\nBusiness Standard, 25, 2027-03-14\nthanks, Nestor',
    'Hello,\nplease move Contoso, Fabrikam; thanks\nBest, Megan',
    '1, 2, 3\n4, 5, 6',
  ];
  for (const text of TEXTS) it(JSON.stringify(text), () => assert.deepEqual(read(text), { kind: 'no-table' }));

  it('but one line parted by tabs may be', () =>
    assert.deepEqual(factsOf('Contoso\tBusiness Standard\t25\t2027-03-14'), [
      { customerName: 'Contoso', ...STANDARD },
    ]));
});
