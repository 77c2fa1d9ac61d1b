import { LONGEST_NAME } from '../domain/intake/answers.ts';
import type { Draft } from '../domain/intake/draft.ts';
import { goBack } from '../domain/intake/intake.ts';
import { answeredTogether, type Question } from '../domain/intake/questions.ts';
import type { Rejection } from '../domain/intake/rejection.ts';
import { MAX_SEATS } from '../domain/plan-request.ts';
import { MAX_SUBSCRIPTIONS } from '../domain/plan-request-issues.ts';
import type { MessageKey, Messages } from '../messages/messages.ts';
import { execute, inOverflow, joined } from './card-data.ts';
import { offerName } from './offer-text.ts';
import { QUESTION_CHOICES, WITH_HOW_TO } from './question-choices.ts';
import { fieldsOf } from './question-fields.ts';

export type QuestionModel = {
  draft: Draft;
  revision: number;
  question: Question;
  rejection: Rejection | null;
  note: 'draft-in-progress' | 'answered-already' | 'table-waits' | null;
  /** The zone that the person's client tells. */
  clientZone: string | null;
};

type Button = {
  verb: 'answer';
  title: string;
  data: Record<string, unknown>;
  inputs: 'auto' | 'none';
  style: 'default' | 'positive';
};

const LIMIT_OF: Partial<Record<Rejection['code'], number>> = {
  'name-too-long': LONGEST_NAME,
  'seats-impossible': MAX_SEATS,
  'too-many-subscriptions': MAX_SUBSCRIPTIONS,
};

/** Why an answer could not be taken, in words. */
export const rejectionText = ({ code, typed, line }: Rejection, { t }: Messages): string =>
  t(`rejection.${code}`, { typed, max: LIMIT_OF[code] ?? 0, line: line ?? 0 });

/** The draft that the buttons of a card belong to. */
export const refOf = ({ draft, revision }: Pick<QuestionModel, 'draft' | 'revision'>) => ({
  draftId: draft.id,
  revision,
});

const buttonsOf = (model: QuestionModel, hasFields: boolean, { t }: Messages): Button[] => {
  const { draft, question, rejection, clientZone } = model;
  const button = (title: string, more: Record<string, unknown>): Button => ({
    verb: 'answer',
    title,
    data: { ...refOf(model), ...more },
    inputs: 'none',
    style: 'default',
  });
  const submit: Button = {
    verb: 'answer',
    title: t(question.kind === 'subscription' ? 'action.add' : 'action.next'),
    data: refOf(model),
    inputs: 'auto',
    style: 'positive',
  };
  const isZone = question.kind === 'partner-zone' && clientZone !== null && draft.partner.zone === undefined;
  return [
    ...(rejection?.offers ?? []).map((sku) => button(offerName(sku), { value: sku })),
    ...(rejection?.code === 'offer-unknown'
      ? [button(t('action.use-as-typed', { typed: rejection.typed }), { unknownOffer: rejection.typed })]
      : []),
    ...(isZone ? [button(t('choice.client-zone', { zone: clientZone }), { value: clientZone })] : []),
    ...(hasFields ? [submit] : []),
    ...(QUESTION_CHOICES[question.kind] ?? []).map(({ value, text }) => button(t(text), { value })),
  ];
};

const hintOf = ({ draft, question }: QuestionModel, { t }: Messages): string =>
  t(`question.${question.kind}.hint`, {
    max: MAX_SEATS,
    count: draft.subscriptions.filter(({ offer }) => offer !== undefined).length,
  });

/** Which subscription is asked about, where there are several. */
const contextOf = ({ draft, question }: QuestionModel, { t }: Messages): string => {
  const asked = answeredTogether(draft, question);
  if (asked.length > 1)
    return joined([draft.customer.name ?? null, t('summary.subscriptions', { count: asked.length })]);
  const subscription = draft.subscriptions.find(({ id }) => id === question.subscriptionId);
  const offer = subscription?.offer;
  const { seats } = subscription ?? {};
  const name = offer === undefined ? null : offerName(offer);
  const text = name !== null && seats !== undefined ? t('checklist.seats-of-offer', { seats, offer: name }) : name;
  return joined([draft.customer.name ?? null, text]);
};

/** One question: its inputs, its answers as buttons, what was wrong with the last answer, and where to look it up. */
export const questionCard = (model: QuestionModel, messages: Messages): object => {
  const { draft, question, rejection, note } = model;
  const { t } = messages;
  const fields = fieldsOf(draft, question, messages);
  const title = t(`question.${question.kind}.title`);
  const isAsideQuestion = question.kind === 'cancel' || question.kind === 'restart';
  return {
    context: contextOf(model, messages),
    title,
    note: note ? t(`note.${note}`) : draft.misses > 1 ? t('note.what-else') : '',
    error: rejection ? rejectionText(rejection, messages) : '',
    hint: hintOf(model, messages),
    fields,
    buttons: buttonsOf(model, fields.length > 0, messages),
    howTitle: t('how.title'),
    how: WITH_HOW_TO.has(question.kind) ? t(`question.${question.kind}.how` as MessageKey) : '',
    speak: title,
    actions: isAsideQuestion
      ? []
      : [
          ...(goBack(draft) !== draft ? [execute('back', t('action.back'), refOf(model))] : []),
          ...(draft.given.length > 0 ? [inOverflow(execute('start-over', t('action.start-over'), refOf(model)))] : []),
          execute('cancel', t('action.cancel'), refOf(model)),
        ],
  };
};
