import type { AnswerKind } from './answers.ts';
import type { Call, Operation } from './call.ts';
import { type Json, textAt } from './json.ts';

/** What the client can know: it was told, it was not, or its answer is still on the way. */
export type Telling = 'told' | 'ambiguous' | 'pending';

/** A message, an update or a deletion that was taken: what people in Teams would see. */
export type Recorded = {
  /** Counted from 1, in the order of arrival. */
  number: number;
  operation: Exclude<Operation, 'members'>;
  /** With its thread. */
  conversationId: string;
  rootId: string;
  tenantId: string;
  bot: string;
  activityId: string;
  /** What a reply answers. */
  replyToId: string | null;
  /** By the connector's clock, epoch milliseconds. */
  at: number;
  /** The JSON of the card; null where there is none. */
  card: string | null;
  text: string | null;
  summary: string | null;
  answer: AnswerKind;
  telling: Telling;
};

const cardOf = (activity: Json | null): string | null => {
  const attachments = activity?.['attachments'];
  const content = Array.isArray(attachments) ? (attachments[0] as Json | undefined)?.['content'] : undefined;
  return content === undefined ? null : JSON.stringify(content);
};

/** How a call that was taken is recorded, with the conversation and activity ids it came to have. */
export const recordedOf = (
  call: Call & { operation: Recorded['operation'] },
  outcome: Pick<Recorded, 'number' | 'conversationId' | 'activityId' | 'tenantId' | 'at' | 'answer' | 'telling'>,
): Recorded => ({
  operation: call.operation,
  rootId: call.rootId,
  bot: call.bot,
  replyToId: call.operation === 'reply' ? call.activityId : null,
  card: cardOf(call.activity),
  text: textAt(call.activity, 'text'),
  summary: textAt(call.activity, 'summary'),
  ...outcome,
});
