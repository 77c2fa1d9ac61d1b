import { LOCALES } from '../locale.ts';
import { SWITCH_WORDS } from '../understand/decision-words.ts';
import type { PhraseTable } from '../understand/phrases.ts';
import { fold, tokensOf } from '../understand/tokens.ts';
import { wordTable } from '../understand/word-table.ts';
import { CHANNEL_WORDS } from '../understand/words.ts';

/** Two tables as one; what only the first or the second knows is known. */
const both = <V>(one: PhraseTable<V>, other: PhraseTable<V>): PhraseTable<V> => {
  const values = new Map(one.values);
  for (const [key, more] of other.values) values.set(key, [...new Set([...(values.get(key) ?? []), ...more])]);
  const longestFrom = new Map(one.longestFrom);
  for (const [word, length] of other.longestFrom) longestFrom.set(word, Math.max(longestFrom.get(word) ?? 0, length));
  return { values, longestFrom };
};

/** Switches that speak for themselves: words of renewal, yes and no, and what spreadsheets make of them. */
export const PLAIN_SWITCH_WORDS = both(
  SWITCH_WORDS,
  wordTable<'yes' | 'no' | 'unknown'>({
    yes: ['true, истина, prawda, igaz, verdadeiro, 真'],
    no: ['false, ложь, fałsz, hamis, falso, 假'],
    unknown: [],
  }),
);

/** And those that are switches only in a column of them: elsewhere “active” may be anything's state. */
export const SWITCHED_WORDS = both(
  PLAIN_SWITCH_WORDS,
  wordTable<'yes' | 'no' | 'unknown'>({
    yes: [
      'enabled, active, checked, вкл, включено, включена, włączone, włączona, wł',
      'be, ativo, ligado, 启用, 已启用, 开',
    ],
    no: [
      'disabled, inactive, expires, ends, not enabled, выкл, выключено, выключена, отключено',
      'wyłączone, wyłączona, wył, ki, inativo, desligado, 停用, 已停用, 关',
    ],
    unknown: [],
  }),
);

/** Channels as people and Microsoft's exports name them. */
export const SOLD_BY_WORDS = both(
  CHANNEL_WORDS,
  wordTable({
    'microsoft-direct': ['commercial direct, direct to customer, web direct, mosp, legacy direct, m365 admin center'],
    'csp-partner': [
      'cloud solution provider, cloud solution provider program, nce, indirect reseller, indirect provider',
    ],
    'volume-licensing': ['enterprise agreement, ea, open, open value, open license, mpsa'],
    other: ['retail, syndication'],
  }),
);

const TOTALS = new Set(
  [
    'total, totals, grand total, subtotal, sum, всего, итого, итог, сумма, общий итог, промежуточный итог',
    '合计, 总计, 小计, 总数, suma, razem, łącznie, ogółem, suma końcowa, suma częściowa',
    'összesen, összeg, mindösszesen, végösszeg, részösszeg, soma, total geral, totais',
  ]
    .flatMap((line) => line.split(', '))
    .map(fold),
);

/** True for a cell that begins a line of sums. */
export const isTotal = (cell: string): boolean => TOTALS.has(fold(cell).replace(/[\s.:：]+$/u, ''));

/** Words beside a product's name that do not make it another product. */
const BESIDE_AN_OFFER = new Set(
  tokensOf(
    `microsoft ms m365 365 the of a license licenses licence licences subscription subscriptions seat seats user users per commitment
    commercial corporate annual annually yearly monthly month year years 1 one p1m p1y billed billing paid term prepaid upfront csp nce new commerce
    experience legacy лицензия лицензии лицензий подписка подписки годовая помесячно 许 可 证 订 阅 按 年 月 个
    licencja licencje licencji subskrypcja subskrypcji roczna miesięczna licenc licencek előfizetés éves havi
    licença licenças assinatura anual mensal`,
  ).map(({ text }) => text),
);

/** True where a text, everything understood taken out, says nothing that could make it another product. */
export const saysNoMore = (left: string): boolean => tokensOf(left).every(({ text }) => BESIDE_AN_OFFER.has(text));

/** Names of days, as long dates begin or end with them: 2027-03-14 is a Sunday. */
const DAYS_OF_WEEK: ReadonlySet<string> = new Set(
  LOCALES.flatMap((locale) =>
    Array.from({ length: 7 }, (_, index) => Date.UTC(2027, 2, 14 + index)).flatMap((day) =>
      (['long', 'short'] as const).flatMap((weekday) =>
        tokensOf(new Intl.DateTimeFormat(locale, { weekday, timeZone: 'UTC' }).format(day)).map(({ text }) => text),
      ),
    ),
  ),
);

/** True where a text, its date taken out, at most names the day of the week. */
export const isDayOfWeek = (left: string): boolean => tokensOf(left).every(({ text }) => DAYS_OF_WEEK.has(text));
