import { LOCALES, type Locale } from '../domain/locale.ts';
import type { Messages } from '../messages/messages.ts';
import { execute } from './card-data.ts';

/** A language by its own name, as its readers look for it. */
export const ownName = (locale: Locale): string =>
  new Intl.DisplayNames([locale], { type: 'language' }).of(locale) ?? locale;

/** In which language the bot speaks to the person; bound to the question's template. */
export const languageCard = (chosen: Locale | null, messages: Messages): object => {
  const { t } = messages;
  const button = (title: string, language: Locale) => ({
    verb: 'language',
    title,
    data: { language },
    inputs: 'none',
    style: language === chosen ? 'positive' : 'default',
  });
  return {
    context: '',
    title: t('language.title'),
    note: chosen === null ? '' : t('language.chosen', { language: ownName(chosen) }),
    error: '',
    hint: t('language.hint'),
    fields: [],
    buttons: LOCALES.map((locale) => button(ownName(locale), locale)),
    howTitle: '',
    how: '',
    speak: t('language.title'),
    // Apart from the six: a client hides what goes beyond as many in one row.
    actions: [
      execute('language', t('language.of-client'), { language: null }),
      execute('list', t('action.list'), { page: 0 }),
    ],
  };
};
