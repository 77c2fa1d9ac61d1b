import assert from 'node:assert/strict';
import fc from 'fast-check';
import { LOCALES } from '../../../src/domain/locale.ts';
import { MAX_SEATS } from '../../../src/domain/plan-request.ts';
import { readSeats } from '../../../src/domain/understand/seats.ts';

/** What was understood: the number, or in a word why not. */
const understood = (said: string): number | string => {
  const read = readSeats(said);
  return read.kind === 'seats' ? read.seats : read.kind;
};

describe('a number of licenses', () => {
  const CASES: [said: string, seats: number | 'impossible' | 'none'][] = [
    ['25', 25],
    [' 25 ', 25],
    ['25.', 25],
    ['0025', 25],
    ['25 seats', 25],
    ['25x', 25],
    ['x25', 25],
    ['25 x', 25],
    ['25×', 25],
    ['25个', 25],
    ['共25个许可证', 25],
    ['２５', 25],
    ['(25)', 25],
    ['a,25,b', 25],
    ['1,000', 1000],
    ['1 000', 1000],
    ['1\u00a0000', 1000],
    ['1\u202f000', 1000],
    ['1.000', 1000],
    ['1’000', 1000],
    ["1'000", 1000],
    ['1,000,000', 1_000_000],
    ['1000000', 1_000_000],
    ['1', 1],
    ['0', 'impossible'],
    ['-1', 'impossible'],
    ['−1', 'impossible'],
    ['–1', 'impossible'],
    ['2.5', 'impossible'],
    ['2,5', 'impossible'],
    ['1,00', 'impossible'],
    ['1.000,5', 'impossible'],
    ['1000001', 'impossible'],
    ['1 000 001', 'impossible'],
    ['9'.repeat(400), 'impossible'],
    ['1e3', 'none'],
    ['2.5k', 'none'],
    ['1.000k', 'none'],
    ['E3', 'none'],
    ['0x19', 'none'],
    ['many', 'none'],
    ['viele', 'none'],
    ['💺', 'none'],
    ['', 'none'],
  ];
  for (const [said, seats] of CASES) {
    it(`“${said.slice(0, 20)}”: ${seats}`, () => assert.equal(understood(said), seats));
  }

  it('says where it stands', () =>
    assert.deepEqual(readSeats('for 1 000 people'), { kind: 'seats', seats: 1000, start: 4, end: 9 }));

  it('reads back as it is printed in every language', () =>
    fc.assert(
      fc.property(fc.constantFrom(...LOCALES), fc.integer({ min: 1, max: MAX_SEATS }), (locale, seats) =>
        assert.equal(understood(new Intl.NumberFormat(locale).format(seats)), seats),
      ),
    ));
});
