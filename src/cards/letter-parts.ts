import type { LetterDates } from '../domain/customer-letter.ts';
import type { IsoDate } from '../domain/dates.ts';
import type { OrderingModel } from '../domain/intake/draft.ts';
import { type Migration, subscriptionOf } from '../domain/outlook.ts';
import type { Messages } from '../messages/messages.ts';
import { subscriptionText } from './offer-text.ts';

export type LetterFacts = {
  migration: Migration;
  ordering: OrderingModel;
  today: IsoDate;
  /** The partner's own link to its invitation; null where none is configured. */
  invitationUrl: string | null;
};

/** A part of a letter: a sentence or more, and what is listed under it. */
export type Paragraph = { text: string; items: string[] };

export const paragraph = (text: string, items: string[] = []): Paragraph => ({ text, items });

/** How many subscriptions are named under each sentence: as many as the card can hold. */
const LISTED = [Number.POSITIVE_INFINITY, 30, 12, 4, 1];
/** What a card of the largest size has room for beside its buttons, in UTF-16 units of JSON. */
const LONGEST_TEXT = 34_000;

const listed = (items: string[], most: number, { t }: Messages): string[] =>
  items.length <= most ? items : [...items.slice(0, most), t('summary.more', { count: items.length - most })];

/**
 * The letter as plain text: an empty line between paragraphs, a dash before what is listed. Where all of it would be too much
 * for a card, each list names its first and says how many follow.
 */
export const plainText = (paragraphs: Paragraph[], messages: Messages): string => {
  const textWith = (most: number): string =>
    paragraphs
      .map(({ text, items }) => [text, ...listed(items, most, messages).map((item) => `– ${item}`)].join('\n'))
      .join('\n\n');
  return textWith(LISTED.find((most) => JSON.stringify(textWith(most)).length <= LONGEST_TEXT) ?? 1);
};

/** What a subscription is called in a letter, by its id. */
export type NameOf = (id: string) => string;

/** Subscriptions that would be called the same are told apart by their last day. */
export const namesIn = ({ request, plan }: Migration, messages: Messages): NameOf => {
  const texts = request.subscriptions.map((subscription) => subscriptionText(subscription, messages));
  const isShared = (text: string): boolean => texts.indexOf(text) !== texts.lastIndexOf(text);
  const names = new Map(
    plan.subscriptions.map(({ id, endDate }): [string, string] => {
      const subscription = subscriptionText(subscriptionOf(request, id), messages);
      const date = messages.date(endDate, 'long');
      return [id, isShared(subscription) ? messages.t('letter.name', { subscription, date }) : subscription];
    }),
  );
  return (id) => names.get(id) ?? '';
};

/** Arguments for a text that names a day, or says that it is soon. */
export const whenOf = ({ by }: Pick<LetterDates, 'by'>, { date }: Messages): { when: string; date: string } =>
  by === null ? { when: 'soon', date: '' } : { when: 'dated', date: date(by, 'long') };
