import { withAssumptions } from '../domain/intake/assumptions.ts';
import type { SubscriptionDraft } from '../domain/intake/draft.ts';
import { type Question, summarizedQuestions } from '../domain/intake/questions.ts';
import { MAX_SUBSCRIPTIONS } from '../domain/plan-request-issues.ts';
import type { MessageKey, Messages } from '../messages/messages.ts';
import { execute, inOverflow, joined } from './card-data.ts';
import { offerName } from './offer-text.ts';
import { type QuestionModel, refOf, rejectionText } from './question-card.ts';
import { QUESTION_CHOICES } from './question-choices.ts';

/** Buttons to take the subscription out; none for what is no subscription, or the last one. */
type Group = { title: string; hint: string; rows: Row[]; removals: { title: string; data: Record<string, unknown> }[] };
type Row = { label: string; value: string; change: string; tooltip: string; data: Record<string, unknown> };

/** Up to so many subscriptions show every answer; more show a row each, and the rest are counted. */
const SHOWN_WHOLE = 4;
const ROWS_SHOWN = 25;

/** What was answered, as stored: a word of ours, a flag, or what was typed. */
const answerOf = ({ draft }: QuestionModel, { kind, subscriptionId }: Question) => {
  const subscription: Partial<SubscriptionDraft> = draft.subscriptions.find(({ id }) => id === subscriptionId) ?? {};
  const { customer, partner, remindHere } = draft;
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
    'remind-here': remindHere,
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

const rowOf = (model: QuestionModel, question: Question, label: string, value: string, { t }: Messages): Row => ({
  label,
  value,
  change: t('action.change'),
  tooltip: `${t('action.change')}: ${label}`,
  data: { ...refOf(model), questionId: question.id },
});

const groupOf = (rows: Row[], more: Partial<Group> = {}): Group => ({
  title: '',
  hint: '',
  rows,
  removals: [],
  ...more,
});

const answerRows = (model: QuestionModel, questions: Question[], messages: Messages): Row[] =>
  questions.map((question) => {
    const label = messages.t(`label.${question.kind}` as MessageKey);
    return rowOf(model, question, label, valueText(model, question, messages), messages);
  });

/** A subscription in one row; tapping it opens the whole form. */
const shortRow = (model: QuestionModel, questions: Question[], messages: Messages): Row[] => {
  const form = questions.find(({ kind }) => kind === 'subscription');
  if (!form) return [];
  const values = new Map(questions.map((question) => [question.kind, valueText(model, question, messages)]));
  const told = (kind: Question['kind']): string | null => values.get(kind) ?? null;
  const value = joined([told('subscription'), told('seats'), told('end-date'), told('term')]);
  return [rowOf(model, form, told('channel') ?? '', value, messages)];
};

/** What was assumed: a row a question, as one answer is for all subscriptions of which the same is assumed. */
const assumptionsOf = (model: QuestionModel, questions: Question[], messages: Messages): Group => {
  const firsts = [...Map.groupBy(questions, ({ kind }) => kind).values()].flatMap(([first]) => first ?? []);
  const rows = answerRows(model, firsts, messages);
  return groupOf(rows, { title: messages.t('summary.assumed'), hint: messages.t('summary.assumed-hint') });
};

const removalOf = (model: QuestionModel, subscriptionId: string, { t }: Messages): Group['removals'] =>
  model.draft.subscriptions.length < 2
    ? []
    : [{ title: t('action.remove'), data: { ...refOf(model), subscriptionId } }];

/** Every answer, each to be tapped and changed, what is only assumed apart from what was said; then the plan. */
export const summaryCard = (shown: QuestionModel, messages: Messages): object => {
  const { t } = messages;
  const model = { ...shown, draft: withAssumptions(shown.draft) };
  const { subscriptions } = model.draft;
  const all = summarizedQuestions(shown.draft);
  const said = Map.groupBy(
    all.filter(({ isAssumed }) => !isAssumed).map(({ question }) => question),
    ({ subscriptionId }) => subscriptionId,
  );
  const assumed = all.filter(({ isAssumed }) => isAssumed).map(({ question }) => question);
  const questionsOf = (id: string | null): Question[] => said.get(id) ?? [];
  const isShort = subscriptions.length <= SHOWN_WHOLE;
  const groups = isShort
    ? subscriptions.map(({ id }) =>
        groupOf(answerRows(model, questionsOf(id), messages), { removals: removalOf(model, id, messages) }),
      )
    : [groupOf(subscriptions.slice(0, ROWS_SHOWN).flatMap(({ id }) => shortRow(model, questionsOf(id), messages)))];
  const hidden = isShort ? 0 : subscriptions.length - ROWS_SHOWN;
  const title = t('question.summary.title');
  return {
    title,
    note: model.note ? t(`note.${model.note}`) : '',
    error: model.rejection ? rejectionText(model.rejection, messages) : '',
    hint: t(model.draft.editing === null ? 'question.summary.hint' : 'question.summary.hint-editing'),
    groups: [
      groupOf(answerRows(model, questionsOf(null), messages)),
      ...groups,
      ...(assumed.length > 0 ? [assumptionsOf(model, assumed, messages)] : []),
    ],
    more: hidden > 0 ? t('summary.more', { count: hidden }) : '',
    speak: title,
    actions: [
      execute(
        'answer',
        t(model.draft.editing === null ? 'action.create-plan' : 'action.save-changes'),
        { ...refOf(model), value: 'yes' },
        'positive',
      ),
      ...(subscriptions.length < MAX_SUBSCRIPTIONS
        ? [execute('add-subscription', t('action.add-subscription'), refOf(model))]
        : []),
      execute('back', t('action.back'), refOf(model)),
      inOverflow(execute('start-over', t('action.start-over'), refOf(model))),
      execute('cancel', t('action.cancel'), refOf(model)),
    ],
  };
};
