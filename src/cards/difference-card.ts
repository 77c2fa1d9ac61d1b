import type { IsoDate } from '../domain/dates.ts';
import type { StepName } from '../domain/plan-schema.ts';
import type { MessageKey, Messages } from '../messages/messages.ts';
import { offerName } from './offer-text.ts';

type ChangedStep = { step: StepName; offer: { sku: string; seats: number } | null; due: IsoDate };

/** What an edit changed in a checklist: what moved, came, fell away, or has to be done again. */
export type DifferenceModel = {
  customer: string;
  moved: (ChangedStep & { from: IsoDate })[];
  added: ChangedStep[];
  removed: ChangedStep[];
  reopened: ChangedStep[];
  today: IsoDate;
};

type Row = { step: string; of: string; when: string };

/** Rows of a group; the rest are counted. */
const ROWS_SHOWN = 12;

const rowOf = ({ step, offer }: ChangedStep, when: string, { t }: Messages): Row => {
  const of = offer ? t('checklist.seats-of-offer', { seats: offer.seats, offer: offerName(offer.sku) }) : '';
  return { step: t(`step.${step}`, { offer: of }), of: step === 'provision-subscription' ? '' : of, when };
};

/** Nothing on the checklist may change unseen: one group for each kind of change, empty ones left out. */
export const differenceCard = (model: DifferenceModel, messages: Messages): object => {
  const { t, shortDate } = messages;
  const on = (date: IsoDate): string => shortDate(date, model.today);
  const group = (name: MessageKey, rows: Row[]): object => ({
    name: t(name),
    rows: rows.slice(0, ROWS_SHOWN),
    more: rows.length > ROWS_SHOWN ? t('reminder.more-steps', { count: rows.length - ROWS_SHOWN }) : '',
    isShown: rows.length > 0,
  });
  const moved = model.moved.map((step) =>
    rowOf(step, t('difference.from-to', { from: on(step.from), to: on(step.due) }), messages),
  );
  const dated = (steps: ChangedStep[]): Row[] => steps.map((step) => rowOf(step, on(step.due), messages));
  const isSame = [model.moved, model.added, model.removed, model.reopened].every((steps) => steps.length === 0);
  return {
    title: t('difference.title'),
    context: model.customer,
    nothing: isSame ? t('difference.nothing') : '',
    groups: [
      group('difference.reopened', dated(model.reopened)),
      group('difference.added', dated(model.added)),
      group('difference.moved', moved),
      group(
        'difference.removed',
        model.removed.map((step) => rowOf(step, '', messages)),
      ),
    ],
    speak: t('difference.title'),
    actions: [],
  };
};
