import type { IsoDate } from '../domain/dates.ts';
import { MAX_ROWS } from '../domain/table/read-table.ts';
import { templateTable, toCsv } from '../domain/table/template.ts';
import type { MessageKey, Messages } from '../messages/messages.ts';
import { execute } from './card-data.ts';
import type { NoticeData } from './notice-card.ts';

/** What spreadsheets expect between cells where the decimal sign is a comma. */
export const SEPARATOR: Partial<Record<Messages['locale'], ',' | ';'>> = { ru: ';', pl: ';', hu: ';', 'pt-BR': ';' };

/** A table to copy and fill in. */
export const templateCard = ({ today }: { today: IsoDate }, { t, locale }: Messages): NoticeData => {
  const title = t('template.title');
  return {
    title,
    paragraphs: [{ text: t('template.how') }, { text: t('template.columns') }],
    code: toCsv(templateTable(locale, today), SEPARATOR[locale] ?? ','),
    speak: title,
    actions: [execute('new', t('action.new'), {}, 'positive'), execute('help', t('action.help'))],
  };
};

/** Why nothing of a table or a file was taken, and what to do. */
export const tableRefusedCard = (
  { reason, typed, count }: { reason: string; typed: string; count: number },
  { t }: Messages,
): NoticeData => {
  const text = t(`table.refused.${reason}` as MessageKey, { typed, count, max: MAX_ROWS });
  return {
    title: '',
    paragraphs: [{ text }],
    code: '',
    speak: text,
    actions: [execute('template', t('action.template')), execute('help', t('action.help'))],
  };
};
