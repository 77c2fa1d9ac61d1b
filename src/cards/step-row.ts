import type { ChecklistItem } from '../domain/checklist.ts';
import { type IsoDate, localDate } from '../domain/dates.ts';
import type { OrderingModel } from '../domain/intake/draft.ts';
import { type Migration, subscriptionOf } from '../domain/outlook.ts';
import { personOf } from '../domain/roles.ts';
import type { Messages } from '../messages/messages.ts';
import { joined, shortName } from './card-data.ts';
import { subscriptionText } from './offer-text.ts';
import { stepNote, stepTitle } from './step-text.ts';

/** A migration as cards show it. */
export type ShownMigration = Migration & { migrationId: string; state: 'active' | 'archived' };

/** One step on a card: the circle is the tick, what is to be done, its circumstances, and when. */
export type StepRow = {
  symbol: string;
  symbolColor: 'Default' | 'Accent' | 'Attention' | 'Good';
  symbolSubtle: boolean;
  /** What tapping the circle does, for who cannot see to which step it belongs. */
  label: string;
  tooltip: string;
  verb: 'tick' | 'untick';
  data: { migrationId: string; stepId: string; page: number; reminder?: string };
  title: string;
  weight: 'Bolder' | 'Default';
  subtle: boolean;
  circumstance: string;
  right: string;
  rightWeight: 'Bolder' | 'Default';
  rightColor: 'Default' | 'Attention';
};

export type RowContext = {
  migration: ShownMigration;
  ordering: OrderingModel;
  today: IsoDate;
  /** In which a moment's date is written. */
  zone: string;
  page: number;
  /** The reminder that the row stands in, so that a tap there shows it again. */
  reminder?: string;
  messages: Messages;
};

/** The last of the steps it waits for; the others come before that one. */
const waitsFor = ({ waitingFor }: ChecklistItem, { migration, messages }: RowContext): string | null => {
  const last = migration.plan.steps.find(({ id }) => id === waitingFor.at(-1));
  return last ? messages.t('checklist.waits-for', { step: stepTitle(migration, last, messages) }) : null;
};

const whenText = ({ step, daysLate }: ChecklistItem, { today, messages: { t, shortDate } }: RowContext): string => {
  if (daysLate > 0) return t('checklist.late', { days: daysLate });
  return step.due === today ? t('checklist.due-today') : shortDate(step.due, today);
};

/** Of which subscription a step is, where there are several and its title does not say so. */
const subscriptionNamed = ({ step }: ChecklistItem, { migration, messages }: RowContext): string | null => {
  const isOneOfSeveral = step.subscriptionId !== null && migration.plan.subscriptions.length > 1;
  if (!isOneOfSeveral || step.step === 'provision-subscription') return null;
  return subscriptionText(subscriptionOf(migration.request, step.subscriptionId as string), messages);
};

const doneRow = (item: ChecklistItem, context: RowContext, base: Pick<StepRow, 'title' | 'data'>): StepRow => {
  const { t, shortDate } = context.messages;
  const { by, at } = item.done as NonNullable<ChecklistItem['done']>;
  return {
    ...base,
    symbol: '✓',
    symbolColor: 'Good',
    symbolSubtle: false,
    label: t('action.untick', { step: base.title }),
    tooltip: t('action.untick', { step: base.title }),
    verb: 'untick',
    weight: 'Default',
    subtle: true,
    circumstance: joined([
      subscriptionNamed(item, context),
      t('checklist.done-by', { name: by.name, date: shortDate(localDate(at, context.zone), context.today) }),
    ]),
    right: '',
    rightWeight: 'Default',
    rightColor: 'Default',
  };
};

export const stepRow = (item: ChecklistItem, context: RowContext): StepRow => {
  const { migration, messages, ordering, today, page } = context;
  const { step, state, daysLate } = item;
  const base = {
    title: stepTitle(migration, step, messages),
    data: {
      migrationId: migration.migrationId,
      stepId: step.id,
      page,
      ...(context.reminder !== undefined && { reminder: context.reminder }),
    },
  };
  if (state === 'done') return doneRow(item, context, base);

  const isLate = daysLate > 0;
  const isNext = state === 'next';
  const waits = state === 'waiting' ? waitsFor(item, context) : null;
  return {
    ...base,
    symbol: state === 'waiting' ? '◌' : '◯',
    symbolColor: isNext && isLate ? 'Attention' : isNext ? 'Accent' : 'Default',
    symbolSubtle: !isNext,
    label: messages.t('action.tick', { step: base.title }),
    tooltip: waits ?? messages.t('action.tick', { step: base.title }),
    verb: 'tick',
    weight: 'Bolder',
    subtle: false,
    circumstance: joined([
      messages.t(`owner.${step.owner}`),
      shortName(personOf(migration.progress, step.owner)?.name ?? ''),
      subscriptionNamed(item, context),
      step.optional ? messages.t('checklist.optional') : null,
      stepNote(step, ordering, messages),
      state === 'later'
        ? messages.t('checklist.from-day', { date: messages.shortDate(step.notBefore as string, today) })
        : null,
      waits,
    ]),
    right: whenText(item, context),
    rightWeight: isNext ? 'Bolder' : 'Default',
    rightColor: isLate ? 'Attention' : 'Default',
  };
};
