import { monthNumber } from './months.ts';
import { fold } from './tokens.ts';

/** Longest month and day before the comma of a date such as “March 14, 2027”, with room to spare. */
const LONGEST_DAY = 40;
const MONTH_AND_DAY = /(?<!\p{L})(\p{L}+)\.?(?:\s+\d{1,2}(?:st|nd|rd|th)?)?$/u;
const LEGAL_FORM =
  /^(?:inc|ltd|limited|llc|l\.l\.c|corp|corporation|gmbh|ltda|s\.?\s?a|kft|zrt|plc|ооо|зао|оао|ао)\.?$/iu;

const isInDate = (text: string, at: number): boolean => {
  if (!/^\s{0,3}\d{4}(?!\d)/u.test(text.slice(at + 1, at + 10))) return false;
  const month = MONTH_AND_DAY.exec(text.slice(Math.max(0, at - LONGEST_DAY), at))?.[1];
  return month !== undefined && monthNumber(fold(month)) !== null;
};

/** The comma of “1,000”. */
const isInNumber = (text: string, at: number): boolean =>
  /\d/.test(text[at - 1] ?? '') && /^\d{3}(?!\d|-)/.test(text.slice(at + 1, at + 5));

const isSeparator = (text: string, at: number): boolean =>
  text[at] !== ',' || !(isInDate(text, at) || isInNumber(text, at));

/** A line taken apart at its commas, semicolons, middle dots, bars, tabs and line breaks; “Ltd.” stays with the name before it. */
export const partsOfLine = (text: string): string[] => {
  const parts: string[] = [];
  let from = 0;
  for (const { index } of text.matchAll(/[,;·|，；、\t\r\n\u2028\u2029]/gu)) {
    if (!isSeparator(text, index)) continue;
    parts.push(text.slice(from, index));
    from = index + 1;
  }
  const joined: string[] = [];
  for (const part of [...parts, text.slice(from)].map((one) => one.trim())) {
    if (part === '') continue;
    if (joined.length > 0 && LEGAL_FORM.test(part)) joined.push(`${joined.pop()}, ${part}`);
    else joined.push(part);
  }
  return joined;
};
