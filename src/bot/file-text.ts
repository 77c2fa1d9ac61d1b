import type { Locale } from '../domain/locale.ts';

export type TextProblem = 'not-text' | 'spreadsheet' | 'empty' | 'encoding-unknown';
export type FileText = { kind: 'text'; text: string } | { kind: 'problem'; problem: TextProblem };

type Named = { name: string; fileType: string };

const BYTE_ORDER_MARKS = [
  { mark: [0xef, 0xbb, 0xbf], encoding: 'utf-8' },
  { mark: [0xff, 0xfe], encoding: 'utf-16le' },
  { mark: [0xfe, 0xff], encoding: 'utf-16be' },
];

/** What Excel's plain "CSV" is written in on a Windows that speaks the reader's language. */
const CODE_PAGES: Record<Locale, string> = {
  en: 'windows-1252',
  ru: 'windows-1251',
  'zh-CN': 'gb18030',
  pl: 'windows-1250',
  hu: 'windows-1250',
  'pt-BR': 'windows-1252',
};

const SPREADSHEET_TYPES = ['xls', 'xlsx', 'xlsm', 'xlsb', 'xlt', 'xltx', 'xltm', 'ods', 'ots', 'fods', 'numbers'];
/** Names under which somebody who renamed a workbook sends it. */
const TABLE_TYPES = ['csv', 'tsv', 'tab', 'txt'];
/** How workbooks begin: a ZIP archive, or a compound file as of old Excel. Word and others begin the same. */
const PACKAGES = [
  [0x50, 0x4b, 0x03, 0x04],
  [0xd0, 0xcf, 0x11, 0xe0],
];
const PDF = [0x25, 0x50, 0x44, 0x46, 0x2d];

/** A character that stands for lost ones, or one that no text has: the bytes were read in the wrong code page. */
const MISREAD = /[\ufffd\u0080-\u009f]/;

const problem = (what: TextProblem): FileText => ({ kind: 'problem', problem: what });

const startsWith = (bytes: Uint8Array, start: number[]): boolean => start.every((byte, at) => bytes[at] === byte);

const typesOf = ({ name, fileType }: Named): string[] =>
  [fileType, /\.([^.]+)$/.exec(name)?.[1] ?? ''].filter((type) => type !== '').map((type) => type.toLowerCase());

/** Whether a file says by its name or type that it is a workbook. */
export const isSpreadsheetName = (file: Named): boolean =>
  typesOf(file).some((type) => SPREADSHEET_TYPES.includes(type));

/** Whether these are no bytes of a text in ASCII's descendants: a NUL, or more than a stray control character. */
const isBinary = (bytes: Uint8Array): boolean => {
  let controls = 0;
  for (const byte of bytes) {
    if (byte === 0) return true;
    if (byte < 0x09 || (byte > 0x0d && byte < 0x20) || byte === 0x7f) controls += 1;
  }
  return controls > 1 + bytes.length / 50;
};

/** UTF-16 without a byte order mark, known by the empty half of its Latin letters, digits and line ends. */
const unmarkedUtf16 = (bytes: Uint8Array): string | null => {
  const empty: [even: number, odd: number] = [0, 0];
  bytes.forEach((byte, at) => {
    if (byte === 0) empty[at % 2 === 0 ? 0 : 1] += 1;
  });
  const [even, odd] = empty;
  // A quarter of the characters: of fewer, a NUL is a NUL.
  if (Math.max(even, odd) < Math.max(2, bytes.length / 8)) return null;
  if (even * 4 < odd) return 'utf-16le';
  return odd * 4 < even ? 'utf-16be' : null;
};

const decoded = (bytes: Uint8Array, encoding: string): string | null => {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
};

/**
 * The text that bytes stand for: UTF-8 or UTF-16, else the code page of the reader's language. A code page cannot be told
 * from another with certainty, so that a text in the wrong one is refused only where it shows.
 */
export const decodeText = (bytes: Uint8Array, locale: Locale): FileText => {
  const marked = BYTE_ORDER_MARKS.find(({ mark }) => startsWith(bytes, mark))?.encoding;
  const wide = marked ? null : unmarkedUtf16(bytes);
  if (!marked && !wide && isBinary(bytes)) return problem('not-text');
  const known = marked ?? wide;
  const text = known ? decoded(bytes, known) : (decoded(bytes, 'utf-8') ?? decoded(bytes, CODE_PAGES[locale]));
  if (text === null) return problem(wide ? 'not-text' : 'encoding-unknown');
  if (isBinary(new TextEncoder().encode(text))) return problem('not-text');
  if (MISREAD.test(text)) return problem('encoding-unknown');
  return text.trim() === '' ? problem('empty') : { kind: 'text', text };
};

/** The text of a file that somebody sent, or what the file is instead. */
export const textOf = (bytes: Uint8Array, file: Named, locale: Locale): FileText => {
  if (isSpreadsheetName(file)) return problem('spreadsheet');
  if (PACKAGES.some((start) => startsWith(bytes, start))) {
    return problem(typesOf(file).every((type) => TABLE_TYPES.includes(type)) ? 'spreadsheet' : 'not-text');
  }
  return startsWith(bytes, PDF) ? problem('not-text') : decodeText(bytes, locale);
};
