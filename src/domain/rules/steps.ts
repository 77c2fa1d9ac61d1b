import { earlierOf, type IsoDate } from '../dates.ts';
import type { Customer } from '../plan-request.ts';
import { STEP_NAMES, type Step, type StepName } from '../plan-schema.ts';
import { CUSTOMER_STEP_RULES } from './customer-steps.ts';
import type { DueDate } from './due.ts';
import { type DecidedLine, LINE_STEP_RULES } from './line-steps.ts';

/** A step of one line with what its due date was computed from. */
export type ScheduledStep = Step & { planned: IsoDate | null };

const isCustomerStep = (name: StepName): boolean => CUSTOMER_STEP_RULES.some(({ step }) => step === name);

/** A step's id: its name for the customer's steps, `name:subscriptionId` for those of a line. */
const stepId = (name: StepName, subscriptionId: string): string =>
  isCustomerStep(name) ? name : `${name}:${subscriptionId}`;

/** The line's own steps, in the rulebook's order; their `after` still names steps that may not exist. */
export const lineSteps = (line: DecidedLine): ScheduledStep[] =>
  LINE_STEP_RULES.filter((rule) => rule.applies(line)).map((rule) => {
    const { id } = line.subscription;
    return {
      id: stepId(rule.step, id),
      step: rule.step,
      subscriptionId: id,
      owner: rule.owner(line),
      notBefore: rule.notBefore?.(line) ?? null,
      ...rule.due(line),
      optional: rule.optional ?? false,
      after: rule.after(line).map((name) => stepId(name, id)),
    };
  });

/** The dates that one line wants of the customer's steps. */
export const customerStepDates = (line: DecidedLine): DueDate[] =>
  CUSTOMER_STEP_RULES.filter(({ applies }) => applies(line.customer)).map(({ due }) => due(line));

/** The customer's steps, each once, at the earliest date a line wants it. */
const customerSteps = (customer: Customer, lines: DecidedLine[]): Step[] =>
  lines.length === 0
    ? []
    : CUSTOMER_STEP_RULES.filter(({ applies }) => applies(customer)).map(({ step, owner, after, due }) => ({
        id: step,
        step,
        subscriptionId: null,
        owner,
        notBefore: null,
        due: lines.map((line) => due(line).due).reduce(earlierOf),
        optional: false,
        after: [...after],
      }));

/** For each of the customer's steps, the earliest day a line computes for it. */
export const customerPlannedDates = (customer: Customer, lines: DecidedLine[]): [string, IsoDate | null][] =>
  CUSTOMER_STEP_RULES.filter(({ applies }) => lines.length > 0 && applies(customer)).map(({ step, due }) => [
    step,
    lines.map((line) => due(line).planned ?? line.today).reduce(earlierOf),
  ]);

const byDueThenOrder = (a: Step, b: Step): number => {
  if (a.due !== b.due) return a.due < b.due ? -1 : 1;
  const order = STEP_NAMES.indexOf(a.step) - STEP_NAMES.indexOf(b.step);
  if (order !== 0) return order;
  return (a.subscriptionId ?? '') < (b.subscriptionId ?? '') ? -1 : 1;
};

/** All steps of a plan in their order, each waiting only for steps that are there (rulebook §6). */
export const stepsOf = (customer: Customer, lines: DecidedLine[], ownSteps: ScheduledStep[][]): Step[] => {
  const steps = [...customerSteps(customer, lines), ...ownSteps.flat().map(({ planned: _, ...step }) => step)];
  const present = new Set(steps.map(({ id }) => id));
  return steps.map((step) => ({ ...step, after: step.after.filter((id) => present.has(id)) })).sort(byDueThenOrder);
};
