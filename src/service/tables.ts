import { newDraft, type TableDraft } from '../domain/intake/draft.ts';
import { offerTable } from '../domain/intake/intake.ts';
import { nextQuestion } from '../domain/intake/questions.ts';
import { isUnusable } from '../domain/intake/rejection.ts';
import { type ReadTable, readTable } from '../domain/table/read-table.ts';
import type { NewId } from '../ports.ts';
import { isShared, knownPartner, loadDraft, question, readingOf, saveDraft } from './drafts.ts';
import type { FileProblem, Reply, TableRefusal } from './replies.ts';
import type { StoreTransaction } from './store.ts';
import type { Scene } from './turn.ts';

/** A file as it was fetched: its text, or why there is none. */
export type ReceivedFile = { kind: 'text'; text: string } | { kind: 'problem'; problem: FileProblem };

const refused = (reason: TableRefusal, typed = '', count = 0): Reply[] => [
  { kind: 'table-refused', reason, typed, count },
];

/** Puts a table before whatever else the draft asks; a table alone begins a draft. */
const showTable = async (
  tx: StoreTransaction,
  newId: NewId,
  scene: Scene,
  { rows, namesCustomers }: TableDraft,
): Promise<Reply[]> => {
  const record = await loadDraft(tx, scene);
  const before = record?.draft ?? newDraft(newId(), knownPartner(scene), isShared(scene));
  const draft = offerTable(before, { rows, namesCustomers });
  await saveDraft(tx, scene, { revision: record?.revision ?? 0 }, draft);
  return [question({ note: nextQuestion(draft).kind === 'table' ? null : 'table-waits' })];
};

const replyTo = async (
  tx: StoreTransaction,
  newId: NewId,
  scene: Scene,
  read: Exclude<ReadTable, { kind: 'no-table' }>,
): Promise<Reply[]> =>
  read.kind === 'refused' ? refused(read.reason, read.typed, read.count) : showTable(tx, newId, scene, read);

/** What parts the cells or lines of a table that is pasted. */
const PARTED = /[\t\r\n]/u;

/** The answer to a message that is a table, or was meant to be one; null for any other message. */
export const replyToTable = async (
  tx: StoreTransaction,
  newId: NewId,
  scene: Scene,
  text: string,
): Promise<Reply[] | null> => {
  if (!PARTED.test(text) || isUnusable(text)) return null;
  const read = readTable(text, readingOf(scene));
  return read.kind === 'no-table' ? null : replyTo(tx, newId, scene, read);
};

/** The answer to a file that was sent. */
export const replyToFile = async (
  tx: StoreTransaction,
  newId: NewId,
  scene: Scene,
  file: ReceivedFile,
): Promise<Reply[]> => {
  if (file.kind === 'problem') return refused(file.problem);
  const read = readTable(file.text, readingOf(scene));
  return read.kind === 'no-table' ? refused('no-table') : replyTo(tx, newId, scene, read);
};
