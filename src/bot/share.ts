import { cardActivity } from '../cards/card-activity.ts';
import type { RenderCard } from '../cards/render.ts';
import type { VerbData } from '../cards/verbs.ts';
import { chooseLocale, messagesIn } from '../messages/messages.ts';
import type { CardSender, SendOutcome } from '../reminders/ports.ts';
import type { ShareProblem, View } from '../service/replies.ts';
import type { Service } from '../service/service.ts';
import type { ShareWish } from '../service/sharing.ts';
import type { Turn } from '../service/turn.ts';
import type { LiveCards } from './live-cards.ts';
import type { Members, Membership } from './members.ts';
import { cardOf } from './view-card.ts';

export type ShareParts = {
  service: Service;
  sender: CardSender;
  members: Members;
  render: RenderCard;
  liveCards: LiveCards;
};

/** Posts a checklist where a person wants it, and says what came of it. */
export type Share = (turn: Turn, asked: VerbData<'share-to'>) => Promise<View>;

const PROBLEM_OF: Record<Exclude<Membership, 'member'>, ShareProblem> = {
  'not-member': 'not-member',
  gone: 'place-gone',
  unknown: 'members-unknown',
};

const isLost = ({ kind }: SendOutcome): boolean =>
  kind === 'unreachable' || kind === 'gone' || kind === 'missing-conversation';

export const createShare =
  ({ service, sender, members, render, liveCards }: ShareParts): Share =>
  async (turn, { migrationId, token, place, remind }) => {
    const wish: ShareWish = { migrationId, token, place, isReminded: remind === 'true' };
    const sharing = await service.beginShare(turn, wish);
    if (sharing.kind === 'refused') return sharing.view;
    const { tenantId, conversationId, locale } = sharing.place;
    const { reference, isHere, view } = sharing;
    const membership = isHere ? 'member' : await members.ask(reference, turn.person.channelUserId);
    if (membership !== 'member') return service.refuseShare(turn, wish, PROBLEM_OF[membership]);
    const outcome = await sender.post(reference, cardActivity(cardOf(view, render, messagesIn(chooseLocale(locale)))));
    if (outcome.kind !== 'sent') {
      if (isLost(outcome)) await service.lose({ tenantId, conversationId }, outcome.kind, turn.at);
      return service.refuseShare(turn, wish, isLost(outcome) ? 'place-gone' : 'not-posted');
    }
    await liveCards.remember(tenantId, view, { reference, activityId: outcome.activityId, locale });
    return service.endShare(turn, wish, sharing);
  };
