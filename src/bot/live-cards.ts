import { cardActivity } from '../cards/card-activity.ts';
import type { RenderCard } from '../cards/render.ts';
import { chooseLocale, messagesIn } from '../messages/messages.ts';
import type { CardSender } from '../reminders/ports.ts';
import type { View } from '../service/replies.ts';
import type { LiveCard, Service } from '../service/service.ts';
import { threadOf } from '../service/thread.ts';
import type { Turn } from '../service/turn.ts';
import { cardOf } from './view-card.ts';

export type LiveCards = {
  /** Remembers a posted card that shows a migration, so that it follows what is done. */
  remember(turn: Turn, view: View, activityId: string | undefined): Promise<void>;
  /** Puts a view's card in the place of the stored activity that was tapped, for the person's other devices and for everyone else. */
  replace(turn: Turn, view: View, activityId: string): Promise<void>;
  /** Brings the other copies of a migration's checklist up to date; what is gone is forgotten. */
  refresh(turn: Turn, migrationId: string): Promise<void>;
};

export const createLiveCards = (service: Service, sender: CardSender, render: RenderCard): LiveCards => {
  const record = (
    turn: Turn,
    view: Extract<View, { kind: 'checklist' }>,
    card: Pick<LiveCard, 'conversationId' | 'activityId' | 'locale'>,
  ) => {
    const { migrationId, revision } = view.migration;
    const live: LiveCard = { ...card, migrationId, kind: 'checklist', revision };
    return service.recordCards(turn.tenantId, [live]);
  };

  return {
    remember: async (turn, view, activityId) => {
      if (view.kind !== 'checklist' || !activityId) return;
      const conversationId = threadOf(turn.conversation.reference);
      await record(turn, view, { conversationId, activityId, locale: chooseLocale(turn.locale) });
    },

    replace: async (turn, view, activityId) => {
      const { reference } = turn.conversation;
      const conversationId = threadOf(reference);
      const locale = chooseLocale(turn.locale);
      const outcome = await sender.update(
        reference,
        activityId,
        cardActivity(cardOf(view, render, messagesIn(locale))),
      );
      if (outcome.kind === 'gone') await service.forgetCard(turn.tenantId, conversationId, activityId);
      else if (outcome.kind === 'sent' && view.kind === 'checklist') {
        await record(turn, view, { conversationId, activityId, locale });
      }
    },

    refresh: async (turn, migrationId) => {
      const { cards, view } = await service.staleCards(turn, migrationId);
      if (view.kind !== 'checklist') return;
      for (const { conversationId, activityId, locale, reference } of cards) {
        const card = cardOf(view, render, messagesIn(chooseLocale(locale)));
        const outcome = await sender.update(reference, activityId, cardActivity(card));
        if (outcome.kind === 'sent')
          await record(turn, view, { conversationId, activityId, locale: chooseLocale(locale) });
        if (outcome.kind === 'gone') await service.forgetCard(turn.tenantId, conversationId, activityId);
      }
    },
  };
};
