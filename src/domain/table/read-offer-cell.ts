import type { Catalogue } from '../facts/offers.ts';
import { shortened } from '../intake/rejection.ts';
import { readOffer } from '../understand/offers.ts';
import { without } from '../understand/tokens.ts';
import { saysNoMore } from './cell-words.ts';
import type { RowFacts, RowProblem } from './table-row.ts';

/** A cell that tells of an offer: how exact its column is, and what the cell fits; `near` is what it names among other words. */
export type OfferCell = { rank: number; text: string; fits: readonly string[]; near: readonly string[] };

/** From this rank on a column holds names that people gave, which need not be a product's. */
const OWN_NAMES = 3;
/** Columns before this rank hold ids. */
const NAMES = 2;

const LONGEST_OFFER = 200;

const GUID = /^[{(]?[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}[)}]?$/iu;
/** Ids as Microsoft Graph has them: in other systems a product's id is a number or begins like CFQ7TTC0. */
const isGraphId = (text: string): boolean =>
  GUID.test(text) || (/^[\w()-]+$/u.test(text) && (text.includes('_') || /^[A-Z]{6,}$/u.test(text)));

/** The tenant before an id, as older tools write it: `contoso:ENTERPRISEPACK`. */
const TENANT = /^[\w.-]+:(?=\S)/u;

const byId = (text: string, catalogue: Catalogue): string | null => {
  const id = text
    .replace(TENANT, '')
    .replace(/^[{]|[}]$/gu, '')
    .toLowerCase();
  const found = [...catalogue.values()].find(
    ({ skuId, skuPartNumber }) => skuId.toLowerCase() === id || skuPartNumber.toLowerCase() === id,
  );
  return found?.skuPartNumber ?? null;
};

/** Reads a cell as an offer and nothing else: a product whose name has other words beside it may be another one. */
export const readOfferCell = (text: string, rank: number, catalogue: Catalogue): OfferCell => {
  const nothing = { rank, text, fits: [], near: [] };
  if (text.length > LONGEST_OFFER) return nothing;
  const sku = byId(text, catalogue);
  if (sku !== null) return { ...nothing, fits: [sku] };
  if (isGraphId(text.replace(TENANT, ''))) return nothing;
  const offer = readOffer(text, catalogue);
  if (offer.kind === 'none') return nothing;
  const skus = offer.kind === 'offer' ? [offer.sku] : offer.skus;
  const isAll = saysNoMore(without(text, offer.spans));
  return isAll ? { ...nothing, fits: skus } : { ...nothing, near: skus };
};

type Decided = { facts: RowFacts; problem: RowProblem | null };

const wrong = (
  code: RowProblem['code'],
  typed: string,
  offers: readonly string[] = [],
  facts: RowFacts = {},
): Decided => ({
  facts,
  problem: { code, typed: shortened(typed), ...(offers.length > 0 && { offers: [...offers] }) },
});

/** An offer that is not known, under the name that says most: an id of Microsoft's, else the product's name. */
const unknown = (cells: readonly OfferCell[]): Decided => {
  const told =
    cells.find(({ rank, text }) => rank < NAMES && isGraphId(text)) ??
    cells.find(({ rank }) => rank >= NAMES) ??
    (cells[0] as OfferCell);
  const offer = shortened(told.text.replace(isGraphId(told.text.replace(TENANT, '')) ? TENANT : '', ''));
  return wrong(
    'offer-unknown',
    offer,
    cells.flatMap(({ fits, near }) => [...fits, ...near]),
    { offer },
  );
};

const typedOf = (cells: readonly OfferCell[]): string => cells.map(({ text }) => text).join(' / ');

/**
 * The offer that all cells of a line fit. Ids and product names must agree; a name that people gave counts where there is nothing
 * else. Null where no cell says anything.
 */
export const decideOffer = (all: readonly OfferCell[]): Decided | null => {
  const exact = all.filter(({ rank }) => rank < OWN_NAMES);
  const cells = (exact.length > 0 ? exact : all).toSorted((a, b) => a.rank - b.rank);
  if (cells.length === 0) return null;
  const [first, ...others] = cells.filter(({ fits }) => fits.length > 0);
  const isOddId = ({ rank, text, fits }: OfferCell): boolean => rank < NAMES && fits.length === 0 && isGraphId(text);
  // The name of a product that is known does not make up for an id that is not: products share names.
  if (first === undefined || (first.rank >= NAMES && cells.some(isOddId))) return unknown(cells);
  const skus = first.fits.filter((sku) => others.every(({ fits }) => fits.includes(sku)));
  const named = [...new Set([first, ...others].flatMap(({ fits }) => fits))];
  if (skus.length === 0) return wrong('offer-contradicted', typedOf([first, ...others]), named);
  const [offer, ...more] = skus;
  return more.length > 0
    ? wrong('offer-several', first.text, skus)
    : { facts: { offer: offer as string }, problem: null };
};
