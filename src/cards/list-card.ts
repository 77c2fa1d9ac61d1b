import { checklistOf } from '../domain/checklist.ts';
import type { IsoDate } from '../domain/dates.ts';
import type { Messages } from '../messages/messages.ts';
import { execute, pageWithin, pagingOf } from './card-data.ts';
import type { ShownMigration } from './step-row.ts';
import { stepTitle } from './step-text.ts';

/** `isAnswering` while questions about a further migration are open. */
export type ListModel = {
  isAnswering: boolean;
  /** Only those with an open step of the reader's. */
  isMine: boolean;
  migrations: ShownMigration[];
  /** Ids of those of which nobody can be reminded. */
  unreminded: string[];
  total: number;
  page: number;
  pageSize: number;
  today: IsoDate;
};

const rowOf = (migration: ShownMigration, today: IsoDate, messages: Messages, isUnreminded = false): object => {
  const { t, shortDate } = messages;
  const { items, doneCount, total } = checklistOf(migration.plan, migration.progress, today);
  const next = items.find(({ state }) => state === 'next') ?? items.find(({ state }) => state !== 'done');
  const state = migration.plan.status === 'blocked' ? `⛔ ${t('list.blocked')}` : t('list.all-done');
  return {
    customer: migration.request.customer.name,
    next: next ? t('list.next', { step: stepTitle(migration, next.step, messages) }) : state,
    due: next
      ? next.daysLate > 0
        ? t('checklist.late', { days: next.daysLate })
        : shortDate(next.step.due, today)
      : '',
    color: next && next.daysLate > 0 ? 'Attention' : 'Default',
    progress: total === 0 ? '' : t('checklist.progress', { done: doneCount, total }),
    warning: isUnreminded ? t('checklist.nobody-reminded') : '',
    tooltip: t('action.open-checklist'),
    data: { migrationId: migration.migrationId, page: 0 },
  };
};

/** The migrations under way, a page of them, each to be opened. */
export const listCard = (
  { migrations, unreminded, total, page: wanted, pageSize, today, isAnswering, isMine }: ListModel,
  messages: Messages,
): object => {
  const { t } = messages;
  const pages = Math.max(1, Math.ceil(total / pageSize));
  const page = pageWithin(wanted, pages);
  return {
    title: t(isMine ? 'list.mine' : 'list.title'),
    context: '',
    total: t('list.count', { count: total }),
    empty: total === 0 ? t(isMine ? 'list.mine-empty' : 'list.empty') : '',
    rows: migrations.map((migration) => rowOf(migration, today, messages, unreminded.includes(migration.migrationId))),
    ...pagingOf(
      page,
      pages,
      {
        label: t('checklist.page', { page: page + 1, pages }),
        previous: t('action.previous-page'),
        next: t('action.next-page'),
      },
      'list',
      { mine: isMine },
    ),
    speak: t('list.count', { count: total }),
    actions: [
      execute('new', t(isAnswering ? 'action.continue' : 'action.new'), {}, 'positive'),
      execute('upcoming', t('action.upcoming')),
      execute('list', t(isMine ? 'action.list' : 'action.mine'), { page: 0, mine: !isMine }),
    ],
  };
};

export type FoundModel = Pick<ListModel, 'migrations' | 'today'> & { typed: string };

/** The customers that fit what was typed, none or several, each to be opened. */
export const foundCard = ({ migrations, today, typed }: FoundModel, messages: Messages): object => {
  const { t } = messages;
  const isNone = migrations.length === 0;
  const text = t(isNone ? 'status.none' : 'status.several', { typed });
  return {
    title: t('status.title'),
    context: isNone ? '' : text,
    total: '',
    empty: isNone ? text : '',
    rows: migrations.map((migration) => rowOf(migration, today, messages)),
    page: '',
    pages: [],
    speak: text,
    actions: [execute('list', t('action.list'), { page: 0 })],
  };
};

/** Of more lines than these the first are named. */
const LEFT_SHOWN = 20;

export type PlannedModel = Pick<ListModel, 'migrations' | 'total' | 'today'> & { left: number[] };

/** The migrations that a table became, and the lines that are still to be put right. */
export const plannedCard = ({ migrations, total, today, left }: PlannedModel, messages: Messages): object => {
  const { t, locale } = messages;
  const title = t('planned.title', { count: total });
  const lines = new Intl.ListFormat(locale).format(left.slice(0, LEFT_SHOWN).map(messages.number));
  return {
    title,
    context: left.length > 0 ? t('planned.left', { count: left.length, lines }) : '',
    total: '',
    empty: '',
    rows: migrations.map((migration) => rowOf(migration, today, messages)),
    page: '',
    pages: [],
    speak: title,
    actions: [execute('list', t('action.list'), { page: 0 })],
  };
};
