import { daysBetween, type IsoDate } from './dates.ts';
import type { Plan, Step } from './plan-schema.ts';
import type { Actor, Progress } from './progress.ts';

/** `next` can be done now, `later` has a first day still to come, `waiting` needs other steps first. */
export type StepState = 'done' | 'next' | 'later' | 'waiting';

export type ChecklistItem = {
  step: Step;
  state: StepState;
  /** Ids of the steps it still waits for. */
  waitingFor: string[];
  /** Whole days past its due date; 0 when done or not late. */
  daysLate: number;
  done: Progress['done'][string] | null;
};

export type Checklist = { items: ChecklistItem[]; doneCount: number; total: number };

const isDone = (progress: Progress, stepId: string): boolean => Object.hasOwn(progress.done, stepId);

/** Ids of the steps that a step still waits for, in the plan's order. */
export const openPredecessors = (plan: Plan, progress: Progress, step: Step): string[] =>
  plan.steps.filter(({ id }) => step.after.includes(id) && !isDone(progress, id)).map(({ id }) => id);

const itemOf = (plan: Plan, progress: Progress, today: IsoDate, step: Step): ChecklistItem => {
  const done = progress.done[step.id] ?? null;
  const waitingFor = done ? [] : openPredecessors(plan, progress, step);
  const isLater = step.notBefore !== null && step.notBefore > today;
  return {
    step,
    state: done ? 'done' : waitingFor.length > 0 ? 'waiting' : isLater ? 'later' : 'next',
    waitingFor,
    daysLate: done ? 0 : Math.max(0, daysBetween(step.due, today)),
    done,
  };
};

/** How a plan stands today: every step with its state, in the plan's order, which is that of the due dates. */
export const checklistOf = (plan: Plan, progress: Progress, today: IsoDate): Checklist => {
  const items = plan.steps.map((step) => itemOf(plan, progress, today, step));
  return { items, doneCount: items.filter(({ state }) => state === 'done').length, total: items.length };
};

/** True while any step that is not optional is open. */
export const hasOpenSteps = (plan: Plan, progress: Progress): boolean =>
  plan.steps.some(({ id, optional }) => !optional && !isDone(progress, id));

export type StepChange =
  | { kind: 'changed'; progress: Progress; steps: string[] }
  | { kind: 'unchanged' }
  | { kind: 'unknown-step' }
  | { kind: 'waiting'; waitingFor: string[] };

/** Every open step that must be done before this one, directly or through others, in the plan's order. */
const allOpenBefore = (plan: Plan, progress: Progress, step: Step): string[] => {
  const wanted = new Set<string>();
  const collect = (one: Step): void => {
    for (const id of openPredecessors(plan, progress, one)) {
      if (wanted.has(id)) continue;
      wanted.add(id);
      collect(plan.steps.find((other) => other.id === id) as Step);
    }
  };
  collect(step);
  return plan.steps.filter(({ id }) => wanted.has(id)).map(({ id }) => id);
};

/**
 * Marks a step as done. One that still waits is refused with everything it waits for, unless those are to be marked as well.
 * A step that is done already stays as it is, with who did it first.
 */
export const completeStep = (
  plan: Plan,
  progress: Progress,
  stepId: string,
  { at, by, withPredecessors }: { at: number; by: Actor; withPredecessors: boolean },
): StepChange => {
  const step = plan.steps.find(({ id }) => id === stepId);
  if (!step) return { kind: 'unknown-step' };
  if (isDone(progress, stepId)) return { kind: 'unchanged' };
  const before = allOpenBefore(plan, progress, step);
  if (before.length > 0 && !withPredecessors) return { kind: 'waiting', waitingFor: before };
  const steps = [...before, stepId];
  const done = { ...progress.done, ...Object.fromEntries(steps.map((id) => [id, { at, by }])) };
  return { kind: 'changed', progress: { ...progress, done }, steps };
};

/** Takes a tick back. What was done after it stays done: it did happen. */
export const reopenStep = (plan: Plan, progress: Progress, stepId: string): StepChange => {
  if (!plan.steps.some(({ id }) => id === stepId)) return { kind: 'unknown-step' };
  if (!isDone(progress, stepId)) return { kind: 'unchanged' };
  const { [stepId]: _, ...done } = progress.done;
  return { kind: 'changed', progress: { ...progress, done }, steps: [stepId] };
};
