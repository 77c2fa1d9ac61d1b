import { CSP_REGIONS } from '../facts/regions.ts';
import { LOCALES } from '../locale.ts';
import { findPhrases, phraseTable } from './phrases.ts';
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
  US: ['usa', 'united states of america', 'америка', 'сша', 'stany zjednoczone', 'estados unidos', '美国'],
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
  CZ: ['czech republic', 'чехия', 'czechy', 'csehország'],
  NL: ['the netherlands', 'holland', 'голландия', 'holandia', 'hollandia', 'holanda'],
  AE: ['uae', 'emirates', 'оаэ'],
  KR: ['south korea', 'korea', '韩国'],
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

/** The country that a text names, by its name in one of the languages or its code, and nothing else; null when it names none. */
export const readCountry = (text: string): string | null => {
  const [match, ...others] = findPhrases(text, countryNames);
  const covers = match !== undefined && others.length === 0 && match.words === tokensOf(text).length;
  const [country, ...more] = covers ? match.values : [];
  return more.length === 0 ? (country ?? null) : null;
};
