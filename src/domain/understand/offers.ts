import { BUILT_IN_CATALOGUE, type Catalogue } from '../facts/offers.ts';
import { findMisspelt } from './misspelt-phrases.ts';
import { offerNames } from './offer-names.ts';
import { findPhrases, type PhraseMatch } from './phrases.ts';
import { type Span, tokensOf, without } from './tokens.ts';
import { meantWords } from './typos.ts';

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
  /^(?: ?\(\p{L}{1,4} teams|[\s()+&-]{0,4}(?:plan ?\d|p\d(?!\d)|suite|developer|security|compliance|voice|add-?ons?|eea|gcc|edu|education|students?|faculty|non-?profit|extra features|studio|basic|essentials|standard|premium|(?:no|without|w\/o) teams|for (?:sales|service|finance|security|education)))(?![\p{L}\p{N}])/iu;
const WORDS_OF_ANOTHER: ReadonlySet<string> = new Set(MAKES_ANOTHER.source.match(/(?<!\\)[a-z]{4,}/g));
const LONGEST_TAIL = 40;
/** Products of the Power family are called by other names: “Power Apps for Business”, “Power BP Pro” with a typo. */
const AFTER_POWER = /(?<![\p{L}\p{N}])power\s$/iu;

/** True where what follows a name makes it another product's, be it with a small typo. */
const isAnother = (tail: string): boolean => {
  if (MAKES_ANOTHER.test(tail)) return true;
  const meant = tail.replace(/\p{L}+/gu, (word) => meantWords(word.toLowerCase(), WORDS_OF_ANOTHER)[0]?.word ?? word);
  return MAKES_ANOTHER.test(meant);
};

const mentionsOf = (text: string, found: PhraseMatch<string>[]): Mention[] =>
  found
    .map(({ values, start, end }) => ({ skus: values, start, end }))
    .filter(
      ({ start, end }) =>
        !AFTER_POWER.test(text.slice(Math.max(0, start - 7), start)) && !isAnother(text.slice(end, end + LONGEST_TAIL)),
    );

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

const mentionsIn = (text: string, catalogue: Catalogue): Mention[] => {
  const names = mentionsOf(text, findPhrases(text, offerNames(catalogue)));
  return outermost([...identifiersIn(text, catalogue), ...names].slice(0, MOST_MENTIONS));
};

const offerOf = (mentions: Mention[]): ReadOffer => {
  const [first, ...others] = mentions;
  if (!first) return { kind: 'none' };
  const spans = mentions.map(({ start, end }) => ({ start, end }));
  const common = first.skus.filter((sku) => others.every(({ skus }) => skus.includes(sku)));
  const skus = common.length > 0 ? common : [...new Set(mentions.flatMap((mention) => mention.skus))];
  const [sku, ...more] = skus;
  return more.length === 0 ? { kind: 'offer', sku: sku as string, spans } : { kind: 'several', skus, spans };
};

/** An offer as it is written, and as it may have been meant where a name in it has a small typo; `meant` is null where none has. */
export type OfferReadings = { written: ReadOffer; meant: ReadOffer | null };

/** A name with a typo counts where no name is written, or where one that is written is a part of it: “Offce 365 E3”. */
export const readOfferBothWays = (text: string, catalogue: Catalogue): OfferReadings => {
  const written = mentionsIn(text, catalogue);
  const misspelt = mentionsOf(text, findMisspelt(text, offerNames(catalogue))).filter(
    (one) => written.length === 0 || written.some((other) => isInside(other, one)),
  );
  const meant = misspelt.length === 0 ? null : offerOf(outermost([...written, ...misspelt]));
  return { written: offerOf(written), meant };
};

const skusOf = (offer: ReadOffer): string[] =>
  offer.kind === 'several' ? offer.skus : offer.kind === 'offer' ? [offer.sku] : [];

/** The offer as written, where it cannot be told whether the one with a typo was meant: both, if they differ. */
export const inDoubt = ({ written, meant }: OfferReadings): ReadOffer => {
  if (written.kind === 'none' || meant === null) return written;
  const skus = [...new Set([...skusOf(written), ...skusOf(meant)])];
  return skus.length === skusOf(written).length ? written : { kind: 'several', skus, spans: written.spans };
};

/**
 * The offer that a text speaks of: by GUID, skuPartNumber, product name or a usual short name; the longest name wins. Said in two
 * ways it is the offer that fits both; two different offers are several. A small typo is forgiven in a text that says nothing else.
 */
export const readOffer = (text: string, catalogue: Catalogue = BUILT_IN_CATALOGUE): ReadOffer => {
  const readings = readOfferBothWays(text, catalogue);
  const { meant } = readings;
  const isAllSaid = meant !== null && meant.kind !== 'none' && tokensOf(without(text, meant.spans)).length === 0;
  return isAllSaid ? meant : inDoubt(readings);
};
