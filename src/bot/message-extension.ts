import { z } from 'zod';
import { CARD_TYPE } from '../cards/card-activity.ts';
import { migrationPreview } from '../cards/migration-preview.ts';
import { withRefresh } from '../cards/refresh.ts';
import type { RenderCard } from '../cards/render.ts';
import type { Messages } from '../messages/messages.ts';
import type { ChecklistView } from '../service/replies.ts';
import { cardOf } from './view-card.ts';

/** Teams asks for so many at a time. */
const MOST_RESULTS = 25;
/** What all results of an answer may weigh, in UTF-16 units of its JSON; the client asks for the others as further pages. */
const MOST_LENGTH = 400_000;
/** What every client sends while nothing is typed. */
const INITIAL_RUN = 'initialRun';

/** The value of a `composeExtension/query` invoke, from the client and so not to be trusted. */
const querySchema = z.object({
  parameters: z.array(z.object({ name: z.string().optional(), value: z.unknown() })).default([]),
  queryOptions: z
    .object({ skip: z.int().min(0).max(100_000).default(0), count: z.int().min(1).default(MOST_RESULTS) })
    .default({ skip: 0, count: MOST_RESULTS }),
});

/** What is searched for, and which part of what is found. */
export type ExtensionQuery = { typed: string; page: { limit: number; offset: number } };

/** Reads a query; null for what is not of this form. */
export const readExtensionQuery = (value: unknown): ExtensionQuery | null => {
  const parsed = querySchema.safeParse(value);
  if (!parsed.success) return null;
  const { parameters, queryOptions } = parsed.data;
  const said = parameters.find(({ name }) => name !== INITIAL_RUN)?.value;
  return {
    typed: typeof said === 'string' ? said : '',
    page: { limit: Math.min(queryOptions.count, MOST_RESULTS), offset: queryOptions.skip },
  };
};

/** What each language says: of the results to whoever searches, of the cards to those who read along. */
export type ExtensionLanguages = { own: Messages; cards: Messages };

const attachmentOf = (view: ChecklistView, render: RenderCard, { own, cards }: ExtensionLanguages): object => ({
  contentType: CARD_TYPE,
  content: withRefresh(cardOf(view, render, cards), view.migration.migrationId, cards),
  preview: {
    contentType: 'application/vnd.microsoft.card.thumbnail',
    content: migrationPreview(view, own),
  },
});

/** The answer to a query: what was found, each with its live card; or a sentence that nothing was. */
export const extensionResponse = (
  views: ChecklistView[],
  render: RenderCard,
  languages: ExtensionLanguages,
): object => {
  const attachments: object[] = [];
  let length = 0;
  for (const view of views) {
    const attachment = attachmentOf(view, render, languages);
    length += JSON.stringify(attachment).length;
    if (length > MOST_LENGTH && attachments.length > 0) break;
    attachments.push(attachment);
  }
  return {
    composeExtension:
      attachments.length === 0
        ? { type: 'message', text: languages.own.t('search.none') }
        : { type: 'result', attachmentLayout: 'list', attachments },
  };
};
