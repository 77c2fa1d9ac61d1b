import { addDays, type IsoDate } from '../domain/dates.ts';
import { type Migration, outlookOf, subscriptionOf } from '../domain/outlook.ts';
import type { LineWarning, PlannedSubscription, PlanWarning, StepName } from '../domain/plan-schema.ts';
import type { Messages } from '../messages/messages.ts';
import { offerName, subscriptionText } from './offer-text.ts';
import { outlookText } from './outlook-text.ts';

type Code = LineWarning['code'] | PlanWarning['code'];

/** The worst first; before all of them, what has become of a line since. `already-expired` is said by the warning that always comes with it. */
const BY_WEIGHT: Exclude<Code, 'already-expired'>[] = [
  'data-deleted',
  'access-lost',
  'access-unknown',
  'in-grace',
  'not-feasible-before-end',
  'renewed-presumably',
  'extended-presumably',
  'data-tier-lower',
  'renews-automatically',
  'extends-month-by-month',
  'ends-after-transfer',
  'seat-cap-overlap',
  'region-unknown',
  'late',
  'offer-discontinued',
  'offer-not-in-catalogue',
  'end-of-term-unknown',
  'seats-fewer',
  'agreement-not-accepted',
  'seats-more',
  'later-month-chosen',
  'agreement-unknown',
  'commerce-unknown',
  'program-unknown',
  'trial-not-moved',
];

/** A warning is over once its step is done. */
const SETTLED_BY: Partial<Record<Code, StepName>> = {
  'renews-automatically': 'stop-auto-renewal',
  'extends-month-by-month': 'cancel-at-end-of-term',
  'ends-after-transfer': 'agree-renewal',
  'seat-cap-overlap': 'resolve-seat-cap',
  'renewed-presumably': 'confirm-current-term',
  'extended-presumably': 'confirm-current-term',
  'data-tier-lower': 'back-up-data',
  'agreement-not-accepted': 'customer-accepts-agreement',
  'offer-discontinued': 'choose-equivalent-offer',
};

const isSettled = ({ progress }: Migration, code: Code, subscriptionId: string | null): boolean => {
  const step = SETTLED_BY[code];
  if (step === undefined) return false;
  return Object.hasOwn(progress.done, step) || Object.hasOwn(progress.done, `${step}:${subscriptionId}`);
};

const lineText = (
  { request }: Migration,
  line: PlannedSubscription,
  warning: LineWarning,
  messages: Messages,
): string => {
  const { t, date } = messages;
  const subscription = subscriptionOf(request, line.id);
  const values = {
    offer: offerName('offer' in warning ? warning.offer : subscription.offer),
    term: subscription.term,
    date: date(addDays(line.endDate, 1), 'long'),
    endDate: date('endDate' in warning ? warning.endDate : line.endDate, 'long'),
    accessUntil: line.endOfTerm ? date(line.endOfTerm.accessUntil, 'long') : '',
    dataUntil: line.endOfTerm?.dataUntil ? date(line.endOfTerm.dataUntil, 'long') : '',
    family: 'family' in warning ? t(`family.${warning.family}`) : '',
    cap: 'cap' in warning ? warning.cap : 0,
    total: 'total' in warning ? warning.total : 0,
  };
  return warning.code === 'already-expired' ? '' : t(`warning.${warning.code}`, values);
};

/** What has become of a line that ended after it was planned; the warnings about that end are over then. */
const afterEnd = (
  migration: Migration,
  line: PlannedSubscription,
  today: IsoDate,
  messages: Messages,
): string | null => {
  if (line.endDate >= today || line.endDate < migration.plan.asOf) return null;
  const subscription = subscriptionOf(migration.request, line.id);
  return outlookText(outlookOf(subscription, line, migration.progress, today), messages);
};

/** Warnings that speak of an end still to come. */
const BEFORE_END: ReadonlySet<Code> = new Set<Code>([
  'renews-automatically',
  'extends-month-by-month',
  'not-feasible-before-end',
  'ends-after-transfer',
  'later-month-chosen',
  'late',
]);

type Said = { code: Code | 'after-end'; text: string };

const weightOf = ({ code }: Said): number => (BY_WEIGHT as string[]).indexOf(code);

const ofLine = (migration: Migration, line: PlannedSubscription, today: IsoDate, messages: Messages): Said[] => {
  const after = afterEnd(migration, line, today, messages);
  const warnings = line.warnings
    .filter(({ code }) => code !== 'already-expired' && !isSettled(migration, code, line.id))
    .filter(({ code }) => after === null || !BEFORE_END.has(code))
    .map((warning) => ({ code: warning.code, text: lineText(migration, line, warning, messages) }));
  return after === null ? warnings : [{ code: 'after-end', text: after }, ...warnings];
};

/** Says of which subscription it is, where there are several. */
const named = (migration: Migration, line: PlannedSubscription, said: Said, messages: Messages): Said => {
  if (migration.plan.subscriptions.length === 1 || said.code === 'trial-not-moved') return said;
  const subscription = subscriptionText(subscriptionOf(migration.request, line.id), messages);
  return { code: said.code, text: messages.t('warning.of', { subscription, warning: said.text }) };
};

/** Every warning of a plan that is still true today, in words, the worst first. */
export const warningTexts = (migration: Migration, today: IsoDate, messages: Messages): string[] => {
  const { plan } = migration;
  const ofPlan: Said[] = plan.warnings
    .filter(({ code }) => !isSettled(migration, code, null))
    .map(({ code }) => ({ code, text: messages.t(`warning.${code}`) }));
  const ofLines = plan.subscriptions.flatMap((line) =>
    ofLine(migration, line, today, messages).map((said) => named(migration, line, said, messages)),
  );
  return [...ofLines, ...ofPlan].sort((a, b) => weightOf(a) - weightOf(b)).map(({ text }) => text);
};
