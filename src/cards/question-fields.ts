import { BUILT_IN_CATALOGUE } from '../domain/facts/offers.ts';
import type { Draft, SubscriptionDraft } from '../domain/intake/draft.ts';
import type { Question } from '../domain/intake/questions.ts';
import { TERMS } from '../domain/plan-request.ts';
import { COUNTRIES } from '../domain/understand/countries.ts';
import { ZONES } from '../domain/understand/zones.ts';
import type { Messages } from '../messages/messages.ts';

type InputChoice = { title: string; value: string };

/** One input of a question card; `value` is what was answered before, or empty. */
export type Field =
  | { type: 'text' | 'number' | 'date'; id: string; label: string; value: string }
  | {
      type: 'choice' | 'search';
      id: string;
      label: string;
      value: string;
      placeholder: string;
      choices: InputChoice[];
    };

const byTitle =
  (locale: string) =>
  (a: InputChoice, b: InputChoice): number =>
    a.title.localeCompare(b.title, locale);

const countryChoices = ({ locale, country }: Messages): InputChoice[] =>
  COUNTRIES.map((code) => ({ title: country(code), value: code })).sort(byTitle(locale));

const offerChoices = ({ locale }: Messages): InputChoice[] =>
  [...BUILT_IN_CATALOGUE.values()]
    .map(({ skuPartNumber, name }) => ({ title: name, value: skuPartNumber }))
    .sort(byTitle(locale));

const offerField = (subscription: SubscriptionDraft, messages: Messages): Field => ({
  type: 'search',
  id: 'offer',
  label: messages.t('label.subscription'),
  value: subscription.offer ?? '',
  placeholder: messages.t('placeholder.offer'),
  choices: offerChoices(messages),
});

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
  const search = (label: string, value: string, choices: InputChoice[]): Field[] => [
    { type: 'search', id: 'value', label, value, placeholder: t('placeholder.offer'), choices },
  ];
  switch (kind) {
    case 'customer-name':
      return [{ type: 'text', id: 'value', label: t('label.customer-name'), value: draft.customer.name ?? '' }];
    case 'customer-country':
      return search(t('label.customer-country'), draft.customer.country ?? '', countryChoices(messages));
    case 'partner-country':
      return search(t('label.partner-country'), draft.partner.country ?? '', countryChoices(messages));
    case 'partner-zone':
      return search(
        t('label.partner-zone'),
        draft.partner.zone ?? '',
        ZONES.map((zone) => ({ title: zone, value: zone })),
      );
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
