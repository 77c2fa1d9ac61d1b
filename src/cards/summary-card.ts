import type { SubscriptionDraft } from '../domain/intake/draft.ts';
import { answeredQuestions, type Question } from '../domain/intake/questions.ts';
import type { MessageKey, Messages } from '../messages/messages.ts';
import { execute } from './card-data.ts';
import { offerName } from './offer-text.ts';
import { type QuestionModel, refOf, rejectionText } from './question-card.ts';
import { QUESTION_CHOICES } from './question-choices.ts';

type Row = { label: string; value: string; change: string; tooltip: string; data: Record<string, unknown> };

/** Subscriptions on one summary card; the rest are counted. */
const SUBSCRIPTIONS_SHOWN = 10;

/** What was answered, as stored: a word of ours, a flag, or what was typed. */
const answerOf = ({ draft }: QuestionModel, { kind, subscriptionId }: Question) => {
  const subscription: Partial<SubscriptionDraft> = draft.subscriptions.find(({ id }) => id === subscriptionId) ?? {};
  const { customer, partner } = draft;
  const answers: Partial<Record<Question['kind'], string | number | boolean | null | undefined>> = {
    'customer-name': customer.name,
    'customer-country': customer.country,
    'partner-country': partner.country,
    'partner-zone': partner.zone,
    'partner-ordering': partner.ordering,
    channel: subscription.channel,
    agreement: subscription.agreement,
    commerce: subscription.commerce,
    'transfer-agreed': subscription.transferAgreed,
    program: subscription.program,
    subscription: subscription.offer,
    seats: subscription.seats,
    'end-date': subscription.endDate,
    term: subscription.term,
    'auto-renew': subscription.autoRenew,
    'cancel-at-end': subscription.cancelAtEnd,
    'reseller-relationship': customer.resellerRelationship,
    'agreement-accepted': customer.agreementAccepted,
    'delegated-admin': customer.delegatedAdmin,
  };
  return answers[kind];
};

/** An answer as the reader says it. */
const valueText = (model: QuestionModel, question: Question, messages: Messages): string => {
  const { t, number, date, country } = messages;
  const answer = answerOf(model, question);
  if (answer === null || answer === undefined || answer === 'unknown') return t('value.unknown');
  if (typeof answer === 'boolean') return t(answer ? 'value.yes' : 'value.no');
  if (typeof answer === 'number') return number(answer);
  const choice = QUESTION_CHOICES[question.kind]?.find(({ value }) => value === answer);
  if (choice) return t(choice.text);
  if (question.kind === 'end-date') return date(answer, 'long');
  if (question.kind === 'subscription') return offerName(answer);
  return question.kind === 'customer-country' || question.kind === 'partner-country' ? country(answer) : answer;
};

/** Every answer, each to be tapped and changed; then the plan. */
export const summaryCard = (model: QuestionModel, messages: Messages): object => {
  const { t } = messages;
  const rowOf = (question: Question): Row => {
    const label = t(`label.${question.kind}` as MessageKey);
    return {
      label,
      value: valueText(model, question, messages),
      change: t('action.change'),
      tooltip: `${t('action.change')}: ${label}`,
      data: { ...refOf(model), questionId: question.id },
    };
  };
  const questions = answeredQuestions(model.draft);
  const rowsOf = (subscriptionId: string | null): Row[] =>
    questions.filter((question) => question.subscriptionId === subscriptionId).map(rowOf);
  const shown = model.draft.subscriptions.slice(0, SUBSCRIPTIONS_SHOWN);
  const title = t('question.summary.title');
  return {
    title,
    note: model.note ? t(`note.${model.note}`) : '',
    error: model.rejection ? rejectionText(model.rejection, messages) : '',
    hint: t('question.summary.hint'),
    groups: [{ rows: rowsOf(null) }, ...shown.map(({ id }) => ({ rows: rowsOf(id) }))],
    speak: title,
    actions: [
      execute('answer', t('action.create-plan'), { ...refOf(model), value: 'yes' }, 'positive'),
      execute('back', t('action.back'), refOf(model)),
      execute('cancel', t('action.cancel'), refOf(model)),
    ],
  };
};
