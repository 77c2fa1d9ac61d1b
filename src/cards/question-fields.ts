import type { Draft, SubscriptionDraft } from '../domain/intake/draft.ts';
import type { Question } from '../domain/intake/questions.ts';
import { TERMS } from '../domain/plan-request.ts';
import type { Choice } from '../domain/suggest.ts';
import type { Messages } from '../messages/messages.ts';
import { choicesOf, type Dataset } from './choice-lists.ts';

/** One input of a question card; `value` is what was answered before, or empty. */
export type Field =
  | { type: 'text' | 'number' | 'date' | 'toggle'; id: string; label: string; value: string }
  | (ChoiceField & { type: 'choice' })
  | (ChoiceField & { type: 'search'; data: { type: 'Data.Query'; dataset: Dataset } });

type ChoiceField = { id: string; label: string; value: string; placeholder: string; choices: Choice[] };

/** A list to search: clients that know type-ahead ask for what fits, the others filter the choices that the card carries. */
export const searchField = (
  dataset: Dataset,
  field: { id: string; label: string; value: string },
  messages: Messages,
): Field => ({
  ...field,
  type: 'search',
  placeholder: messages.t('placeholder.offer'),
  choices: choicesOf(dataset, messages),
  data: { type: 'Data.Query', dataset },
});

const offerField = ({ offer = '' }: SubscriptionDraft, messages: Messages): Field =>
  searchField('offers', { id: 'offer', label: messages.t('label.subscription'), value: offer }, messages);

const seatsField = ({ seats }: SubscriptionDraft, id: string, { t }: Messages): Field => ({
  type: 'number',
  id,
  label: t('label.seats'),
  value: seats === undefined ? '' : String(seats),
});

const endDateField = ({ endDate }: SubscriptionDraft, id: string, { t }: Messages): Field => ({
  type: 'date',
  id,
  label: t('label.end-date'),
  value: endDate ?? '',
});

const formFields = (subscription: SubscriptionDraft, messages: Messages): Field[] => {
  const { t } = messages;
  const { term, autoRenew } = subscription;
  const choice = { type: 'choice' as const, placeholder: t('placeholder.choose') };
  return [
    offerField(subscription, messages),
    seatsField(subscription, 'seats', messages),
    endDateField(subscription, 'endDate', messages),
    {
      ...choice,
      id: 'term',
      label: t('label.term'),
      value: term ?? '',
      choices: TERMS.map((value) => ({ title: t(`choice.term.${value}`), value })),
    },
    {
      ...choice,
      id: 'autoRenew',
      label: t('label.auto-renew'),
      value: autoRenew === undefined ? '' : autoRenew ? 'yes' : 'no',
      choices: (['yes', 'no'] as const).map((value) => ({ title: t(`choice.${value}`), value })),
    },
  ];
};

/** The inputs of a question; none where its answers are all buttons. */
export const fieldsOf = (draft: Draft, { kind, subscriptionId }: Question, messages: Messages): Field[] => {
  const { t } = messages;
  const subscription = draft.subscriptions.find(({ id }) => id === subscriptionId) ?? { id: '' };
  const search = (dataset: Dataset, label: string, value = ''): Field[] => [
    searchField(dataset, { id: 'value', label, value }, messages),
  ];
  switch (kind) {
    case 'customer-name':
      return [{ type: 'text', id: 'value', label: t('label.customer-name'), value: draft.customer.name ?? '' }];
    case 'customer-country':
      return search('countries', t('label.customer-country'), draft.customer.country ?? '');
    case 'partner-country':
      return search('countries', t('label.partner-country'), draft.partner.country);
    case 'partner-zone':
      return search('zones', t('label.partner-zone'), draft.partner.zone);
    case 'subscription':
      return formFields(subscription, messages);
    case 'seats':
      return [seatsField(subscription, 'value', messages)];
    case 'end-date':
      return [endDateField(subscription, 'value', messages)];
    default:
      return [];
  }
};
