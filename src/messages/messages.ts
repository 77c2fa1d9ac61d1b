import type { IsoDate } from '../domain/dates.ts';
import type { Locale } from '../domain/locale.ts';
import en from './en.json' with { type: 'json' };
import hu from './hu.json' with { type: 'json' };
import { createTextFormat, type FormatText, type MessageArguments, sayWithGaps } from './message-format.ts';
import pl from './pl.json' with { type: 'json' };
import ptBR from './pt-BR.json' with { type: 'json' };
import ru from './ru.json' with { type: 'json' };
import zhCN from './zh-CN.json' with { type: 'json' };

export type MessageKey = keyof typeof en;
export type { MessageArguments };

export const MESSAGE_FILES: Record<Locale, Record<string, string>> = { en, ru, 'zh-CN': zhCN, pl, hu, 'pt-BR': ptBR };

/** How a date is written: `long` 14 March 2027, `short` Sun 14 Mar, with the year where it is not this one. */
export type DateStyle = 'long' | 'short';

/** Text in one language, and dates and numbers as that language writes them. */
export type Messages = {
  locale: Locale;
  t(key: MessageKey, values?: MessageArguments): string;
  date(date: IsoDate, style: DateStyle): string;
  /** A short date; the year only where it is not that of `today`. */
  shortDate(date: IsoDate, today: IsoDate): string;
  /** An instant (epoch milliseconds) with its hour and minute in a zone. */
  moment(at: number, zone: string): string;
  number(value: number): string;
  country(code: string): string;
};

const DATE_STYLES: Record<DateStyle | 'short-with-year', Intl.DateTimeFormatOptions> = {
  long: { day: 'numeric', month: 'long', year: 'numeric' },
  short: { weekday: 'short', day: 'numeric', month: 'short' },
  'short-with-year': { day: 'numeric', month: 'short', year: 'numeric' },
};

const MOMENT_STYLE: Intl.DateTimeFormatOptions = { dateStyle: 'medium', timeStyle: 'short' };

/** English dates put the day first, as the cards of all the other languages do and as nobody misreads. */
const DATE_LOCALE: Partial<Record<Locale, string>> = { en: 'en-GB' };

/** A message that was said in English, as its own language has no text for it or an argument was missing; never the arguments themselves. */
export type MessageProblem = { locale: Locale; key: string; missing: string[]; reason: string };

type Reporter = (problem: MessageProblem) => void;

const throwProblem: Reporter = (problem) => {
  throw new Error(`a message cannot be said as it is written: ${JSON.stringify(problem)}`);
};
let report = throwProblem;

/**
 * Who hears of messages that could not be said as they are written, each message of a language once. As long as nobody listens,
 * as in tests, such a message throws.
 */
export const onMessageProblem = (reporter: Reporter = throwProblem): void => {
  report = reporter;
};

/** A code for the log: errors' texts may name what was inserted. */
const reasonOf = (error: unknown): string => {
  const { code, message } = error as { code?: string; message?: string };
  return code ?? (message && /^[A-Z_]+$/.test(message) ? message : 'FORMAT');
};

/** Messages of one language from its texts. */
export const createMessages = (locale: Locale, texts: Record<string, string> = MESSAGE_FILES[locale]): Messages => {
  const format = createTextFormat(locale);
  const formats = new Map<MessageKey, FormatText>();
  const told = new Set<MessageKey>();
  const formatOf = (key: MessageKey): FormatText => {
    const known = formats.get(key);
    if (known) return known;
    const text = texts[key];
    if (text === undefined) throw new TypeError('NO_TEXT');
    const created = format(text);
    formats.set(key, created);
    return created;
  };
  const say = (key: MessageKey, values?: MessageArguments): string => {
    try {
      return formatOf(key)(values);
    } catch (error) {
      const { text, missing } = sayWithGaps(en[key] ?? '…', values);
      if (!told.has(key)) report({ locale, key, missing, reason: reasonOf(error) });
      told.add(key);
      return text;
    }
  };
  const dateFormats = Object.fromEntries(
    Object.entries(DATE_STYLES).map(([style, options]) => [
      style,
      new Intl.DateTimeFormat(DATE_LOCALE[locale] ?? locale, { ...options, timeZone: 'UTC' }),
    ]),
  ) as Record<keyof typeof DATE_STYLES, Intl.DateTimeFormat>;
  const numbers = new Intl.NumberFormat(locale);
  const countries = new Intl.DisplayNames([locale], { type: 'region' });
  const instant = (date: IsoDate): number => Date.parse(`${date}T00:00:00Z`);

  return {
    locale,
    t: say,
    date: (date, style) => dateFormats[style].format(instant(date)),
    shortDate: (date, today) =>
      dateFormats[date.slice(0, 4) === today.slice(0, 4) ? 'short' : 'short-with-year'].format(instant(date)),
    moment: (at, zone) =>
      new Intl.DateTimeFormat(DATE_LOCALE[locale] ?? locale, { ...MOMENT_STYLE, timeZone: zone }).format(at),
    number: (value) => numbers.format(value),
    country: (code) => countries.of(code) ?? code,
  };
};

const created = new Map<Locale, Messages>();

export const messagesIn = (locale: Locale): Messages => {
  const known = created.get(locale);
  if (known) return known;
  const messages = createMessages(locale);
  created.set(locale, messages);
  return messages;
};

/** Languages that are ours in any region; Chinese and Portuguese differ too much between theirs. */
const ANY_REGION: readonly Locale[] = ['en', 'ru', 'pl', 'hu'];

/** The language for a client's BCP 47 tag: ours where the tag names it, else English. */
export const chooseLocale = (tag: string | null): Locale => {
  try {
    const { language, script, region } = new Intl.Locale(tag ?? 'en').maximize();
    if (language === 'zh' && script === 'Hans') return 'zh-CN';
    if (language === 'pt' && region === 'BR') return 'pt-BR';
    return ANY_REGION.find((locale) => locale === language) ?? 'en';
  } catch {
    return 'en';
  }
};
