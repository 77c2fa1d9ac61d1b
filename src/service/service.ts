import type { Said } from '../domain/intake/intake.ts';
import { shortened } from '../domain/intake/rejection.ts';
import type { Locale } from '../domain/locale.ts';
import { readNewLine } from '../domain/understand/new-line.ts';
import { type Command, readCommand, readStatusOf } from '../domain/understand/words.ts';
import type { NewId } from '../ports.ts';
import { type StepTap, tickStep, untickStep } from './checklists.ts';
import {
  answerDraft,
  answerTapped,
  askToCancelDraft,
  askToCancelTapped,
  changeAnswerTapped,
  type DraftRef,
  goBackInDraft,
  goBackTapped,
  isFixedAnswer,
  loadDraft,
  startDraft,
  startDraftWith,
  startEdit,
} from './drafts.ts';
import { LIST_PAGE_SIZE, loadView } from './load-view.ts';
import { retryLostRaces } from './lost-race.ts';
import { setArchived } from './migrations.ts';
import { realignDeliveries } from './reminder-records.ts';
import { type Notice, type Reply, repliesSchema, type View } from './replies.ts';
import { type SettingsForm, saveSettings } from './settings.ts';
import type { CardRecord, Store, StoreTransaction } from './store.ts';
import { inThread, rootOf } from './thread.ts';
import { localeOf, type Scene, setScene, type Turn } from './turn.ts';

/** What a tap on a card asks for. */
export type Action =
  | { verb: 'new' | 'help' | 'upcoming' | 'settings' }
  | { verb: 'language'; language: Locale | null }
  | { verb: 'save-settings'; form: SettingsForm }
  | { verb: 'list'; page: number }
  | { verb: 'open' | 'checklist' | 'credit-notes'; migrationId: string; page: number }
  | { verb: 'answer'; draft: DraftRef; said: Said }
  | { verb: 'back' | 'cancel'; draft: DraftRef }
  | { verb: 'change'; draft: DraftRef; questionId: string }
  | { verb: 'edit' | 'archive' | 'restore'; migrationId: string }
  | { verb: 'tick'; tap: StepTap & { withPredecessors: boolean } }
  | { verb: 'untick'; tap: StepTap };

/** Cards that show a migration and are kept current. */
export type LiveCard = Pick<
  CardRecord,
  'migrationId' | 'conversationId' | 'activityId' | 'kind' | 'revision' | 'locale'
>;

/** A live card with the reference of the conversation, and the thread, it was posted in. */
export type PostedCard = LiveCard & { reference: Record<string, unknown> };

/** The use cases: each loads, decides and saves in one transaction, and says what is to be shown. */
export interface Service {
  /** The bot was added to a conversation: it says hello once. */
  greet(turn: Turn): Promise<View[]>;
  /** A person typed something. The same turn again has no second effect; it is answered again only if the first answer was not sent. */
  say(turn: Turn, text: string): Promise<View[]>;
  /** A person tapped something. The same turn again has no second effect, and shows how things stand. */
  act(turn: Turn, action: Action): Promise<View[]>;
  /** The language to answer a person in, as a BCP 47 tag: the chosen one, else the client's. */
  localeFor(turn: Turn): Promise<string | null>;
  /** The answer to a turn has been sent. */
  answered(turn: Turn): Promise<void>;
  /** Cards that were posted, or learned of at a tap. */
  recordCards(tenantId: string, cards: LiveCard[]): Promise<void>;
  /** A card that is no longer there. */
  forgetCard(tenantId: string, conversationId: string, activityId: string): Promise<void>;
  /** The cards that show an older state of the migration than it has now, each with where it is, and that state. */
  staleCards(turn: Turn, migrationId: string): Promise<{ cards: PostedCard[]; view: View }>;
}

/** How long a turn is remembered, in milliseconds: far longer than any client tries again. */
const REMEMBER_TURNS = 24 * 60 * 60 * 1000;

const notice = (code: Notice): Reply => ({ kind: 'notice', notice: code });

/** The checklist of the one customer that fits; else those to choose from. */
const replyToStatus = async (tx: StoreTransaction, { turn }: Scene, typed: string): Promise<Reply> => {
  const [only, ...others] = await tx.migrations.search(turn.tenantId, typed, LIST_PAGE_SIZE);
  const isOne = only !== undefined && others.length === 0;
  return isOne
    ? { kind: 'checklist', migrationId: only.migrationId, page: 0, refused: null }
    : { kind: 'found', typed: shortened(typed) };
};

/** Speaks to a person in the chosen language from now on, in reminders too; null is the client's again. */
const chooseLanguage = async (tx: StoreTransaction, scene: Scene, language: Locale | null): Promise<Reply> => {
  const person = { ...scene.person, language };
  await tx.people.save(person);
  const { conversation } = scene;
  if (conversation.scope === 'personal') await tx.conversations.save({ ...conversation, locale: localeOf(person) });
  return { kind: 'language' };
};

const replyToCommand: Record<Command, (tx: StoreTransaction, newId: NewId, scene: Scene) => Promise<Reply[]>> = {
  new: startDraft,
  list: async () => [{ kind: 'list', page: 0 }],
  upcoming: async () => [{ kind: 'upcoming' }],
  language: async () => [{ kind: 'language' }],
  settings: async () => [{ kind: 'settings', wrong: null, isSaved: false }],
  status: async () => [notice('status-of-whom')],
  help: async () => [{ kind: 'help' }],
  back: async (tx, _newId, scene) => {
    const record = await loadDraft(tx, scene);
    return record ? goBackInDraft(tx, scene, record) : [notice('nothing-to-go-back-to')];
  },
  cancel: async (tx, _newId, scene) => {
    const record = await loadDraft(tx, scene);
    return record ? askToCancelDraft(tx, scene, record) : [notice('nothing-to-cancel')];
  },
};

const replyToText = async (tx: StoreTransaction, newId: NewId, scene: Scene, text: string): Promise<Reply[]> => {
  const record = await loadDraft(tx, scene);
  const isAnswer = record !== null && isFixedAnswer(scene, record, text);
  const command = isAnswer ? null : readCommand(text);
  if (command) return replyToCommand[command](tx, newId, scene);
  const line = isAnswer ? null : readNewLine(text);
  // A single word such as “new” may begin the name that an open draft asks for.
  if (line && (line.isFull || !record)) return startDraftWith(tx, newId, scene, line.text);
  const customer = record ? null : readStatusOf(text);
  if (customer !== null) return [await replyToStatus(tx, scene, customer)];
  return record ? answerDraft(tx, newId, scene, record, { value: text }) : [notice('not-understood')];
};

const replyToAction = async (tx: StoreTransaction, newId: NewId, scene: Scene, action: Action): Promise<Reply[]> => {
  switch (action.verb) {
    case 'new':
    case 'help':
    case 'upcoming':
    case 'settings':
      return replyToCommand[action.verb](tx, newId, scene);
    case 'list':
      return [{ kind: 'list', page: action.page }];
    case 'open':
    case 'checklist':
      return [{ kind: 'checklist', migrationId: action.migrationId, page: action.page, refused: null }];
    case 'credit-notes':
      return [{ kind: 'credit-notes', migrationId: action.migrationId, page: action.page }];
    case 'answer':
      return answerTapped(tx, newId, scene, action.draft, action.said);
    case 'back':
      return goBackTapped(tx, scene, action.draft);
    case 'cancel':
      return askToCancelTapped(tx, scene, action.draft);
    case 'change':
      return changeAnswerTapped(tx, scene, action.draft, action.questionId);
    case 'language':
      return [await chooseLanguage(tx, scene, action.language)];
    case 'save-settings':
      return [await saveSettings(tx, newId, scene, action.form)];
    case 'edit':
      return startEdit(tx, newId, scene, action.migrationId);
    case 'archive':
    case 'restore':
      return [await setArchived(tx, newId, scene, action.migrationId, action.verb === 'archive')];
    case 'tick':
      return [await tickStep(tx, newId, scene, action.tap)];
    case 'untick':
      return [await untickStep(tx, newId, scene, action.tap)];
  }
};

export const createService = ({ store, newId }: { store: Store; newId: NewId }): Service => {
  const inTransaction = <T>(work: (tx: StoreTransaction) => Promise<T>): Promise<T> =>
    retryLostRaces(() => store.transaction(work));

  const show = async (tx: StoreTransaction, scene: Scene, replies: Reply[]): Promise<View[]> => {
    const views: View[] = [];
    for (const reply of replies) views.push(await loadView(tx, scene, reply));
    return views;
  };

  /** Takes a turn once: what it means happens the first time, and what it answered is rendered anew afterwards. */
  const takeTurn = (
    turn: Turn,
    whenAnswered: 'silent' | 'answer-again',
    decide: (tx: StoreTransaction, scene: Scene) => Promise<Reply[]>,
  ): Promise<View[]> =>
    inTransaction(async (tx) => {
      const { tenantId, key, at } = turn;
      const scene = await setScene(tx, turn);
      const seen = await tx.seen.get(tenantId, key);
      if (seen) {
        return seen.answered && whenAnswered === 'silent' ? [] : show(tx, scene, repliesSchema.parse(seen.reply));
      }
      if (scene.deliveriesMoved) await realignDeliveries(tx, newId, scene.conversation, at);
      const replies = await decide(tx, scene);
      await tx.seen.insert({ tenantId, key, at, reply: replies, answered: false });
      await tx.seen.purgeBefore(tenantId, at - REMEMBER_TURNS);
      return show(tx, scene, replies);
    });

  return {
    greet: (turn) =>
      takeTurn(turn, 'silent', async (tx, { conversation }) => {
        if (conversation.greetedAt !== null) return [];
        await tx.conversations.save({ ...conversation, greetedAt: turn.at });
        return [{ kind: 'greeting' }];
      }),
    say: (turn, text) => takeTurn(turn, 'silent', (tx, scene) => replyToText(tx, newId, scene, text)),
    act: (turn, action) => takeTurn(turn, 'answer-again', (tx, scene) => replyToAction(tx, newId, scene, action)),
    localeFor: ({ tenantId, person, locale }) =>
      inTransaction(async (tx) => {
        const known = await tx.people.get(tenantId, person.personId);
        return known ? localeOf({ ...known, locale: locale ?? known.locale }) : locale;
      }),
    answered: ({ tenantId, key }) => inTransaction((tx) => tx.seen.markAnswered(tenantId, key)),
    recordCards: (tenantId, cards) =>
      inTransaction(async (tx) => {
        for (const card of cards) await tx.cards.save({ ...card, tenantId, cardId: newId() });
      }),
    forgetCard: (tenantId, conversationId, activityId) =>
      inTransaction((tx) => tx.cards.remove(tenantId, conversationId, activityId)),
    staleCards: (turn, migrationId) =>
      inTransaction(async (tx) => {
        const scene = await setScene(tx, turn);
        const view = await loadView(tx, scene, { kind: 'checklist', migrationId, page: 0, refused: null });
        const revision = view.kind === 'checklist' ? view.migration.revision : 0;
        const cards: PostedCard[] = [];
        for (const card of await tx.cards.ofMigration(turn.tenantId, migrationId)) {
          const conversation = await tx.conversations.get(turn.tenantId, rootOf(card.conversationId));
          if (card.revision >= revision || !conversation) continue;
          cards.push({ ...card, reference: inThread(conversation.reference, card.conversationId) });
        }
        return { cards, view };
      }),
  };
};
