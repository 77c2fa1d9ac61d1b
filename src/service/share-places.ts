import type { SharePlace } from './replies.ts';
import type { ConversationRecord, StoreTransaction } from './store.ts';
import type { Scene } from './turn.ts';

/** Stands for the conversation where something is said. */
export const HERE = 'here';

/** Places to choose from, at most; a list that a client shows whole. */
const MOST_PLACES = 100;

const asPlace = ({ conversationId, scope, name }: ConversationRecord): SharePlace => ({ conversationId, scope, name });

/** Where a checklist can be shared: the conversation of several people where this is said, and those the bot is in. */
export const placesFor = async (tx: StoreTransaction, { turn, conversation }: Scene): Promise<SharePlace[]> => {
  const { conversationId, scope } = conversation;
  const others = (await tx.conversations.shared(turn.tenantId, MOST_PLACES)).filter(
    (place) => place.conversationId !== conversationId,
  );
  const here: SharePlace[] = scope === 'personal' ? [] : [{ conversationId: HERE, scope, name: null }];
  return [...here, ...others.map(asPlace)];
};
