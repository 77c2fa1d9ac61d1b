import type { StepOwner } from '../domain/plan-schema.ts';
import type { Actor } from '../domain/progress.ts';
import { personOf, withPerson } from '../domain/roles.ts';
import type { NewId } from '../ports.ts';
import { LostRaceError } from './lost-race.ts';
import type { Reply, RoleProblem } from './replies.ts';
import type { StoreTransaction } from './store.ts';
import type { Scene } from './turn.ts';

export type RoleRef = { migrationId: string; role: StepOwner };

/** What is written into the history of a role: which one, and whom it concerns. */
export const roleSubject = (role: StepOwner, { name }: Actor): string => `${role} ${name}`;

const GONE: Reply = { kind: 'notice', notice: 'migration-gone' };

const rolesCard = (migrationId: string, problem: RoleProblem | null = null): Reply => ({
  kind: 'roles',
  migrationId,
  problem,
});

/** Sets the person of a role, or nobody; the same again changes nothing. */
const setPerson = async (
  tx: StoreTransaction,
  newId: NewId,
  { turn }: Scene,
  { migrationId, role }: RoleRef,
  chosen: Actor | null,
): Promise<Reply> => {
  const { tenantId, at, person } = turn;
  const migration = await tx.migrations.get(tenantId, migrationId);
  if (!migration) return GONE;
  const before = personOf(migration.progress, role);
  if (before?.personId === chosen?.personId) return rolesCard(migrationId);
  const progress = withPerson(migration.progress, role, chosen);
  const changed = { ...migration, progress, revision: migration.revision + 1, updatedAt: at };
  if (!(await tx.migrations.update(changed))) throw new LostRaceError();
  const concerned = chosen ?? before;
  await tx.audit.append({
    tenantId,
    auditId: newId(),
    migrationId,
    at,
    personId: person.personId,
    personName: person.name,
    action: chosen ? 'role-given' : 'role-left',
    subject: concerned ? roleSubject(role, concerned) : role,
  });
  return rolesCard(migrationId);
};

/** “I do this.” */
export const takeRole = (tx: StoreTransaction, newId: NewId, scene: Scene, ref: RoleRef): Promise<Reply> => {
  const { personId, name } = scene.person;
  return setPerson(tx, newId, scene, ref, { personId, name });
};

/** Nobody does it any more. */
export const leaveRole = (tx: StoreTransaction, newId: NewId, scene: Scene, ref: RoleRef): Promise<Reply> =>
  setPerson(tx, newId, scene, ref, null);

/**
 * Gives a role to a person of the tenant: one the bot has met, or whom Teams has just told of. `role` and `personId` are as a
 * form says them; what is missing or not known is asked for again.
 */
export const giveRole = async (
  tx: StoreTransaction,
  newId: NewId,
  scene: Scene,
  { migrationId, role }: { migrationId: string; role: StepOwner | null },
  { personId, told }: { personId: string; told: Actor | null },
): Promise<Reply> => {
  if (role === null || personId === '') return rolesCard(migrationId, 'incomplete');
  const met = await tx.people.get(scene.turn.tenantId, personId);
  const person = met && met.name !== '' ? { personId, name: met.name } : told;
  if (!person) return rolesCard(migrationId, 'person-unknown');
  return setPerson(tx, newId, scene, { migrationId, role }, person);
};
