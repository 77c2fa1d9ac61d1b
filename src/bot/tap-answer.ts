import type { Card } from '../cards/adaptive-cards.ts';
import { notYoursText } from '../cards/notice-card.ts';
import type { Tap } from '../cards/verbs.ts';
import type { Messages } from '../messages/messages.ts';
import type { View } from '../service/replies.ts';
import type { Turn } from '../service/turn.ts';
import { isLasting } from './card-actions.ts';
import { cardResponse, messageResponse } from './view-card.ts';

/** What a tap is answered with, and the views to post after it as cards of their own. */
export type TapAnswer = { response: object; replaces: boolean; posts: View[] };

/**
 * The first view takes the place of the tapped card, the others are posted. In a chat of several people the cards are
 * everybody's: who taps another person's questions is told so, and questions that begin there get a card of their own.
 */
export const answerToTap = (
  views: View[],
  { tap, turn }: { tap: Tap; turn: Turn },
  messages: Messages,
  cardOf: (view: View) => Card,
): TapAnswer => {
  const [shown, ...others] = views;
  if (!shown) throw new Error('a tap was answered with nothing');
  if (shown.kind === 'not-yours') {
    return { response: messageResponse(notYoursText(shown.owner, messages)), replaces: false, posts: [] };
  }
  if (shown.kind === 'notice' && shown.notice === 'snooze-impossible') {
    return { response: messageResponse(messages.t('notice.snooze-impossible')), replaces: false, posts: [] };
  }
  if (shown.kind === 'question' && !isLasting(tap) && turn.conversation.scope !== 'personal') {
    return { response: messageResponse(messages.t('notice.asked-below')), replaces: false, posts: views };
  }
  return { response: cardResponse(cardOf(shown)), replaces: isLasting(tap), posts: others };
};
