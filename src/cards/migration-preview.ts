import { checklistOf } from '../domain/checklist.ts';
import type { IsoDate } from '../domain/dates.ts';
import type { Messages } from '../messages/messages.ts';
import { joined } from './card-data.ts';
import { subscriptionText } from './offer-text.ts';
import type { ShownMigration } from './step-row.ts';
import { stepTitle } from './step-text.ts';

/** A thumbnail card as clients show it in a list; they read some of its text as markup. */
export type Preview = { title: string; subtitle: string; text: string };

/** What would be read as a tag or an entity, shown as it is typed. */
const plain = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');

const stateOf = ({ plan, state }: ShownMigration, hasSteps: boolean, { t }: Messages): string => {
  if (state === 'archived') return t('search.archived');
  if (plan.status === 'blocked') return t('list.blocked');
  return hasSteps ? t('list.all-done') : t('checklist.nothing-to-do');
};

/** A migration in three lines: the customer, what is next and when, and what is moved. */
export const migrationPreview = (
  { migration, today }: { migration: ShownMigration; today: IsoDate },
  messages: Messages,
): Preview => {
  const { t, shortDate } = messages;
  const { request, plan, progress, state } = migration;
  const { items, doneCount, total } = checklistOf(plan, progress, today);
  const isActive = state === 'active';
  const next = isActive
    ? (items.find((item) => item.state === 'next') ?? items.find((item) => item.state !== 'done'))
    : undefined;
  const when =
    next && (next.daysLate > 0 ? t('checklist.late', { days: next.daysLate }) : shortDate(next.step.due, today));
  const [first, ...others] = request.subscriptions;
  const moved =
    first && others.length === 0
      ? subscriptionText(first, messages)
      : t('summary.subscriptions', { count: request.subscriptions.length });
  return {
    title: plain(request.customer.name),
    subtitle: plain(
      next
        ? joined([t('list.next', { step: stepTitle(migration, next.step, messages) }), when ?? null])
        : stateOf(migration, total > 0, messages),
    ),
    text: plain(joined([total === 0 ? null : t('checklist.progress', { done: doneCount, total }), moved])),
  };
};
