import assert from 'node:assert/strict';
import { readDate } from '../../../src/domain/understand/dates.ts';
import { readSubscriptionLine } from '../../../src/domain/understand/subscription-line.ts';
import { readTerm } from '../../../src/domain/understand/terms.ts';
import { TODAY } from '../../support/builders.ts';
import { aReading } from '../../support/said.ts';

describe('the answer to how long a term is', () => {
  const TERMS: Record<string, string[]> = {
    P1M: [
      'P1M',
      '1 month',
      'one month',
      'monthly',
      '1 месяц',
      '一个月',
      '1个月',
      '1 miesiąc',
      '1 hónap',
      '1 mês',
      '1 MONTHS',
    ],
    P1Y: [
      'P1Y',
      '1 year',
      '12 months',
      '12-month',
      '1yr',
      '1 rok',
      '1 éves',
      '12 个月',
      '十二个月',
      '１２ months',
      'it is 1 year',
    ],
    P3Y: ['P3Y', '3 years', 'three-year', '36 month', '3 ano', '3 года', '三年', '3 lata', '3 éves', '3y'],
    nothing: [
      ...[
        '24 month',
        '24-month',
        '24 months',
        '2 years',
        '2 year',
        '2yr',
        '1.5 years',
        '2,5 year',
        'two year',
        'half a year',
        'half year',
        'a couple of years',
        'fél év',
        'pół roku',
        'meio ano',
        'полгода',
      ],
      ...['6 hónap', '2 év', 'két év', '2 ano', 'dois anos', '6 meses', '2 года', 'два года', '5 лет', '6 месяцев'],
      ...[
        '2 lata',
        '6 miesięcy',
        '2 rok',
        '两年',
        '半年',
        '三个月',
        '24个月',
        '30 days',
        '0 years',
        '-1 year',
        '3 month',
      ],
      ...['1 year, 24 months', 'month or year', 'not annual', '', '1'],
    ],
  };
  for (const [term, all] of Object.entries(TERMS)) {
    for (const said of all) it(`“${said}”: ${term}`, () => assert.equal(readTerm(said) ?? 'nothing', term));
  }
});

describe('a length of time in a line', () => {
  for (const span of [
    '24 months',
    '2 years',
    '2 év',
    '6 hónap',
    '2 ano',
    '两年',
    '24个月',
    '90 days',
    'March 2027',
    'end of 2027',
  ]) {
    it(`“${span}” is no term, no date and no number of licenses`, () => {
      const { term, seats, endDate } = readSubscriptionLine(`Business Standard ${span}`, aReading());
      assert.deepEqual([term, seats.kind, endDate], [null, 'none', null]);
      const withSeats = readSubscriptionLine(`${span} Business Standard, 25 seats`, aReading());
      assert.equal(withSeats.seats.kind === 'seats' && withSeats.seats.seats, 25);
    });
  }
});

describe('a date without a day’s number', () => {
  const CASES: [said: string, date: string][] = [
    ['end of March 2027', '2027-03-31'],
    ['at the end of February 2028', '2028-02-29'],
    ['end of March', '2027-03-31'],
    ['end of November', '2026-11-30'],
    ['до конца марта 2027 г.', '2027-03-31'],
    ['2027年3月底', '2027-03-31'],
    ['do końca marca 2027 roku', '2027-03-31'],
    ['2027. március végéig', '2027-03-31'],
    ['fim de março de 2027', '2027-03-31'],
    ['in 3 weeks', '2026-12-12'],
    ['in 90 days', '2027-02-19'],
    ['3 weeks from today', '2026-12-12'],
    ['через 3 недели', '2026-12-12'],
    ['3 周后', '2026-12-12'],
    ['90天后', '2027-02-19'],
    ['za 3 tygodnie', '2026-12-12'],
    ['3 hét múlva', '2026-12-12'],
    ['em 90 dias', '2027-02-19'],
    ['in 2 months', '2027-01-21'],
    ['in 9000 weeks', 'impossible'],
    ['March 2027', 'none'],
    ['марта 2027', 'none'],
    ['2027年3月', 'none'],
    ['90 days', 'none'],
    ['in weeks', 'none'],
  ];
  for (const [said, date] of CASES) {
    it(`“${said}”: ${date}`, () => {
      const read = readDate(said, 'en-GB', TODAY);
      assert.equal(read.kind === 'date' ? read.date : read.kind, date);
    });
  }
});
