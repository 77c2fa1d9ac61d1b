import type { Card } from '../cards/adaptive-cards.ts';
import { CARD_TYPE } from '../cards/card-activity.ts';
import { checklistCard } from '../cards/checklist-card.ts';
import { creditCard } from '../cards/credit-card.ts';
import { differenceCard } from '../cards/difference-card.ts';
import { historyCard } from '../cards/history-card.ts';
import { languageCard } from '../cards/language-card.ts';
import { letterCard, supportLetterCard } from '../cards/letter-card.ts';
import { foundCard, listCard, plannedCard } from '../cards/list-card.ts';
import { misunderstandingCard } from '../cards/misunderstanding-card.ts';
import { greetingCard, helpCard, noticeCard, notYoursText, sentenceCard } from '../cards/notice-card.ts';
import { questionCard } from '../cards/question-card.ts';
import { reminderCard } from '../cards/reminder-card.ts';
import type { CardName, RenderCard } from '../cards/render.ts';
import { rolesCard } from '../cards/roles-card.ts';
import { settingsCard } from '../cards/settings-card.ts';
import { shareCard, sharedCard } from '../cards/share-card.ts';
import { summaryCard } from '../cards/summary-card.ts';
import { tableCard } from '../cards/table-card.ts';
import { tableRefusedCard, templateCard } from '../cards/template-card.ts';
import { upcomingCard } from '../cards/upcoming-card.ts';
import type { Messages } from '../messages/messages.ts';
import type { View } from '../service/replies.ts';

const dataOf = (view: View, messages: Messages): [CardName, object] => {
  switch (view.kind) {
    case 'greeting':
      return ['notice', greetingCard(messages)];
    case 'help':
      return ['notice', helpCard(view.asked, messages)];
    case 'template':
      return ['notice', templateCard(view, messages)];
    case 'misunderstood':
      return ['notice', misunderstandingCard(view, messages)];
    case 'notice':
      return ['notice', noticeCard(`notice.${view.notice}`, messages)];
    case 'not-yours':
      return ['notice', sentenceCard(notYoursText(view.owner, messages), messages)];
    case 'question':
      if (view.question.kind === 'summary') return ['summary', summaryCard(view, messages)];
      if (view.question.kind === 'table') return ['table', tableCard(view, messages)];
      return ['question', questionCard(view, messages)];
    case 'checklist':
      return ['checklist', checklistCard(view, messages)];
    case 'credit-notes':
      return ['credit-notes', creditCard(view, messages)];
    case 'letter':
      return ['letter', letterCard(view, messages)];
    case 'support-letter':
      return ['letter', supportLetterCard(view, messages)];
    case 'history':
      return ['notice', historyCard(view, messages)];
    case 'roles':
      return ['roles', rolesCard(view, messages)];
    case 'difference':
      return ['difference', differenceCard(view, messages)];
    case 'settings':
      return ['question', settingsCard(view, messages)];
    case 'language':
      return ['question', languageCard(view.chosen, messages)];
    case 'table-refused':
      return ['notice', tableRefusedCard(view, messages)];
    case 'share':
      return ['question', shareCard(view, messages)];
    case 'shared':
      return ['notice', sharedCard(view, messages)];
    case 'planned':
      return ['list', plannedCard(view, messages)];
    case 'found':
      return ['list', foundCard(view, messages)];
    case 'upcoming':
      return ['upcoming', upcomingCard(view, messages)];
    case 'list':
      return ['list', listCard(view, messages)];
    case 'reminder':
      return ['reminder', reminderCard(view, messages)];
  }
};

/** The card that shows a view. */
export const cardOf = (view: View, render: RenderCard, messages: Messages): Card => render(...dataOf(view, messages));

/** The answer to an `adaptiveCard/action` invoke that puts a card in the place of the tapped one. */
export const cardResponse = (card: Card): object => ({ statusCode: 200, type: CARD_TYPE, value: card });

/** The answer to an `adaptiveCard/action` invoke that leaves the tapped card as it is and says something about it. */
export const messageResponse = (text: string): object => ({
  statusCode: 200,
  type: 'application/vnd.microsoft.activity.message',
  value: text,
});

/** The answer to a tap that cannot be taken. */
export const errorResponse = (code: 'BadRequest' | 'InternalServerError', message: string): object => ({
  statusCode: code === 'BadRequest' ? 400 : 500,
  type: 'application/vnd.microsoft.error',
  value: { code, message },
});
