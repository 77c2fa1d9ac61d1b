import { BUILT_IN_CATALOGUE } from '../domain/facts/offers.ts';
import type { Choice } from '../domain/suggest.ts';
import { COUNTRIES } from '../domain/understand/countries.ts';
import { ZONES } from '../domain/understand/zones.ts';
import type { Messages } from '../messages/messages.ts';

/** The long lists that a card's reader chooses from; the words go out in cards and come back in searches. */
export const DATASETS = ['offers', 'countries', 'zones'] as const;
export type Dataset = (typeof DATASETS)[number];

const inOrder = (choices: Choice[], { locale }: Messages): Choice[] => {
  const { compare } = new Intl.Collator(locale);
  return choices.sort((a, b) => compare(a.title, b.title));
};

const LISTS: Record<Dataset, (messages: Messages) => Choice[]> = {
  offers: (messages) =>
    inOrder(
      [...BUILT_IN_CATALOGUE.values()].map(({ skuPartNumber, name }) => ({ title: name, value: skuPartNumber })),
      messages,
    ),
  countries: (messages) =>
    inOrder(
      COUNTRIES.map((code) => ({ title: messages.country(code), value: code })),
      messages,
    ),
  zones: () => ZONES.map((zone) => ({ title: zone, value: zone })),
};

/** All choices of a list, titles in the reader's language and in its order. */
export const choicesOf = (dataset: Dataset, messages: Messages): Choice[] => LISTS[dataset](messages);
