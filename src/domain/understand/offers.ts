import { BUILT_IN_CATALOGUE, type Catalogue } from '../facts/offers.ts';
import { offerNames } from './offer-names.ts';
import { findPhrases } from './phrases.ts';
import type { Span } from './tokens.ts';

/** What a text says of an offer: one, several that fit equally well (never guessed), or none that is known; with every place that says so. */
export type ReadOffer =
  | { kind: 'offer'; sku: string; spans: Span[] }
  | { kind: 'several'; skus: string[]; spans: Span[] }
  | { kind: 'none' };

/** Longest word that is compared, in UTF-16 units. */
const LONGEST_IDENTIFIER = 100;

type Mention = Span & { skus: readonly string[] };

/** Offers written as Microsoft's systems write them: GUID or skuPartNumber, letter case aside, in brackets or not. */
const identifiersIn = (text: string, catalogue: Catalogue): Mention[] => {
  const known = new Map(
    [...catalogue.values()].flatMap(({ skuId, skuPartNumber }) => [
      [skuId.toLowerCase(), skuPartNumber],
      [skuPartNumber.toLowerCase(), skuPartNumber],
    ]),
  );
  const words = [...text.matchAll(/[\p{L}\p{N}_()-]+/gu)].flatMap(({ 0: word, index }) => {
    if (word.length > LONGEST_IDENTIFIER) return [];
    const bare = word.replace(/^[(-]+/u, '');
    return [
      { word, start: index },
      { word: bare.replace(/[)-]+$/u, ''), start: index + word.length - bare.length },
    ];
  });
  return words.flatMap(({ word, start }) => {
    const sku = known.get(word.toLowerCase());
    return sku === undefined ? [] : [{ skus: [sku], start, end: start + word.length }];
  });
};

/** More than anyone says of one subscription; comparing all with all stays quick. */
const MOST_MENTIONS = 50;

/** Words that, right after a name, make it the name of another product: “Visio Plan 1”, “E5 Security”, “E3 without Teams”. */
const MAKES_ANOTHER =
  /^[\s()+&-]{0,4}(?:plan ?\d|p\d(?!\d)|suite|developer|security|compliance|voice|add-?ons?|eea|gcc|edu|education|students?|faculty|non-?profit|extra features|studio|basic|essentials|standard|premium|(?:no|without|w\/o) teams|for (?:sales|service|finance|security|education))(?![\p{L}\p{N}])/iu;

const namesIn = (text: string, catalogue: Catalogue): Mention[] =>
  findPhrases(text, offerNames(catalogue))
    .map(({ values, start, end }) => ({ skus: values, start, end }))
    .filter(({ end }) => !MAKES_ANOTHER.test(text.slice(end, end + 40)));

const isInside = (inner: Span, outer: Span): boolean =>
  inner.start >= outer.start && inner.end <= outer.end && inner.end - inner.start < outer.end - outer.start;

const isSame = (a: Span, b: Span): boolean => a.start === b.start && a.end === b.end;

/** What stands by itself: of two that overlap the longer one, and an identifier before a name of the same length. */
const outermost = (mentions: Mention[]): Mention[] =>
  mentions
    .filter(
      (one, at) =>
        !mentions.some((other) => isInside(one, other)) && mentions.findIndex((other) => isSame(one, other)) === at,
    )
    .sort((a, b) => a.start - b.start);

/**
 * The offer that a text speaks of: by GUID, skuPartNumber, product name or a usual short name; the longest name wins. Said in two
 * ways it is the offer that fits both; two different offers are several.
 */
export const readOffer = (text: string, catalogue: Catalogue = BUILT_IN_CATALOGUE): ReadOffer => {
  const mentions = outermost([...identifiersIn(text, catalogue), ...namesIn(text, catalogue)].slice(0, MOST_MENTIONS));
  const [first, ...others] = mentions;
  if (!first) return { kind: 'none' };
  const spans = mentions.map(({ start, end }) => ({ start, end }));
  const common = first.skus.filter((sku) => others.every(({ skus }) => skus.includes(sku)));
  const skus = common.length > 0 ? common : [...new Set(mentions.flatMap((mention) => mention.skus))];
  const [sku, ...more] = skus;
  return more.length === 0 ? { kind: 'offer', sku: sku as string, spans } : { kind: 'several', skus, spans };
};
