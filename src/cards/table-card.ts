import { withAssumptions } from '../domain/intake/assumptions.ts';
import type { TableDraft } from '../domain/intake/draft.ts';
import { ALL_REMEDIES, rowsByCustomer, tableNeeds, takenRows } from '../domain/intake/table-answer.ts';
import { isTaken, type TableRow } from '../domain/table/table-row.ts';
import type { MessageKey, Messages } from '../messages/messages.ts';
import { type CardAction, execute, joined, pageWithin, pagingOf } from './card-data.ts';
import { offerName } from './offer-text.ts';
import { type QuestionModel, refOf, rejectionText } from './question-card.ts';
import { QUESTION_CHOICES } from './question-choices.ts';

/** `known`: customers of the table that are planned already. */
export type TableModel = QuestionModel & { page: number; known: string[] };

/** Lines on one page, with the longest names within the largest card. */
const LINES_SHOWN = 15;
const PROBLEMS_SHOWN = 3;
/** Customers named of those that are planned already; an ellipsis stands for the others. */
const KNOWN_SHOWN = 5;

const listOf = (items: string[], { locale }: Messages): string =>
  new Intl.ListFormat(locale, { type: 'conjunction' }).format(items);

const knownText = (known: string[], messages: Messages): string => {
  if (known.length === 0) return '';
  const isLong = known.length > KNOWN_SHOWN;
  const customers = isLong ? `${known.slice(0, KNOWN_SHOWN).join(', ')}, …` : listOf(known, messages);
  return messages.t('table.known', { customers, count: known.length });
};

/** What was understood of a line, or what is wrong with it. */
const lineOf = (row: TableRow, messages: Messages): object => {
  const { t, date, country } = messages;
  const { customerName, customerCountry, offer, seats, endDate, term, autoRenew, channel } = row.facts;
  const facts = joined([
    customerName ?? null,
    customerCountry ? country(customerCountry) : null,
    offer !== undefined && seats !== undefined
      ? t('checklist.seats-of-offer', { seats, offer: offerName(offer) })
      : null,
    endDate ? date(endDate, 'long') : null,
    term ? t(`choice.term.${term}`) : null,
    autoRenew === undefined ? null : t(autoRenew ? 'table.renews' : 'table.ends'),
    channel ? t(`choice.channel.${channel}`) : null,
  ]);
  return {
    number: t('table.line', { line: row.line }),
    text: row.problems.length > 0 ? row.text : facts,
    problems: row.problems.slice(0, PROBLEMS_SHOWN).map(({ code, typed }) => ({
      text: t(`table.problem.${code}` as MessageKey, { typed }),
    })),
  };
};

const byTrouble = (rows: TableRow[]): TableRow[] => [
  ...rows.filter(({ problems }) => problems.length > 0),
  ...rows.filter(({ problems }) => problems.length === 0),
];

type Field = { id: string; label: string; placeholder: string; choices: { title: string; value: string }[] };

/** What the lines do not say and a plan must know: said once for all of them. */
const fieldsOf = (model: TableModel, table: TableDraft, { t }: Messages): Field[] => {
  const needs = tableNeeds(model.draft, table);
  const choices = (kind: 'channel' | 'auto-renew') =>
    (QUESTION_CHOICES[kind] ?? []).map(({ value, text }) => ({ title: t(text), value }));
  const placeholder = t('placeholder.choose');
  return [
    ...(needs.channel ? [{ id: 'channel', label: t('label.channel'), placeholder, choices: choices('channel') }] : []),
    ...(needs.autoRenew
      ? [{ id: 'autoRenew', label: t('label.auto-renew'), placeholder, choices: choices('auto-renew') }]
      : []),
  ];
};

const assumedText = ({ draft }: TableModel, { t }: Messages): string => {
  const { customer } = withAssumptions(draft);
  return draft.table?.namesCustomers && customer.name === undefined ? t('table.assumed') : '';
};

/** A table as it was understood, line by line, what is wrong first; taken or left with one tap. */
export const tableCard = (model: TableModel, messages: Messages): object => {
  const { t } = messages;
  const { draft, rejection, known } = model;
  const table = draft.table ?? { rows: [], namesCustomers: false };
  const good = takenRows(table, { asTyped: false, endDate: false });
  const all = takenRows(table, ALL_REMEDIES);
  const unknown = all.filter((row) => !isTaken(row, { asTyped: false, endDate: true }));
  const customers = table.namesCustomers ? rowsByCustomer(good.length > 0 ? good : all).length : 0;
  const rows = byTrouble(table.rows);
  const pages = Math.max(1, Math.ceil(rows.length / LINES_SHOWN));
  const page = pageWithin(model.page, pages);
  const title = t('table.title', { count: table.rows.length });
  const canTake = all.length > 0;
  const take: CardAction = execute(
    'answer',
    customers > 1
      ? t('table.plan-customers', { count: customers })
      : t('table.add', { count: good.length || all.length }),
    { ...refOf(model), take: true },
    'positive',
  );
  return {
    title,
    error: rejection ? rejectionText(rejection, messages) : '',
    hint: canTake
      ? customers > 1
        ? t('table.hint-customers', { count: customers })
        : t('table.hint')
      : t('table.hint-nothing'),
    known: knownText(known, messages),
    rows: rows.slice(page * LINES_SHOWN, (page + 1) * LINES_SHOWN).map((row) => lineOf(row, messages)),
    ...pagingOf(
      page,
      pages,
      {
        label: t('checklist.page', { page: page + 1, pages }),
        previous: t('action.previous-page'),
        next: t('action.next-page'),
      },
      'table',
      refOf(model),
    ),
    fields: canTake ? fieldsOf(model, table, messages) : [],
    endDate: canTake && tableNeeds(draft, table).endDate ? t('table.end-date') : '',
    asTyped: unknown.length > 0 ? t('table.as-typed', { count: unknown.length }) : '',
    asTypedValue: good.length === 0 ? 'yes' : 'no',
    assumed: assumedText(model, messages),
    speak: title,
    takes: canTake ? [take] : [],
    actions: [
      execute('answer', t('table.leave'), { ...refOf(model), take: false }),
      ...(good.length < table.rows.length ? [execute('template', t('action.template'))] : []),
    ],
  };
};
