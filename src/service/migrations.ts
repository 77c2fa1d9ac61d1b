import { localDate } from '../domain/dates.ts';
import type { Draft } from '../domain/intake/draft.ts';
import { editedRequestOf } from '../domain/intake/edit.ts';
import { requestOf } from '../domain/intake/intake.ts';
import { planMigration } from '../domain/plan.ts';
import { type PlanRequest, parsePlanRequest } from '../domain/plan-request.ts';
import { NO_PROGRESS } from '../domain/progress.ts';
import { replan } from '../domain/replan.ts';
import type { NewId } from '../ports.ts';
import { LostRaceError } from './lost-race.ts';
import { rescheduleReminders } from './reminder-records.ts';
import type { Reply } from './replies.ts';
import type { MigrationRecord, StoreTransaction } from './store.ts';
import { type Scene, zoneOf } from './turn.ts';

type Word = 'planned' | 'edited' | 'archived' | 'restored';

const checklist = (migrationId: string): Reply => ({ kind: 'checklist', migrationId, page: 0, refused: null });
const GONE: Reply = { kind: 'notice', notice: 'migration-gone' };

const checked = (request: unknown): PlanRequest => {
  const parsed = parsePlanRequest(request);
  if (!parsed.ok) throw new Error(`a complete draft is no valid request: ${parsed.issues.map(({ path }) => path)}`);
  return parsed.request;
};

const write = async (tx: StoreTransaction, newId: NewId, { turn }: Scene, migrationId: string, action: Word) =>
  tx.audit.append({
    tenantId: turn.tenantId,
    auditId: newId(),
    migrationId,
    at: turn.at,
    personId: turn.person.personId,
    personName: turn.person.name,
    action,
    subject: '',
  });

/** Plans a draft in which everything is said: the migration with its history and its reminders. Its id. */
const insertPlanned = async (tx: StoreTransaction, newId: NewId, scene: Scene, draft: Draft): Promise<string> => {
  const { turn, tenant, conversation } = scene;
  const { tenantId, at } = turn;
  const request = checked(requestOf(draft));
  const zone = zoneOf(conversation, { zone: draft.partner.zone ?? tenant.zone });
  const migration: MigrationRecord = {
    tenantId,
    migrationId: newId(),
    state: 'active',
    request,
    plan: planMigration(request, localDate(at, zone)),
    progress: NO_PROGRESS,
    revision: 1,
    ownerId: turn.person.personId,
    conversationId: conversation.conversationId,
    remindedIn: draft.remindHere ? [conversation.conversationId] : [],
    createdAt: at,
    updatedAt: at,
  };
  await tx.migrations.insert(migration);
  await write(tx, newId, scene, migration.migrationId, 'planned');
  await rescheduleReminders(tx, newId, migration, at, { settledIn: null });
  return migration.migrationId;
};

/** Plans a confirmed draft, and shows its checklist and credit notes. */
export const planDraft = async (tx: StoreTransaction, newId: NewId, scene: Scene, draft: Draft): Promise<Reply[]> => {
  const migrationId = await insertPlanned(tx, newId, scene, draft);
  return [checklist(migrationId), { kind: 'credit-notes', migrationId, page: 0 }];
};

/** Plans a table of several customers, all of them or none, and lists them; `left` are the numbers of the lines that were not taken. */
export const planDrafts = async (
  tx: StoreTransaction,
  newId: NewId,
  scene: Scene,
  drafts: Draft[],
  left: number[],
): Promise<Reply[]> => {
  const migrationIds: string[] = [];
  for (const draft of drafts) migrationIds.push(await insertPlanned(tx, newId, scene, draft));
  return [{ kind: 'planned', migrationIds, left }];
};

/** Saves a migration that was changed, and everything that follows from it. */
const change = async (
  tx: StoreTransaction,
  newId: NewId,
  scene: Scene,
  migration: MigrationRecord,
  changes: Partial<Pick<MigrationRecord, 'request' | 'plan' | 'progress' | 'state'>>,
  action: Word,
): Promise<void> => {
  const { at } = scene.turn;
  const changed = { ...migration, ...changes, revision: migration.revision + 1, updatedAt: at };
  if (!(await tx.migrations.update(changed))) throw new LostRaceError();
  await write(tx, newId, scene, migration.migrationId, action);
  await rescheduleReminders(tx, newId, changed, at, { settledIn: null });
};

/** Plans the edited answers of a migration anew, and says what that changed. */
export const replanDraft = async (
  tx: StoreTransaction,
  newId: NewId,
  scene: Scene,
  draft: Draft,
  migrationId: string,
): Promise<Reply[]> => {
  const migration = await tx.migrations.get(scene.turn.tenantId, migrationId);
  if (!migration) return [GONE];
  const edited = checked(editedRequestOf(migration.request, draft));
  const { request, plan, progress, difference } = replan(migration, edited, scene.today);
  await change(tx, newId, scene, migration, { request, plan, progress }, 'edited');
  const offerOf = (from: PlanRequest, id: string | null) => {
    const subscription = from.subscriptions.find((one) => one.id === id);
    if (!subscription) return null;
    const { target, offer, seats } = subscription;
    return { sku: target?.offer ?? offer, seats: target?.seats ?? seats };
  };
  const named = (from: PlanRequest) => (step: (typeof plan.steps)[number]) => ({
    step: step.step,
    offer: offerOf(from, step.subscriptionId),
    due: step.due,
  });
  return [
    checklist(migrationId),
    {
      kind: 'difference',
      customer: request.customer.name,
      moved: difference.moved.map(({ step, from }) => ({ ...named(request)(step), from })),
      added: difference.added.map(named(request)),
      removed: difference.removed.map(named(migration.request)),
      reopened: difference.reopened.map(named(request)),
    },
  ];
};

/** Puts a migration away, or takes it back: an archived one is in no list and nobody is reminded of it. */
export const setArchived = async (
  tx: StoreTransaction,
  newId: NewId,
  scene: Scene,
  migrationId: string,
  isArchived: boolean,
): Promise<Reply> => {
  const migration = await tx.migrations.get(scene.turn.tenantId, migrationId);
  if (!migration) return GONE;
  const state = isArchived ? 'archived' : 'active';
  if (migration.state !== state) {
    await change(tx, newId, scene, migration, { state }, isArchived ? 'archived' : 'restored');
  }
  return checklist(migrationId);
};
