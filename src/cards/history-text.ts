import type { IsoDate } from '../domain/dates.ts';
import { OWNERS, STEP_NAMES } from '../domain/plan-schema.ts';
import type { MessageKey, Messages } from '../messages/messages.ts';
import { joined } from './card-data.ts';
import { subscriptionText, targetText } from './offer-text.ts';
import type { ShownMigration } from './step-row.ts';

/** One thing that somebody did: a persisted word, and on what. */
export type HistoryEntry = { at: number; personName: string; action: string; subject: string };

type Describe = (subject: string, migration: ShownMigration, messages: Messages) => string;

const oneOf = <T extends string>(values: readonly T[], value: string): T | null =>
  values.find((one) => one === value) ?? null;

const subscriptionIn = ({ request }: ShownMigration, id: string) =>
  request.subscriptions.find((subscription) => subscription.id === id);

const nothing: Describe = () => '';

const subscription: Describe = (id, migration, messages) => {
  const found = subscriptionIn(migration, id);
  return found ? subscriptionText(found, messages) : messages.t('history.removed');
};

/** A step by its id, also one that an edit has taken out of the plan. */
const step: Describe = (id, migration, messages) => {
  const at = id.indexOf(':');
  const name = oneOf(STEP_NAMES, at < 0 ? id : id.slice(0, at));
  if (!name) return id;
  const found = at < 0 ? undefined : subscriptionIn(migration, id.slice(at + 1));
  const offer = found ? targetText(found, messages) : messages.t('history.removed');
  const isOneOfSeveral = found && migration.request.subscriptions.length > 1 && name !== 'provision-subscription';
  return joined([messages.t(`step.${name}`, { offer }), isOneOfSeveral ? subscriptionText(found, messages) : null]);
};

const date: Describe = (day, _, messages) => messages.date(day as IsoDate, 'long');

/** The role, then the person's name. */
const role: Describe = (subject, _, { t }) => {
  const at = subject.indexOf(' ');
  const owner = oneOf(OWNERS, at < 0 ? subject : subject.slice(0, at));
  if (!owner) return subject;
  return joined([t(`owner.${owner}`), at < 0 ? null : subject.slice(at + 1)]);
};

/** What each word of the history is about. */
const DESCRIBE = {
  planned: nothing,
  edited: nothing,
  archived: nothing,
  restored: nothing,
  'step-completed': step,
  'step-reopened': step,
  snoozed: date,
  woken: nothing,
  muted: subscription,
  unmuted: subscription,
  'reminded-here': nothing,
  'not-reminded-here': nothing,
  shared: nothing,
  'role-given': role,
  'role-left': role,
} satisfies Record<string, Describe>;
type HistoryWord = keyof typeof DESCRIBE;

export const HISTORY_WORDS = Object.keys(DESCRIBE) as HistoryWord[];

/** What was done, and the details of it, in words. */
export const historyText = (
  { action, subject }: HistoryEntry,
  migration: ShownMigration,
  messages: Messages,
): { what: string; details: string } => {
  const word = oneOf(HISTORY_WORDS, action);
  if (!word) return { what: messages.t('history.other'), details: '' };
  return {
    what: messages.t(`history.${word}` as MessageKey),
    details: DESCRIBE[word](subject, migration, messages),
  };
};
