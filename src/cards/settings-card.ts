import { ORDERING_MODELS, type OrderingModel } from '../domain/intake/draft.ts';
import type { Messages } from '../messages/messages.ts';
import { execute } from './card-data.ts';
import { type Field, searchField } from './question-fields.ts';

export type SettingsModel = {
  country: string | null;
  zone: string | null;
  reminderHour: number;
  ordering: OrderingModel | null;
  /** The field that could not be read. */
  wrong: 'country' | 'zone' | 'reminderHour' | 'ordering' | null;
  isSaved: boolean;
};

const HOURS = Array.from({ length: 24 }, (_, hour) => hour);
/** Any day: only its hours are written. */
const hourText = (hour: number, locale: string): string =>
  new Intl.DateTimeFormat(locale, { hour: 'numeric', minute: '2-digit', timeZone: 'UTC' }).format(hour * 3_600_000);

/** What is remembered of the partner, to be changed for everyone in the company; bound to the question's template. */
export const settingsCard = (model: SettingsModel, messages: Messages): object => {
  const { t, locale } = messages;
  const { country, zone, reminderHour, ordering, wrong, isSaved } = model;
  const choice = { type: 'choice' as const, placeholder: t('placeholder.choose') };
  return {
    context: '',
    title: t('settings.title'),
    note: isSaved ? t('settings.saved') : '',
    error: wrong === null ? '' : t(`settings.wrong.${wrong}`),
    hint: t('settings.hint'),
    fields: [
      searchField('countries', { id: 'country', label: t('label.partner-country'), value: country ?? '' }, messages),
      searchField('zones', { id: 'zone', label: t('label.partner-zone'), value: zone ?? '' }, messages),
      {
        ...choice,
        id: 'reminderHour',
        label: t('settings.reminder-hour'),
        value: String(reminderHour),
        choices: HOURS.map((hour) => ({ title: hourText(hour, locale), value: String(hour) })),
      },
      {
        ...choice,
        id: 'ordering',
        label: t('label.partner-ordering'),
        value: ordering ?? '',
        choices: ORDERING_MODELS.map((value) => ({ title: t(`choice.partner-ordering.${value}`), value })),
      },
    ] satisfies Field[],
    buttons: [{ verb: 'save-settings', title: t('action.save'), data: {}, inputs: 'auto', style: 'positive' }],
    howTitle: '',
    how: '',
    speak: t('settings.title'),
    actions: [execute('list', t('action.list'), { page: 0 })],
  };
};
