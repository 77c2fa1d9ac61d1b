import { isTimeZone } from '../dates.ts';
import { readCountry } from '../understand/countries.ts';
import { readDate } from '../understand/dates.ts';
import { SWITCH_WORDS, YES_NO_WORDS } from '../understand/decision-words.ts';
import { choiceOf, type PhraseTable } from '../understand/phrases.ts';
import { readSeats } from '../understand/seats.ts';
import type { Reading } from '../understand/subscription-line.ts';
import { readTerm } from '../understand/terms.ts';
import { AGREEMENT_WORDS, CHANNEL_WORDS, COMMERCE_WORDS, ORDERING_WORDS, PROGRAM_WORDS } from '../understand/words.ts';
import { readZone } from '../understand/zones.ts';
import type { Draft, SubscriptionDraft } from './draft.ts';
import { mayRunOn, type QuestionKind } from './questions.ts';
import { type Rejection, reject } from './rejection.ts';

/** A single answer, read: what it changes, or why it cannot be taken. */
export type Change = { change: (draft: Draft, subscriptionId: string | null) => Draft } | { rejection: Rejection };
type Read = (said: string, reading: Reading) => Change;

export const LONGEST_NAME = 120;

const ofCustomer = (fields: Draft['customer']): Change => ({
  change: (draft) => ({ ...draft, customer: { ...draft.customer, ...fields } }),
});

const ofPartner = (fields: Draft['partner']): Change => ({
  change: (draft) => ({ ...draft, partner: { ...draft.partner, ...fields } }),
});

/** Changes one subscription of a draft. */
export const changeSubscription = (
  draft: Draft,
  subscriptionId: string | null,
  change: (subscription: SubscriptionDraft) => SubscriptionDraft,
): Draft => ({
  ...draft,
  subscriptions: draft.subscriptions.map((one) => (one.id === subscriptionId ? change(one) : one)),
});

/** Takes what is said of a subscription; one that renews is not set to be cancelled. */
export const withFields = (before: SubscriptionDraft, fields: Partial<SubscriptionDraft>): SubscriptionDraft => {
  const { cancelAtEnd, ...after } = { ...before, ...fields };
  return after.autoRenew || cancelAtEnd === undefined ? after : { ...after, cancelAtEnd };
};

const ofSubscription = (fields: Partial<SubscriptionDraft>): Change => ({
  change: (draft, id) => changeSubscription(draft, id, (subscription) => withFields(subscription, fields)),
});

/** A fixed answer: a button's value as it is, or words for it. */
const choice =
  <V extends string>(words: PhraseTable<V>, change: (value: V) => Change): Read =>
  (said) => {
    const value = choiceOf(said, words);
    return value === null ? { rejection: reject('choice-unknown', said) } : change(value);
  };

const yesNo = (change: (yes: boolean) => Change): Read => choice(YES_NO_WORDS, (value) => change(value === 'yes'));

/** A whole text in quotation marks of any of the languages. */
const QUOTED =
  /^\s*(?:"([^"]+)"|“([^”]+)”|„([^”“]+)[”“]|«([^»]+)»|»([^«]+)«|「([^」]+)」|『([^』]+)』|‘([^’]+)’|'([^']+)')\s*$/u;

/** What stands in quotation marks, where a text is nothing else: words of ours in it are then no command. */
export const unquoted = (text: string): string | null =>
  QUOTED.exec(text)
    ?.slice(1)
    .find((inner) => inner) ?? null;

const name: Read = (said) => {
  const text = (unquoted(said) ?? said).trim().replace(/\s+/gu, ' ');
  if (text === '') return { rejection: reject('name-blank', said) };
  if ([...text].length > LONGEST_NAME) return { rejection: reject('name-too-long', said) };
  const isUsable = /[\p{L}\p{N}]/u.test(text) && !/\p{Cc}/u.test(text);
  return isUsable ? ofCustomer({ name: text }) : { rejection: reject('name-unusable', said) };
};

const country =
  (change: (code: string) => Change): Read =>
  (said) => {
    const code = readCountry(said);
    return code === null ? { rejection: reject('country-unknown', said) } : change(code);
  };

const customerCountry: Read = (said, reading) =>
  choiceOf(said, YES_NO_WORDS) === 'unknown'
    ? ofCustomer({ country: null })
    : country((code) => ofCustomer({ country: code }))(said, reading);

const zone: Read = (said) => {
  const found = readZone(said);
  return found !== null && isTimeZone(found) ? ofPartner({ zone: found }) : { rejection: reject('zone-unknown', said) };
};

/** A new channel forgets what only the former one had. */
const channel: Read = choice(CHANNEL_WORDS, (value) => ({
  change: (draft, id) =>
    changeSubscription(draft, id, (before) => {
      if (before.channel === value) return before;
      const { agreement: _a, commerce: _c, transferAgreed: _t, program: _p, cancelAtEnd, ...kept } = before;
      const after = { ...kept, channel: value };
      return cancelAtEnd !== undefined && mayRunOn(after) ? { ...after, cancelAtEnd } : after;
    }),
}));

const commerce: Read = choice(COMMERCE_WORDS, (value) => ({
  change: (draft, id) =>
    changeSubscription(draft, id, ({ transferAgreed, ...kept }) => ({
      ...kept,
      commerce: value,
      ...(value === 'legacy' || transferAgreed === undefined ? {} : { transferAgreed }),
    })),
}));

/** Whoever does not know is asked again: the hint says which answer is the safe one. */
const autoRenew: Read = (said, reading) =>
  choiceOf(said, SWITCH_WORDS) === 'unknown'
    ? { rejection: reject('choice-unknown', said) }
    : choice(SWITCH_WORDS, (value) => ofSubscription({ autoRenew: value === 'yes' }))(said, reading);

const seats: Read = (said) => {
  const read = readSeats(said);
  if (read.kind === 'seats') return ofSubscription({ seats: read.seats });
  return { rejection: reject(read.kind === 'none' ? 'seats-unreadable' : 'seats-impossible', said) };
};

const endDate: Read = (said, { locale, today }) => {
  const read = readDate(said, locale, today);
  if (read.kind === 'date') return ofSubscription({ endDate: read.date });
  return { rejection: reject(read.kind === 'none' ? 'date-unreadable' : 'date-impossible', said) };
};

const term: Read = (said) => {
  const read = readTerm(said);
  return read === null ? { rejection: reject('choice-unknown', said) } : ofSubscription({ term: read });
};

/** How the answer to each simple question is read; the others are read by `intake`. */
export const READ_ANSWER: Record<
  Exclude<QuestionKind, 'subscription' | 'more' | 'summary' | 'cancel' | 'restart' | 'table'>,
  Read
> = {
  'customer-name': name,
  'customer-country': customerCountry,
  'partner-country': country((code) => ofPartner({ country: code })),
  'partner-zone': zone,
  'partner-ordering': choice(ORDERING_WORDS, (ordering) => ofPartner({ ordering })),
  channel,
  agreement: choice(AGREEMENT_WORDS, (agreement) => ofSubscription({ agreement })),
  commerce,
  'transfer-agreed': yesNo((transferAgreed) => ofSubscription({ transferAgreed })),
  program: choice(PROGRAM_WORDS, (program) => ofSubscription({ program })),
  seats,
  'end-date': endDate,
  term,
  'auto-renew': autoRenew,
  'cancel-at-end': yesNo((cancelAtEnd) => ofSubscription({ cancelAtEnd })),
  'reseller-relationship': yesNo((resellerRelationship) => ofCustomer({ resellerRelationship })),
  'agreement-accepted': yesNo((agreementAccepted) => ofCustomer({ agreementAccepted })),
  'remind-here': choice(YES_NO_WORDS, (value) =>
    value === 'unknown'
      ? { rejection: reject('choice-unknown', value) }
      : { change: (draft) => ({ ...draft, remindHere: value === 'yes' }) },
  ),
  'delegated-admin': yesNo((delegatedAdmin) => ofCustomer({ delegatedAdmin })),
};
