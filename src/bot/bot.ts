import { type Activity, ActivityTypes, type TurnContext } from 'botbuilder';
import { cardActivity } from '../cards/card-activity.ts';
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
import { errorFields } from './error-fields.ts';
import { type FileDownload, filesIn } from './file-download.ts';
import { createLiveCards } from './live-cards.ts';
import { readTurn } from './read-turn.ts';
import { searchResponse } from './search.ts';
import { answerToTap } from './tap-answer.ts';
import { typedText } from './typed-text.ts';
import { cardOf, errorResponse } from './view-card.ts';

export type BotParts = {
  service: Service;
  sender: CardSender;
  render: RenderCard;
  /** Fetches a file that somebody sent. */
  download: FileDownload;
  background: Background;
  log: Log;
  clock: Clock;
};

const CARD_ACTION = 'adaptiveCard/action';
const TYPE_AHEAD = 'application/search';

const wasAdded = ({ type, action, membersAdded, recipient }: Activity): boolean =>
  type === ActivityTypes.InstallationUpdate
    ? action === 'add' || action === 'add-upgrade'
    : type === ActivityTypes.ConversationUpdate && (membersAdded ?? []).some(({ id }) => id === recipient?.id);

/** What the bot does with an activity: a table of kinds, each handed to the service and answered with cards. */
export const createBot = ({ service, sender, render, download, background, log, clock }: BotParts): TurnLogic => {
  const liveCards = createLiveCards(service, sender, render);
  const messagesFor = (turn: Turn): Messages => messagesIn(chooseLocale(turn.locale));
  /** The turn in the language that the person chose, for what is shown; asked for after a turn, as the turn may change it. */
  const asSpoken = async (turn: Turn): Promise<Turn> => ({ ...turn, locale: await service.localeFor(turn) });

  /** Posts views as cards of their own and remembers the live ones. */
  const post = async (context: TurnContext, turn: Turn, views: View[]): Promise<void> => {
    const spoken = await asSpoken(turn).catch(() => turn);
    for (const view of views) {
      const sent = await context.sendActivity(cardActivity(cardOf(view, render, messagesFor(spoken))));
      await liveCards.remember(spoken, view, sent?.id);
      if (view.kind === 'checklist') {
        background.run('after a message', () => liveCards.refresh(turn, view.migration.migrationId));
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
    const { reference } = turn.conversation;
    const spoken = await asSpoken(turn);
    const messages = messagesFor(spoken);
    if (shown && tapped) await liveCards.replace(spoken, shown, tapped);
    for (const view of posts) {
      const outcome = await sender.post(reference, cardActivity(cardOf(view, render, messages)));
      if (outcome.kind === 'sent') await liveCards.remember(spoken, view, outcome.activityId);
    }
    if (tap.verb === 'tick' || tap.verb === 'untick') await liveCards.refresh(turn, tap.data.migrationId);
    else if (shown?.kind === 'checklist' && isLasting(tap)) await liveCards.refresh(turn, shown.migration.migrationId);
  };

  const onTap = async (context: TurnContext, turn: Turn): Promise<void> => {
    const tap = readTap(context.activity.value);
    if (!tap) return respond(context, errorResponse('BadRequest', messagesFor(turn).t('notice.bad-request')));
    try {
      const views = await service.act(turn, actionOf(tap));
      const messages = messagesFor(await asSpoken(turn));
      const answer = answerToTap(views, { tap, turn }, messages, (view) => cardOf(view, render, messages));
      await respond(context, answer.response);
      const tapped = answer.replaces ? context.activity.replyToId : undefined;
      background.run('after a tap', () => followUp(turn, views, { tap, tapped, posts: answer.posts }));
    } catch (error) {
      log.error({ ...errorFields(error), verb: tap.verb }, 'a tap failed');
      await respond(context, errorResponse('InternalServerError', messagesFor(turn).t('notice.try-again')));
    }
  };

  return async (context) => {
    const { activity } = context;
    const turn = readTurn(activity, clock);
    if (!turn) return;
    if (activity.type === ActivityTypes.Message) return onMessage(context, turn);
    if (activity.type === ActivityTypes.Invoke && activity.name === CARD_ACTION) return onTap(context, turn);
    if (activity.type === ActivityTypes.Invoke && activity.name === TYPE_AHEAD) {
      return respond(context, searchResponse(activity.value, messagesFor(await asSpoken(turn))));
    }
    if (activity.type === ActivityTypes.Invoke) {
      await context.sendActivity({ type: ActivityTypes.InvokeResponse, value: { status: 501 } });
      return;
    }
    if (wasAdded(activity)) return onAdded(context, turn);
  };
};
