import { addDays, addMonths, type IsoDate } from '../dates.ts';
import { POLICY } from '../facts/policy.ts';
import type { Subscription, Term } from '../plan-request.ts';
import { regimeOf } from './end-of-term.ts';

/** The term that a line is planned for, carried forward from the given one where that is past or a month (rulebook §4). */
export type CarriedTerm = {
  start: IsoDate;
  end: IsoDate;
  carried: 'renewed-presumably' | 'extended-presumably' | 'later-month-chosen' | null;
  /** Runs on month by month after its end: the regime stays the extended service term. */
  extended: boolean;
  /** A monthly term moved to a later month: its running month is not the one planned for. */
  laterMonth: boolean;
  /** First day of the term that is running, from which the cancellation window counts. */
  runningSince: IsoDate;
};

export const MONTHS: Record<Term, number> = { P1M: 1, P1Y: 12, P3Y: 36 };

/** First day of the given term: as given, else derived from its last day. */
export const givenStart = ({ startDate, endDate, term }: Subscription): IsoDate =>
  startDate ?? addMonths(addDays(endDate, 1), -MONTHS[term]);

/** Calendar months from the month of one date to the month of another. */
const monthsApart = (from: IsoDate, to: IsoDate): number =>
  (Number(to.slice(0, 4)) - Number(from.slice(0, 4))) * 12 + Number(to.slice(5, 7)) - Number(from.slice(5, 7));

/** Smallest n >= `from` for which the n-th period after the given end reaches `until`. */
const smallestPeriod = (firstDay: IsoDate, months: number, from: number, until: IsoDate): number => {
  let n = Math.max(from, Math.floor(monthsApart(firstDay, until) / months) - 1);
  while (addDays(addMonths(firstDay, n * months), -1) < until) n += 1;
  return n;
};

const periodAfter = (firstDay: IsoDate, months: number, n: number): { start: IsoDate; end: IsoDate } => ({
  start: addMonths(firstDay, (n - 1) * months),
  end: addDays(addMonths(firstDay, n * months), -1),
});

/** The latest first day of a month that is not after today; the given start if none is. */
const monthRunning = (start: IsoDate, firstDay: IsoDate, today: IsoDate): IsoDate => {
  const thisMonth = monthsApart(firstDay, today);
  const firstDays = [thisMonth, thisMonth - 1].filter((k) => k >= 0).map((k) => addMonths(firstDay, k));
  return firstDays.find((day) => day <= today) ?? start;
};

/** The end date to plan for (rulebook §4, "The term to plan for", rules 1 to 3). */
export const termToPlanFor = (subscription: Subscription, today: IsoDate): CarriedTerm => {
  const { autoRenew, cancelAtEnd, endDate, term } = subscription;
  const start = givenStart(subscription);
  const firstDay = addDays(endDate, 1);
  const past = endDate < today;

  if (autoRenew && term === 'P1M') {
    const n = smallestPeriod(firstDay, 1, 0, addDays(today, POLICY.leadForMonthlyTerm));
    if (n > 0) {
      const runningSince = monthRunning(start, firstDay, today);
      const carried = past ? 'renewed-presumably' : 'later-month-chosen';
      return { ...periodAfter(firstDay, 1, n), carried, extended: false, laterMonth: true, runningSince };
    }
  } else if (autoRenew && past) {
    const period = periodAfter(firstDay, MONTHS[term], smallestPeriod(firstDay, MONTHS[term], 1, today));
    const runningSince = period.start;
    return { ...period, carried: 'renewed-presumably', extended: false, laterMonth: false, runningSince };
  } else if (
    !cancelAtEnd &&
    past &&
    regimeOf(subscription, { start, end: endDate }).regime === 'extended-service-term'
  ) {
    const n = smallestPeriod(firstDay, 1, 1, addDays(today, POLICY.leadForMonthlyTerm));
    const period = periodAfter(firstDay, 1, n);
    return { ...period, carried: 'extended-presumably', extended: true, laterMonth: false, runningSince: period.start };
  }
  return { start, end: endDate, carried: null, extended: false, laterMonth: false, runningSince: start };
};
