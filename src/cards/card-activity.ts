import type { Card } from './adaptive-cards.ts';

export const CARD_TYPE = 'application/vnd.microsoft.card.adaptive';

/** The activity that carries a card: the card alone, as Teams splits text from it, with a line for the notification. */
export const cardActivity = (card: Card): Record<string, unknown> => ({
  type: 'message',
  summary: card['speak'],
  attachments: [{ contentType: CARD_TYPE, content: card }],
});
