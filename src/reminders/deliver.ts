import { cardActivity } from '../cards/card-activity.ts';
import { reminderCard } from '../cards/reminder-card.ts';
import type { RenderCard } from '../cards/render.ts';
import { chooseLocale, messagesIn } from '../messages/messages.ts';
import type { Clock, Log, Metrics } from '../ports.ts';
import type { Attempt, Prepared, ReadyToSend, ReminderBook, Settlement } from '../service/reminder-port.ts';
import { type DeliveryRecord, LEASE_RAN_OUT_SENDING } from '../service/reminder-store.ts';
import type { Halt } from './halt.ts';
import type { CardSender, CreateOutcome, SendOutcome } from './ports.ts';
import { settlementOf } from './settlement.ts';

export type DeliverParts = {
  book: ReminderBook;
  sender: Pick<CardSender, 'post' | 'create'>;
  render: RenderCard;
  halt: Halt;
  clock: Clock;
  random: () => number;
  log: Log;
  metrics: Metrics;
  /** For how long a leave to send holds, milliseconds: what comes later might arrive when others are counted. */
  leaveMs: number;
  pause(ms: number): Promise<void>;
};

const RECORD_TRIES = 20;
const RECORD_PAUSE_MS = 1000;

/** What was sent must be recorded, as it would be sent again: tried until shortly before the lease runs out. */
const untilKept = async <T>(record: () => Promise<T>, pause: (ms: number) => Promise<void>): Promise<T> => {
  for (let tries = 1; ; tries += 1) {
    try {
      return await record();
    } catch (error) {
      if (tries === RECORD_TRIES) throw error;
      await pause(RECORD_PAUSE_MS);
    }
  }
};

/** A reason as one of a few words: the connector's status, else what kind of failure it was. */
export const whyOf = (reason: string): string =>
  /^\d{3}\b/.exec(reason)?.[0] ??
  (reason === 'timeout' ? 'timeout' : reason.startsWith('no token') ? 'token' : 'connection');

/** Names a delivery in the log: by ids, and whose it is by none. */
const named = ({ deliveryId, tenantId, subjects, attempts }: DeliveryRecord) => ({
  delivery: deliveryId,
  tenant: tenantId,
  migrations: [...new Set(subjects.map(({ migrationId }) => migrationId))],
  attempts,
});

/** Takes a claimed delivery to its end, or to its next try. */
export const createDeliver = (parts: DeliverParts): ((claimed: DeliveryRecord) => Promise<void>) => {
  const { book, sender, render, halt, clock, random, log, metrics, leaveMs, pause } = parts;

  const count = (settlement: Settlement, { dueAt }: DeliveryRecord): void => {
    if (settlement.kind === 'sent') metrics.sent(Math.max(0, clock() - dueAt));
    if (settlement.kind === 'retry') metrics.retried(whyOf(settlement.reason));
    if (settlement.kind === 'retry' && settlement.ambiguous) metrics.ambiguous();
    if (settlement.kind === 'unreachable') metrics.unreachable();
    if (settlement.kind === 'failed') metrics.rejected();
  };

  const settle = async (
    attempt: Attempt,
    outcome: SendOutcome | Exclude<CreateOutcome, { kind: 'created' }>,
  ): Promise<void> => {
    const { delivery, conversation } = attempt;
    if (outcome.kind === 'unauthorised') halt.refused(clock());
    else if (outcome.kind === 'sent') halt.accepted();
    const tried = { ...delivery, isPersonal: conversation.scope === 'personal' };
    const settlement = settlementOf(outcome, tried, random);
    const isRecorded = await untilKept(() => book.settle(attempt, settlement, clock()), pause);
    count(settlement, delivery);
    const fields = { ...named(delivery), outcome: settlement.kind, isRecorded };
    if (settlement.kind === 'sent') log.info(fields, 'a reminder was sent');
    else log.warn({ ...fields, reason: 'reason' in settlement ? settlement.reason : '' }, 'a reminder was not sent');
  };

  /** The activity; null where it cannot be made, as it would be the same the next time. */
  const cardFor = (locale: string | null, view: ReadyToSend['view']): Record<string, unknown> | null => {
    try {
      return cardActivity(render('reminder', reminderCard(view, messagesIn(chooseLocale(locale)))));
    } catch (error) {
      log.error({ error: (error as Error)?.name }, 'the card of a reminder cannot be made');
      return null;
    }
  };

  const send = async (ready: ReadyToSend): Promise<void> => {
    const { delivery, conversation, view, leaveAt } = ready;
    const card = cardFor(conversation.locale, view);
    if (card === null) return settle(ready, { kind: 'rejected', reason: 'the card cannot be made' });
    const held = clock() - leaveAt;
    if (held < 0 || held > leaveMs) {
      await book.settle(ready, { kind: 'put-back' }, clock());
      log.debug(named(delivery), 'a reminder missed its turn and takes another one');
      return;
    }
    await settle(ready, await sender.post(conversation.reference, card));
  };

  const create = async (attempt: Attempt): Promise<void> => {
    const outcome = await sender.create(attempt.conversation.reference);
    if (outcome.kind !== 'created') {
      // A chat created twice is the same one: nothing came of it that could be there twice.
      return settle(attempt, outcome.kind === 'retry' ? { ...outcome, ambiguous: false } : outcome);
    }
    await take(attempt.delivery, await book.adopt(attempt, outcome.conversationId, clock()));
  };

  const take = async (delivery: DeliveryRecord, prepared: Prepared): Promise<void> => {
    switch (prepared.kind) {
      case 'send':
        return send(prepared);
      case 'create':
        return create(prepared);
      case 'ended':
        if (prepared.state === 'unreadable') {
          metrics.unreadable();
          log.error({ ...named(delivery), reason: prepared.reason }, 'a reminder cannot be read and was set aside');
        } else if (prepared.state === 'cancelled') metrics.cancelled();
        else metrics.unreachable();
        return;
      case 'waits':
      case 'lost':
        return;
    }
  };

  return async (claimed) => {
    if (claimed.reason === LEASE_RAN_OUT_SENDING) {
      metrics.ambiguous();
      log.warn(named(claimed), 'a reminder may have been sent by a process that ended: it is sent again');
    }
    await take(claimed, await book.prepare(claimed, clock()));
  };
};
