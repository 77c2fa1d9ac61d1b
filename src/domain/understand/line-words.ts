import type { Channel, Subscription } from '../plan-request.ts';
import { readCountry } from './countries.ts';
import { YES_NO_WORDS } from './decision-words.ts';
import { findPhrases, type PhraseTable, phraseValues } from './phrases.ts';
import { tokensOf, without } from './tokens.ts';
import { wordTable } from './word-table.ts';
import { AGREEMENT_WORDS, CHANNEL_WORDS, COMMERCE_WORDS, PROGRAM_WORDS } from './words.ts';

/** What a part of a line can say as a whole, beside a subscription's own facts. */
export type WordFacts = {
  customerCountry?: string;
  channel?: Channel;
  agreement?: Exclude<Subscription['agreement'], 'unknown'>;
  commerce?: Exclude<Subscription['commerce'], 'unknown'>;
  program?: Exclude<Subscription['program'], 'unknown'>;
  transferAgreed?: boolean;
};

const TRANSFER_WORDS = wordTable<'yes' | 'no'>({
  yes: [
    'transfer agreed, transfer is agreed, agreed to transfer, partner agrees, partner agreed',
    'перенос согласован, передача согласована, партнер согласен, 已同意转移, 同意转移',
    'przeniesienie uzgodnione, transfer uzgodniony, partner się zgadza, áthelyezés egyeztetve, partner beleegyezett',
    'transferência acordada, transferência combinada, parceiro concorda',
  ],
  no: [
    'transfer not agreed, no transfer, not agreed to transfer, partner does not agree',
    'перенос не согласован, передача не согласована, партнер не согласен, 未同意转移, 不同意转移',
    'przeniesienie nieuzgodnione, transfer nieuzgodniony, partner się nie zgadza',
    'áthelyezés nincs egyeztetve, partner nem egyezett bele, transferência não acordada, parceiro não concorda',
  ],
});

const LINKING = new Set(
  tokensOf(
    `from bought purchased via through under on with in the a at currently
    из от у через куплено куплена по с 从 在 由 通过 购 买 购买
    od z przez kupione kupiona zakupione na w od vásárolva vette a az comprado comprada de do da pelo pela por via em no na`,
  ).map(({ text }) => text),
);

/** The one value that a text says as a whole, words that only link left aside; null otherwise. */
const wholeValue = <V extends string>(text: string, table: PhraseTable<V>): V | null => {
  const found = findPhrases(text, table);
  const others = tokensOf(without(text, found));
  const [value, ...more] = new Set(found.flatMap(({ values }) => [...values]));
  return more.length === 0 && others.every((word) => LINKING.has(word.text)) ? (value ?? null) : null;
};

/** A country as a whole part; two letters only as a code in capitals. */
const countryIn = (text: string): string | null => {
  const isWord = text.length > 2 || text === text.toUpperCase();
  return isWord && phraseValues(text, YES_NO_WORDS).length === 0 ? readCountry(text) : null;
};

const known = <V extends string>(value: V | null): Exclude<V, 'unknown'> | null =>
  value === null || value === 'unknown' ? null : (value as Exclude<V, 'unknown'>);

/** What a part says as a whole; empty where it says nothing known, or two things that are equally near. */
export const readWords = (part: string): WordFacts => {
  const text = part.replace(/[.!。]+$/u, '').trim();
  const country = countryIn(text);
  const channel = wholeValue(text, CHANNEL_WORDS);
  const agreement = known(wholeValue(text, AGREEMENT_WORDS));
  const commerce = known(wholeValue(text, COMMERCE_WORDS));
  const program = known(wholeValue(text, PROGRAM_WORDS));
  const transfer = phraseValues(text, TRANSFER_WORDS)[0];
  const facts: WordFacts[] = [
    ...(country !== null ? [{ customerCountry: country }] : []),
    ...(channel !== null ? [{ channel }] : []),
    ...(agreement !== null ? [{ agreement }] : []),
    ...(commerce !== null ? [{ commerce }] : []),
    ...(program !== null ? [{ program }] : []),
    ...(transfer !== undefined ? [{ transferAgreed: transfer === 'yes' }] : []),
  ];
  const [only, ...others] = facts;
  return only !== undefined && others.length === 0 ? only : {};
};

const LONGEST_COUNTRY = 5;

/** True where the last words of a text may be a country, so that it may be a name and a country, or a name. */
export const mayEndInCountry = (text: string): boolean => {
  const tokens = tokensOf(text);
  return Array.from({ length: Math.min(LONGEST_COUNTRY, tokens.length - 1) }, (_, index) => tokens.at(-1 - index)).some(
    (token) => token !== undefined && countryIn(text.slice(token.start).trim()) !== null,
  );
};

/** A channel said in two words or more at the end of a text, such as “from Microsoft”, and the text before it. */
export const channelAtEnd = (text: string): { before: string; channel: Channel } | null => {
  const match = findPhrases(text, CHANNEL_WORDS).at(-1);
  const [channel, ...others] = match?.values ?? [];
  const isAtEnd = match !== undefined && tokensOf(text.slice(match.end)).length === 0;
  if (!isAtEnd || channel === undefined || others.length > 0 || match.words < 2) return null;
  const before = text
    .slice(0, match.start)
    .replace(/\s+(?:bought|from|куплено|kupione|comprado)\s*$/iu, '')
    .trim();
  return { before, channel };
};
