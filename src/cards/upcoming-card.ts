import type { IsoDate } from '../domain/dates.ts';
import {
  type EndingLine,
  HORIZON,
  type MonthOfSeats,
  type Priority,
  seatsByMonth,
  upcomingOf,
} from '../domain/upcoming.ts';
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

/** Characters of the longest bar, for clients that draw no chart. */
const BAR_LENGTH = 10;

/** One bar a month; whole numbers of characters stand in for it where no chart is drawn. */
const barsOf = (months: MonthOfSeats[], { locale, number }: Messages): object[] => {
  const most = Math.max(...months.map(({ seats }) => seats));
  const name = (month: string, style: 'short' | 'long'): string =>
    new Intl.DateTimeFormat(locale, { month: style, timeZone: 'UTC' }).format(Date.parse(`${month}-01T00:00:00Z`));
  return months.map(({ month, seats }) => {
    const filled = Math.ceil((seats / most) * BAR_LENGTH);
    return {
      month: name(month, 'long'),
      seats: number(seats),
      bar: '▰'.repeat(filled) + '▱'.repeat(BAR_LENGTH - filled),
      point: { x: name(month, 'short'), y: seats },
    };
  });
};

/** What ends in the next ninety days or has ended, most pressing first, while a decision is open, below a picture of when. */
export const upcomingCard = ({ migrations, today }: UpcomingModel, messages: Messages): object => {
  const { t } = messages;
  const endings = upcomingOf(migrations, today);
  const ordered = PRIORITIES.flatMap((priority) => endings.filter((ending) => ending.priority === priority));
  const shown = ordered.slice(0, ROWS_SHOWN);
  const hidden = ordered.length - shown.length;
  const bars = barsOf(seatsByMonth(migrations, today), messages);
  return {
    title: t('upcoming.title'),
    context: t('upcoming.context', { days: HORIZON }),
    empty: endings.length === 0 ? t('upcoming.empty', { days: HORIZON }) : '',
    chartTitle: t('upcoming.by-month'),
    bars,
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
