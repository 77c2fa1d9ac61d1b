import type { OrderingModel } from '../domain/intake/draft.ts';
import { type Migration, subscriptionOf } from '../domain/outlook.ts';
import type { Step, StepName } from '../domain/plan-schema.ts';
import type { MessageKey, Messages } from '../messages/messages.ts';
import { targetText } from './offer-text.ts';

/** Steps that say one thing more, so that nobody does too much. */
const WITH_NOTE = new Set<StepName>([
  'customer-accepts-agreement',
  'choose-equivalent-offer',
  'stop-auto-renewal',
  'resolve-seat-cap',
  'provision-subscription',
  'cancel-at-end-of-term',
]);

/** What a step is called on a card. */
export const stepTitle = ({ request }: Migration, step: Step, messages: Messages): string => {
  const offer = step.subscriptionId === null ? '' : targetText(subscriptionOf(request, step.subscriptionId), messages);
  return messages.t(`step.${step.step}`, { offer });
};

export const stepNote = ({ step }: Step, ordering: OrderingModel, { t }: Messages): string | null =>
  WITH_NOTE.has(step) ? t(`step-note.${step}` as MessageKey, { ordering }) : null;
