/** In a channel the id of a conversation carries its thread; settings, limits and reachability belong to the root. */
export const rootOf = (conversationId: string): string => conversationId.split(';', 1)[0] as string;

/** The conversation, with its thread, that a reference leads to. */
export const threadOf = ({ conversation }: Record<string, unknown>): string =>
  String((conversation as { id?: unknown } | undefined)?.id ?? '');

/** The reference, led to a thread of the same root. */
export const inThread = (reference: Record<string, unknown>, conversationId: string): Record<string, unknown> => ({
  ...reference,
  conversation: { ...(reference['conversation'] as object | undefined), id: conversationId },
});
