import { BUILT_IN_CATALOGUE } from '../domain/facts/offers.ts';
import { type Draft, newDraft } from '../domain/intake/draft.ts';
import { draftOf } from '../domain/intake/edit.ts';
import { answerQuestion, askAgain, askToCancel, goBack, type Said } from '../domain/intake/intake.ts';
import { beginWithText } from '../domain/intake/migration-line-answer.ts';
import { nextQuestion, type QuestionKind } from '../domain/intake/questions.ts';
import type { Reading } from '../domain/understand/subscription-line.ts';
import type { NewId } from '../ports.ts';
import { refuseToOthers } from './draft-owner.ts';
import { LostRaceError } from './lost-race.ts';
import { planDraft, replanDraft } from './migrations.ts';
import { type Reply, repliesSchema } from './replies.ts';
import type { DraftRecord, StoreTransaction } from './store.ts';
import { localeOf, type Scene } from './turn.ts';

/** Which question a tap answers: a card may be older than the draft. */
export type DraftRef = { draftId: string; revision: number };

const question = (more: Partial<Extract<Reply, { kind: 'question' }>> = {}): Reply => ({
  kind: 'question',
  rejection: null,
  note: null,
  ...more,
});

const readingOf = ({ person, today }: Scene): Reading => ({
  locale: localeOf(person) ?? 'en',
  today,
  catalogue: BUILT_IN_CATALOGUE,
});

export const loadDraft = (tx: StoreTransaction, { turn }: Scene): Promise<DraftRecord | null> =>
  tx.drafts.get(turn.tenantId, turn.conversation.conversationId, turn.person.personId);

const saveDraft = async (
  tx: StoreTransaction,
  { turn }: Scene,
  record: { revision: number },
  draft: Draft,
): Promise<void> => {
  const saved = await tx.drafts.save({
    tenantId: turn.tenantId,
    conversationId: turn.conversation.conversationId,
    personId: turn.person.personId,
    draft,
    revision: record.revision + 1,
    updatedAt: turn.at,
  });
  if (!saved) throw new LostRaceError();
};

const CANCELLED: Reply = { kind: 'notice', notice: 'draft-cancelled' };
const GONE: Reply = { kind: 'notice', notice: 'draft-gone' };

const closedKey = (draftId: string): string => `draft ${draftId}`;

/** Ends a draft and remembers what came of it, so that a second tap on its last card shows the same. */
const closeDraft = async (tx: StoreTransaction, { turn }: Scene, { id }: Draft, outcome: Reply): Promise<void> => {
  const { tenantId, at } = turn;
  await tx.drafts.remove(tenantId, turn.conversation.conversationId, turn.person.personId);
  await tx.seen.insert({ tenantId, key: closedKey(id), at, reply: [outcome], answered: true });
};

/** What came of a draft that is no longer open. */
const outcomeOf = async (tx: StoreTransaction, { turn }: Scene, draftId: string): Promise<Reply[]> => {
  const closed = await tx.seen.get(turn.tenantId, closedKey(draftId));
  return closed ? repliesSchema.parse(closed.reply) : [GONE];
};

const knownPartner = ({ tenant: { country, zone, ordering } }: Scene): Draft['partner'] => ({
  ...(country !== null && { country }),
  ...(zone !== null && { zone }),
  ...(ordering !== null && { ordering }),
});

/** Begins a migration's questions with what was typed of it, or goes on with the ones that are open. */
export const startDraftWith = async (
  tx: StoreTransaction,
  newId: NewId,
  scene: Scene,
  text: string,
): Promise<Reply[]> => {
  if (await loadDraft(tx, scene)) return [question({ note: 'draft-in-progress' })];
  const { draft, rejection } = beginWithText(newDraft(newId(), knownPartner(scene)), text, readingOf(scene));
  await saveDraft(tx, scene, { revision: 0 }, draft);
  return [question({ rejection })];
};

export const startDraft = (tx: StoreTransaction, newId: NewId, scene: Scene): Promise<Reply[]> =>
  startDraftWith(tx, newId, scene, '');

/** What was said of the partner is remembered at once: it is asked once per partner, whatever becomes of the draft. */
const rememberPartner = async (tx: StoreTransaction, { tenant }: Scene, { partner }: Draft): Promise<void> => {
  const { country = null, zone = null, ordering = null } = partner;
  const isNew = country !== tenant.country || zone !== tenant.zone || ordering !== tenant.ordering;
  if (isNew) await tx.tenants.save({ ...tenant, country, zone, ordering });
};

/** Begins to change the answers behind a plan, on a card of their own; questions that are open come first. */
export const startEdit = async (
  tx: StoreTransaction,
  newId: NewId,
  scene: Scene,
  migrationId: string,
): Promise<Reply[]> => {
  const migration = await tx.migrations.get(scene.turn.tenantId, migrationId);
  if (!migration) return [{ kind: 'notice', notice: 'migration-gone' }];
  const checklist: Reply = { kind: 'checklist', migrationId, page: 0, refused: null };
  const open = await loadDraft(tx, scene);
  if (open) return [checklist, question({ note: open.draft.editing === migrationId ? null : 'draft-in-progress' })];
  const draft = draftOf(newId(), migrationId, migration.request, knownPartner(scene));
  await saveDraft(tx, scene, { revision: 0 }, draft);
  return [checklist, question()];
};

/** What becomes of a confirmed draft: a new migration, or the changed one. */
const confirm = async (tx: StoreTransaction, newId: NewId, scene: Scene, { draft }: DraftRecord): Promise<Reply[]> => {
  const replies =
    draft.editing === null
      ? await planDraft(tx, newId, scene, draft)
      : await replanDraft(tx, newId, scene, draft, draft.editing);
  await closeDraft(tx, scene, draft, replies[0] ?? GONE);
  return replies;
};

/** Takes what a person said as the answer to the question that is open. */
export const answerDraft = async (
  tx: StoreTransaction,
  newId: NewId,
  scene: Scene,
  record: DraftRecord,
  said: Said,
): Promise<Reply[]> => {
  const answered = answerQuestion(record.draft, said, readingOf(scene));
  switch (answered.kind) {
    case 'confirmed':
      return confirm(tx, newId, scene, record);
    case 'cancelled':
      await closeDraft(tx, scene, record.draft, CANCELLED);
      return [CANCELLED];
    case 'answered':
      await saveDraft(tx, scene, record, answered.draft);
      await rememberPartner(tx, scene, answered.draft);
      return [question()];
    case 'rejected':
      await saveDraft(tx, scene, record, answered.draft);
      return [question({ rejection: answered.rejection })];
  }
};

/** Questions answered in free words, in which a command's word stays a command. */
const FREELY_ANSWERED: ReadonlySet<QuestionKind> = new Set([
  'customer-name',
  'customer-country',
  'partner-country',
  'partner-zone',
  'subscription',
  'seats',
  'end-date',
]);

/** True where a text is one of the fixed answers to the question that is open, such as “new” when asked about new commerce. */
export const isFixedAnswer = (scene: Scene, { draft }: DraftRecord, text: string): boolean =>
  !FREELY_ANSWERED.has(nextQuestion(draft).kind) &&
  answerQuestion(draft, { value: text }, readingOf(scene)).kind !== 'rejected';

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

/** Changes the draft without an answer: a step back, a question asked again, the question whether to give up. */
const changeDraft =
  (change: (draft: Draft) => Draft) =>
  async (tx: StoreTransaction, scene: Scene, record: DraftRecord): Promise<Reply[]> => {
    await saveDraft(tx, scene, record, change(record.draft));
    return [question()];
  };

export const goBackInDraft = changeDraft(goBack);
export const askToCancelDraft = changeDraft(askToCancel);

export const goBackTapped = (tx: StoreTransaction, scene: Scene, ref: DraftRef): Promise<Reply[]> =>
  withTappedDraft(tx, scene, ref, (record) => goBackInDraft(tx, scene, record));

export const askToCancelTapped = (tx: StoreTransaction, scene: Scene, ref: DraftRef): Promise<Reply[]> =>
  withTappedDraft(tx, scene, ref, (record) => askToCancelDraft(tx, scene, record));

export const changeAnswerTapped = (
  tx: StoreTransaction,
  scene: Scene,
  ref: DraftRef,
  questionId: string,
): Promise<Reply[]> =>
  withTappedDraft(tx, scene, ref, (record) => changeDraft((draft) => askAgain(draft, questionId))(tx, scene, record));
