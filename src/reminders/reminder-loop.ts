import { cardActivity } from '../cards/card-activity.ts';
import { reminderCard } from '../cards/reminder-card.ts';
import type { RenderCard } from '../cards/render.ts';
import { chooseLocale, messagesIn } from '../messages/messages.ts';
import type { Clock, Log } from '../ports.ts';
import type { ReminderBook } from '../service/reminder-port.ts';
import type { DeliveryRecord } from '../service/reminder-store.ts';
import type { CardSender } from './ports.ts';
import { settlementOf } from './settlement.ts';

export type ReminderLoopParts = {
  book: ReminderBook;
  sender: Pick<CardSender, 'post'>;
  render: RenderCard;
  clock: Clock;
  log: Log;
};

export type ReminderLoop = {
  /** Sends everything that is due now. */
  runOnce(): Promise<void>;
  start(): void;
  /** Takes no further delivery and waits for the one under way. */
  stop(): Promise<void>;
};

/** Longer than the connector may take to answer. */
const LEASE_MS = 60_000;
const BATCH = 20;
/** The loop looks again at least this often: a long timer overflows, or drifts with the clock. */
const LONGEST_WAIT_MS = 60_000;
const SHORTEST_WAIT_MS = 200;

export const createReminderLoop = ({ book, sender, render, clock, log }: ReminderLoopParts): ReminderLoop => {
  let isStopping = false;
  let running = Promise.resolve();
  let timer: NodeJS.Timeout | undefined;

  const deliver = async (claimed: DeliveryRecord): Promise<void> => {
    const prepared = await book.prepare(claimed, clock());
    if (prepared.kind !== 'send') return;
    const { delivery, conversation, view } = prepared;
    const messages = messagesIn(chooseLocale(conversation.locale));
    const card = render('reminder', reminderCard(view, messages));
    const outcome = await sender.post(conversation.reference, cardActivity(card));
    const now = clock();
    const settlement = settlementOf(outcome, delivery.attempts, now);
    const isRecorded = await book.settle(delivery, settlement, now);
    const fields = { delivery: delivery.deliveryId, tenant: delivery.tenantId, outcome: settlement.kind };
    if (isRecorded && settlement.kind === 'sent') log.info(fields, 'a reminder was sent');
    else
      log.warn(
        { ...fields, isRecorded, reason: 'reason' in settlement ? settlement.reason : '' },
        'a reminder was not sent',
      );
  };

  const runOnce = async (): Promise<void> => {
    while (!isStopping) {
      const claimed = await book.claim(clock(), LEASE_MS, BATCH);
      if (claimed.length === 0) return;
      for (const delivery of claimed) {
        if (isStopping) return;
        await deliver(delivery).catch((error: unknown) =>
          log.error(
            { delivery: delivery.deliveryId, error: (error as Error)?.name },
            'a reminder failed; its lease runs out',
          ),
        );
      }
    }
  };

  const look = async (): Promise<void> => {
    let wait = LONGEST_WAIT_MS;
    try {
      await runOnce();
      const next = await book.nextDueAt();
      if (next !== null) wait = Math.min(LONGEST_WAIT_MS, Math.max(SHORTEST_WAIT_MS, next - clock()));
    } catch (error) {
      log.error({ error: (error as Error)?.name }, 'the reminder loop failed; it looks again');
    }
    if (!isStopping) timer = setTimeout(begin, wait);
  };

  const begin = (): void => {
    running = look();
  };

  return {
    runOnce,
    start: begin,
    stop: async () => {
      isStopping = true;
      clearTimeout(timer);
      await running;
    },
  };
};
