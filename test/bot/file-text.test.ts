import assert from 'node:assert/strict';
import fc from 'fast-check';
import { decodeText, isSpreadsheetName, type TextProblem, textOf } from '../../src/bot/file-text.ts';
import { LOCALES, type Locale } from '../../src/domain/locale.ts';

const bytes = (latin1: string): Buffer => Buffer.from(latin1, 'latin1');
const wide = (text: string, order: 'le' | 'be'): Buffer => {
  const encoded = Buffer.from(text, 'utf16le');
  return order === 'le' ? encoded : encoded.swap16();
};
const isText = (text: string) => ({ kind: 'text', text });
const isProblem = (problem: TextProblem) => ({ kind: 'problem', problem });

const TABLE = 'Customer;Country;Seats\r\nŁódź Tools;Польша;25\r\nContoso 中国;Brasil – São Paulo;7\r\n';

describe('the text of bytes', () => {
  const UNICODE: [what: string, bytes: Buffer][] = [
    ['UTF-8', Buffer.from(TABLE)],
    ['UTF-8 with its mark', Buffer.concat([bytes('\xef\xbb\xbf'), Buffer.from(TABLE)])],
    ['UTF-16 little-endian', Buffer.concat([bytes('\xff\xfe'), wide(TABLE, 'le')])],
    ['UTF-16 big-endian', Buffer.concat([bytes('\xfe\xff'), wide(TABLE, 'be')])],
    ['UTF-16 little-endian without its mark', wide(TABLE, 'le')],
    ['UTF-16 big-endian without its mark', wide(TABLE, 'be')],
  ];
  for (const [what, encoded] of UNICODE) {
    it(`is read from ${what}, whatever the reader’s language`, () => {
      for (const locale of LOCALES) assert.deepEqual(decodeText(encoded, locale), isText(TABLE), locale);
    });
  }

  const LEGACY: [locale: Locale, bytes: string, text: string][] = [
    ['pl', 'Krak\xf3w;\xa3\xf3d\x9f;\xaf\xf3\xb3\xe6;\x8cwi\xeata', 'Kraków;Łódź;Żółć;Święta'],
    ['hu', 'Gy\xf5r;t\xfbzolt\xf3;\xd6t', 'Győr;tűzoltó;Öt'],
    ['ru', '\xcf\xee\xeb\xfc\xf8\xe0;\xb9 7;\xa8\xeb\xea\xe0', 'Польша;№ 7;Ёлка'],
    ['pt-BR', 'S\xe3o Paulo \x96 a\xe7\xe3o \x80', 'São Paulo – ação €'],
    ['en', 'Se\xf1or Zo\xeb\x92s caf\xe9', 'Señor Zoë’s café'],
    ['zh-CN', '\xd6\xd0\xb9\xfa;\xc4\xe3\xba\xc3\x81\x39\xee\x39', '中国;你好㐀'],
  ];
  for (const [locale, encoded, text] of LEGACY) {
    it(`is read from the code page of ${locale}: ${text}`, () =>
      assert.deepEqual(decodeText(bytes(encoded), locale), isText(text)));
  }

  it('is not taken for UTF-16 because of a NUL or two', () => {
    for (const text of ['abc\0', 'Contoso\0Fabrikam', 'Contoso\0Fabrikam,\0Adventure Works.'])
      assert.deepEqual(decodeText(bytes(text), 'en'), isProblem('not-text'), text);
  });

  it('is taken for UTF-16 although a letter has its empty half on the other side', () => {
    for (const order of ['le', 'be'] as const)
      assert.deepEqual(decodeText(wide('Ādaži;Contoso;25', order), 'en'), isText('Ādaži;Contoso;25'));
  });

  it('keeps what is short, and the end mark of an old program', () => {
    assert.deepEqual(decodeText(bytes('a'), 'en'), isText('a'));
    assert.deepEqual(decodeText(wide('ab', 'le'), 'en'), isText('ab'));
    assert.deepEqual(decodeText(bytes('a;b\r\n\x1a'), 'en'), isText('a;b\r\n\x1a'));
  });

  const REFUSED: [what: string, bytes: Buffer, locale: Locale, problem: TextProblem][] = [
    ['nothing', bytes(''), 'en', 'empty'],
    ['a mark alone', bytes('\xef\xbb\xbf'), 'en', 'empty'],
    ['a UTF-16 mark alone', bytes('\xff\xfe'), 'en', 'empty'],
    ['white space', bytes(' \t\r\n\r\n'), 'en', 'empty'],
    ['wide white space', wide('\ufeff \r\n', 'be'), 'en', 'empty'],
    ['a letter that the code page does not have', bytes('Zo\x81'), 'en', 'encoding-unknown'],
    ['a letter that the Polish code page does not have', bytes('\x83\x88'), 'pl', 'encoding-unknown'],
    ['the letter that the Russian code page does not have', bytes('\x98'), 'ru', 'encoding-unknown'],
    ['half a Chinese character', bytes('\xd6\xd0\xb9'), 'zh-CN', 'encoding-unknown'],
    ['letters lost before', Buffer.from('\ufffdód\ufffd'), 'pl', 'encoding-unknown'],
    ['a UTF-8 mark before other bytes', bytes('\xef\xbb\xbfS\xe3o'), 'en', 'encoding-unknown'],
    ['half a UTF-16 character', bytes('\xff\xfea\0b'), 'en', 'encoding-unknown'],
    ['a half of a pair in UTF-16', bytes('\xff\xfea\0\x00\xd8'), 'en', 'encoding-unknown'],
    ['control characters', bytes('\x01\x02\x03abc\x04\x05'), 'en', 'not-text'],
    ['control characters of the upper half', bytes('\x0e\x1babc\x1f\x11'), 'en', 'not-text'],
    ['deletions', bytes('\x7f\x7fabc'), 'en', 'not-text'],
    ['wide control characters', bytes('\x01\0\x02\0\x03\0\x04\0'), 'en', 'not-text'],
    ['an unmarked half of a pair', bytes('a\0b\0c\0\x00\xd8'), 'en', 'not-text'],
    ['NULs after a UTF-8 mark', bytes('\xef\xbb\xbfa\0\0b'), 'en', 'not-text'],
    ['four-byte characters', bytes('\xff\xfe\0\0a\0\0\0b\0\0\0'), 'en', 'not-text'],
  ];
  for (const [what, encoded, locale, problem] of REFUSED) {
    it(`is ${problem} of ${what}`, () => assert.deepEqual(decodeText(encoded, locale), isProblem(problem)));
  }

  const anyLocale = fc.constantFrom(...LOCALES);
  it('is what was written, for any text that people write', () => {
    const shown = fc
      .string({ unit: 'binary' })
      .filter((text) => /\S/u.test(text) && !/[\p{Cc}\ufeff\ufffd]/u.test(text));
    fc.assert(
      fc.property(shown, anyLocale, (text, locale) => {
        assert.deepEqual(decodeText(Buffer.from(text), locale), isText(text));
        assert.deepEqual(decodeText(wide(`\ufeff${text}`, 'le'), locale), isText(text));
        assert.deepEqual(decodeText(wide(`\ufeff${text}`, 'be'), locale), isText(text));
      }),
    );
  });

  it('never holds a NUL, and never fails, whatever the bytes', () => {
    const file = { name: 'customers.csv', fileType: 'csv' };
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), anyLocale, (any, locale) => {
        const result = textOf(any, file, locale);
        assert.ok(result.kind === 'problem' || !/[\0\ufffd\u0080-\u009f]/.test(result.text));
      }),
    );
  });
});

describe('the text of a file', () => {
  const CSV = { name: 'customers.csv', fileType: 'csv' };
  const ZIP = 'PK\x03\x04\x14\0\x06\0';
  const COMPOUND = '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1';
  const OTHERS: [what: string, bytes: string, name: string, fileType: string, problem: TextProblem][] = [
    ['a workbook', ZIP, 'customers.xlsx', 'xlsx', 'spreadsheet'],
    ['an old workbook', COMPOUND, 'CUSTOMERS.XLS', '', 'spreadsheet'],
    ['a workbook of another program', ZIP, 'customers.numbers', 'numbers', 'spreadsheet'],
    ['a workbook by its type alone', 'a;b', 'customers', 'ods', 'spreadsheet'],
    ['a workbook renamed', ZIP, 'customers.csv', 'csv', 'spreadsheet'],
    ['an old workbook without a name', COMPOUND, '', '', 'spreadsheet'],
    ['a document', ZIP, 'customers.docx', 'docx', 'not-text'],
    ['an archive', ZIP, 'customers.zip', 'zip', 'not-text'],
    ['a PDF', '%PDF-1.7\n1 0 obj', 'customers.csv', 'csv', 'not-text'],
    ['a PNG', '\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x01\0', 'picture.png', 'png', 'not-text'],
    ['a JPEG', '\xff\xd8\xff\xe0\0\x10JFIF\0\x01\x01', 'picture.jpg', 'jpg', 'not-text'],
  ];
  for (const [what, encoded, name, fileType, problem] of OTHERS) {
    it(`is ${problem} of ${what}`, () =>
      assert.deepEqual(textOf(bytes(encoded), { name, fileType }, 'en'), isProblem(problem)));
  }

  it('is that of a customer whose name begins like an archive', () =>
    assert.deepEqual(textOf(bytes('PKO;Poland;25'), CSV, 'pl'), isText('PKO;Poland;25')));

  it('is read whatever a text file is called', () => {
    for (const name of ['customers.csv', 'customers.dat', 'customers', ''])
      assert.deepEqual(textOf(bytes('a;b'), { name, fileType: '' }, 'en'), isText('a;b'));
  });

  it('knows a workbook by the end of its name only', () => {
    assert.equal(isSpreadsheetName({ name: 'customers.xlsx.csv', fileType: 'csv' }), false);
    assert.equal(isSpreadsheetName({ name: 'customers.xlsx', fileType: '' }), true);
  });
});
