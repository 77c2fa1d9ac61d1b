import type { Term } from '../plan-request.ts';
import { choiceOf, findPhrases } from './phrases.ts';
import { fold, type Span, type Token, tokensOf, without } from './tokens.ts';
import { TERM_WORDS } from './words.ts';

/** What a text says of terms: those that are known, and lengths of time that are none, such as “24 months”. */
export type ReadTerms = { terms: ({ term: Term } & Span)[]; refused: Span[] };

const words = (text: string): string[] => text.split(' ').map(fold);

/** How many months a unit of time has after a number; days and weeks are never a term. */
const MONTHS_IN: ReadonlyMap<string, number> = new Map(
  (
    [
      [1, 'month months mo mos mth mths месяц месяца месяцев мес 月 miesiąc miesiące miesięcy hónap hónapos hónapra'],
      [1, 'mês meses'],
      [12, 'year years yr yrs y год года лет 年 rok roku lata lat év éves évre ano anos'],
      [0, 'day days week weeks день дня дней неделя недели недель dni dzień tydzień tygodnie tygodni'],
      [0, 'nap napos hét hetes dia dias semana semanas 天 日 周'],
    ] as const
  ).flatMap(([months, units]) => words(units).map((unit): [string, number] => [unit, months])),
);

/** Numbers in words, and parts of a whole, which are never a term. */
const NUMBER_WORDS: ReadonlyMap<string, number> = new Map(
  [
    'half pol пол полтора fél meio meia semi 半 多 几',
    'one один одна jeden egy um uma 一',
    'two couple два две dwa dwie két kettő dois duas 二 两',
    'three три trzy három três 三',
    'four четыре cztery négy quatro 四',
    'five пять pięć öt cinco 五',
    'six шесть sześć hat seis 六',
    'seven семь siedem hét sete 七',
    'eight восемь osiem nyolc oito 八',
    'nine девять dziewięć kilenc nove 九',
    'ten десять dziesięć tíz dez 十',
    'eleven одиннадцать jedenaście tizenegy onze',
    'twelve двенадцать dwanaście tizenkettő tizenkét doze',
  ].flatMap((line, number) => words(line).map((word): [string, number] => [word, number])),
);

const termOf = (months: number): Term | null =>
  months === 1 ? 'P1M' : months === 12 ? 'P1Y' : months === 36 ? 'P3Y' : null;

/** Digits with what parts them, up to where a unit stands. */
const DIGITS = /(?<![\p{L}\p{N}_.,])[−–-]?\p{Nd}+(?:[.,]\p{Nd}+)*$/u;
const GAP = /^(?:[\s\u00A0–-]|个|(?:a|an|of)(?=\s)){0,5}$/iu;
/** “half a year”, “a couple of years”. */
const SKIPPED: ReadonlySet<string> = new Set(['a', 'an', 'of']);
const HAN_NUMBERS = /[一二两三四五六七八九十百半几多]+$/u;
/** Far longer than any number and what parts it from its unit. */
const LOOK_BACK = 24;

/** The number that ends right before a unit, as a count of it; NaN where it is no whole number. */
const numberBefore = (text: string, token: Token, before: Token | undefined): ({ count: number } & Span) | null => {
  const from = Math.max(0, token.start - LOOK_BACK);
  const ahead = text.slice(from, token.start);
  const number = ahead.replace(/(?:[\s\u00A0–-]|个){1,3}$/u, '');
  const digits = DIGITS.exec(number);
  if (digits) {
    const count = /^\p{Nd}+$/u.test(digits[0]) ? Number(fold(digits[0])) : Number.NaN;
    return { count, start: from + digits.index, end: token.end };
  }
  const han = HAN_NUMBERS.exec(number);
  if (han) {
    const count = han[0] === '十二' ? 12 : (NUMBER_WORDS.get(han[0]) ?? Number.NaN);
    return { count, start: from + han.index, end: token.end };
  }
  const spelt = before === undefined ? undefined : NUMBER_WORDS.get(before.text);
  if (before === undefined || spelt === undefined || !GAP.test(text.slice(before.end, token.start))) return null;
  return { count: spelt, start: before.start, end: token.end };
};

/** `2yr`, `24mo`: a number and its unit in one word. */
const inOneWord = ({ text, start, end }: Token): ({ count: number; months: number } & Span) | null => {
  const match = /^(\d{1,4})(\p{L}{1,10})$/u.exec(text);
  const months = MONTHS_IN.get(match?.[2] ?? '');
  return match && months !== undefined ? { count: Number(match[1]), months, start, end } : null;
};

/** Numbers with a unit of time: a term that is known, or one that is none. */
const countedTerms = (text: string): ({ term: Term | null } & Span)[] => {
  const tokens = tokensOf(text);
  return tokens.flatMap((token, at) => {
    const whole = inOneWord(token);
    if (whole) return [{ term: termOf(whole.count * whole.months), start: whole.start, end: whole.end }];
    const months = MONTHS_IN.get(token.text);
    const before = SKIPPED.has(tokens[at - 1]?.text ?? '') ? tokens[at - 2] : tokens[at - 1];
    const number = months === undefined ? null : numberBefore(text, token, before);
    if (months === undefined || number === null) return [];
    return [{ term: termOf(number.count * months), start: number.start, end: number.end }];
  });
};

const isRefused = (counted: { term: Term | null }): boolean => counted.term === null;

/** Every term in a text, counted (“12 months”) or named (“annual”), and what looks like one and is none. */
export const findTerms = (text: string): ReadTerms => {
  const counted = countedTerms(text);
  const named = findPhrases(without(text, counted), TERM_WORDS).flatMap(({ values, start, end }) =>
    values.map((term) => ({ term, start, end })),
  );
  return {
    terms: [...counted.flatMap(({ term, start, end }) => (term === null ? [] : [{ term, start, end }])), ...named].sort(
      (a, b) => a.start - b.start,
    ),
    refused: counted.filter(isRefused).map(({ start, end }) => ({ start, end })),
  };
};

/** The term that an answer names; null where it names none, several, or a length of time that is none. */
export const readTerm = (text: string): Term | null => {
  const counted = countedTerms(text);
  if (counted.some(isRefused)) return null;
  let said = '';
  let from = 0;
  for (const { term, start, end } of counted) {
    said += `${text.slice(from, Math.max(from, start))} ${term} `;
    from = end;
  }
  return choiceOf(said + text.slice(from), TERM_WORDS);
};
