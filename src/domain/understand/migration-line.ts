import type { Term } from '../plan-request.ts';
import { partsOfLine } from './line-parts.ts';
import { channelAtEnd, mayEndInCountry, readWords, type WordFacts } from './line-words.ts';
import { nameLeft, type Reading, readSubscriptionLine } from './subscription-line.ts';
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

/** What one line says of a migration. */
export type MigrationLine = LineFacts & {
  customerName?: string;
  /** What could not be used, as typed; empty where all was understood. */
  rest: string;
  /** How many parts the line has. */
  parts: number;
};

/** `namesOffers`: an offer is named here, be it known which or not. */
type Part = { text: string; facts: LineFacts; name: string | null; rest: string[]; namesOffers: boolean };

const SUBSCRIPTION_KEYS = ['offer', 'seats', 'endDate', 'term', 'autoRenew'] as const;

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

/** True where the facts are enough to take the words around them for something else than one name. */
const isPlainlySubscription = (text: string, reading: Reading, facts: LineFacts): boolean => {
  const { offer } = readSubscriptionLine(text, reading);
  const isLongOffer = offer.kind === 'offer' && offer.spans.some(({ start, end }) => / /.test(text.slice(start, end)));
  return Object.keys(facts).length > 1 || facts.endDate !== undefined || isLongOffer;
};

const nothingOf = (text: string): Part => ({ text, facts: {}, name: text, rest: [], namesOffers: false });

/** The words before a subscription's facts: the customer's name, and a channel after it; nothing where a country may end it. */
const readStart = (piece: string): { name: string | null; facts: LineFacts; rest: string[] } => {
  const end = channelAtEnd(piece);
  const name = nameLeft(end?.before ?? piece);
  const facts: LineFacts = end ? { channel: end.channel } : {};
  if (name === '') return { name: null, facts, rest: [] };
  return mayEndInCountry(name) ? { name: null, facts, rest: [name] } : { name, facts, rest: [] };
};

/** A part with an offer, seats, a date, a term or renewal, and what stands around them. */
const readSubscriptionPart = (text: string, isFirst: boolean, reading: Reading): Part => {
  const { offer, seats, endDate, term, autoRenew, rest: left, unread, refused } = readSubscriptionLine(text, reading);
  // A part that names two offers does not say which of them its numbers belong to.
  if (offer.kind === 'several' && offer.spans.length > 1) {
    return { ...nothingOf(text), name: null, rest: [text], namesOffers: true };
  }
  const facts: LineFacts = {
    ...(offer.kind === 'offer' && { offer: offer.sku }),
    ...(seats.kind === 'seats' && { seats: seats.seats }),
    ...(endDate !== null && endDate !== 'impossible' && { endDate }),
    ...(term !== null && { term }),
    ...(autoRenew !== null && { autoRenew }),
  };
  const unusable = [
    ...(offer.kind === 'several' ? offer.spans.map(({ start, end }) => text.slice(start, end)) : []),
    ...(seats.kind === 'impossible' ? [text.slice(seats.start, seats.end)] : []),
    ...(endDate === 'impossible' ? [text] : refused),
  ];
  if (Object.keys(facts).length === 0) {
    return unusable.length === 0
      ? nothingOf(text)
      : { ...nothingOf(text), name: null, rest: [text], namesOffers: offer.kind === 'several' };
  }
  if (left !== '' && !isPlainlySubscription(text, reading, facts)) return nothingOf(text);
  const { pieces, startsText } = piecesLeft(text, unread);
  let [said, name, rest]: [LineFacts, string | null, string[]] = [facts, null, [...unusable]];
  for (const [at, piece] of pieces.entries()) {
    const trimmed = nameLeft(piece);
    if (trimmed === '') continue;
    const words = readWords(piece);
    const start = at === 0 && startsText && isFirst && Object.keys(words).length === 0 ? readStart(piece) : null;
    if (start) [said, name, rest] = [{ ...said, ...start.facts }, start.name, [...rest, ...start.rest]];
    else if (Object.keys(words).length > 0) said = { ...said, ...words };
    else if (!unusable.includes(text)) rest = [...rest, trimmed];
  }
  return { text, facts: said, name, rest, namesOffers: offer.kind !== 'none' };
};

const readPart = (text: string, isFirst: boolean, reading: Reading): Part => {
  const words = readWords(text);
  if (Object.keys(words).length > 0) return { ...nothingOf(text), facts: words, name: null };
  const part = readSubscriptionPart(text, isFirst, reading);
  const end = part.name === text && isFirst ? channelAtEnd(text) : null;
  return end !== null && end.before !== '' && !mayEndInCountry(end.before)
    ? { ...part, name: end.before, facts: { channel: end.channel } }
    : part;
};

type Key = keyof LineFacts;
const keysOf = (facts: LineFacts): Key[] => Object.keys(facts) as Key[];

/** Facts that two parts tell differently; several offers leave open which of them the numbers belong to. */
const contradicted = (parts: Part[]): ReadonlySet<Key> => {
  const values = new Map<Key, unknown>();
  const found = new Set<Key>();
  for (const { facts } of parts) {
    for (const key of keysOf(facts)) {
      if (values.has(key) && values.get(key) !== facts[key]) found.add(key);
      values.set(key, facts[key]);
    }
  }
  const isOneOffer = parts.filter(({ namesOffers }) => namesOffers).length < 2;
  return found.has('offer') || (!isOneOffer && found.has('seats')) ? new Set([...found, ...SUBSCRIPTION_KEYS]) : found;
};

/** Without another name, a first part that says the same thing differently than a later one is the name. */
const withFirstAsName = (parts: Part[]): Part[] => {
  const [first, ...others] = parts;
  if (!first || parts.some(({ name }) => name !== null) || contradicted(others).size > 0) return parts;
  const isOdd = keysOf(first.facts).length === 1 && contradicted(parts).size > 0;
  return isOdd ? [nothingOf(first.text), ...others] : parts;
};

/** True where the conversation asks for that beside the others: an agreement belongs to one channel, commerce to another. */
const fits = (key: Key, { channel, commerce }: LineFacts): boolean => {
  if (key === 'agreement') return channel === 'microsoft-direct';
  if (key === 'commerce') return channel === 'csp-partner';
  if (key === 'transferAgreed') return channel === 'csp-partner' && commerce !== 'legacy';
  return key !== 'program' || channel === 'volume-licensing';
};

/** Reads a whole migration from one line, its parts in any order: the first that is nothing else is the customer's name. */
export const readMigrationLine = (text: string, reading: Reading): MigrationLine => {
  const parts = withFirstAsName(partsOfLine(text).map((part, at) => readPart(part, at === 0, reading)));
  const unclear = contradicted(parts);
  const told: LineFacts = Object.assign({}, ...parts.map(({ facts }) => facts));
  const isUsable = (key: Key): boolean => !unclear.has(key) && fits(key, told);
  const facts: LineFacts = Object.fromEntries(Object.entries(told).filter(([key]) => isUsable(key as Key)));
  const named = parts.find(({ name }) => name !== null);
  const rest = parts.flatMap((part) => {
    if (keysOf(part.facts).some((key) => !isUsable(key))) return [part.text];
    return [...(part.name !== null && part !== named ? [part.name] : []), ...part.rest];
  });
  return {
    ...facts,
    ...(named?.name && { customerName: named.name }),
    rest: rest.join(', '),
    parts: parts.length,
  };
};

/** True where a text is such a line and no mere name: it names someone, and all else in it is understood. */
export const isPlainlyALine = ({ rest, parts, customerName, ...facts }: MigrationLine): boolean =>
  customerName !== undefined && rest === '' && keysOf(facts).length >= (parts > 1 ? 2 : 3);
