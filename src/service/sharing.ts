import { shortened } from '../domain/intake/rejection.ts';
import type { NewId } from '../ports.ts';
import { checklistIn } from './live-copies.ts';
import type { PartnerLinks } from './load-view.ts';
import { remindThere } from './reminding.ts';
import type { ChecklistView, Reply, ShareProblem } from './replies.ts';
import { HERE } from './share-places.ts';
import type { ConversationRecord, StoreTransaction } from './store.ts';
import { inThread, threadOf } from './thread.ts';
import type { Scene } from './turn.ts';

/** What is to be shared where: a conversation by its root id, or `HERE`. */
export type ShareWish = { migrationId: string; place: string; isReminded: boolean; token: string };

const GONE: Reply = { kind: 'notice', notice: 'migration-gone' };

/** Asks where to; each card that asks is good for one share. */
export const askWhere = async (
  tx: StoreTransaction,
  newId: NewId,
  { turn }: Scene,
  migrationId: string,
  problem: ShareProblem | null = null,
): Promise<Reply> =>
  (await tx.migrations.get(turn.tenantId, migrationId))
    ? { kind: 'share', migrationId, token: newId(), problem }
    : GONE;

/** A customer to share, as typed: into the conversation of several people where it is said, else it is asked where to. */
export const shareNamed = async (
  tx: StoreTransaction,
  newId: NewId,
  scene: Scene,
  typed: string,
  limit: number,
): Promise<Reply> => {
  const [only, ...others] = await tx.migrations.search(scene.turn.tenantId, typed, limit);
  if (only === undefined || others.length > 0) return { kind: 'found', typed: shortened(typed) };
  const { migrationId } = only;
  return scene.conversation.scope === 'personal'
    ? askWhere(tx, newId, scene, migrationId)
    : { kind: 'checklist', migrationId, page: 0, refused: null };
};

/** A share that may begin: where to post what, and whether the person must be a member there. */
export type Sharing = { kind: 'refused'; reply: Reply } | ShareToPost;
export type ShareToPost = {
  kind: 'post';
  place: ConversationRecord;
  reference: Record<string, unknown>;
  isHere: boolean;
  view: ChecklistView;
};

const sharedReply = (
  migrationId: string,
  { scope, name }: ConversationRecord,
  isHere: boolean,
  isReminded: boolean,
): Reply => ({
  kind: 'shared',
  migrationId,
  place: isHere ? null : { scope, name },
  isReminded,
});

/** Begins a share once for each card that asked for it; said again it is answered as done. */
export const beginShare = async (
  tx: StoreTransaction,
  newId: NewId,
  scene: Scene,
  { migrationId, place, isReminded, token }: ShareWish,
  links: PartnerLinks,
): Promise<Sharing> => {
  const { tenantId, at } = scene.turn;
  const isHere = place === HERE || place === scene.conversation.conversationId;
  const target = isHere ? scene.conversation : await tx.conversations.get(tenantId, place);
  const isPlace = target !== null && target.scope !== 'personal' && target.unreachable === null;
  if (!isPlace) {
    const problem = place === '' ? 'no-place' : 'place-gone';
    return { kind: 'refused', reply: await askWhere(tx, newId, scene, migrationId, problem) };
  }
  const view = await checklistIn(tx, target, migrationId, at, links);
  if (view.kind !== 'checklist') return { kind: 'refused', reply: GONE };
  const key = `share ${token} ${target.conversationId}`;
  if (!(await tx.seen.insert({ tenantId, key, at, reply: [], answered: true })))
    return { kind: 'refused', reply: sharedReply(migrationId, target, isHere, isReminded) };
  const thread = isHere ? threadOf(scene.turn.conversation.reference) : target.conversationId;
  return { kind: 'post', place: target, reference: inThread(target.reference, thread), isHere, view };
};

/** What was posted is written into the history, and reminders go there as well where that is wanted. */
export const endShare = async (
  tx: StoreTransaction,
  newId: NewId,
  scene: Scene,
  { migrationId, isReminded }: ShareWish,
  { place, isHere }: ShareToPost,
): Promise<Reply> => {
  const { tenantId, at, person } = scene.turn;
  await tx.audit.append({
    tenantId,
    auditId: newId(),
    migrationId,
    at,
    personId: person.personId,
    personName: person.name,
    action: 'shared',
    subject: place.conversationId,
  });
  if (isReminded) await remindThere(tx, newId, scene, migrationId, place);
  return sharedReply(migrationId, place, isHere, isReminded);
};
