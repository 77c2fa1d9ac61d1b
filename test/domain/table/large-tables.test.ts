import assert from 'node:assert/strict';
import { readTable } from '../../../src/domain/table/read-table.ts';
import { aReading } from '../../support/said.ts';

/** Milliseconds that no text of the largest file may take, with room for a slow machine. */
const PATIENCE = 3_000;
const MEGABYTE = 1_000_000;

const filled = (piece: string): string => piece.repeat(Math.floor(MEGABYTE / piece.length));

describe('a text of a megabyte is read in good time', () => {
  const TEXTS: [what: string, text: string][] = [
    ['one letter', filled('x')],
    ['one line of tabs', filled('a\t')],
    ['one line of commas', filled('2027-03-14,')],
    ['quotes', filled('"')],
    ['quotes that never close', filled('"a\n')],
    ['quotes closed in mid-cell', `Offer,Seats,End\n${filled('"SPB" x,3,2027-05-01\n')}`],
    ['a cell in every line', filled('a\n')],
    ['line ends', filled('\n')],
    ['a header of many columns', `Offer,Seats,End,${filled('Seats,')}\nSPB,3,2027-05-01`],
    ['a long cell', `Offer,Seats,End\n${filled('Business Standard ')},3,2027-05-01`],
    ['a long number', `Offer,Seats,End\nSPB,${filled('1 ')},2027-05-01`],
    ['a long date', `Offer,Seats,End\nSPB,3,${filled('1/')}`],
    ['wide lines', filled(`SPB,3,2027-05-01,${'x,'.repeat(200)}\n`)],
    ['apostrophes and blanks', `Offer,Seats,End\n${filled("' ")},3,2027-05-01`],
  ];
  for (const [what, text] of TEXTS) {
    it(what, function () {
      this.timeout(PATIENCE);
      assert.ok(['table', 'refused', 'no-table'].includes(readTable(text, aReading()).kind));
    });
  }

  it('a full table of different cells without a header', function () {
    this.timeout(PATIENCE);
    const notes = (line: number) =>
      Array.from({ length: 25 }, (_, at) => `Note ${line} about ${at} Microsof`).join('\t');
    const lines = Array.from({ length: 500 }, (_, line) => `Busines Standrad\t${line + 1}\t2027-05-01\t${notes(line)}`);
    const table = readTable(lines.join('\n'), aReading());
    assert.equal(table.kind === 'table' && table.rows.length, 500);
  });
});
