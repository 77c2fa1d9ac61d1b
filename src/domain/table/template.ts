import Papa from 'papaparse';
import { addMonths, type IsoDate } from '../dates.ts';
import type { Locale } from '../locale.ts';
import { type ColumnKind, columnName } from './column-words.ts';

/** The columns of the table to fill in, in their order. */
export const TEMPLATE_COLUMNS = [
  'customer',
  'country',
  'channel',
  'offer',
  'seats',
  'term',
  'endDate',
  'autoRenew',
] as const satisfies readonly ColumnKind[];
export type TemplateColumn = (typeof TEMPLATE_COLUMNS)[number];

type Words = { yes: string; no: string; year: string; month: string };

const WORDS: Record<Locale, Words> = {
  en: { yes: 'yes', no: 'no', year: '1 year', month: '1 month' },
  ru: { yes: 'да', no: 'нет', year: '1 год', month: '1 месяц' },
  'zh-CN': { yes: '是', no: '否', year: '1 年', month: '1 个月' },
  pl: { yes: 'tak', no: 'nie', year: '1 rok', month: '1 miesiąc' },
  hu: { yes: 'igen', no: 'nem', year: '1 év', month: '1 hónap' },
  'pt-BR': { yes: 'sim', no: 'não', year: '1 ano', month: '1 mês' },
};

/** Two lines to show how it is filled in; both end within the year after `today`. */
export const templateExamples = (locale: Locale, today: IsoDate): Record<TemplateColumn, string>[] => {
  const { yes, no, year, month } = WORDS[locale];
  return [
    {
      customer: 'Contoso',
      country: 'PL',
      channel: 'Microsoft',
      offer: 'Microsoft 365 Business Standard',
      seats: '25',
      term: year,
      endDate: addMonths(today, 4),
      autoRenew: yes,
    },
    {
      customer: 'Fabrikam',
      country: 'HU',
      channel: 'CSP',
      offer: 'Office 365 E3',
      seats: '120',
      term: month,
      endDate: addMonths(today, 1),
      autoRenew: no,
    },
  ];
};

/** The table to fill in: its header in the reader's language, and the examples. */
export const templateTable = (locale: Locale, today: IsoDate): string[][] => [
  TEMPLATE_COLUMNS.map((column) => columnName(column, locale)),
  ...templateExamples(locale, today).map((example) => TEMPLATE_COLUMNS.map((column) => example[column])),
];

/** How a cell begins that a spreadsheet would reckon; the full-width signs do so too in some languages. */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/u;

/** A table as CSV. What a spreadsheet would reckon is kept text by an apostrophe before it, which `readTable` takes off again. */
export const toCsv = (rows: readonly (readonly string[])[], delimiter: ',' | ';' | '\t' = ','): string =>
  Papa.unparse(
    rows.map((row) => [...row]),
    { delimiter, newline: '\r\n', escapeFormulae: FORMULA },
  );
