import { type Activity, ActivityTypes, type TurnContext } from 'botbuilder';
import type { Card } from '../cards/adaptive-cards.ts';
import { cardActivity } from '../cards/card-activity.ts';
import { withRefresh } from '../cards/refresh.ts';
import type { RenderCard } from '../cards/render.ts';
import { readTap, type Tap } from '../cards/verbs.ts';
import { chooseLocale, type Messages, messagesIn } from '../messages/messages.ts';
import type { Clock, Log } from '../ports.ts';
import type { CardSender } from '../reminders/ports.ts';
import type { View } from '../service/replies.ts';
import type { Service } from '../service/service.ts';
import type { Turn } from '../service/turn.ts';
import type { TurnLogic } from './adapter.ts';
import type { Background } from './background.ts';
import { actionOf, isLasting } from './card-actions.ts';
import type { Coalesce } from './coalesce.ts';
import { errorFields } from './error-fields.ts';
import { type FileDownload, filesIn } from './file-download.ts';
import { type FindColleague, type Gate, refusalOf } from './gate.ts';
import { createLiveCards } from './live-cards.ts';
import type { Members } from './members.ts';
import { extensionResponse, readExtensionQuery } from './message-extension.ts';
import { readTurn } from './read-turn.ts';
import { searchResponse } from './search.ts';
import { createShare } from './share.ts';
import { answerToTap } from './tap-answer.ts';
import { typedText } from './typed-text.ts';
import { cardOf, cardResponse, errorResponse, messageResponse } from './view-card.ts';

export type BotParts = {
  service: Service;
  /** Who may act. */
  gate: Gate;
  /** Finds a person whom somebody names. */
  findColleague: FindColleague;
  sender: CardSender;
  /** Who is in a conversation. */
  members: Members;
  /** Keeps updates of one card apart. */
  coalesce: Coalesce;
  render: RenderCard;
  /** Fetches a file that somebody sent. */
  download: FileDownload;
  background: Background;
  log: Log;
  clock: Clock;
};

const CARD_ACTION = 'adaptiveCard/action';
const TYPE_AHEAD = 'application/search';
const EXTENSION_QUERY = 'composeExtension/query';

const wasAdded = ({ type, action, membersAdded, recipient }: Activity): boolean =>
  type === ActivityTypes.InstallationUpdate
    ? action === 'add' || action === 'add-upgrade'
    : type === ActivityTypes.ConversationUpdate && (membersAdded ?? []).some(({ id }) => id === recipient?.id);

const wasRemoved = ({ type, action, membersRemoved, recipient }: Activity): boolean =>
  type === ActivityTypes.InstallationUpdate
    ? action === 'remove'
    : type === ActivityTypes.ConversationUpdate && (membersRemoved ?? []).some(({ id }) => id === recipient?.id);

const invokeStatus = (status: number) => ({ type: ActivityTypes.InvokeResponse, value: { status } });

/** True for a tap that nobody made: the client brings a card up to date by itself. */
const isAutomatic = (value: unknown): boolean => (value as { trigger?: unknown } | null)?.trigger === 'automatic';

/** Verbs that change a migration while the tapped card may be another one than its checklist. */
const TELLS_OTHERS: ReadonlySet<Tap['verb']> = new Set(['tick', 'untick', 'take-role', 'give-role', 'leave-role']);

/** How the cards of a turn are spoken, and whether those that show a migration ask to be refreshed. */
type Spoken = { own: Messages; cards: Messages; refreshes: boolean };

/** What the bot does with an activity: a table of kinds, each handed to the service and answered with cards. */
export const createBot = (parts: BotParts): TurnLogic => {
  const { service, gate, sender, render, download, background, log, clock } = parts;
  const liveCards = createLiveCards(parts);
  const share = createShare({ ...parts, liveCards });
  const messagesFor = (turn: Turn): Messages => messagesIn(chooseLocale(turn.locale));
  /** The turn in the language that the person chose, for what is shown; asked for after a turn, as the turn may change it. */
  const asSpoken = async (turn: Turn): Promise<Turn> => ({ ...turn, locale: await service.localeFor(turn) });

  /** `tapped` is the activity that shows a migration and was tapped: one that is not ours keeps asking to be refreshed. */
  const speakingTo = async (turn: Turn, tapped?: string): Promise<Spoken> => ({
    own: messagesFor(await asSpoken(turn)),
    cards: messagesIn(chooseLocale(await service.cardLocaleFor(turn))),
    refreshes: tapped !== undefined && (await service.standingOf(turn, tapped)) !== 'posted',
  });

  const cardFor = (view: View, { own, cards, refreshes }: Spoken): Card => {
    if (view.kind !== 'checklist') return cardOf(view, render, own);
    const card = cardOf(view, render, cards);
    return refreshes ? withRefresh(card, view.migration.migrationId, cards) : card;
  };

  /** Posts views as cards of their own and remembers the live ones. */
  const post = async (context: TurnContext, turn: Turn, views: View[]): Promise<void> => {
    const { reference } = turn.conversation;
    const spoken = await speakingTo(turn).catch(() => ({
      ...{ own: messagesFor(turn), cards: messagesFor(turn), refreshes: false },
    }));
    for (const view of views) {
      const sent = await context.sendActivity(cardActivity(cardFor(view, spoken)));
      await liveCards.remember(turn.tenantId, view, { reference, activityId: sent?.id, locale: spoken.cards.locale });
      if (view.kind === 'checklist') {
        background.run('after a message', () => liveCards.refresh(turn.tenantId, view.migration.migrationId));
      }
    }
    await service.answered(turn);
  };

  const onMessage = async (context: TurnContext, turn: Turn): Promise<void> => {
    let views: View[];
    try {
      const [file] = filesIn(context.activity);
      views = file
        ? await service.receive(turn, await download(file, chooseLocale(turn.locale)))
        : await service.say(turn, typedText(context.activity));
    } catch (error) {
      log.error(errorFields(error), 'a message failed');
      views = [{ kind: 'notice', notice: 'try-again' }];
    }
    await post(context, turn, views);
  };

  const onAdded = async (context: TurnContext, turn: Turn): Promise<void> =>
    post(context, turn, await service.greet(turn));

  const respond = async (context: TurnContext, body: object): Promise<void> => {
    await context.sendActivity({ type: ActivityTypes.InvokeResponse, value: { status: 200, body } });
  };

  /** What follows an answered tap: the stored card, further cards, other copies. */
  const followUp = async (
    turn: Turn,
    [shown]: View[],
    { tap, tapped, posts }: { tap: Tap; tapped: string | undefined; posts: View[] },
  ): Promise<void> => {
    const { tenantId } = turn;
    const { reference } = turn.conversation;
    const spoken = await speakingTo(turn);
    if (tapped && shown?.kind === 'checklist') {
      await service.learnCard(turn, shown.migration.migrationId, tapped);
    } else if (tapped && shown) await liveCards.replace(await asSpoken(turn), shown, tapped);
    for (const view of posts) {
      const outcome = await sender.post(reference, cardActivity(cardFor(view, spoken)));
      if (outcome.kind !== 'sent') continue;
      const { activityId } = outcome;
      await liveCards.remember(tenantId, view, { reference, activityId, locale: spoken.cards.locale });
    }
    if (TELLS_OTHERS.has(tap.verb) && 'migrationId' in tap.data)
      await liveCards.refresh(tenantId, tap.data.migrationId);
    else if (shown?.kind === 'checklist' && isLasting(tap))
      await liveCards.refresh(tenantId, shown.migration.migrationId);
  };

  /** Shows a migration as it is now to somebody whose client asks for it; nothing else follows. */
  const onLook = async (context: TurnContext, turn: Turn, { data }: Tap): Promise<void> => {
    const { replyToId } = context.activity;
    if (!('migrationId' in data))
      return respond(context, errorResponse('BadRequest', messagesFor(turn).t('notice.bad-request')));
    const page = 'page' in data ? data.page : 0;
    const view = await service.look(turn, { migrationId: data.migrationId, page, activityId: replyToId });
    const spoken = await speakingTo(turn, replyToId);
    const isThere = view.kind === 'checklist';
    return respond(
      context,
      isThere ? cardResponse(cardFor(view, spoken)) : messageResponse(spoken.own.t('notice.migration-gone')),
    );
  };

  /** The person that a tap gives a role to, as Teams knows them. */
  const toldOf = async (activity: Activity, tap: Tap) =>
    tap.verb === 'give-role' ? parts.findColleague(activity, tap.data.person) : null;

  const onTap = async (context: TurnContext, turn: Turn): Promise<void> => {
    const { value, replyToId } = context.activity;
    const tap = readTap(value);
    if (!tap) return respond(context, errorResponse('BadRequest', messagesFor(turn).t('notice.bad-request')));
    try {
      if (tap.verb === 'refresh' || isAutomatic(value)) return await onLook(context, turn, tap);
      const views =
        tap.verb === 'share-to'
          ? [await share(turn, tap.data)]
          : await service.act(turn, actionOf(tap, await toldOf(context.activity, tap)));
      const spoken = await speakingTo(turn, 'migrationId' in tap.data ? replyToId : undefined);
      const answer = answerToTap(views, { tap, turn }, spoken.own, (view) => cardFor(view, spoken));
      await respond(context, answer.response);
      const tapped = answer.replaces ? replyToId : undefined;
      background.run('after a tap', () => followUp(turn, views, { tap, tapped, posts: answer.posts }));
    } catch (error) {
      log.error({ ...errorFields(error), verb: tap.verb }, 'a tap failed');
      await respond(context, errorResponse('InternalServerError', messagesFor(turn).t('notice.try-again')));
    }
  };

  /** Finds migrations from the message box of any conversation. */
  const onExtensionQuery = async (context: TurnContext, turn: Turn): Promise<void> => {
    const query = readExtensionQuery(context.activity.value);
    if (!query) return void (await context.sendActivity(invokeStatus(400)));
    const views = await service.find(turn, query.typed, query.page);
    return respond(context, extensionResponse(views, render, await speakingTo(turn)));
  };

  /** Tells a person who may not act why; true when they may not. Whatever else reaches the bot asks for nothing. */
  const turnsAway = async (context: TurnContext, turn: Turn): Promise<boolean> => {
    const { activity } = context;
    if (activity.type !== ActivityTypes.Message && activity.type !== ActivityTypes.Invoke) return false;
    const verdict = await gate(activity);
    if (verdict === 'may') return false;
    const refusal = refusalOf(activity, verdict, messagesFor(turn), render);
    if ('body' in refusal) await respond(context, refusal.body);
    else await context.sendActivity(cardActivity(refusal.card));
    return true;
  };

  return async (context) => {
    const { activity } = context;
    const turn = readTurn(activity, clock);
    if (!turn || (await turnsAway(context, turn))) return;
    if (activity.type === ActivityTypes.Message) return onMessage(context, turn);
    if (activity.type === ActivityTypes.Invoke && activity.name === CARD_ACTION) return onTap(context, turn);
    if (activity.type === ActivityTypes.Invoke && activity.name === TYPE_AHEAD) {
      return respond(context, searchResponse(activity.value, messagesFor(await asSpoken(turn))));
    }
    if (activity.type === ActivityTypes.Invoke && activity.name === EXTENSION_QUERY)
      return onExtensionQuery(context, turn);
    if (activity.type === ActivityTypes.Invoke) return void (await context.sendActivity(invokeStatus(501)));
    if (wasRemoved(activity)) {
      const { conversationId } = turn.conversation;
      return service.lose({ tenantId: turn.tenantId, conversationId }, 'the bot was removed', turn.at);
    }
    if (wasAdded(activity)) return onAdded(context, turn);
  };
};
