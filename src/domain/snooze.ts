import { addDays, type IsoDate, isAcceptedDate, weekday } from './dates.ts';
import type { Plan } from './plan-schema.ts';
import type { Actor, Progress, Subject } from './progress.ts';

/** Until when reminders are put off: two usual days, or one that was chosen. */
export type SnoozeUntil = 'tomorrow' | 'monday' | IsoDate;

/** The longest that reminders may be put off, in days: what is at stake must come back before a year's term has passed. */
export const LONGEST_SNOOZE = 90;

/** The day meant, counted from today; null where it is no day to come, or too far. */
export const snoozeDay = (until: SnoozeUntil, today: IsoDate): IsoDate | null => {
  if (until === 'tomorrow') return addDays(today, 1);
  if (until === 'monday') return addDays(today, 8 - weekday(today));
  const isWithin = isAcceptedDate(until) && until > today && until <= addDays(today, LONGEST_SNOOZE);
  return isWithin ? until : null;
};

/** Puts the reminders of a migration off, from today until a day; the last word counts. */
export const snooze = (
  progress: Progress,
  days: { from: IsoDate; until: IsoDate },
  { subjects, at, by }: { subjects: Subject[]; at: number; by: Actor },
): Progress => ({ ...progress, snoozed: { ...days, subjects, at, by } });

/** Takes that back. */
export const wake = ({ snoozed: _, ...progress }: Progress): Progress => progress;

/** True while nothing is to be said because somebody put it off. */
export const isSnoozed = ({ snoozed }: Progress, today: IsoDate): boolean =>
  snoozed !== undefined && today < snoozed.until;

/** Stops the reminders of one subscription, or lets them come again; unchanged where the plan has no such subscription. */
export const mute = (plan: Plan, progress: Progress, subscriptionId: string, isMuted: boolean): Progress => {
  if (!plan.subscriptions.some(({ id }) => id === subscriptionId)) return progress;
  const others = (progress.muted ?? []).filter((id) => id !== subscriptionId);
  return { ...progress, muted: isMuted ? [...others, subscriptionId] : others };
};

/** True where nobody is to be reminded of the subscription. */
export const isMuted = ({ muted }: Progress, subscriptionId: string | null): boolean =>
  subscriptionId !== null && (muted ?? []).includes(subscriptionId);
