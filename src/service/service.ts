import type { NewId } from '../ports.ts';
import { type Action, replyToAction } from './actions.ts';
import { replyToText } from './commands.ts';
import { loadView } from './load-view.ts';
import { retryLostRaces } from './lost-race.ts';
import { rescheduleConversation } from './reminder-records.ts';
import { type Reply, repliesSchema, type View } from './replies.ts';
import type { CardRecord, Store, StoreTransaction } from './store.ts';
import { type ReceivedFile, replyToFile } from './tables.ts';
import { inThread, rootOf } from './thread.ts';
import { localeOf, type Scene, setScene, type Turn } from './turn.ts';

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
  /** A person sent a file: its text, or why there is none. The same turn again has no second effect. */
  receive(turn: Turn, file: ReceivedFile): Promise<View[]>;
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
      for (const conversationId of scene.moved)
        await rescheduleConversation(tx, newId, { tenantId, conversationId }, at);
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
    say: (turn, text) =>
      takeTurn(turn, 'silent', async (tx, scene) => {
        const replies = await replyToText(tx, newId, scene, text);
        const isUnderstood = replies.every(({ kind }) => kind !== 'misunderstood');
        const { person } = scene;
        if (isUnderstood && person.misses > 0) await tx.people.save({ ...person, misses: 0 });
        return replies;
      }),
    receive: (turn, file) => takeTurn(turn, 'silent', (tx, scene) => replyToFile(tx, newId, scene, file)),
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
