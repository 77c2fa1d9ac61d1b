import type { Messages } from '../messages/messages.ts';
import type { Card } from './adaptive-cards.ts';

/**
 * A checklist that keeps itself current: the client asks for it anew when somebody sees it. For cards that a person has inserted,
 * which the bot may not be let update. Whom it asks for is left to the client, as no list of people would hold everybody.
 */
export const withRefresh = (card: Card, migrationId: string, { t }: Messages): Card => ({
  ...card,
  refresh: {
    action: { type: 'Action.Execute', verb: 'refresh', title: t('action.refresh'), data: { migrationId, page: 0 } },
  },
});
