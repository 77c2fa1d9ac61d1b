import { completeStep, reopenStep, type StepChange } from '../domain/checklist.ts';
import type { NewId } from '../ports.ts';
import { LostRaceError } from './lost-race.ts';
import { rescheduleReminders } from './reminder-records.ts';
import type { Reply } from './replies.ts';
import type { MigrationRecord, StoreTransaction } from './store.ts';
import type { Scene } from './turn.ts';

/** A tap on a step: on which page of the checklist it stood, or in which reminder. */
export type StepTap = { migrationId: string; stepId: string; page: number; reminder: string | null };

type Word = 'step-completed' | 'step-reopened';

const keep = async (
  tx: StoreTransaction,
  newId: NewId,
  { turn }: Scene,
  migration: MigrationRecord,
  change: Extract<StepChange, { kind: 'changed' }>,
  action: Word,
): Promise<void> => {
  const { at, person, tenantId } = turn;
  const changed = { ...migration, progress: change.progress, revision: migration.revision + 1, updatedAt: at };
  if (!(await tx.migrations.update(changed))) throw new LostRaceError();
  for (const subject of change.steps) {
    await tx.audit.append({
      tenantId,
      auditId: newId(),
      migrationId: migration.migrationId,
      at,
      personId: person.personId,
      personName: person.name,
      action,
      subject,
    });
  }
  await rescheduleReminders(tx, newId, changed, at, { settledIn: null });
};

const changeStep = async (
  tx: StoreTransaction,
  newId: NewId,
  scene: Scene,
  { migrationId, stepId, page, reminder }: StepTap,
  action: Word,
  change: (migration: MigrationRecord) => StepChange,
): Promise<Reply> => {
  const migration = await tx.migrations.get(scene.turn.tenantId, migrationId);
  if (!migration) return { kind: 'notice', notice: 'migration-gone' };
  const changed = change(migration);
  if (changed.kind === 'unknown-step') return { kind: 'notice', notice: 'step-gone' };
  if (changed.kind === 'changed') await keep(tx, newId, scene, migration, changed, action);
  const refused = changed.kind === 'waiting' ? { stepId, waitingFor: changed.waitingFor } : null;
  if (reminder !== null && !refused) return { kind: 'reminder', deliveryId: reminder };
  return { kind: 'checklist', migrationId, page, refused };
};

/** Marks a step as done, with those before it where the person says so. Done twice is done once. */
export const tickStep = (
  tx: StoreTransaction,
  newId: NewId,
  scene: Scene,
  tap: StepTap & { withPredecessors: boolean },
): Promise<Reply> => {
  const { at, person } = scene.turn;
  const by = { personId: person.personId, name: person.name };
  return changeStep(tx, newId, scene, tap, 'step-completed', ({ plan, progress }) =>
    completeStep(plan, progress, tap.stepId, { at, by, withPredecessors: tap.withPredecessors }),
  );
};

/** Takes a tick back. */
export const untickStep = (tx: StoreTransaction, newId: NewId, scene: Scene, tap: StepTap): Promise<Reply> =>
  changeStep(tx, newId, scene, tap, 'step-reopened', ({ plan, progress }) => reopenStep(plan, progress, tap.stepId));
