import { addDays, type IsoDate, nextBusinessDay, previousBusinessDay } from './dates.ts';
import type { Plan, PlannedSubscription, Step } from './plan-schema.ts';
import type { Progress, Subject } from './progress.ts';
import { isMuted } from './snooze.ts';

/** One reason to remind on one local date: a line near its end, or a step that is due. */
export type Reminder = { kind: 'line' | 'step'; subject: string; localDate: IsoDate };

/** Days before the end of a line, and after it (rulebook §7). */
const DAYS_BEFORE_END = [60, 30, 14, 7, 3, 1, 0];
const DAYS_AFTER_END = [1, 7];
/** Days after a step's due date: once after two, then every seven. */
const FIRST_REPEAT = 2;
const REPEAT_EVERY = 7;
/** How far ahead repeats are listed; sending one lists further ones. */
const REPEATS_AHEAD = 35;

const isDone = (progress: Progress, id: string): boolean => Object.hasOwn(progress.done, id);

/** The steps of a line and the customer's steps that they wait for, directly or through others. */
export const stepsBehind = (plan: Plan, subscriptionId: string): Step[] => {
  const byId = new Map(plan.steps.map((step) => [step.id, step]));
  const behind = new Set<Step>();
  const collect = (step: Step): void => {
    if (behind.has(step)) return;
    behind.add(step);
    for (const id of step.after) collect(byId.get(id) as Step);
  };
  for (const step of plan.steps) if (step.subscriptionId === subscriptionId) collect(step);
  return [...behind];
};

/**
 * True while a decision about the line is open (rulebook §7): a step of it that is not optional, or a customer's step before it;
 * never where somebody does not want to be reminded of the line.
 */
export const isLineOpen = (plan: Plan, progress: Progress, line: PlannedSubscription): boolean =>
  line.path !== 'none' &&
  !isMuted(progress, line.id) &&
  stepsBehind(plan, line.id).some(({ id, optional }) => !optional && !isDone(progress, id));

/** True while a step may be reminded of: open, with nothing left to wait for. */
export const isStepDue = (progress: Progress, step: Step): boolean =>
  !isDone(progress, step.id) &&
  !isMuted(progress, step.subscriptionId) &&
  step.after.every((id) => isDone(progress, id));

const lineDates = ({ endDate }: PlannedSubscription): IsoDate[] => [
  ...DAYS_BEFORE_END.map((days) => previousBusinessDay(addDays(endDate, -days))),
  ...DAYS_AFTER_END.map((days) => nextBusinessDay(addDays(endDate, days))),
];

const stepDates = ({ due }: Step, today: IsoDate): IsoDate[] => {
  const until = addDays(due > today ? due : today, REPEATS_AHEAD);
  const dates = [due];
  for (let days = FIRST_REPEAT; addDays(due, days) <= until; days += REPEAT_EVERY) {
    dates.push(nextBusinessDay(addDays(due, days)));
  }
  return dates;
};

const byDate = (a: Reminder, b: Reminder): number => {
  const [left, right] = [`${a.localDate} ${a.kind} ${a.subject}`, `${b.localDate} ${b.kind} ${b.subject}`];
  return left < right ? -1 : left > right ? 1 : 0;
};

const keyOf = ({ kind, subject, localDate }: Reminder): string => JSON.stringify([kind, subject, localDate]);

/** A reminder that falls into the days in which nothing is to come, moved to the day after them. */
const putOff = (reminder: Reminder, { snoozed }: Progress): Reminder =>
  snoozed && reminder.localDate > snoozed.from && reminder.localDate < snoozed.until
    ? { ...reminder, localDate: snoozed.until }
    : reminder;

/** What was put off and is still open, on the day it comes again. */
const snoozedReminders = (plan: Plan, progress: Progress): Reminder[] => {
  const { until, subjects } = progress.snoozed ?? { until: '', subjects: [] };
  const lines = new Map(plan.subscriptions.map((line) => [line.id, line]));
  const steps = new Map(plan.steps.map((step) => [step.id, step]));
  const isOpen = ({ kind, subject }: Subject): boolean => {
    const [line, step] = [lines.get(subject), steps.get(subject)];
    if (kind === 'line') return line !== undefined && isLineOpen(plan, progress, line);
    return step !== undefined && isStepDue(progress, step);
  };
  return subjects.filter(isOpen).map(({ kind, subject }) => ({ kind, subject, localDate: until }));
};

/** The reminders still to be sent from `today` on, by date; one a subject and date (rulebook §7). Dates are local to who is reminded. */
export const remindersFor = (plan: Plan, progress: Progress, today: IsoDate): Reminder[] => {
  const ofLines = plan.subscriptions
    .filter((line) => isLineOpen(plan, progress, line))
    .flatMap((line) => lineDates(line).map((localDate) => ({ kind: 'line' as const, subject: line.id, localDate })));
  const ofSteps = plan.steps
    .filter((step) => isStepDue(progress, step))
    .flatMap((step) =>
      stepDates(step, today).map((localDate) => ({ kind: 'step' as const, subject: step.id, localDate })),
    );
  const later = [...ofLines, ...ofSteps].map((reminder) => putOff(reminder, progress));
  const once = new Map([...snoozedReminders(plan, progress), ...later].map((reminder) => [keyOf(reminder), reminder]));
  return [...once.values()].filter(({ localDate }) => localDate >= today).sort(byDate);
};
