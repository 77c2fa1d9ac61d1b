import type { IsoDate } from '../domain/dates.ts';
import type { OrderingModel } from '../domain/intake/draft.ts';
import type { ReminderLine, ReminderSection } from '../domain/reminder-section.ts';
import { personOf } from '../domain/roles.ts';
import type { Messages } from '../messages/messages.ts';
import { execute } from './card-data.ts';
import { mentionsOf } from './mentions.ts';
import { subscriptionText } from './offer-text.ts';
import { outlookText } from './outlook-text.ts';
import { type ShownMigration, stepRow } from './step-row.ts';

export type ReminderModel = {
  deliveryId: string;
  sections: { migration: ShownMigration; section: ReminderSection }[];
  /** Migrations of which somebody put the reminders off. */
  putOff: ShownMigration[];
  ordering: OrderingModel;
  today: IsoDate;
  zone: string;
  /** Whether several people read it: then it calls those by name whose turn it is. */
  isShared: boolean;
};

/** What fits a card of the largest size, with the longest names. */
const MIGRATIONS_SHOWN = 4;
const LINES_SHOWN = 3;
/** Steps of one migration: fewer where there are many. */
const stepsShown = ({ sections }: Pick<ReminderModel, 'sections'>): number => (sections.length > 2 ? 3 : 5);
/** A card has room for five actions: three to put off, and these. */
const MUTES_SHOWN = 2;
/** From this many days on it is no longer urgent. */
const SOON = 7;

const lineOf = ({ subscription, line, daysLeft, outlook }: ReminderLine, messages: Messages): object => {
  const { t, date, number } = messages;
  const count = Math.abs(daysLeft);
  const values = { subscription: subscriptionText(subscription, messages), date: date(line.endDate, 'long') };
  const isSoon = daysLeft <= SOON;
  return {
    number: number(count),
    unit:
      daysLeft === 0 ? t('reminder.last-day') : t(daysLeft > 0 ? 'reminder.days-left' : 'reminder.days-ago', { count }),
    color: isSoon ? 'Attention' : 'Default',
    text: t(daysLeft >= 0 ? 'reminder.ends' : 'reminder.ended', values),
    outlook: outlookText(outlook, messages),
    outlookColor: isSoon ? 'Attention' : 'Default',
  };
};

/** What may be put off, and until when; each section has a date field of its own. */
const laterOf = (
  { migrationId }: ShownMigration,
  lines: ReminderLine[],
  index: number,
  reminder: string,
  messages: Messages,
): object => {
  const { t } = messages;
  const data = { migrationId, reminder };
  const day = `until${index}`;
  return {
    title: t('action.later'),
    day,
    dayLabel: t('label.snooze-day'),
    quick: [
      { title: t('action.snooze-tomorrow'), verb: 'snooze', data: { ...data, until: 'tomorrow' } },
      { title: t('action.snooze-monday'), verb: 'snooze', data: { ...data, until: 'monday' } },
      ...lines.slice(0, MUTES_SHOWN).map(({ subscription }) => ({
        title: t('action.mute', { subscription: subscriptionText(subscription, messages) }),
        verb: 'mute',
        data: { ...data, subscriptionId: subscription.id, muted: true },
      })),
    ],
    onDay: [{ title: t('action.snooze-day'), verb: 'snooze', data: { ...data, day } }],
  };
};

const putOffOf = (migration: ShownMigration, reminder: string, { t, date }: Messages): object => {
  const { until = '', by } = migration.progress.snoozed ?? {};
  return {
    text: t('reminder.put-off', {
      customer: migration.request.customer.name,
      date: until === '' ? '' : date(until, 'long'),
      name: by?.name ?? '',
    }),
    title: t('action.wake'),
    data: { migrationId: migration.migrationId, reminder },
  };
};

const sectionOf = (
  { migration, section: { lines, steps } }: ReminderModel['sections'][number],
  index: number,
  model: ReminderModel,
  messages: Messages,
): object => {
  const { t } = messages;
  const { deliveryId, ordering, today, zone } = model;
  const context = { migration, ordering, today, zone, page: 0, reminder: deliveryId, messages };
  const hidden = steps.length - stepsShown(model);
  return {
    separated: index > 0,
    customer: migration.request.customer.name,
    lines: lines.slice(0, LINES_SHOWN).map((line) => lineOf(line, messages)),
    openNow: t('reminder.open-now'),
    items: steps.slice(0, stepsShown(model)).map((item) => stepRow(item, context)),
    more: hidden > 0 ? t('reminder.more-steps', { count: hidden }) : '',
    actions: [
      { verb: 'open', title: t('action.open-checklist'), data: { migrationId: migration.migrationId, page: 0 } },
    ],
    later: laterOf(migration, lines, index, deliveryId, messages),
  };
};

/** Those whose steps are open now, called by name where several people read along. */
const callsOf = (model: ReminderModel, { t, locale }: Messages): object => {
  const { sections, isShared } = model;
  const shown = sections.slice(0, MIGRATIONS_SHOWN);
  const people = shown.flatMap(({ migration, section }) =>
    section.steps.slice(0, stepsShown(model)).flatMap(({ step }) => personOf(migration.progress, step.owner) ?? []),
  );
  const { names, mentioned, entities } = mentionsOf(isShared ? people : []);
  const sentence = (parts: string[]): string =>
    parts.length === 0 ? '' : t('reminder.for', { people: new Intl.ListFormat(locale).format(parts) });
  return { calls: sentence(names), callsWithMentions: sentence(mentioned), mentions: entities };
};

/** One reminder: a section for each migration with something to say, most urgent first. */
export const reminderCard = (model: ReminderModel, messages: Messages): object => {
  const { t } = messages;
  const { sections, putOff } = model;
  const hidden = sections.length - MIGRATIONS_SHOWN;
  return {
    heading:
      sections.length === 0
        ? putOff.length > 0
          ? ''
          : t('reminder.nothing-left')
        : sections.length > 1
          ? t('reminder.title', { count: sections.length })
          : '',
    sections: sections.slice(0, MIGRATIONS_SHOWN).map((section, index) => sectionOf(section, index, model, messages)),
    ...callsOf(model, messages),
    more: hidden > 0 ? t('reminder.more-migrations', { count: hidden }) : '',
    putOff: putOff.slice(0, MIGRATIONS_SHOWN).map((migration) => putOffOf(migration, model.deliveryId, messages)),
    speak: reminderSummary(model, messages),
    actions: hidden > 0 ? [execute('list', t('action.list'), { page: 0 })] : [],
  };
};

/** The reminder in one line, for a notification. */
export const reminderSummary = ({ sections }: ReminderModel, { t }: Messages): string =>
  sections.length === 0
    ? t('reminder.nothing-left')
    : sections
        .slice(0, MIGRATIONS_SHOWN)
        .map(({ migration, section }) =>
          t('reminder.speak', { customer: migration.request.customer.name, count: section.steps.length }),
        )
        .join(' ');
