import { MAX_SUBSCRIPTIONS } from '../plan-request-issues.ts';
import { isTaken, type Remedies, type TableRow } from '../table/table-row.ts';
import { readDate } from '../understand/dates.ts';
import { SWITCH_WORDS, YES_NO_WORDS } from '../understand/decision-words.ts';
import { choiceOf } from '../understand/phrases.ts';
import type { Reading } from '../understand/subscription-line.ts';
import { fold } from '../understand/tokens.ts';
import { CHANNEL_WORDS } from '../understand/words.ts';
import { READ_ANSWER, withFields } from './answers.ts';
import { type Draft, newDraft, type SubscriptionDraft, type TableDraft } from './draft.ts';
import { type Rejection, reject } from './rejection.ts';
import { nextSubscriptionNumber, sameChannel } from './subscription-answer.ts';

/** What is said to a table that was understood: to take it, with what its lines do not say, or not to. */
export type TableForm = { take: boolean; channel?: string; autoRenew?: string; endDate?: string; asTyped?: string };

/** What became of a table: its lines are in the draft, it makes drafts for several customers, or nothing was taken. */
export type TableAnswered =
  | { kind: 'answered'; draft: Draft }
  | { kind: 'rejected'; draft: Draft; rejection: Rejection }
  | { kind: 'several'; drafts: Draft[]; left: number[] }
  | { kind: 'cancelled' };

/** What lines lack that a plan must know; without a last day for them they are left out. */
export type TableNeeds = { channel: boolean; autoRenew: boolean; endDate: boolean };

/** The lines that are taken: those that are whole, and those that something makes up for. */
export const takenRows = ({ rows }: TableDraft, remedies: Remedies): TableRow[] =>
  rows.filter((row) => isTaken(row, remedies));

/** Everything that could be made up for. */
export const ALL_REMEDIES: Remedies = { asTyped: true, endDate: true };

/** What has to be said for the lines that do not say it. A draft that knows its channel lends it to them. */
export const tableNeeds = (draft: Draft, table: TableDraft): TableNeeds => {
  const rows = takenRows(table, ALL_REMEDIES);
  const isLent = !table.namesCustomers && draft.subscriptions[0]?.channel !== undefined;
  return {
    channel: !isLent && rows.some(({ facts }) => facts.channel === undefined),
    autoRenew: rows.some(({ facts }) => facts.autoRenew === undefined),
    endDate: rows.some(({ facts }) => facts.endDate === undefined),
  };
};

/** True where nothing but a table has been said. */
const isOnlyTable = ({ customer, subscriptions, given, editing }: Draft): boolean =>
  editing === null &&
  given.every((id) => id.startsWith('partner-')) &&
  Object.keys(customer).length === 0 &&
  subscriptions.every(({ offer }) => offer === undefined);

const withoutTable = (draft: Draft): Draft => ({ ...draft, table: null });

/** Leaves a table alone; with nothing else said there is nothing left. */
export const leaveTable = (draft: Draft): Draft | null => (isOnlyTable(draft) ? null : withoutTable(draft));

type Lent = Pick<SubscriptionDraft, 'channel' | 'autoRenew' | 'endDate'>;

const subscriptionOf = ({ facts }: TableRow, id: string, model: SubscriptionDraft | undefined, lent: Lent) => {
  const { customerName: _name, customerCountry: _country, ...said } = facts;
  const alike = said.channel === undefined || said.channel === model?.channel ? sameChannel(model, id) : { id };
  const { channel, autoRenew, endDate } = { ...lent, ...alike, ...said };
  return withFields(alike, {
    ...said,
    ...(channel !== undefined && { channel }),
    ...(autoRenew !== undefined && { autoRenew }),
    ...(endDate !== undefined && { endDate }),
  });
};

/** Adds the lines to the subscriptions that have been named so far. */
const added = (draft: Draft, rows: TableRow[], lent: Lent): Draft => {
  const named = draft.subscriptions.filter(({ offer }) => offer !== undefined);
  const begun = { ...draft, subscriptions: named };
  const model = draft.subscriptions[0];
  const first = nextSubscriptionNumber(begun);
  const more = rows.map((row, index) => subscriptionOf(row, `s${first + index}`, model, lent));
  return { ...withoutTable(begun), subscriptions: [...named, ...more], asking: null, assuming: true };
};

const nameOf = ({ facts }: TableRow): string => facts.customerName ?? '';

/** The customer that some lines name, as far as they say it. */
const customerOf = (rows: TableRow[]): Draft['customer'] => {
  const name = rows.map(nameOf).find((one) => one !== '');
  const country = rows.map(({ facts }) => facts.customerCountry).find((code) => code !== undefined);
  return { ...(name !== undefined && { name }), ...(country !== undefined && { country }) };
};

/** The lines of each customer, letter case aside, in the order in which they come. */
export const rowsByCustomer = (rows: TableRow[]): TableRow[][] => [
  ...Map.groupBy(rows, (row) => fold(nameOf(row)).replace(/\s+/gu, ' ').trim()).values(),
];

/** What the form says for all lines that do not say it themselves; null where its date is none. */
const lentBy = ({ channel, autoRenew, endDate }: TableForm, { locale, today }: Reading): Lent | null => {
  const [from, renews] = [choiceOf(channel ?? '', CHANNEL_WORDS), choiceOf(autoRenew ?? '', SWITCH_WORDS)];
  const date = endDate?.trim() ? readDate(endDate, locale, today) : null;
  if (date !== null && date.kind !== 'date') return null;
  return {
    ...(from !== null && { channel: from }),
    ...((renews === 'yes' || renews === 'no') && { autoRenew: renews === 'yes' }),
    ...(date !== null && { endDate: date.date }),
  };
};

/** Takes the lines of the table that the draft asks about, or leaves them. */
export const answerTable = (draft: Draft, table: TableDraft, form: TableForm, reading: Reading): TableAnswered => {
  const refused = (code: Rejection['code'], typed = ''): TableAnswered => ({
    kind: 'rejected',
    draft,
    rejection: reject(code, typed),
  });
  if (!form.take) {
    const left = leaveTable(draft);
    return left ? { kind: 'answered', draft: left } : { kind: 'cancelled' };
  }
  const lent = lentBy(form, reading);
  if (lent === null) return refused('date-unreadable', form.endDate);
  const asTyped = choiceOf(form.asTyped ?? '', YES_NO_WORDS) === 'yes';
  const rows = takenRows(table, { asTyped, endDate: lent.endDate !== undefined });
  if (rows.length === 0) return refused('table-nothing-to-take');
  const needs = tableNeeds(draft, { ...table, rows });
  if (needs.channel && lent.channel === undefined) return refused('table-channel-missing');
  if (needs.autoRenew && lent.autoRenew === undefined) return refused('table-renewal-missing');

  const customers = table.namesCustomers ? rowsByCustomer(rows) : [rows];
  const isOne = customers.length === 1 && (!table.namesCustomers || isOnlyTable(draft));
  const drafts = customers.map((some) => {
    const own = isOne ? draft : newDraft(draft.id, draft.partner, draft.shared);
    const named = table.namesCustomers ? { ...own, customer: { ...own.customer, ...customerOf(some) } } : own;
    return added(named, some, lent);
  });
  if (drafts.some(({ subscriptions }) => subscriptions.length > MAX_SUBSCRIPTIONS)) {
    return refused('too-many-subscriptions', String(rows.length));
  }
  const unusable = drafts.flatMap(({ customer: { name } }) => {
    const read = name === undefined ? null : READ_ANSWER['customer-name'](name, reading);
    return read !== null && 'rejection' in read ? [read.rejection] : [];
  });
  if (unusable[0]) return { kind: 'rejected', draft, rejection: unusable[0] };
  const [only] = drafts;
  if (isOne && only) return { kind: 'answered', draft: only };
  const left = table.rows.filter((row) => !rows.includes(row)).map(({ line }) => line);
  return { kind: 'several', drafts, left };
};
