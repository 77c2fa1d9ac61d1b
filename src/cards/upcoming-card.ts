import type { IsoDate } from '../domain/dates.ts';
import { type EndingLine, HORIZON, type Priority, upcomingOf } from '../domain/upcoming.ts';
import type { Messages } from '../messages/messages.ts';
import { execute } from './card-data.ts';
import { subscriptionText } from './offer-text.ts';
import { outlookText } from './outlook-text.ts';
import type { ShownMigration } from './step-row.ts';

export type UpcomingModel = { migrations: ShownMigration[]; today: IsoDate };

/** What is most pressing comes first; rows that fit a card of the largest size. */
const PRIORITIES: Priority[] = ['high', 'upcoming', 'expired'];
const ROWS_SHOWN = 20;

const rowOf = (ending: EndingLine<ShownMigration>, today: IsoDate, messages: Messages): object => {
  const { t, shortDate } = messages;
  const { migration, subscription, line, daysLeft, outlook, priority } = ending;
  const count = Math.abs(daysLeft);
  return {
    customer: migration.request.customer.name,
    subscription: subscriptionText(subscription, messages),
    outlook: outlookText(outlook, messages),
    date: shortDate(line.endDate, today),
    days:
      daysLeft === 0 ? t('reminder.last-day') : t(daysLeft > 0 ? 'upcoming.in-days' : 'upcoming.days-ago', { count }),
    color: priority === 'upcoming' ? 'Default' : 'Attention',
    tooltip: t('action.open-checklist'),
    data: { migrationId: migration.migrationId, page: 0 },
  };
};

/** What ends in the next ninety days or has ended, most pressing first, while a decision is open. */
export const upcomingCard = ({ migrations, today }: UpcomingModel, messages: Messages): object => {
  const { t } = messages;
  const endings = upcomingOf(migrations, today);
  const ordered = PRIORITIES.flatMap((priority) => endings.filter((ending) => ending.priority === priority));
  const shown = ordered.slice(0, ROWS_SHOWN);
  const hidden = ordered.length - shown.length;
  return {
    title: t('upcoming.title'),
    context: t('upcoming.context', { days: HORIZON }),
    empty: endings.length === 0 ? t('upcoming.empty', { days: HORIZON }) : '',
    groups: PRIORITIES.map((priority) => ({
      name: t(`upcoming.${priority}`),
      color: priority === 'high' ? 'Attention' : 'Default',
      rows: shown.filter((ending) => ending.priority === priority).map((ending) => rowOf(ending, today, messages)),
    })).filter(({ rows }) => rows.length > 0),
    more: hidden > 0 ? t('upcoming.more', { count: hidden }) : '',
    speak: t('upcoming.speak', { count: endings.length }),
    actions: [execute('list', t('action.list'), { page: 0 }), execute('new', t('action.new'))],
  };
};
