import { type ChecklistItem, checklistOf } from './checklist.ts';
import type { IsoDate } from './dates.ts';
import { daysLeft, type Migration, type Outlook, outlookOf, subscriptionOf } from './outlook.ts';
import type { Subscription } from './plan-request.ts';
import type { PlannedSubscription } from './plan-schema.ts';
import { isLineOpen, isStepDue, type Reminder, stepsBehind } from './reminder-schedule.ts';
import { isSnoozed } from './snooze.ts';

export type ReminderLine = {
  subscription: Subscription;
  line: PlannedSubscription;
  daysLeft: number;
  outlook: Outlook | null;
};

/** What a reminder says of one migration on one day, from what is true on that day. */
export type ReminderSection = { lines: ReminderLine[]; steps: ChecklistItem[] };

/** What is still worth saying of the reminders that are due; null when nothing is (rulebook §7). */
export const reminderSection = (
  migration: Migration,
  due: Pick<Reminder, 'kind' | 'subject'>[],
  today: IsoDate,
): ReminderSection | null => {
  const { request, plan, progress } = migration;
  if (isSnoozed(progress, today)) return null;
  const subjects = (kind: Reminder['kind']) =>
    new Set(due.filter((reminder) => reminder.kind === kind).map(({ subject }) => subject));
  const [lineIds, stepIds] = [subjects('line'), subjects('step')];

  const open = plan.subscriptions.filter((line) => lineIds.has(line.id) && isLineOpen(plan, progress, line));
  const lines = open
    .map((line) => {
      const subscription = subscriptionOf(request, line.id);
      const outlook = outlookOf(subscription, line, progress, today);
      return { subscription, line, daysLeft: daysLeft(line, today), outlook };
    })
    .sort((a, b) => a.daysLeft - b.daysLeft);

  const behindLines = new Set(open.flatMap((line) => stepsBehind(plan, line.id)).map(({ id }) => id));
  const steps = checklistOf(plan, progress, today).items.filter(
    ({ step }) => isStepDue(progress, step) && (stepIds.has(step.id) || behindLines.has(step.id)),
  );
  return lines.length === 0 && steps.length === 0 ? null : { lines, steps };
};
