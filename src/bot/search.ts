import { readSearch, suggestionsFor } from '../cards/type-ahead.ts';
import type { Messages } from '../messages/messages.ts';
import { errorResponse } from './view-card.ts';

/** The answer to an `application/search` invoke: what fits the text that somebody is typing into a card's list. */
export const searchResponse = (value: unknown, messages: Messages): object => {
  const search = readSearch(value);
  if (!search) return errorResponse('BadRequest', messages.t('notice.bad-request'));
  return {
    statusCode: 200,
    type: 'application/vnd.microsoft.search.searchResponse',
    value: { results: suggestionsFor(search, messages) },
  };
};
