import { MAX_SUBSCRIPTIONS } from '../plan-request-issues.ts';
import { highestNumber } from '../subscription-number.ts';
import { readOffer } from '../understand/offers.ts';
import { type Reading, readSubscriptionLine, type SubscriptionFacts } from '../understand/subscription-line.ts';
import type { Span } from '../understand/tokens.ts';
import { type Change, changeSubscription, READ_ANSWER, withFields } from './answers.ts';
import type { Draft, SubscriptionDraft } from './draft.ts';
import { type Rejection, reject, shortened } from './rejection.ts';

/** The fields of the subscription form as a client sends them: text, empty where nothing was entered. */
export type SubscriptionForm = { offer?: string; seats?: string; endDate?: string; term?: string; autoRenew?: string };

type Read = { fields: Partial<SubscriptionDraft>; rejection: Rejection | null };
export type SubscriptionAnswer = { draft: Draft; rejection: Rejection | null };

/** The number of the next free id `s1`, `s2`, …: above those of all subscriptions that are or were there. */
export const nextSubscriptionNumber = ({ subscriptions, numbered }: Draft): number =>
  1 + highestNumber(subscriptions, numbered);

/** A further subscription from the same channel. */
export const sameChannel = (subscription: SubscriptionDraft | undefined, id: string): SubscriptionDraft => {
  const { channel, agreement, commerce, transferAgreed, program } = subscription ?? {};
  return {
    id,
    ...(channel !== undefined && { channel }),
    ...(agreement !== undefined && { agreement }),
    ...(commerce !== undefined && { commerce }),
    ...(transferAgreed !== undefined && { transferAgreed }),
    ...(program !== undefined && { program }),
  };
};

const partsOf = (line: string, spans: Span[]): string =>
  spans.map(({ start, end }) => line.slice(start, end)).join(', ');

/** Why a line cannot be taken as it is; what it does say is kept all the same. */
const rejectionOf = (line: string, { seats, endDate, offer, rest }: SubscriptionFacts): Rejection | null => {
  if (seats.kind === 'impossible') return reject('seats-impossible', partsOf(line, [seats]));
  if (endDate === 'impossible') return reject('date-impossible', line);
  if (offer.kind === 'several') return reject('offer-several', partsOf(line, offer.spans), { offers: offer.skus });
  if (offer.kind === 'offer') return null;
  return rest === '' ? null : reject('offer-unknown', rest);
};

const readLine = (line: string, reading: Reading): Read => {
  const facts = readSubscriptionLine(line, reading);
  const rejection = rejectionOf(line, facts);
  // A line that names several offers does not say which of them its numbers belong to.
  if (facts.offer.kind === 'several' && facts.offer.spans.length > 1) return { fields: {}, rejection };
  const fields: Partial<SubscriptionDraft> = {
    ...(facts.offer.kind === 'offer' && { offer: facts.offer.sku }),
    ...(facts.seats.kind === 'seats' && { seats: facts.seats.seats }),
    ...(facts.endDate !== null && facts.endDate !== 'impossible' && { endDate: facts.endDate }),
    ...(facts.term !== null && { term: facts.term }),
    ...(facts.autoRenew !== null && { autoRenew: facts.autoRenew }),
  };
  const saysNothing = Object.keys(fields).length === 0 && rejection === null;
  return { fields, rejection: saysNothing ? reject('subscription-unreadable', line) : rejection };
};

type Line = { text: string; number: number };

/** Several lines are taken together or not at all, so that none is lost unseen. */
const readLines = (draft: Draft, subscriptionId: string, lines: Line[], reading: Reading): SubscriptionAnswer => {
  const read = lines.map(({ text }) => readLine(text, reading));
  const bad = lines[read.findIndex(({ rejection, fields }) => rejection !== null || fields.offer === undefined)];
  if (bad) return { draft, rejection: reject('line-unreadable', bad.text, { line: bad.number }) };
  if (draft.subscriptions.length + lines.length - 1 > MAX_SUBSCRIPTIONS) {
    return { draft, rejection: reject('too-many-subscriptions', String(lines.length)) };
  }
  const [first, ...others] = read;
  const begun = changeSubscription(draft, subscriptionId, (one) => withFields(one, first?.fields ?? {}));
  const model = begun.subscriptions.find(({ id }) => id === subscriptionId);
  const firstFree = nextSubscriptionNumber(begun);
  const added = others.map(({ fields }, index) => ({ ...sameChannel(model, `s${firstFree + index}`), ...fields }));
  return { draft: { ...begun, subscriptions: [...begun.subscriptions, ...added] }, rejection: null };
};

const hasOffer = ({ subscriptions }: Draft, subscriptionId: string): boolean =>
  subscriptions.some(({ id, offer }) => id === subscriptionId && offer !== undefined);

/** What was typed about a subscription: one line in any order, or several lines for several subscriptions. */
export const answerWithText = (
  draft: Draft,
  subscriptionId: string,
  said: string,
  reading: Reading,
): SubscriptionAnswer => {
  const lines = said
    .split(/\r\n|[\r\n\u2028\u2029]/u)
    .map((text, index) => ({ text, number: index + 1 }))
    .filter(({ text }) => text.trim() !== '');
  if (lines.length > 1) return readLines(draft, subscriptionId, lines, reading);
  const { fields, rejection } = readLine(said, reading);
  const grown = changeSubscription(draft, subscriptionId, (one) => withFields(one, fields));
  const isLacking = rejection === null && !hasOffer(grown, subscriptionId);
  return { draft: grown, rejection: isLacking ? reject('offer-missing', '') : rejection };
};

/** An offer that the catalogue does not know, taken as it was typed. */
export const answerWithUnknownOffer = (draft: Draft, subscriptionId: string, said: string): SubscriptionAnswer => {
  const offer = shortened(said);
  if (offer === '') return { draft, rejection: reject('offer-missing', '') };
  return { draft: changeSubscription(draft, subscriptionId, (one) => ({ ...one, offer })), rejection: null };
};

/** The offer of the form, and how the answers to the single questions are read in it. */
const readOfferField = (said: string, { catalogue }: Reading): Change => {
  const offer = readOffer(said, catalogue);
  if (offer.kind === 'several') return { rejection: reject('offer-several', said, { offers: offer.skus }) };
  if (offer.kind === 'none') return { rejection: reject('offer-unknown', said) };
  return { change: (draft, id) => changeSubscription(draft, id, (one) => ({ ...one, offer: offer.sku })) };
};

const FORM_FIELDS = [
  ['offer', readOfferField],
  ['seats', READ_ANSWER.seats],
  ['endDate', READ_ANSWER['end-date']],
  ['term', READ_ANSWER.term],
  ['autoRenew', READ_ANSWER['auto-renew']],
] as const;

/** The form, filled in: what can be read is kept, and the first thing that cannot is said. */
export const answerWithForm = (
  draft: Draft,
  subscriptionId: string,
  form: SubscriptionForm,
  reading: Reading,
): SubscriptionAnswer => {
  let grown = draft;
  let rejection: Rejection | null = form.offer?.trim() ? null : reject('offer-missing', '');
  for (const [field, read] of FORM_FIELDS) {
    const said = form[field]?.trim() ?? '';
    if (said === '') continue;
    const result = read(said, reading);
    if ('change' in result) grown = result.change(grown, subscriptionId);
    else rejection ??= result.rejection;
  }
  return { draft: grown, rejection };
};
