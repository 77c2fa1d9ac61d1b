import assert from 'node:assert/strict';
import {
  addDays,
  addMonths,
  daysBetween,
  earlierOf,
  instantAt,
  isAcceptedDate,
  isTimeZone,
  laterOf,
  localDate,
  nextBusinessDay,
  previousBusinessDay,
} from '../../src/domain/dates.ts';

describe('dates', () => {
  for (const date of ['2000-01-01', '2099-12-31', '2024-02-29', '2000-02-29', '2026-04-30']) {
    it(`${date} is accepted`, () => assert.equal(isAcceptedDate(date), true));
  }

  const REFUSED: [text: string, why: string][] = [
    ['1999-12-31', 'before the first date'],
    ['2100-01-01', 'after the last date'],
    ['2026-02-29', 'not a leap year'],
    ['2026-02-30', 'no such day'],
    ['2026-04-31', 'no such day'],
    ['2026-13-01', 'no such month'],
    ['2026-00-10', 'no such month'],
    ['2026-01-00', 'no such day'],
    ['2026-1-05', 'one digit'],
    ['20260105', 'no hyphens'],
    ['2026-01-05T00:00:00Z', 'with a time'],
    [' 2026-01-05', 'a leading blank'],
    ['2026-01-05\n', 'a trailing line end'],
    ['+002026-01-05', 'a six-digit year'],
    ['２０２６-01-05', 'digits of another script'],
    ['', 'nothing'],
  ];
  for (const [text, why] of REFUSED) {
    it(`${JSON.stringify(text)} is refused: ${why}`, () => assert.equal(isAcceptedDate(text), false));
  }

  it('days are calendar days, over the ends of months and years and over leap days', () => {
    assert.equal(addDays('2026-12-31', 1), '2027-01-01');
    assert.equal(addDays('2027-03-01', -1), '2027-02-28');
    assert.equal(addDays('2028-02-28', 1), '2028-02-29');
    assert.equal(addDays('2027-03-14', 90), '2027-06-12');
  });

  const MONTHS: [from: string, months: number, to: string][] = [
    ['2026-01-31', 1, '2026-02-28'],
    ['2026-01-31', 2, '2026-03-31'],
    ['2028-01-31', 1, '2028-02-29'],
    ['2028-02-29', 12, '2029-02-28'],
    ['2028-02-29', 48, '2032-02-29'],
    ['2026-03-31', -1, '2026-02-28'],
    ['2026-12-15', 1, '2027-01-15'],
    ['2027-03-15', -36, '2024-03-15'],
  ];
  for (const [from, months, to] of MONTHS) {
    it(`${from} and ${months} months is ${to}`, () => assert.equal(addMonths(from, months), to));
  }

  const BUSINESS_DAYS: [day: string, date: string, previous: string, next: string][] = [
    ['Friday', '2026-11-20', '2026-11-20', '2026-11-20'],
    ['Saturday', '2026-11-21', '2026-11-20', '2026-11-23'],
    ['Sunday', '2026-11-22', '2026-11-20', '2026-11-23'],
    ['Monday', '2026-11-23', '2026-11-23', '2026-11-23'],
    ['Sunday at the start of a month', '2026-11-01', '2026-10-30', '2026-11-02'],
  ];
  for (const [day, date, previous, next] of BUSINESS_DAYS) {
    it(`a ${day} moves back to ${previous} and forward to ${next}`, () =>
      assert.deepEqual([previousBusinessDay(date), nextBusinessDay(date)], [previous, next]));
  }

  it('days between two dates are counted with their sign', () => {
    assert.equal(daysBetween('2026-11-21', '2027-03-14'), 113);
    assert.equal(daysBetween('2027-03-14', '2026-11-21'), -113);
    assert.equal(daysBetween('2026-11-21', '2026-11-21'), 0);
  });

  it('the earlier and the later of two dates are told apart', () => {
    assert.equal(earlierOf('2026-11-21', '2026-12-01'), '2026-11-21');
    assert.equal(laterOf('2026-11-21', '2026-12-01'), '2026-12-01');
  });

  it('late in the evening it is already tomorrow further east', () => {
    const instant = Date.UTC(2026, 10, 21, 23, 30);
    assert.equal(localDate(instant, 'UTC'), '2026-11-21');
    assert.equal(localDate(instant, 'Europe/Warsaw'), '2026-11-22');
    assert.equal(localDate(instant, 'America/Sao_Paulo'), '2026-11-21');
  });

  it('nine in the morning follows daylight-saving time', () => {
    assert.equal(instantAt('2027-01-15', 9, 'Europe/Warsaw'), Date.UTC(2027, 0, 15, 8));
    assert.equal(instantAt('2027-07-15', 9, 'Europe/Warsaw'), Date.UTC(2027, 6, 15, 7));
  });

  it('an hour that daylight-saving time skips is the first instant after the gap', () =>
    assert.equal(instantAt('2027-03-28', 2, 'Europe/Warsaw'), Date.UTC(2027, 2, 28, 1)));

  it('only time zones that exist are accepted', () => {
    assert.equal(isTimeZone('Europe/Budapest'), true);
    assert.equal(isTimeZone('UTC'), true);
    assert.equal(isTimeZone('Europe/Atlantis'), false);
    assert.equal(isTimeZone(''), false);
  });
});
