import type { IsoDate } from '../domain/dates.ts';
import type { Progress, Subject } from '../domain/progress.ts';
import { mute, snooze, snoozeDay, wake } from '../domain/snooze.ts';
import { readDate } from '../domain/understand/dates.ts';
import type { NewId } from '../ports.ts';
import { LostRaceError } from './lost-race.ts';
import { rescheduleReminders } from './reminder-records.ts';
import type { Reply } from './replies.ts';
import type { ConversationRecord, MigrationRecord, StoreTransaction } from './store.ts';
import { localeOf, type Scene } from './turn.ts';

/** Where a tap about reminders stood: in a reminder, or on a page of the checklist. */
export type RemindingTap = { migrationId: string; reminder: string | null; page: number };

type Word = 'snoozed' | 'woken' | 'muted' | 'unmuted' | 'reminded-here' | 'not-reminded-here';
type Change = { progress?: Progress; remindedIn?: string[]; action: Word; subject: string };

const GONE: Reply = { kind: 'notice', notice: 'migration-gone' };

const keep = async (
  tx: StoreTransaction,
  newId: NewId,
  { turn }: Scene,
  migration: MigrationRecord,
  { action, subject, ...change }: Change,
): Promise<void> => {
  const { tenantId, at, person } = turn;
  const changed = { ...migration, ...change, revision: migration.revision + 1, updatedAt: at };
  if (!(await tx.migrations.update(changed))) throw new LostRaceError();
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
  await rescheduleReminders(tx, newId, changed, at, { settledIn: null });
};

/** Changes how a migration is reminded of, and shows the card that was tapped as it is then. */
const changeReminding = async (
  tx: StoreTransaction,
  newId: NewId,
  scene: Scene,
  { migrationId, reminder, page }: RemindingTap,
  decide: (migration: MigrationRecord) => Change | null,
): Promise<Reply> => {
  const migration = await tx.migrations.get(scene.turn.tenantId, migrationId);
  if (!migration) return GONE;
  const change = decide(migration);
  if (change) await keep(tx, newId, scene, migration, change);
  return reminder === null
    ? { kind: 'checklist', migrationId, page, refused: null }
    : { kind: 'reminder', deliveryId: reminder };
};

/** What a reminder spoke of, for one migration. */
const subjectsOf = async (tx: StoreTransaction, { turn }: Scene, tap: RemindingTap): Promise<Subject[]> => {
  const delivery = tap.reminder === null ? null : await tx.deliveries.get(turn.tenantId, tap.reminder);
  return (delivery?.subjects ?? []).flatMap(({ migrationId, kind, subject }) =>
    migrationId === tap.migrationId ? [{ kind, subject }] : [],
  );
};

const dayMeant = ({ person, today }: Scene, until: string): IsoDate | null => {
  if (until === 'tomorrow' || until === 'monday') return snoozeDay(until, today);
  const read = readDate(until, localeOf(person) ?? 'en', today);
  return read.kind === 'date' ? snoozeDay(read.date, today) : null;
};

/** Puts the reminders of a migration off until a day; a day that cannot be is refused with a notice. */
export const snoozeMigration = async (
  tx: StoreTransaction,
  newId: NewId,
  scene: Scene,
  tap: RemindingTap,
  until: string,
): Promise<Reply> => {
  const day = dayMeant(scene, until);
  if (day === null) return { kind: 'notice', notice: 'snooze-impossible' };
  const { at, person } = scene.turn;
  const by = { personId: person.personId, name: person.name };
  const subjects = await subjectsOf(tx, scene, tap);
  return changeReminding(tx, newId, scene, tap, ({ progress }) => {
    const { snoozed } = progress;
    const isSame = snoozed?.until === day && snoozed.from === scene.today;
    const all = new Map([...(snoozed?.subjects ?? []), ...subjects].map((one) => [`${one.kind} ${one.subject}`, one]));
    const days = { from: scene.today, until: day };
    return isSame
      ? null
      : { progress: snooze(progress, days, { subjects: [...all.values()], at, by }), action: 'snoozed', subject: day };
  });
};

/** Lets reminders come again that were put off. */
export const wakeMigration = (tx: StoreTransaction, newId: NewId, scene: Scene, tap: RemindingTap): Promise<Reply> =>
  changeReminding(tx, newId, scene, tap, ({ progress }) =>
    progress.snoozed ? { progress: wake(progress), action: 'woken', subject: '' } : null,
  );

/** Stops the reminders of one subscription, or lets them come again. */
export const muteSubscription = (
  tx: StoreTransaction,
  newId: NewId,
  scene: Scene,
  tap: RemindingTap,
  { subscriptionId, isMuted }: { subscriptionId: string; isMuted: boolean },
): Promise<Reply> =>
  changeReminding(tx, newId, scene, tap, ({ plan, progress }) => {
    const changed = mute(plan, progress, subscriptionId, isMuted);
    const isSame = (changed.muted ?? []).length === (progress.muted ?? []).length;
    return isSame ? null : { progress: changed, action: isMuted ? 'muted' : 'unmuted', subject: subscriptionId };
  });

const remindingIn =
  ({ conversationId, scope }: ConversationRecord, isWanted: boolean) =>
  ({ remindedIn }: MigrationRecord): Change | null => {
    if (scope === 'personal' || remindedIn.includes(conversationId) === isWanted) return null;
    const others = remindedIn.filter((id) => id !== conversationId);
    return {
      remindedIn: isWanted ? [...others, conversationId] : others,
      action: isWanted ? 'reminded-here' : 'not-reminded-here',
      subject: conversationId,
    };
  };

/** Brings the reminders of a migration into the conversation where this is said as well, or no longer. */
export const remindHere = (
  tx: StoreTransaction,
  newId: NewId,
  scene: Scene,
  tap: RemindingTap,
  isWanted: boolean,
): Promise<Reply> => changeReminding(tx, newId, scene, tap, remindingIn(scene.conversation, isWanted));

/** Brings the reminders of a migration into another conversation as well, from now on. */
export const remindThere = async (
  tx: StoreTransaction,
  newId: NewId,
  scene: Scene,
  migrationId: string,
  place: ConversationRecord,
): Promise<void> => {
  await changeReminding(tx, newId, scene, { migrationId, reminder: null, page: 0 }, remindingIn(place, true));
};
