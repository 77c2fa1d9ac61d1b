import { OWNERS, type Plan, type Step, type StepOwner } from './plan-schema.ts';
import type { Actor, Progress } from './progress.ts';

const isOpen = (progress: Progress, { id }: Step): boolean => !Object.hasOwn(progress.done, id);

/** The roles that a plan has steps for, in their usual order, each with how many of them are open. */
export const rolesOf = ({ steps }: Pick<Plan, 'steps'>, progress: Progress): { role: StepOwner; open: number }[] =>
  OWNERS.flatMap((role) => {
    const own = steps.filter(({ owner }) => owner === role);
    return own.length === 0 ? [] : [{ role, open: own.filter((step) => isOpen(progress, step)).length }];
  });

/** Who does the steps of a role; those of the customer and of the current partner are followed up by that person. */
export const personOf = ({ people }: Progress, role: StepOwner): Actor | null => people?.[role] ?? null;

/** Sets the person of a role, or nobody. */
export const withPerson = (progress: Progress, role: StepOwner, person: Actor | null): Progress => {
  const { [role]: _, ...others } = progress.people ?? {};
  return { ...progress, people: person ? { ...others, [role]: person } : others };
};

/** The ids of the people who own an open step, each once. */
export const workersOf = ({ steps }: Pick<Plan, 'steps'>, progress: Progress): string[] => [
  ...new Set(steps.flatMap((step) => (isOpen(progress, step) ? (personOf(progress, step.owner)?.personId ?? []) : []))),
];
