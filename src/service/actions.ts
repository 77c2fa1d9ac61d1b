import type { Said } from '../domain/intake/intake.ts';
import type { Locale } from '../domain/locale.ts';
import type { StepOwner } from '../domain/plan-schema.ts';
import type { Actor } from '../domain/progress.ts';
import type { NewId } from '../ports.ts';
import { type StepTap, tickStep, untickStep } from './checklists.ts';
import { replyToCommand } from './commands.ts';
import { answerTapped, changeDraftTapped, type DraftChange, turnTablePage } from './draft-taps.ts';
import { type DraftRef, startDraftWith, startEdit } from './drafts.ts';
import { setArchived } from './migrations.ts';
import { muteSubscription, type RemindingTap, remindHere, snoozeMigration, wakeMigration } from './reminding.ts';
import type { Reply } from './replies.ts';
import { giveRole, leaveRole, type RoleRef, takeRole } from './roles.ts';
import { type SettingsForm, saveSettings } from './settings.ts';
import { askWhere } from './sharing.ts';
import type { StoreTransaction } from './store.ts';
import { localeOf, type Scene } from './turn.ts';

/** What a tap on a card asks for. */
export type Action =
  | { verb: 'new'; text: string }
  | { verb: 'help' | 'template' | 'upcoming' | 'settings' }
  | { verb: 'language'; language: Locale | null }
  | { verb: 'save-settings'; form: SettingsForm }
  | { verb: 'list'; page: number; isMine: boolean }
  | { verb: 'history'; migrationId: string; page: number; asText: boolean }
  | { verb: 'roles'; migrationId: string }
  | { verb: 'take-role' | 'leave-role'; role: RoleRef }
  | { verb: 'give-role'; migrationId: string; role: StepOwner | null; personId: string; told: Actor | null }
  | { verb: 'table'; draft: DraftRef; page: number }
  | { verb: 'open' | 'checklist' | 'credit-notes'; migrationId: string; page: number }
  | { verb: 'letter' | 'support-letter'; migrationId: string; language: Locale | null }
  | { verb: 'share'; migrationId: string }
  | { verb: 'answer'; draft: DraftRef; said: Said }
  | (DraftChange & { draft: DraftRef })
  | { verb: 'edit' | 'archive' | 'restore'; migrationId: string }
  | { verb: 'snooze'; tap: RemindingTap; until: string }
  | { verb: 'wake'; tap: RemindingTap }
  | { verb: 'mute'; tap: RemindingTap; subscriptionId: string; isMuted: boolean }
  | { verb: 'remind-here'; tap: RemindingTap; isWanted: boolean }
  | { verb: 'tick'; tap: StepTap & { withPredecessors: boolean } }
  | { verb: 'untick'; tap: StepTap };

/** Speaks to a person in the chosen language from now on, in reminders too; null is the client's again. */
const chooseLanguage = async (tx: StoreTransaction, scene: Scene, language: Locale | null): Promise<Reply> => {
  const person = { ...scene.person, language };
  await tx.people.save(person);
  const { conversation } = scene;
  if (conversation.scope === 'personal') await tx.conversations.save({ ...conversation, locale: localeOf(person) });
  return { kind: 'language' };
};

/** Does what a tap asks for. */
export const replyToAction = async (
  tx: StoreTransaction,
  newId: NewId,
  scene: Scene,
  action: Action,
): Promise<Reply[]> => {
  switch (action.verb) {
    case 'new':
      return startDraftWith(tx, newId, scene, action.text);
    case 'help':
    case 'template':
    case 'upcoming':
    case 'settings':
      return replyToCommand[action.verb](tx, newId, scene);
    case 'list':
      return [{ kind: 'list', page: action.page, mine: action.isMine }];
    case 'history': {
      const { migrationId, page, asText } = action;
      return [{ kind: 'history', migrationId, page, asText }];
    }
    case 'roles':
      return [{ kind: 'roles', migrationId: action.migrationId, problem: null }];
    case 'take-role':
      return [await takeRole(tx, newId, scene, action.role)];
    case 'leave-role':
      return [await leaveRole(tx, newId, scene, action.role)];
    case 'give-role':
      return [await giveRole(tx, newId, scene, action, action)];
    case 'table':
      return turnTablePage(tx, scene, action.draft, action.page);
    case 'open':
    case 'checklist':
      return [{ kind: 'checklist', migrationId: action.migrationId, page: action.page, refused: null }];
    case 'credit-notes':
      return [{ kind: 'credit-notes', migrationId: action.migrationId, page: action.page }];
    case 'letter':
    case 'support-letter':
      return [{ kind: action.verb, migrationId: action.migrationId, language: action.language }];
    case 'share':
      return [await askWhere(tx, newId, scene, action.migrationId)];
    case 'answer':
      return answerTapped(tx, newId, scene, action.draft, action.said);
    case 'back':
    case 'cancel':
    case 'start-over':
    case 'add-subscription':
    case 'remove-subscription':
    case 'change':
      return changeDraftTapped(tx, scene, action.draft, action);
    case 'language':
      return [await chooseLanguage(tx, scene, action.language)];
    case 'save-settings':
      return [await saveSettings(tx, newId, scene, action.form)];
    case 'edit':
      return startEdit(tx, newId, scene, action.migrationId);
    case 'archive':
    case 'restore':
      return [await setArchived(tx, newId, scene, action.migrationId, action.verb === 'archive')];
    case 'snooze':
      return [await snoozeMigration(tx, newId, scene, action.tap, action.until)];
    case 'wake':
      return [await wakeMigration(tx, newId, scene, action.tap)];
    case 'mute':
      return [await muteSubscription(tx, newId, scene, action.tap, action)];
    case 'remind-here':
      return [await remindHere(tx, newId, scene, action.tap, action.isWanted)];
    case 'tick':
      return [await tickStep(tx, newId, scene, action.tap)];
    case 'untick':
      return [await untickStep(tx, newId, scene, action.tap)];
  }
};
