import { localDate } from '../domain/dates.ts';
import { BUILT_IN_CATALOGUE } from '../domain/facts/offers.ts';
import { type Draft, newDraft } from '../domain/intake/draft.ts';
import { answerQuestion, askAgain, askToCancel, goBack, requestOf, type Said } from '../domain/intake/intake.ts';
import { nextQuestion, type QuestionKind } from '../domain/intake/questions.ts';
import { planMigration } from '../domain/plan.ts';
import { parsePlanRequest } from '../domain/plan-request.ts';
import { NO_PROGRESS } from '../domain/progress.ts';
import type { Reading } from '../domain/understand/subscription-line.ts';
import type { NewId } from '../ports.ts';
import { LostRaceError } from './lost-race.ts';
import { rescheduleReminders } from './reminder-records.ts';
import { type Reply, repliesSchema } from './replies.ts';
import type { DraftRecord, MigrationRecord, StoreTransaction } from './store.ts';
import { type Scene, zoneOf } from './turn.ts';

/** Which question a tap answers: a card may be older than the draft. */
export type DraftRef = { draftId: string; revision: number };

const question = (more: Partial<Extract<Reply, { kind: 'question' }>> = {}): Reply => ({
  kind: 'question',
  rejection: null,
  note: null,
  ...more,
});

const readingOf = ({ turn, today }: Scene): Reading => ({
  locale: turn.locale ?? 'en',
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

/** Begins a migration's questions, or goes on with the ones that are open. */
export const startDraft = async (tx: StoreTransaction, newId: NewId, scene: Scene): Promise<Reply[]> => {
  if (await loadDraft(tx, scene)) return [question({ note: 'draft-in-progress' })];
  const { country, zone, ordering } = scene.tenant;
  const known = {
    ...(country !== null && { country }),
    ...(zone !== null && { zone }),
    ...(ordering !== null && { ordering }),
  };
  await saveDraft(tx, scene, { revision: 0 }, newDraft(newId(), known));
  return [question()];
};

/** What was said of the partner is remembered at once: it is asked once per partner, whatever becomes of the draft. */
const rememberPartner = async (tx: StoreTransaction, { tenant }: Scene, { partner }: Draft): Promise<void> => {
  const { country = null, zone = null, ordering = null } = partner;
  const isNew = country !== tenant.country || zone !== tenant.zone || ordering !== tenant.ordering;
  if (isNew) await tx.tenants.save({ ...tenant, country, zone, ordering });
};

/** Turns a confirmed draft into a migration with its plan and its reminders. */
const confirm = async (tx: StoreTransaction, newId: NewId, scene: Scene, { draft }: DraftRecord): Promise<Reply[]> => {
  const parsed = parsePlanRequest(requestOf(draft));
  if (!parsed.ok) throw new Error(`a complete draft is no valid request: ${parsed.issues.map(({ path }) => path)}`);
  const { turn, tenant, conversation } = scene;
  const { tenantId, at } = turn;
  const zone = zoneOf(conversation, { zone: draft.partner.zone ?? tenant.zone });
  const migration: MigrationRecord = {
    tenantId,
    migrationId: newId(),
    state: 'active',
    request: parsed.request,
    plan: planMigration(parsed.request, localDate(at, zone)),
    progress: NO_PROGRESS,
    revision: 1,
    ownerId: turn.person.personId,
    conversationId: conversation.conversationId,
    createdAt: at,
    updatedAt: at,
  };
  const { migrationId } = migration;
  await tx.migrations.insert(migration);
  await tx.audit.append({
    tenantId,
    auditId: newId(),
    migrationId,
    at,
    personId: turn.person.personId,
    personName: turn.person.name,
    action: 'planned',
    subject: '',
  });
  await rescheduleReminders(tx, newId, migration, at, { settled: false });
  const checklist: Reply = { kind: 'checklist', migrationId, page: 0, refused: null };
  await closeDraft(tx, scene, draft, checklist);
  return [checklist, { kind: 'credit-notes', migrationId, page: 0 }];
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
  if (record?.draft.id !== ref.draftId) return outcomeOf(tx, scene, ref.draftId);
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
