import { z } from 'zod';
import { type Choice, suggest } from '../domain/suggest.ts';
import { readCountry } from '../domain/understand/countries.ts';
import { readOffer } from '../domain/understand/offers.ts';
import { readZone } from '../domain/understand/zones.ts';
import type { Messages } from '../messages/messages.ts';
import { choicesOf, DATASETS, type Dataset } from './choice-lists.ts';

/** Teams shows no more. */
const MOST_RESULTS = 15;
/** Nothing that is called something is called longer. */
const LONGEST_NAME = 100;

/** The value of an `application/search` invoke, from the client and so not to be trusted. Teams leaves the kind out at times. */
const searchSchema = z.object({
  kind: z.literal('search').default('search'),
  queryText: z.string(),
  queryOptions: z
    .object({ skip: z.int().min(0).default(0), top: z.int().min(0).default(MOST_RESULTS) })
    .default({ skip: 0, top: MOST_RESULTS }),
  dataset: z.enum(DATASETS),
});
export type Search = z.output<typeof searchSchema>;

/** Reads what somebody has typed into a list; null for a list we do not have and for what is not of this form. */
export const readSearch = (value: unknown): Search | null => searchSchema.safeParse(value).data ?? null;

/** What is meant by a text that says it in full, in any language and by any usual name, as if it were the answer. */
const MEANT: Record<Dataset, (text: string) => (string | null)[]> = {
  offers: (text) => {
    const read = readOffer(text);
    return read.kind === 'several' ? read.skus : read.kind === 'offer' ? [read.sku] : [];
  },
  countries: (text) => [readCountry(text)],
  zones: (text) => [readZone(text)],
};

/** What a list offers for the text typed so far, the best first. */
export const suggestionsFor = ({ dataset, queryText, queryOptions }: Search, messages: Messages): Choice[] => {
  const { skip, top } = queryOptions;
  const meant = queryText.length <= LONGEST_NAME ? MEANT[dataset](queryText).filter((value) => value !== null) : [];
  const found = suggest(choicesOf(dataset, messages), queryText, meant);
  return found.slice(skip, skip + Math.min(top, MOST_RESULTS));
};
