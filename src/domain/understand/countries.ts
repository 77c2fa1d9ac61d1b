import { CSP_REGIONS } from '../facts/regions.ts';
import { LOCALES } from '../locale.ts';
import { declinedNames, suffixedNames } from './country-forms.ts';
import { findPhrases, type PhraseTable, phraseTable } from './phrases.ts';
import { afterPlaceWord } from './place-words.ts';
import { tokensOf } from './tokens.ts';

/** Countries and territories that are in no CSP region, and can still be a customer's. */
const IN_NO_REGION = ['BY', 'CU', 'EH', 'IR', 'KP', 'RU', 'SD', 'SY'];

/** Every country a customer or partner may be in (ISO 3166-1 alpha-2). */
export const COUNTRIES: readonly string[] = [
  ...Object.values(CSP_REGIONS.markets).flatMap((markets) => markets.split(' ')),
  ...IN_NO_REGION,
].sort();

/** What people say beside the official names. */
const ALSO_SAID: Record<string, string[]> = {
  US: [
    'usa',
    'united states of america',
    'америка',
    'сша',
    'соединенные штаты америки',
    'stany zjednoczone',
    'ameryka',
    'amerika',
    'estados unidos',
    'eua',
    '美国',
  ],
  GB: [
    'uk',
    'great britain',
    'england',
    'britain',
    'великобритания',
    'англия',
    'anglia',
    'wielka brytania',
    'nagy-britannia',
    'inglaterra',
    '英国',
  ],
  CZ: ['czech republic', 'чехия', 'czechy', 'csehország', 'república tcheca'],
  NL: ['the netherlands', 'holland', 'голландия', 'holandia', 'niderlandy', 'hollandia', 'holanda'],
  AE: ['uae', 'emirates', 'оаэ', 'эмираты', 'zea', 'emiraty'],
  BY: ['белоруссия'],
  KG: ['кыргызстан'],
  MD: ['молдавия'],
  TM: ['туркмения'],
  ZA: ['юар', 'rpa'],
  KR: ['south korea', 'korea', 'южная корея', 'корея', '韩国'],
  CN: ['china', 'prc', '中国'],
  HK: ['hong kong'],
  MO: ['macau', 'macao'],
  TW: ['taiwan'],
  RU: ['russia', 'рф', 'россия'],
  TR: ['turkey', 'türkiye'],
  BO: ['bolivia'],
  VN: ['vietnam'],
  MK: ['macedonia'],
};

const displayNames = LOCALES.map((locale) => new Intl.DisplayNames([locale], { type: 'region' }));

const countryNames = phraseTable(
  COUNTRIES.map((code): [string, string[]] => [
    code,
    [code, ...displayNames.map((names) => names.of(code) ?? code), ...(ALSO_SAID[code] ?? [])],
  ]),
);

const suffixed = phraseTable(COUNTRIES.map((code): [string, string[]] => [code, suffixedNames(code)]));
const declined = phraseTable(COUNTRIES.map((code): [string, string[]] => [code, declinedNames(code)]));

/** The one country that a text names in full and with nothing else. */
const wholeIn = (text: string, names: PhraseTable<string>): string | null => {
  const [match, ...others] = findPhrases(text, names);
  const covers = match !== undefined && others.length === 0 && match.words === tokensOf(text).length;
  const [country, ...more] = covers ? match.values : [];
  return more.length === 0 ? (country ?? null) : null;
};

const HUNGARIAN_ARTICLE = /^\s*az?\s+/iu;

/** A country after a word such as “in”; two letters there are a code only in capitals. */
const countryAfterPlace = (text: string): string | null => {
  const bare = afterPlaceWord(text);
  if (bare === null || (/^\p{ASCII}{0,2}$/u.test(bare) && bare !== bare.toUpperCase())) return null;
  return wholeIn(bare, countryNames) ?? wholeIn(bare, declined);
};

/**
 * The country that a text names, and nothing else; null when it names none. By its name in one of the languages, declined after a
 * word such as “in”, or its code.
 */
export const readCountry = (text: string): string | null =>
  wholeIn(text, countryNames) ?? wholeIn(text.replace(HUNGARIAN_ARTICLE, ''), suffixed) ?? countryAfterPlace(text);
