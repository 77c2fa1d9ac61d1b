import { toCsv } from '../domain/table/template.ts';
import type { Messages } from '../messages/messages.ts';
import { type CardAction, execute, joined } from './card-data.ts';
import { type HistoryEntry, historyText } from './history-text.ts';
import type { NoticeData } from './notice-card.ts';
import type { ShownMigration } from './step-row.ts';
import { SEPARATOR } from './template-card.ts';

export type HistoryModel = {
  migration: ShownMigration;
  /** A page of them, the newest first. */
  entries: HistoryEntry[];
  page: number;
  pages: number;
  /** As CSV to copy. */
  asText: boolean;
  /** In which moments are written. */
  zone: string;
};

/** Year first, as every spreadsheet reads it. */
const cellMoment = (at: number, zone: string): string =>
  new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'short', timeZone: zone }).format(at);

const csvOf = ({ entries, migration, zone }: HistoryModel, messages: Messages): string => {
  const { t, locale } = messages;
  const header = [t('history.when', { zone }), t('history.who'), t('history.what'), t('history.details')];
  const rows = entries.map((entry) => {
    const { what, details } = historyText(entry, migration, messages);
    return [cellMoment(entry.at, zone), entry.personName, what, details];
  });
  return toCsv([header, ...rows], SEPARATOR[locale] ?? ',');
};

const sentenceOf = (entry: HistoryEntry, { migration, zone }: HistoryModel, messages: Messages): { text: string } => {
  const { what, details } = historyText(entry, migration, messages);
  return { text: joined([messages.moment(entry.at, zone), entry.personName, what, details]) };
};

/** Who did what and when on a migration, the newest first; or the same as CSV to copy. */
export const historyCard = (model: HistoryModel, messages: Messages): NoticeData => {
  const { t } = messages;
  const { migration, entries, page, pages, asText } = model;
  const { migrationId, request } = migration;
  const turn = (title: string, to: number): CardAction => execute('history', title, { migrationId, page: to, asText });
  const title = joined([t('history.title'), request.customer.name]);
  return {
    title,
    paragraphs: [
      ...(pages > 1 ? [{ text: t('checklist.page', { page: page + 1, pages }) }] : []),
      ...(asText ? [{ text: t('history.copy') }] : entries.map((entry) => sentenceOf(entry, model, messages))),
    ],
    code: asText ? csvOf(model, messages) : '',
    speak: title,
    actions: [
      ...(page > 0 ? [turn(t('action.previous-page'), page - 1)] : []),
      ...(page < pages - 1 ? [turn(t('action.next-page'), page + 1)] : []),
      execute('history', t(asText ? 'action.history' : 'action.as-text'), { migrationId, page: 0, asText: !asText }),
      execute('checklist', t('action.checklist'), { migrationId, page: 0 }),
    ],
  };
};
