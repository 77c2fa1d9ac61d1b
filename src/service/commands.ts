import { shortened } from '../domain/intake/rejection.ts';
import { readNewLine } from '../domain/understand/new-line.ts';
import { type Command, readCommand, readHistoryOf, readShareOf, readStatusOf } from '../domain/understand/words.ts';
import type { NewId } from '../ports.ts';
import {
  answerDraft,
  askToCancelDraft,
  askToRestartDraft,
  goBackInDraft,
  isPlainlyAnswer,
  loadDraft,
  readingOf,
  startDraft,
  startDraftWith,
} from './drafts.ts';
import { historyNamed } from './history.ts';
import { LIST_PAGE_SIZE } from './load-view.ts';
import { misunderstood } from './misunderstanding.ts';
import type { Notice, Reply } from './replies.ts';
import { shareNamed } from './sharing.ts';
import type { StoreTransaction } from './store.ts';
import { replyToTable } from './tables.ts';
import type { Scene } from './turn.ts';

const notice = (code: Notice): Reply => ({ kind: 'notice', notice: code });

/** The checklist of the one customer that fits; else those to choose from. */
const replyToStatus = async (tx: StoreTransaction, { turn }: Scene, typed: string): Promise<Reply> => {
  const [only, ...others] = await tx.migrations.search(turn.tenantId, typed, LIST_PAGE_SIZE);
  const isOne = only !== undefined && others.length === 0;
  return isOne
    ? { kind: 'checklist', migrationId: only.migrationId, page: 0, refused: null }
    : { kind: 'found', typed: shortened(typed) };
};

/** What each command does. */
export const replyToCommand: Record<Command, (tx: StoreTransaction, newId: NewId, scene: Scene) => Promise<Reply[]>> = {
  new: startDraft,
  list: async () => [{ kind: 'list', page: 0 }],
  upcoming: async () => [{ kind: 'upcoming' }],
  language: async () => [{ kind: 'language' }],
  settings: async () => [{ kind: 'settings', wrong: null, isSaved: false }],
  status: async () => [notice('status-of-whom')],
  share: async () => [notice('share-of-whom')],
  mine: async () => [{ kind: 'list', page: 0, mine: true }],
  history: async () => [notice('history-of-whom')],
  help: async () => [{ kind: 'help' }],
  template: async () => [{ kind: 'template' }],
  back: async (tx, _newId, scene) => {
    const record = await loadDraft(tx, scene);
    return record ? goBackInDraft(tx, scene, record) : [notice('nothing-to-go-back-to')];
  },
  cancel: async (tx, _newId, scene) => {
    const record = await loadDraft(tx, scene);
    return record ? askToCancelDraft(tx, scene, record) : [notice('nothing-to-cancel')];
  },
  'start-over': async (tx, newId, scene) => {
    const record = await loadDraft(tx, scene);
    return record ? askToRestartDraft(tx, scene, record) : startDraft(tx, newId, scene);
  },
};

/** What a typed message means here and now: a table, a command, the answer to the open question, or none of them. */
export const replyToText = async (tx: StoreTransaction, newId: NewId, scene: Scene, text: string): Promise<Reply[]> => {
  const table = await replyToTable(tx, newId, scene, text);
  if (table) return table;
  const record = await loadDraft(tx, scene);
  const isAnswer = record !== null && isPlainlyAnswer(scene, record, text);
  const command = isAnswer ? null : readCommand(text);
  if (command) return replyToCommand[command](tx, newId, scene);
  const line = isAnswer ? null : readNewLine(text);
  // A single word such as “new” may begin the name that an open draft asks for.
  if (line && (line.isFull || !record)) return startDraftWith(tx, newId, scene, line.text);
  const customer = record ? null : readStatusOf(text);
  if (customer !== null) return [await replyToStatus(tx, scene, customer)];
  const looked = record ? null : readHistoryOf(text);
  if (looked !== null) return [await historyNamed(tx, scene, looked, LIST_PAGE_SIZE)];
  const shared = record ? null : readShareOf(text);
  if (shared !== null) return [await shareNamed(tx, newId, scene, shared, LIST_PAGE_SIZE)];
  return record
    ? answerDraft(tx, newId, scene, record, { value: text })
    : [await misunderstood(tx, scene, text, readingOf(scene))];
};
