import type { Term } from '../plan-request.ts';
import { channelAtEnd, mayEndInCountry, readWords, type WordFacts } from './line-words.ts';
import {
  leavesNothing,
  type MayBeTypo,
  nameLeft,
  type Reading,
  readSubscriptionLine,
  type SubscriptionFacts,
} from './subscription-line.ts';
import { tokensOf } from './tokens.ts';

/** What a line says beside the customer's name; what it does not say, or says in two ways, is left out. */
export type LineFacts = WordFacts & {
  /** A skuPartNumber. */
  offer?: string;
  seats?: number;
  endDate?: string;
  term?: Term;
  autoRenew?: boolean;
};
export type LineKey = keyof LineFacts;

/** An offer that was typed and may be any of several (skuPartNumbers), or is none that is known. */
export type UnclearOffer = { typed: string; skus: string[] };

/** One part of a line. */
export type LinePart = {
  text: string;
  facts: LineFacts;
  /** What may be the customer's name. */
  name: string | null;
  rest: string[];
  /** How many offers are named here, be it known which or not. */
  offers: 'none' | 'one' | 'several';
  unclear: UnclearOffer | null;
};

export const keysOf = (facts: LineFacts): LineKey[] => Object.keys(facts) as LineKey[];

/** A part that says nothing known. */
export const nothingOf = (text: string): LinePart => ({
  text,
  facts: {},
  name: text,
  rest: [],
  offers: 'none',
  unclear: null,
});

/** Places in a text that were not understood, as typed; the first begins the text where `startsText`. */
const piecesLeft = (text: string, unread: string): { pieces: string[]; startsText: boolean } => {
  const pieces: string[] = [];
  let piece = '';
  const startsText = text[0] === unread[0];
  for (let at = 0; at <= text.length; at += 1) {
    if (at < text.length && text[at] === unread[at]) {
      piece += text[at];
    } else if (piece !== '') {
      pieces.push(piece.trim());
      piece = '';
    }
  }
  return { pieces: pieces.filter((left) => tokensOf(left).length > 0), startsText };
};

/** A customer may be called nearly like an offer: a typo needs something beside it that speaks of a subscription. */
const mayBeTypo: MayBeTypo = (facts) => leavesNothing(facts) && (facts.seats.kind !== 'none' || facts.endDate !== null);

/** True where the facts are enough to take the words around them for something else than one name. */
const isPlainlySubscription = (text: string, { offer }: SubscriptionFacts, facts: LineFacts): boolean => {
  const isLongOffer = offer.kind === 'offer' && offer.spans.some(({ start, end }) => / /.test(text.slice(start, end)));
  return keysOf(facts).length > 1 || facts.endDate !== undefined || isLongOffer;
};

/** The words before a subscription's facts: the customer's name, and a channel after it; nothing where a country may end it. */
const readStart = (piece: string): { name: string | null; facts: LineFacts; rest: string[] } => {
  const end = channelAtEnd(piece);
  const name = nameLeft(end?.before ?? piece);
  const facts: LineFacts = end ? { channel: end.channel } : {};
  if (name === '') return { name: null, facts, rest: [] };
  return mayEndInCountry(name) ? { name: null, facts, rest: [name] } : { name, facts, rest: [] };
};

/** `left` is what says nothing known; `rest` also has words that may be a name and a country. */
type Around = { facts: LineFacts; name: string | null; left: string[]; rest: string[] };

/** What stands around a subscription's facts: words that say more, a name before them, and the rest. */
const readAround = (pieces: string[], mayBeName: boolean): Around => {
  const around: Around = { facts: {}, name: null, left: [], rest: [] };
  for (const [at, piece] of pieces.entries()) {
    const trimmed = nameLeft(piece);
    if (trimmed === '') continue;
    const words = readWords(piece);
    const saysWords = keysOf(words).length > 0;
    const start = at === 0 && mayBeName && !saysWords ? readStart(piece) : null;
    Object.assign(around.facts, words, start?.facts);
    if (start) {
      around.name = start.name;
      around.rest.push(...start.rest);
    } else if (!saysWords) {
      around.left.push(trimmed);
      around.rest.push(trimmed);
    }
  }
  return around;
};

/** The offer that is named without saying which: one of several, or the only words left over, which name none that is known. */
const unclearIn = (text: string, { offer }: SubscriptionFacts, left: string[]): UnclearOffer | null => {
  const [span] = offer.kind === 'several' ? offer.spans : [];
  if (offer.kind === 'several' && span) return { typed: text.slice(span.start, span.end), skus: offer.skus };
  const [typed, ...others] = left;
  return offer.kind === 'none' && typed !== undefined && others.length === 0 ? { typed, skus: [] } : null;
};

/** A part with an offer, seats, a date, a term or renewal, and what stands around them. */
const readSubscriptionPart = (text: string, isFirst: boolean, reading: Reading): LinePart => {
  const said = readSubscriptionLine(text, reading, mayBeTypo);
  const { offer, seats, endDate, term, autoRenew, unread, refused } = said;
  // A part that names two offers does not say which of them its numbers belong to.
  if (offer.kind === 'several' && offer.spans.length > 1) {
    return { ...nothingOf(text), name: null, rest: [text], offers: 'several' };
  }
  const facts: LineFacts = {
    ...(offer.kind === 'offer' && { offer: offer.sku }),
    ...(seats.kind === 'seats' && { seats: seats.seats }),
    ...(endDate !== null && endDate !== 'impossible' && { endDate }),
    ...(term !== null && { term }),
    ...(autoRenew !== null && { autoRenew }),
  };
  const offers = offer.kind === 'none' ? 'none' : 'one';
  const unusable = [
    ...(offer.kind === 'several' ? offer.spans.map(({ start, end }) => text.slice(start, end)) : []),
    ...(seats.kind === 'impossible' ? [text.slice(seats.start, seats.end)] : []),
    ...(endDate === 'impossible' ? [text] : refused),
  ];
  if (keysOf(facts).length === 0) {
    return unusable.length === 0
      ? nothingOf(text)
      : { ...nothingOf(text), name: null, rest: [text], offers, unclear: unclearIn(text, said, []) };
  }
  if (said.rest !== '' && !isPlainlySubscription(text, said, facts)) return nothingOf(text);
  const { pieces, startsText } = piecesLeft(text, unread);
  const around = readAround(pieces, startsText && isFirst);
  return {
    text,
    facts: { ...facts, ...around.facts },
    name: around.name,
    rest: [...unusable, ...(unusable.includes(text) ? [] : around.rest)],
    offers,
    unclear: facts.seats !== undefined || offers === 'one' ? unclearIn(text, said, around.left) : null,
  };
};

/** Reads one part of a line; the first may be a name and facts without anything between them. */
export const readPart = (text: string, isFirst: boolean, reading: Reading): LinePart => {
  const words = readWords(text);
  if (keysOf(words).length > 0) return { ...nothingOf(text), facts: words, name: null };
  const part = readSubscriptionPart(text, isFirst, reading);
  const end = part.name === text && isFirst ? channelAtEnd(text) : null;
  return end !== null && end.before !== '' && !mayEndInCountry(end.before)
    ? { ...part, name: end.before, facts: { channel: end.channel } }
    : part;
};
