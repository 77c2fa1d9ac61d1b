import { localDate } from '../domain/dates.ts';
import type { NewId } from '../ports.ts';
import { loadView, type PartnerLinks } from './load-view.ts';
import { rescheduleConversation } from './reminder-records.ts';
import type { ChecklistView, View } from './replies.ts';
import type { CardRecord, CardStanding, ConversationRecord, StoreTransaction } from './store.ts';
import { inThread, rootOf, threadOf } from './thread.ts';
import { localeOf, newTenant, readScene, type Scene, type Turn, zoneOf } from './turn.ts';

/** Where a card stands that shows a migration. */
export type CopyRef = Pick<CardRecord, 'tenantId' | 'conversationId' | 'activityId'>;

/** A stored activity that shows an older state, with what it is to show. */
export type StaleCopy = {
  card: CardRecord;
  reference: Record<string, unknown>;
  view: ChecklistView;
};

/** More copies than these are not kept current; they show the state when they are tapped. */
const MOST_COPIES = 50;

const firstPage = (migrationId: string) => ({ kind: 'checklist', migrationId, page: 0, refused: null }) as const;

/** What a conversation is shown by itself, with nobody asking. */
const sceneOf = async (tx: StoreTransaction, conversation: ConversationRecord, at: number): Promise<Scene> => {
  const { tenantId, conversationId, scope, reference, locale } = conversation;
  const tenant = (await tx.tenants.get(tenantId)) ?? newTenant(tenantId);
  const zone = zoneOf(conversation, tenant);
  const nobody = { personId: '', channelUserId: '', name: '' };
  return {
    turn: {
      ...{ tenantId, person: nobody, conversation: { conversationId, scope, reference } },
      ...{ locale, zone, key: '', at },
    },
    tenant,
    person: { tenantId, ...nobody, language: null, locale, zone, personalConversationId: null, misses: 0 },
    conversation,
    zone,
    today: localDate(at, zone),
    moved: [],
  };
};

/** The checklist as a conversation is shown it. */
export const checklistIn = async (
  tx: StoreTransaction,
  conversation: ConversationRecord,
  migrationId: string,
  at: number,
  links: PartnerLinks,
): Promise<View> => loadView(tx, await sceneOf(tx, conversation, at), firstPage(migrationId), links);

/** A card may be known by its thread or, where it began one, by the channel. */
const placesOf = ({ conversation }: Turn): string[] => [
  ...new Set([threadOf(conversation.reference), conversation.conversationId]),
];

/** What is known of the card that a turn taps; null where nothing is. */
export const tappedCard = (tx: StoreTransaction, turn: Turn, activityId: string): Promise<CardRecord | null> =>
  tx.cards.find(turn.tenantId, placesOf(turn), activityId);

/**
 * Learns that an activity shows a migration: a card that a person inserted is heard of when somebody taps it or sees it. What is
 * known stays as it is, but for the migration that it shows.
 */
export const learnCard = async (
  tx: StoreTransaction,
  newId: NewId,
  turn: Turn,
  migrationId: string,
  activityId: string,
): Promise<CardStanding> => {
  const { tenantId, conversation, locale } = turn;
  const known = await tappedCard(tx, turn, activityId);
  if (known?.migrationId === migrationId) return known.standing;
  const place = await tx.conversations.get(tenantId, conversation.conversationId);
  await tx.cards.save({
    tenantId,
    cardId: newId(),
    migrationId,
    conversationId: known?.conversationId ?? threadOf(conversation.reference),
    activityId,
    kind: 'checklist',
    revision: 0,
    locale: known?.locale ?? place?.locale ?? locale ?? 'en',
    standing: known?.standing ?? 'learned',
  });
  return known?.standing ?? 'learned';
};

/** The copies that show an older state than there is now and may be updated, the newest first. */
export const copiesBehind = async (tx: StoreTransaction, tenantId: string, migrationId: string): Promise<CopyRef[]> => {
  const migration = await tx.migrations.get(tenantId, migrationId);
  if (!migration) return [];
  const cards = await tx.cards.ofMigration(tenantId, migrationId);
  return cards
    .filter(({ standing, revision }) => standing !== 'refused' && revision < migration.revision)
    .slice(-MOST_COPIES)
    .reverse();
};

/** What a copy is to show now; null where it shows that already, is no longer kept, or is not to be updated. */
export const loadCopy = async (
  tx: StoreTransaction,
  { tenantId, conversationId, activityId }: CopyRef,
  at: number,
  links: PartnerLinks,
): Promise<StaleCopy | null> => {
  const card = await tx.cards.find(tenantId, [conversationId], activityId);
  const conversation = card && (await tx.conversations.get(tenantId, rootOf(conversationId)));
  if (!card || !conversation || card.standing === 'refused') return null;
  const view = await checklistIn(tx, conversation, card.migrationId, at, links);
  if (view.kind !== 'checklist' || view.migration.revision <= card.revision) return null;
  return { card, reference: inThread(conversation.reference, conversationId), view };
};

/** A copy that could not be updated: one of ours is forgotten, that of a person is not tried again. */
export const giveUpCopy = async (tx: StoreTransaction, card: CardRecord): Promise<void> => {
  if (card.standing === 'learned') await tx.cards.save({ ...card, standing: 'refused' });
  else await tx.cards.remove(card.tenantId, card.conversationId, card.activityId);
};

/** What somebody sees of a migration now. Writes nothing but, where the card is not known yet, that it is there. */
export const lookAgain = async (
  tx: StoreTransaction,
  newId: NewId,
  turn: Turn,
  { migrationId, page, activityId }: { migrationId: string; page: number; activityId: string | undefined },
  links: PartnerLinks,
): Promise<View> => {
  const scene = await readScene(tx, turn);
  const view = await loadView(tx, scene, { ...firstPage(migrationId), page }, links);
  if (view.kind === 'checklist' && activityId !== undefined) await learnCard(tx, newId, turn, migrationId, activityId);
  return view;
};

/** How a card is spoken: a shared one in the conversation's language, which all its readers share; else the person's. */
export const cardLocale = async (tx: StoreTransaction, turn: Turn): Promise<string | null> => {
  const { tenantId, person, conversation, locale } = turn;
  const place =
    conversation.scope === 'personal' ? null : await tx.conversations.get(tenantId, conversation.conversationId);
  if (place?.locale) return place.locale;
  const known = await tx.people.get(tenantId, person.personId);
  return known ? localeOf({ ...known, locale: locale ?? known.locale }) : locale;
};

/** A conversation can no longer be reached: its cards are forgotten, and who is reminded there is reminded elsewhere. */
export const loseConversation = async (
  tx: StoreTransaction,
  newId: NewId,
  { tenantId, conversationId }: Pick<ConversationRecord, 'tenantId' | 'conversationId'>,
  reason: string,
  at: number,
): Promise<void> => {
  await tx.cards.removeIn(tenantId, conversationId);
  const revision = await tx.conversations.revision(tenantId, conversationId);
  if (await tx.conversations.markUnreachable(tenantId, conversationId, reason, revision))
    await rescheduleConversation(tx, newId, { tenantId, conversationId }, at);
};
