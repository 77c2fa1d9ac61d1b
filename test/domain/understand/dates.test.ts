import assert from 'node:assert/strict';
import fc from 'fast-check';
import { addDays, EARLIEST_DATE } from '../../../src/domain/dates.ts';
import { LOCALES } from '../../../src/domain/locale.ts';
import { readDate } from '../../../src/domain/understand/dates.ts';
import { TODAY } from '../../support/builders.ts';

/** What was understood: the date, or in a word why not. */
const understood = (said: string, locale: string): string => {
  const read = readDate(said, locale, TODAY);
  return read.kind === 'date' ? read.date : read.kind;
};

const TAGS = ['en-US', 'en-GB', 'pl', 'ru', 'hu', 'zh-CN', 'pt-BR'];

describe('a date that says its own order', () => {
  const CASES: [said: string, date: string][] = [
    ['2027-03-14', '2027-03-14'],
    ['2027-3-14', '2027-03-14'],
    ['2027/03/14', '2027-03-14'],
    ['2027.03.14', '2027-03-14'],
    ['2027. 03. 14.', '2027-03-14'],
    ['2027-03-14.', '2027-03-14'],
    ['2027-03-14T00:00:00Z', '2027-03-14'],
    ['2027-03-14-én', '2027-03-14'],
    ['2027. 03. 14-ig', '2027-03-14'],
    ['2027年3月14日', '2027-03-14'],
    ['2027 年 3 月 14 日', '2027-03-14'],
    ['27年3月14日', '2027-03-14'],
    ['2027年3月14', '2027-03-14'],
    ['２０２７年３月１４日', '2027-03-14'],
    ['３月１４日', '2027-03-14'],
    ['3月14日', '2027-03-14'],
    ['12月3日', '2026-12-03'],
    ['14.03.2027', '2027-03-14'],
    ['14.3.27', '2027-03-14'],
    ['14.03.2027 г.', '2027-03-14'],
    ['14.03.2027г.', '2027-03-14'],
    ['14. 03. 2027', '2027-03-14'],
    ['13/2/2027', '2027-02-13'],
    ['3/14/2027', '2027-03-14'],
    ['14-03-2027', '2027-03-14'],
    ['14 March 2027', '2027-03-14'],
    ['14th of March, 2027', '2027-03-14'],
    ['March 14, 2027', '2027-03-14'],
    ['Mar 14 2027', '2027-03-14'],
    ['14-Mar-2027', '2027-03-14'],
    ['14 MAR 28', '2028-03-14'],
    ['Mar 14, 28', '2028-03-14'],
    ['sept 1, 2027', '2027-09-01'],
    ['14 марта 2027 г.', '2027-03-14'],
    ['14 мар. 2027', '2027-03-14'],
    ['14 мая 2027 года', '2027-05-14'],
    ['1-го марта 2027', '2027-03-01'],
    ['14 marca 2027 roku', '2027-03-14'],
    ['14 marca 2027 r.', '2027-03-14'],
    ['14 mar 2027', '2027-03-14'],
    ['14 października 2027', '2027-10-14'],
    ['14 pazdziernika 2027', '2027-10-14'],
    ['2027. március 14.', '2027-03-14'],
    ['2027. márc. 14.', '2027-03-14'],
    ['2027 március 14-ig', '2027-03-14'],
    ['14 de março de 2027', '2027-03-14'],
    ['14 de mar. de 2027', '2027-03-14'],
    ['1º de março de 2027', '2027-03-01'],
    ['it ends on 14 March 2027, I think', '2027-03-14'],
    ['14 March', '2027-03-14'],
    ['21 November', '2026-11-21'],
    ['20 November', '2027-11-20'],
    ['2028-02-29', '2028-02-29'],
    ['2000-01-01', '2000-01-01'],
    ['2099-12-31', '2099-12-31'],
    ['31.02.2027', 'impossible'],
    ['2027-02-29', 'impossible'],
    ['2027-13-01', 'impossible'],
    ['2027-00-10', 'impossible'],
    ['2027-03-00', 'impossible'],
    ['31 April 2027', 'impossible'],
    ['2月30日', 'impossible'],
    ['14/13/2027', 'impossible'],
    ['1970-01-01', 'impossible'],
    ['14.03.1970', 'impossible'],
    ['14 March 1970', 'impossible'],
    ['2999-01-01', 'impossible'],
    ['14 марта 2999 г.', 'impossible'],
    ['1999-12-31', 'impossible'],
    ['2100-01-01', 'impossible'],
    ['soon', 'none'],
    ['March 2027', 'none'],
    ['2027', 'none'],
    ['14', 'none'],
    ['2027-03-141', 'none'],
    ['2027年', 'none'],
    ['🗓️', 'none'],
    ['', 'none'],
  ];
  for (const [said, date] of CASES) {
    it(`“${said}”: ${date}, whoever reads it`, () => {
      for (const tag of TAGS) assert.equal(understood(said, tag), date, tag);
    });
  }
});

describe('a date in digits', () => {
  it('is month first only in the United States, and never with dots', () => {
    for (const tag of TAGS) {
      const isAmerican = tag === 'en-US';
      assert.equal(understood('4/3/2027', tag), isAmerican ? '2027-04-03' : '2027-03-04', tag);
      assert.equal(understood('04-03-27', tag), isAmerican ? '2027-04-03' : '2027-03-04', tag);
      assert.equal(understood('04.03.2027', tag), '2027-03-04', tag);
    }
  });

  it('is understood the other way round where only that can be', () => {
    assert.equal(understood('3/14/2027', 'pl'), '2027-03-14');
    assert.equal(understood('14/3/2027', 'en-US'), '2027-03-14');
  });
});

describe('two digits after a named day', () => {
  it('are a year at the end, and otherwise count something', () => {
    assert.equal(understood('25 seats, 14 March 29', 'en-GB'), '2029-03-14');
    assert.equal(understood('14 March 29 seats', 'en-GB'), '2027-03-14');
  });
});

describe('the place of a date', () => {
  const CASES: [text: string, date: string][] = [
    ['until 2027-03-14, then', '2027-03-14'],
    ['until 14.03.2027 г. then', '14.03.2027 г.'],
    ['until March 14, 2027 then', 'March 14, 2027'],
    ['until 2027-03-14 00:00 then', '2027-03-14 00:00'],
    ['until 14 de março de 2027 then', '14 de março de 2027'],
  ];
  for (const [text, date] of CASES) {
    it(`in “${text}” is that of “${date}”`, () => {
      const read = readDate(text, 'en-GB', TODAY);
      assert.ok(read.kind === 'date');
      assert.equal(text.slice(read.start, read.end), date);
    });
  }
});

describe('any date', () => {
  const aDay = fc.integer({ min: 0, max: 36_524 }).map((days) => addDays(EARLIEST_DATE, days));
  for (const tag of TAGS) {
    it(`reads back as ${tag} prints it, long, medium, short and numeric`, () =>
      fc.assert(
        fc.property(aDay, fc.constantFrom('full', 'long', 'medium', 'short', undefined), (date, dateStyle) => {
          const style = dateStyle ? ({ dateStyle } as const) : {};
          const printed = new Intl.DateTimeFormat(tag, { ...style, timeZone: 'UTC' }).format(new Date(date));
          assert.equal(understood(printed, tag), date, printed);
        }),
        { numRuns: 300 },
      ));
  }

  it('reads back in every language, whoever reads it', () =>
    fc.assert(
      fc.property(aDay, fc.constantFrom(...LOCALES), fc.constantFrom(...TAGS), (date, locale, tag) => {
        const printed = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(date));
        assert.equal(understood(printed, tag), date, printed);
      }),
    ));
});
