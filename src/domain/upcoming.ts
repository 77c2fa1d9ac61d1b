import { addDays, addMonths, type IsoDate } from './dates.ts';
import { daysLeft, type Migration, type Outlook, outlookOf, subscriptionOf } from './outlook.ts';
import type { Subscription } from './plan-request.ts';
import type { PlannedSubscription } from './plan-schema.ts';
import { isLineOpen } from './reminder-schedule.ts';

/** How far ahead the overview looks, in days; what ends within `SOON` days is of high priority. */
export const HORIZON = 90;
const SOON = 14;

export type Priority = 'high' | 'upcoming' | 'expired';

/** One subscription that ends, or has ended, while a decision about it is open. */
export type EndingLine<M extends Migration> = {
  migration: M;
  subscription: Subscription;
  line: PlannedSubscription;
  daysLeft: number;
  outlook: Outlook | null;
  priority: Priority;
};

const priorityOf = (days: number): Priority => (days < 0 ? 'expired' : days <= SOON ? 'high' : 'upcoming');

/** What ends within the horizon or has ended, by date, while a decision is open: what rolls over by plan is not in it. */
export const upcomingOf = <M extends Migration>(migrations: M[], today: IsoDate): EndingLine<M>[] =>
  migrations
    .flatMap((migration) =>
      migration.plan.subscriptions
        .filter((line) => isLineOpen(migration.plan, migration.progress, line))
        .map((line) => {
          const subscription = subscriptionOf(migration.request, line.id);
          const days = daysLeft(line, today);
          const outlook = outlookOf(subscription, line, migration.progress, today);
          return { migration, subscription, line, daysLeft: days, outlook, priority: priorityOf(days) };
        }),
    )
    .filter((ending) => ending.daysLeft <= HORIZON)
    .sort((a, b) => a.daysLeft - b.daysLeft);

/** A calendar month, `YYYY-MM`, and how many seats end in it. */
export type MonthOfSeats = { month: string; seats: number };

const monthOf = (date: IsoDate): string => date.slice(0, 'YYYY-MM'.length);

/**
 * Seats ending in each month from today's through the horizon's while a decision is open, months without any among them.
 * What has ended already is in none of them; empty when nothing is still to end.
 */
export const seatsByMonth = (migrations: Migration[], today: IsoDate): MonthOfSeats[] => {
  const endings = upcomingOf(migrations, today).filter(({ priority }) => priority !== 'expired');
  if (endings.length === 0) return [];
  const last = monthOf(addDays(today, HORIZON));
  const months: MonthOfSeats[] = [];
  for (let first = `${monthOf(today)}-01`; monthOf(first) <= last; first = addMonths(first, 1)) {
    const ofMonth = endings.filter(({ line }) => monthOf(line.endDate) === monthOf(first));
    months.push({
      month: monthOf(first),
      seats: ofMonth.reduce((sum, { subscription }) => sum + subscription.seats, 0),
    });
  }
  return months;
};
