import { type Formatters, IntlMessageFormat } from 'intl-messageformat';

export type MessageArguments = Record<string, string | number>;

/** Stands where an argument is missing. */
const GAP = '…';

/** Kept formatters of one language. What to write for a number that is none, the caller says. */
const formattersWith = (notANumber: () => string): Formatters => {
  const kept = new Map<string, unknown>();
  const keep = <T>(kind: string, options: object | undefined, create: () => T): T => {
    const key = `${kind} ${JSON.stringify(options ?? {})}`;
    if (!kept.has(key)) kept.set(key, create());
    return kept.get(key) as T;
  };
  return {
    getNumberFormat: (locales, options) =>
      keep('number', options, () => {
        const numbers = new Intl.NumberFormat(locales, options);
        const format = (value: number) => (Number.isNaN(Number(value)) ? notANumber() : numbers.format(value));
        return { format } as Intl.NumberFormat;
      }),
    getDateTimeFormat: (locales, options) => keep('date', options, () => new Intl.DateTimeFormat(locales, options)),
    getPluralRules: (locales, options) => keep('plural', options, () => new Intl.PluralRules(locales, options)),
  };
};

export type FormatText = (values?: MessageArguments) => string;

/** Formats texts of one language. Throws for a text that is no ICU message, and when formatting with an argument missing or unfit. */
export const createTextFormat = (locale: string): ((text: string) => FormatText) => {
  const formatters = formattersWith(() => {
    throw new TypeError('NOT_A_NUMBER');
  });
  return (text) => {
    const message = new IntlMessageFormat(text, locale, undefined, { ignoreTag: true, formatters });
    return (values = {}) => {
      if (Object.values(values).includes(undefined as never)) throw new TypeError('UNDEFINED_VALUE');
      return String(message.format(values));
    };
  };
};

const gapFormatters = formattersWith(() => GAP);

/** An English text with the arguments there are, and the names of those that it misses; never throws. */
export const sayWithGaps = (text: string, values: MessageArguments = {}): { text: string; missing: string[] } => {
  const missing = new Set<string>();
  const filled = new Proxy(values, {
    has: () => true,
    get: (given, name) => {
      const value = Object.hasOwn(given, name) ? given[String(name)] : undefined;
      if (value === undefined && typeof name === 'string') missing.add(name);
      return value ?? GAP;
    },
  });
  try {
    const message = new IntlMessageFormat(text, 'en', undefined, { ignoreTag: true, formatters: gapFormatters });
    return { text: String(message.format(filled)), missing: [...missing] };
  } catch {
    return { text, missing: [] };
  }
};
