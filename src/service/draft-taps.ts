import type { Draft } from '../domain/intake/draft.ts';
import {
  addSubscription,
  askAgain,
  askToCancel,
  askToRestart,
  goBack,
  removeSubscription,
  type Said,
} from '../domain/intake/intake.ts';
import type { NewId } from '../ports.ts';
import { refuseToOthers } from './draft-owner.ts';
import { answerDraft, changeDraft, type DraftRef, loadDraft, outcomeOf, question } from './drafts.ts';
import type { Reply } from './replies.ts';
import type { DraftRecord, StoreTransaction } from './store.ts';
import type { Scene } from './turn.ts';

/** Runs a change on the draft that a tapped card belongs to; an older card shows the present question and changes nothing. */
const withTappedDraft = async (
  tx: StoreTransaction,
  scene: Scene,
  ref: DraftRef,
  change: (record: DraftRecord) => Promise<Reply[]>,
): Promise<Reply[]> => {
  const record = await loadDraft(tx, scene);
  if (record?.draft.id !== ref.draftId) {
    const refusal = await refuseToOthers(tx, scene, ref.draftId);
    return refusal ? [refusal] : outcomeOf(tx, scene, ref.draftId);
  }
  return record.revision === ref.revision ? change(record) : [question({ note: 'answered-already' })];
};

export const answerTapped = (
  tx: StoreTransaction,
  newId: NewId,
  scene: Scene,
  ref: DraftRef,
  said: Said,
): Promise<Reply[]> => withTappedDraft(tx, scene, ref, (record) => answerDraft(tx, newId, scene, record, said));

/** Turns the pages of a table that is asked about; nothing else changes. */
export const turnTablePage = (tx: StoreTransaction, scene: Scene, ref: DraftRef, page: number): Promise<Reply[]> =>
  withTappedDraft(tx, scene, ref, async () => [question({ page })]);

/** What a tap does to a draft without answering its question. */
export type DraftChange =
  | { verb: 'back' | 'cancel' | 'start-over' | 'add-subscription' }
  | { verb: 'change'; questionId: string }
  | { verb: 'remove-subscription'; subscriptionId: string };

const changeOf = (change: DraftChange): ((draft: Draft) => Draft) => {
  switch (change.verb) {
    case 'back':
      return goBack;
    case 'cancel':
      return askToCancel;
    case 'start-over':
      return askToRestart;
    case 'add-subscription':
      return addSubscription;
    case 'change':
      return (draft) => askAgain(draft, change.questionId);
    case 'remove-subscription':
      return (draft) => removeSubscription(draft, change.subscriptionId);
  }
};

/** Changes the draft that the tapped card belongs to. */
export const changeDraftTapped = (
  tx: StoreTransaction,
  scene: Scene,
  ref: DraftRef,
  change: DraftChange,
): Promise<Reply[]> => withTappedDraft(tx, scene, ref, (record) => changeDraft(changeOf(change))(tx, scene, record));
