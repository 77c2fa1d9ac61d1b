import type { Reply } from './replies.ts';
import type { StoreTransaction } from './store.ts';
import type { Scene } from './turn.ts';

/** Of more open drafts than these in one conversation the newest are looked through. */
const MOST_DRAFTS = 500;

/** The refusal to who taps the questions of another person in the same conversation; null where they are nobody else's. */
export const refuseToOthers = async (
  tx: StoreTransaction,
  { turn: { tenantId, conversation, person } }: Scene,
  draftId: string,
): Promise<Reply | null> => {
  const open = await tx.drafts.inConversation(tenantId, conversation.conversationId, MOST_DRAFTS);
  const owner = open.find(({ draft }) => draft.id === draftId)?.personId;
  if (owner === undefined || owner === person.personId) return null;
  return { kind: 'not-yours', owner: (await tx.people.get(tenantId, owner))?.name ?? '' };
};
