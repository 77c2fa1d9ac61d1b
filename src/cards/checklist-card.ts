import { type ChecklistItem, checklistOf } from '../domain/checklist.ts';
import type { IsoDate } from '../domain/dates.ts';
import type { OrderingModel } from '../domain/intake/draft.ts';
import { subscriptionOf } from '../domain/outlook.ts';
import { ruleDateOf } from '../domain/rules/end-of-term.ts';
import { isMuted, isSnoozed } from '../domain/snooze.ts';
import type { Messages } from '../messages/messages.ts';
import { blockerTexts } from './blocker-text.ts';
import {
  type CardAction,
  execute,
  inOverflow,
  joined,
  link,
  NEXT_STEP_PAGES,
  PARTNER_CENTER,
  pageWithin,
  pagingOf,
} from './card-data.ts';
import { subscriptionText } from './offer-text.ts';
import { type RowContext, type ShownMigration, type StepRow, stepRow } from './step-row.ts';
import { stepTitle } from './step-text.ts';
import { warningTexts } from './warning-text.ts';

export type ChecklistModel = {
  migration: ShownMigration;
  ordering: OrderingModel;
  today: IsoDate;
  /** In which the moments of ticks are written as dates. */
  zone: string;
  page: number;
  /** A tick that was refused, and the open steps it waits for. */
  refused: { stepId: string; waitingFor: string[] } | null;
  /** False where nobody can be reached to be reminded. */
  isAnyoneReminded: boolean;
  /** Whether the conversation that shows it is reminded as well; null in a personal chat. */
  isRemindedHere: boolean | null;
};

/** Open steps on one page; more would not be read. */
export const STEPS_PER_PAGE = 8;
const WARNINGS_SHOWN = 2;
/** Further warnings and done steps that fit a card of the largest size; the worst and the latest come first. */
const MORE_WARNINGS_SHOWN = 20;
const DONE_SHOWN = 8;
const BAR_LENGTH = 10;
/** Subscriptions named of which nobody is reminded. */
const MUTED_SHOWN = 5;

type Group = { name: string; color: 'Default' | 'Accent'; isSubtle: boolean; items: StepRow[]; more: string };

const barOf = (done: number, total: number): string => {
  const length = Math.min(total, BAR_LENGTH);
  const filled = total === 0 ? 0 : Math.floor((done / total) * length);
  return '▰'.repeat(filled) + '▱'.repeat(length - filled);
};

const contextOf = ({ request, plan }: ShownMigration, today: IsoDate, messages: Messages): string => {
  const { t, date } = messages;
  const [only, ...others] = plan.subscriptions;
  const first = plan.subscriptions.map(({ endDate }) => endDate).sort()[0] as string;
  if (only === undefined || others.length > 0) {
    return t('checklist.several', { count: plan.subscriptions.length, date: date(first, 'long') });
  }
  const subscription = subscriptionOf(request, only.id);
  return joined([
    subscriptionText(subscription, messages),
    t(`checklist.from.${subscription.channel}`),
    t(first < today ? 'checklist.ended' : 'checklist.ends', { date: date(first, 'long') }),
  ]);
};

/** What can be done now comes before what waits; within each, by due date. */
const openInOrder = (items: ChecklistItem[]): ChecklistItem[] => [
  ...items.filter(({ state }) => state === 'next'),
  ...items.filter(({ state }) => state === 'later' || state === 'waiting'),
];

const groupsOf = (
  items: ChecklistItem[],
  isLastPage: boolean,
  shown: ChecklistItem[],
  context: RowContext,
): Group[] => {
  const { t } = context.messages;
  const rows = (states: ChecklistItem['state'][]): StepRow[] =>
    shown.filter(({ state }) => states.includes(state)).map((item) => stepRow(item, context));
  const done = items.filter(({ state }) => state === 'done').sort((a, b) => (b.done?.at ?? 0) - (a.done?.at ?? 0));
  const hidden = done.length - DONE_SHOWN;
  const doneRows = isLastPage ? done.slice(0, DONE_SHOWN).map((item) => stepRow(item, context)) : [];
  const groups: Group[] = [
    { name: t('checklist.next'), color: 'Accent', isSubtle: false, items: rows(['next']), more: '' },
    { name: t('checklist.then'), color: 'Default', isSubtle: true, items: rows(['later', 'waiting']), more: '' },
    {
      name: t('checklist.done'),
      color: 'Default',
      isSubtle: true,
      items: doneRows,
      more: hidden > 0 ? t('checklist.more-done', { count: hidden }) : '',
    },
  ];
  return groups.filter((group) => group.items.length > 0);
};

const refusalsOf = ({ migration, refused, page }: ChecklistModel, messages: Messages) => {
  const titleOf = (id: string): string => {
    const step = migration.plan.steps.find((one) => one.id === id);
    return step ? stepTitle(migration, step, messages) : '';
  };
  if (!refused) return [];
  const data = { migrationId: migration.migrationId, stepId: refused.stepId, page, withPredecessors: true };
  return [
    {
      text: messages.t('checklist.refused', { step: titleOf(refused.stepId) }),
      steps: refused.waitingFor.map((id) => ({ text: titleOf(id) })),
      button: messages.t('action.tick-all'),
      data,
    },
  ];
};

const remarksOf = ({ plan, state }: ShownMigration, isAllDone: boolean, { t }: Messages): { text: string }[] => {
  if (state === 'archived') return [{ text: t('checklist.archived') }];
  if (plan.status === 'blocked') return [];
  if (plan.steps.length === 0) return [{ text: t('checklist.nothing-to-do') }];
  return isAllDone ? [{ text: t('checklist.all-done') }] : [];
};

/** How the reminders differ from the usual, each with what puts that right. */
const remindingOf = (model: ChecklistModel, messages: Messages): object[] => {
  const { migration, today, page, isAnyoneReminded, isRemindedHere } = model;
  const { t, date } = messages;
  const { migrationId, progress, request, state } = migration;
  if (state !== 'active') return [];
  const data = { migrationId, page };
  const { snoozed } = progress;
  const isOff = snoozed !== undefined && isSnoozed(progress, today);
  const muted = request.subscriptions.filter(({ id }) => isMuted(progress, id)).slice(0, MUTED_SHOWN);
  return [
    ...(isAnyoneReminded ? [] : [{ text: t('checklist.nobody-reminded'), buttons: [] }]),
    ...(isOff
      ? [
          {
            text: t('checklist.put-off', { date: date(snoozed.until, 'long'), name: snoozed.by.name }),
            buttons: [{ title: t('action.wake'), verb: 'wake', data }],
          },
        ]
      : []),
    ...muted.map((subscription) => ({
      text: t('checklist.muted', { subscription: subscriptionText(subscription, messages) }),
      buttons: [
        { title: t('action.unmute'), verb: 'mute', data: { ...data, subscriptionId: subscription.id, muted: false } },
      ],
    })),
    ...(isRemindedHere === null
      ? []
      : [
          {
            text: t(isRemindedHere ? 'checklist.reminds-here' : 'checklist.reminds-owner'),
            buttons: [
              {
                title: t(isRemindedHere ? 'action.not-remind-here' : 'action.remind-here'),
                verb: 'remind-here',
                data: { ...data, wanted: !isRemindedHere },
              },
            ],
          },
        ]),
  ];
};

/** The latest of the dated rules that a checklist rests on. */
const rulesDate = ({ plan, request }: ShownMigration): IsoDate | null =>
  plan.subscriptions
    .map(({ id, endOfTerm }) => (endOfTerm ? ruleDateOf(subscriptionOf(request, id), endOfTerm.regime) : null))
    .filter((date) => date !== null)
    .sort()
    .at(-1) ?? null;

/** The live checklist of one migration: blockers, warnings, then what is next, what waits, and what is done. */
export const checklistCard = (model: ChecklistModel, messages: Messages): object => {
  const { migration, ordering, today, zone } = model;
  const { t, date } = messages;
  const { plan, request, migrationId } = migration;
  const { items, doneCount, total } = checklistOf(plan, migration.progress, today);
  const open = openInOrder(items);
  const pages = Math.max(1, Math.ceil(open.length / STEPS_PER_PAGE));
  const page = pageWithin(model.page, pages);
  const shown = open.slice(page * STEPS_PER_PAGE, (page + 1) * STEPS_PER_PAGE);
  const warnings = warningTexts(migration, today, messages).map((text) => ({ text }));
  const more = warnings.slice(WARNINGS_SHOWN, WARNINGS_SHOWN + MORE_WARNINGS_SHOWN);
  const customer = request.customer.name;
  const rules = rulesDate(migration);
  const actions: CardAction[] = [
    execute('credit-notes', t('action.credit-notes'), { migrationId, page: 0 }),
    execute('edit', t('action.edit'), { migrationId }),
    execute('list', t('action.list'), { page: 0 }),
    link(t('action.partner-center'), PARTNER_CENTER),
    migration.state === 'active'
      ? inOverflow(execute('archive', t('action.archive'), { migrationId }))
      : execute('restore', t('action.restore'), { migrationId }),
  ];

  return {
    title: customer,
    context: contextOf(migration, today, messages),
    progress: total === 0 ? '' : t('checklist.progress', { done: doneCount, total }),
    bar: barOf(doneCount, total),
    blockedTitle: t('checklist.blocked'),
    blockers: blockerTexts(plan, messages).map((text) => ({ text })),
    refusals: refusalsOf(model, messages),
    warnings: warnings.slice(0, WARNINGS_SHOWN),
    moreWarnings: more,
    moreWarningsTitle: t('action.show-all-warnings', { count: more.length }),
    groups: groupsOf(items, page === pages - 1, shown, { migration, ordering, today, zone, page, messages }),
    reminding: remindingOf(model, messages),
    remarks: remarksOf(migration, total > 0 && doneCount === total, messages),
    ...pagingOf(
      page,
      pages,
      {
        label: t('checklist.page', { page: page + 1, pages }),
        previous: t('action.previous-page'),
        next: t('action.next-page'),
      },
      'checklist',
      { migrationId },
    ),
    // A card has room for five actions below it; what else can be done with the plan has a row of its own.
    tools: [
      { title: t('action.share'), verb: 'share', data: { migrationId } },
      { title: t('action.roles'), verb: 'roles', data: { migrationId } },
      { title: t('action.history'), verb: 'history', data: { migrationId, page: 0 } },
      { title: t('action.letter'), verb: 'letter', data: { migrationId } },
    ],
    nextStepsTitle: t('checklist.next-steps'),
    nextSteps: plan.nextSteps.map((step) => `[${t(`next-step.${step}`)}](${NEXT_STEP_PAGES[step]})`).join(' · '),
    footer: joined([
      t('checklist.as-of', { date: date(plan.asOf, 'long') }),
      rules === null ? null : t('checklist.rules', { date: date(rules, 'long') }),
    ]),
    speak: t('checklist.speak', { customer, done: doneCount, total }),
    actions,
  };
};
