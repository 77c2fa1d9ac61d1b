import { addDays } from '../domain/dates.ts';
import { type Migration, subscriptionOf } from '../domain/outlook.ts';
import type { LineWarning, PlannedSubscription, PlanWarning, StepName } from '../domain/plan-schema.ts';
import type { Messages } from '../messages/messages.ts';
import { offerName, subscriptionText } from './offer-text.ts';

type Code = LineWarning['code'] | PlanWarning['code'];

/** The worst first. `already-expired` is said by the warning that always comes with it. */
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

/** Every warning of a plan that is still true, in words, the worst first; it says of which subscription where there are several. */
export const warningTexts = (migration: Migration, messages: Messages): string[] => {
  const { plan, request } = migration;
  const { t } = messages;
  const isOneOfSeveral = plan.subscriptions.length > 1;
  const ofPlan = plan.warnings.map(({ code }) => ({ code: code as Code, id: null, text: t(`warning.${code}`) }));
  const ofLines = plan.subscriptions.flatMap((line) =>
    line.warnings.map((warning) => {
      const text = lineText(migration, line, warning, messages);
      const subscription = subscriptionText(subscriptionOf(request, line.id), messages);
      const isNamed = isOneOfSeveral && warning.code !== 'trial-not-moved';
      return {
        code: warning.code as Code,
        id: line.id,
        text: isNamed ? t('warning.of', { subscription, warning: text }) : text,
      };
    }),
  );
  const weightOf = (code: Code): number => (BY_WEIGHT as Code[]).indexOf(code);
  return [...ofPlan, ...ofLines]
    .filter(({ code, id }) => code !== 'already-expired' && !isSettled(migration, code, id))
    .sort((a, b) => weightOf(a.code) - weightOf(b.code))
    .map(({ text }) => text);
};
