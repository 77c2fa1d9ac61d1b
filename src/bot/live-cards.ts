import { cardActivity } from '../cards/card-activity.ts';
import type { RenderCard } from '../cards/render.ts';
import { chooseLocale, messagesIn } from '../messages/messages.ts';
import type { Clock } from '../ports.ts';
import type { CardSender } from '../reminders/ports.ts';
import type { CopyRef } from '../service/live-copies.ts';
import type { View } from '../service/replies.ts';
import type { Service } from '../service/service.ts';
import { threadOf } from '../service/thread.ts';
import type { Turn } from '../service/turn.ts';
import type { Coalesce } from './coalesce.ts';
import { cardOf } from './view-card.ts';

export type Posted = { reference: Record<string, unknown>; activityId: string | undefined; locale: string | null };

export type LiveCards = {
  /** Remembers a posted card that shows a migration, so that it follows what is done. */
  remember(tenantId: string, view: View, posted: Posted): Promise<void>;
  /** Puts a view's card in the place of the stored activity that was tapped, for the person's other devices and for everyone else. */
  replace(turn: Turn, view: View, activityId: string): Promise<void>;
  /** Brings all copies of a migration's checklist up to date, each at most once in a while; what is gone is forgotten. */
  refresh(tenantId: string, migrationId: string): Promise<void>;
};

export type LiveCardParts = {
  service: Service;
  sender: CardSender;
  render: RenderCard;
  coalesce: Coalesce;
  clock: Clock;
};

/** When a refused update is tried again that names no time, milliseconds. */
const AGAIN_MS = 2000;

export const createLiveCards = ({ service, sender, render, coalesce, clock }: LiveCardParts): LiveCards => {
  /** Shows a copy what there is now. Milliseconds after which it is worth another try; null where it is not. */
  const update = async (copy: CopyRef): Promise<number | null> => {
    const stale = await service.loadCopy(copy, clock());
    if (!stale) return null;
    const { card, reference, view } = stale;
    const activity = cardActivity(cardOf(view, render, messagesIn(chooseLocale(card.locale))));
    const outcome = await sender.update(reference, card.activityId, activity);
    switch (outcome.kind) {
      case 'sent':
        await service.recordCards(card.tenantId, [
          { ...card, revision: view.migration.revision, standing: 'posted' as const },
        ]);
        return null;
      case 'gone':
      case 'unreachable':
      case 'missing-conversation':
        await service.giveUpCopy(card);
        return null;
      case 'retry':
        return outcome.afterMs ?? AGAIN_MS;
      default:
        return null;
    }
  };

  return {
    remember: async (tenantId, view, { reference, activityId, locale }) => {
      if (view.kind !== 'checklist' || !activityId) return;
      const { migrationId, revision } = view.migration;
      const conversationId = threadOf(reference);
      await service.recordCards(tenantId, [
        { migrationId, conversationId, activityId, kind: 'checklist', revision, locale: chooseLocale(locale) },
      ]);
    },

    replace: async (turn, view, activityId) => {
      const { reference } = turn.conversation;
      const card = cardOf(view, render, messagesIn(chooseLocale(turn.locale)));
      const outcome = await sender.update(reference, activityId, cardActivity(card));
      if (outcome.kind === 'gone') await service.forgetCard(turn.tenantId, threadOf(reference), activityId);
    },

    refresh: async (tenantId, migrationId) => {
      const copies = await service.copiesBehind(tenantId, migrationId);
      await Promise.all(
        copies.map((copy) => coalesce.run(`${tenantId} ${copy.conversationId} ${copy.activityId}`, () => update(copy))),
      );
    },
  };
};
