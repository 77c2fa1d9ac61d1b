import type { NewId } from '../ports.ts';
import { type Action, replyToAction } from './actions.ts';
import { replyToText } from './commands.ts';
import { findChecklists, type SearchPage } from './finding.ts';
import {
  type CopyRef,
  cardLocale,
  copiesBehind,
  giveUpCopy,
  learnCard,
  loadCopy,
  lookAgain,
  loseConversation,
  type StaleCopy,
  tappedCard,
} from './live-copies.ts';
import { loadView, type PartnerLinks } from './load-view.ts';
import { createRetries } from './lost-race.ts';
import { rescheduleConversation } from './reminder-records.ts';
import { type ChecklistView, type Reply, repliesSchema, type ShareProblem, type View } from './replies.ts';
import { askWhere, beginShare, endShare, type ShareToPost, type ShareWish } from './sharing.ts';
import type { CardRecord, CardStanding, Store, StoreTransaction } from './store.ts';
import { type ReceivedFile, replyToFile } from './tables.ts';
import { localeOf, readScene, type Scene, setScene, type Turn } from './turn.ts';

/** Cards that show a migration and are kept current. */
export type LiveCard = Pick<
  CardRecord,
  'migrationId' | 'conversationId' | 'activityId' | 'kind' | 'revision' | 'locale'
> & { standing?: CardStanding };

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
  /** The root id of a person's own chat with the bot; null where it is not known. */
  ownChat(tenantId: string, personId: string): Promise<string | null>;
  /** The answer to a turn has been sent. */
  answered(turn: Turn): Promise<void>;
  /** Cards that were posted, or learned of at a tap. */
  recordCards(tenantId: string, cards: LiveCard[]): Promise<void>;
  /** A card that is no longer there. */
  forgetCard(tenantId: string, conversationId: string, activityId: string): Promise<void>;
  /** What fits a search, as it would be inserted. Writes nothing: the bot may not be in the conversation. */
  find(turn: Turn, typed: string, page: SearchPage): Promise<ChecklistView[]>;
  /** What a card shows now; the card is learned of, and nothing else is written. */
  look(turn: Turn, at: { migrationId: string; page: number; activityId: string | undefined }): Promise<View>;
  /** The language of cards that everybody in the turn's conversation sees, as a BCP 47 tag. */
  cardLocaleFor(turn: Turn): Promise<string | null>;
  /** Whose card it is that a turn taps; null where it is not known. */
  standingOf(turn: Turn, activityId: string): Promise<CardStanding | null>;
  /** A tapped activity shows the migration, and is kept current from now on. */
  learnCard(turn: Turn, migrationId: string, activityId: string): Promise<void>;
  /** The cards that show an older state of the migration than it has now. */
  copiesBehind(tenantId: string, migrationId: string): Promise<CopyRef[]>;
  /** What such a card is to show; null where nothing is to be done by now. */
  loadCopy(copy: CopyRef, at: number): Promise<StaleCopy | null>;
  /** It could not be updated, now or ever. */
  giveUpCopy(card: CardRecord): Promise<void>;
  /** A conversation can no longer be reached, or the bot was taken out of it. */
  lose(place: { tenantId: string; conversationId: string }, reason: string, at: number): Promise<void>;
  /** A person wants a checklist in a conversation: what is to be posted where, once; or what to say instead. */
  beginShare(turn: Turn, wish: ShareWish): Promise<{ kind: 'refused'; view: View } | ShareToPost>;
  /** It was posted. */
  endShare(turn: Turn, wish: ShareWish, sharing: ShareToPost): Promise<View>;
  /** It cannot be shared there; where else is asked again. */
  refuseShare(turn: Turn, wish: ShareWish, problem: ShareProblem): Promise<View>;
}

/** How long a turn is remembered, in milliseconds: far longer than any client tries again. */
const REMEMBER_TURNS = 24 * 60 * 60 * 1000;

export type ServiceParts = { store: Store; newId: NewId; links?: PartnerLinks };

export const createService = ({ store, newId, links = { invitationUrl: null } }: ServiceParts): Service => {
  const retrying = createRetries();
  const inTransaction = <T>(work: (tx: StoreTransaction) => Promise<T>): Promise<T> =>
    retrying(() => store.transaction(work));

  const show = async (tx: StoreTransaction, scene: Scene, replies: Reply[]): Promise<View[]> => {
    const views: View[] = [];
    for (const reply of replies) views.push(await loadView(tx, scene, reply, links));
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
      // Answers draw on the same limits as reminders, and go first.
      await tx.pace.countSent(tenantId, scene.conversation.conversationId, replies.length);
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
    ownChat: (tenantId, personId) =>
      inTransaction(async (tx) => (await tx.people.get(tenantId, personId))?.personalConversationId ?? null),
    answered: ({ tenantId, key }) => inTransaction((tx) => tx.seen.markAnswered(tenantId, key)),
    recordCards: (tenantId, cards) =>
      inTransaction(async (tx) => {
        for (const card of cards) await tx.cards.save({ standing: 'posted', ...card, tenantId, cardId: newId() });
      }),
    forgetCard: (tenantId, conversationId, activityId) =>
      inTransaction((tx) => tx.cards.remove(tenantId, conversationId, activityId)),
    find: (turn, typed, page) =>
      inTransaction(async (tx) => findChecklists(tx, await readScene(tx, turn), typed, page)),
    look: (turn, at) => inTransaction((tx) => lookAgain(tx, newId, turn, at, links)),
    cardLocaleFor: (turn) => inTransaction((tx) => cardLocale(tx, turn)),
    standingOf: (turn, activityId) =>
      inTransaction(async (tx) => (await tappedCard(tx, turn, activityId))?.standing ?? null),
    learnCard: (turn, migrationId, activityId) =>
      inTransaction(async (tx) => void (await learnCard(tx, newId, turn, migrationId, activityId))),
    copiesBehind: (tenantId, migrationId) => inTransaction((tx) => copiesBehind(tx, tenantId, migrationId)),
    loadCopy: (copy, at) => inTransaction((tx) => loadCopy(tx, copy, at, links)),
    giveUpCopy: (card) => inTransaction((tx) => giveUpCopy(tx, card)),
    lose: (place, reason, at) => inTransaction((tx) => loseConversation(tx, newId, place, reason, at)),
    beginShare: (turn, wish) =>
      inTransaction(async (tx) => {
        const scene = await setScene(tx, turn);
        const begun = await beginShare(tx, newId, scene, wish, links);
        return begun.kind === 'post' ? begun : { kind: 'refused', view: await loadView(tx, scene, begun.reply, links) };
      }),
    endShare: (turn, wish, sharing) =>
      inTransaction(async (tx) => {
        const scene = await readScene(tx, turn);
        return loadView(tx, scene, await endShare(tx, newId, scene, wish, sharing), links);
      }),
    refuseShare: (turn, wish, problem) =>
      inTransaction(async (tx) => {
        const scene = await readScene(tx, turn);
        return loadView(tx, scene, await askWhere(tx, newId, scene, wish.migrationId, problem), links);
      }),
  };
};
