import { type CreditToday, creditToday } from '../domain/credit-today.ts';
import type { IsoDate } from '../domain/dates.ts';
import { CREDIT_RULES } from '../domain/facts/credit-rules.ts';
import { subscriptionOf } from '../domain/outlook.ts';
import type { Subscription } from '../domain/plan-request.ts';
import type { PlannedSubscription } from '../domain/plan-schema.ts';
import { supportRequest } from '../domain/support-request.ts';
import type { MessageKey, Messages } from '../messages/messages.ts';
import { execute, joined, pageWithin, pagingOf } from './card-data.ts';
import { subscriptionText } from './offer-text.ts';
import type { ShownMigration } from './step-row.ts';

export type CreditModel = { migration: ShownMigration; today: IsoDate; page: number };

type Fact = { title: string; value: string };

/** Credit notes on one page. */
export const NOTES_PER_PAGE = 6;

const likelihoodKey = (line: PlannedSubscription, { note }: CreditToday): MessageKey => {
  if (line.path === 'none') return 'credit.likelihood.moved-not';
  if (note === null || note.outcome === 'no-refund') return 'credit.likelihood.none';
  if (note.outcome === 'current-partner-is-credited') return 'credit.likelihood.current-partner';
  return `credit.likelihood.${note.likelihood ?? 'unknown'}`;
};

const textKey = (line: PlannedSubscription, subscription: Subscription, { note }: CreditToday): MessageKey => {
  if (line.path === 'none') return 'credit.text.trial';
  if (note === null) return 'credit.text.expired';
  switch (note.outcome) {
    case 'current-partner-is-credited':
      return 'credit.text.current-partner-is-credited';
    case 'current-partner-may-cancel':
      return note.likelihood === 'prorated'
        ? 'credit.text.current-partner-may-cancel'
        : 'credit.text.current-partner-may-cancel-unknown';
    case 'no-refund':
      return line.alternatives.includes('partner-transfer')
        ? 'credit.text.no-refund-transfer'
        : 'credit.text.no-refund';
    case 'ask-microsoft-billing-support':
      if (note.likelihood !== 'prorated') return `credit.text.${note.likelihood ?? 'unknown'}`;
      return subscription.agreement === 'mosa' ? 'credit.text.prorated-mosa' : 'credit.text.prorated-window';
  }
};

const factsOf = ({ note, proratedUntil }: CreditToday, { t, date }: Messages): Fact[] => {
  if (!note?.contact) return [];
  const whom = note.contact === 'current-partner' ? 'credit.whom.current-partner' : 'credit.whom.microsoft';
  return [
    { title: t('credit.who-asks'), value: t(`credit.contact.${note.contact}`) },
    { title: t('credit.whom'), value: t(whom) },
    proratedUntil === null
      ? { title: t('credit.before'), value: t('credit.before.anything') }
      : { title: t('credit.until'), value: date(proratedUntil, 'long') },
  ];
};

const noteOf = (migration: ShownMigration, line: PlannedSubscription, today: IsoDate, messages: Messages): object => {
  const { t, date } = messages;
  const subscription = subscriptionOf(migration.request, line.id);
  const credit = creditToday(migration, line, today);
  const rule = CREDIT_RULES[credit.rule];
  const likelihood = likelihoodKey(line, credit);
  return {
    subscription: subscriptionText(subscription, messages),
    from: joined([
      t(`checklist.from.${subscription.channel}`),
      t(line.endDate < today ? 'checklist.ended' : 'checklist.ends', { date: date(line.endDate, 'long') }),
    ]),
    likelihood: t(likelihood),
    isSubtle: likelihood === 'credit.likelihood.none' || likelihood === 'credit.likelihood.moved-not',
    text: t(textKey(line, subscription, credit), { date: date(credit.proratedUntil ?? line.endDate, 'long') }),
    facts: factsOf(credit, messages),
    asOf: t('credit.as-of', {
      date: date(today, 'long'),
      rule: t(`credit.rule.${credit.rule}`),
      ruleDate: date(rule.asOf, 'long'),
    }),
  };
};

/** What credit to expect for each subscription, and whom to ask; never an amount, which only the seller knows. */
export const creditCard = ({ migration, today, page: wanted }: CreditModel, messages: Messages): object => {
  const { t } = messages;
  const { plan, request, migrationId } = migration;
  const pages = Math.max(1, Math.ceil(plan.subscriptions.length / NOTES_PER_PAGE));
  const page = pageWithin(wanted, pages);
  const shown = plan.subscriptions.slice(page * NOTES_PER_PAGE, (page + 1) * NOTES_PER_PAGE);
  return {
    title: joined([t('credit.title'), request.customer.name]),
    context: t('credit.subtitle'),
    notes: shown.map((line) => noteOf(migration, line, today, messages)),
    ...pagingOf(
      page,
      pages,
      {
        label: t('checklist.page', { page: page + 1, pages }),
        previous: t('action.previous-page'),
        next: t('action.next-page'),
      },
      'credit-notes',
      { migrationId },
    ),
    speak: joined([t('credit.title'), request.customer.name]),
    actions: [
      execute('checklist', t('action.checklist'), { migrationId, page: 0 }),
      ...(supportRequest(migration, today)
        ? [execute('support-letter', t('action.support-letter'), { migrationId })]
        : []),
    ],
  };
};
