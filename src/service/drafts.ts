import { BUILT_IN_CATALOGUE } from '../domain/facts/offers.ts';
import { unquoted } from '../domain/intake/answers.ts';
import { assumingWhereMuchIsSaid } from '../domain/intake/assumptions.ts';
import { type Draft, newDraft } from '../domain/intake/draft.ts';
import { draftOf } from '../domain/intake/edit.ts';
import { answerQuestion, askToCancel, askToRestart, goBack, type Said } from '../domain/intake/intake.ts';
import { beginWithText } from '../domain/intake/migration-line-answer.ts';
import { nextQuestion, type QuestionKind } from '../domain/intake/questions.ts';
import { leaveTable } from '../domain/intake/table-answer.ts';
import type { Reading } from '../domain/understand/subscription-line.ts';
import type { NewId } from '../ports.ts';
import { LostRaceError } from './lost-race.ts';
import { planDraft, planDrafts, replanDraft } from './migrations.ts';
import { type Reply, repliesSchema } from './replies.ts';
import type { DraftRecord, StoreTransaction } from './store.ts';
import { localeOf, type Scene } from './turn.ts';

/** Which question a tap answers: a card may be older than the draft. */
export type DraftRef = { draftId: string; revision: number };

export const question = (more: Partial<Extract<Reply, { kind: 'question' }>> = {}): Reply => ({
  kind: 'question',
  rejection: null,
  note: null,
  page: 0,
  ...more,
});

export const readingOf = ({ person, today }: Scene): Reading => ({
  locale: localeOf(person) ?? 'en',
  today,
  catalogue: BUILT_IN_CATALOGUE,
});

export const loadDraft = (tx: StoreTransaction, { turn }: Scene): Promise<DraftRecord | null> =>
  tx.drafts.get(turn.tenantId, turn.conversation.conversationId, turn.person.personId);

export const saveDraft = async (
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
export const outcomeOf = async (tx: StoreTransaction, { turn }: Scene, draftId: string): Promise<Reply[]> => {
  const closed = await tx.seen.get(turn.tenantId, closedKey(draftId));
  return closed ? repliesSchema.parse(closed.reply) : [GONE];
};

/** True where several people read along. */
export const isShared = ({ conversation }: Scene): boolean => conversation.scope !== 'personal';

export const knownPartner = ({ tenant: { country, zone, ordering } }: Scene): Draft['partner'] => ({
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
  const { draft, rejection } = beginWithText(
    newDraft(newId(), knownPartner(scene), isShared(scene)),
    text,
    readingOf(scene),
  );
  await saveDraft(tx, scene, { revision: 0 }, assumingWhereMuchIsSaid(draft));
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
  const draft = draftOf(newId(), migrationId, migration, knownPartner(scene));
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

/** The same draft as it was when it began: empty, or with the answers behind the plan that is being changed. */
const begunAgain = async (tx: StoreTransaction, scene: Scene, { id, editing }: Draft): Promise<Draft> => {
  const migration = editing === null ? null : await tx.migrations.get(scene.turn.tenantId, editing);
  const partner = knownPartner(scene);
  return migration ? draftOf(id, migration.migrationId, migration, partner) : newDraft(id, partner, isShared(scene));
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
    case 'several': {
      const replies = await planDrafts(tx, newId, scene, answered.drafts, answered.left);
      const left = leaveTable(record.draft);
      if (left) {
        await saveDraft(tx, scene, record, left);
        return [...replies, question()];
      }
      await closeDraft(tx, scene, record.draft, replies[0] ?? GONE);
      return replies;
    }
    case 'restarted':
      await saveDraft(tx, scene, record, await begunAgain(tx, scene, record.draft));
      return [question()];
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

/**
 * True where a text answers the question that is open, although a word of it may be a command: one of its fixed answers, such as
 * “new” when asked about new commerce, or a customer's name in quotation marks.
 */
export const isPlainlyAnswer = (scene: Scene, { draft }: DraftRecord, text: string): boolean => {
  const { kind } = nextQuestion(draft);
  if (kind === 'customer-name') return unquoted(text) !== null;
  return !FREELY_ANSWERED.has(kind) && answerQuestion(draft, { value: text }, readingOf(scene)).kind !== 'rejected';
};

/** Changes the draft without an answer: a step back, a question asked again, the question whether to give up. */
export const changeDraft =
  (change: (draft: Draft) => Draft) =>
  async (tx: StoreTransaction, scene: Scene, record: DraftRecord): Promise<Reply[]> => {
    await saveDraft(tx, scene, record, change(record.draft));
    return [question()];
  };

export const goBackInDraft = changeDraft(goBack);
export const askToCancelDraft = changeDraft(askToCancel);
export const askToRestartDraft = changeDraft(askToRestart);
