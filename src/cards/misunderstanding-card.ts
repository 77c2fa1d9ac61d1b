import type { Command } from '../domain/understand/words.ts';
import type { MessageKey, Messages } from '../messages/messages.ts';
import { type CardAction, execute } from './card-data.ts';
import type { NoticeData } from './notice-card.ts';

/** The nearest thing that can be done with what was typed. */
export type Nearest =
  | { kind: 'command'; command: Command }
  | { kind: 'customer'; migrationId: string; name: string }
  | { kind: 'line'; text: string };

/** `before`: how many messages in a row were not understood before this one. */
export type MisunderstandingModel = { typed: string; nearest: Nearest | null; before: number };

/** Commands that one tap can give; the others need more words, or questions that are open. */
const TAPPED: Partial<Record<Command, [verb: string, title: MessageKey, data: Record<string, unknown>]>> = {
  new: ['new', 'action.new', {}],
  list: ['list', 'action.list', { page: 0 }],
  upcoming: ['upcoming', 'action.upcoming', {}],
  settings: ['settings', 'settings.title', {}],
  template: ['template', 'action.template', {}],
  help: ['help', 'action.help', {}],
};

const buttonOf = (command: Command, { t }: Messages): CardAction[] => {
  const tapped = TAPPED[command];
  return tapped ? [execute(tapped[0], t(tapped[1]), tapped[2], 'positive')] : [];
};

const nearestOf = (nearest: Nearest, messages: Messages): { text: string; actions: CardAction[] } => {
  const { t } = messages;
  switch (nearest.kind) {
    case 'command':
      return {
        text: t('misunderstood.nearest-command', { command: t(`command.${nearest.command}`) }),
        actions: buttonOf(nearest.command, messages),
      };
    case 'customer':
      return {
        text: t('misunderstood.nearest-customer', { name: nearest.name }),
        actions: [
          execute('open', t('action.open-checklist'), { migrationId: nearest.migrationId, page: 0 }, 'positive'),
        ],
      };
    case 'line':
      return {
        text: t('misunderstood.nearest-line'),
        actions: [execute('new', t('action.plan-with-this'), { text: nearest.text }, 'positive')],
      };
  }
};

const EXAMPLES: MessageKey[] = ['help.new', 'help.one-line', 'help.list', 'help.status'];

const plain = (action: CardAction): CardAction =>
  action.kind === 'execute' ? { ...action, style: 'default' } : action;

/** What was not understood, and the nearest thing that can be done; said again in a row, it is answered differently. */
export const misunderstandingCard = (
  { typed, nearest, before }: MisunderstandingModel,
  messages: Messages,
): NoticeData => {
  const { t } = messages;
  const again = before % 2 === 1 ? 'misunderstood.again' : 'misunderstood.still';
  const said = typed === '' ? t('misunderstood.empty') : t(before === 0 ? 'misunderstood.typed' : again, { typed });
  const near = nearest === null ? null : nearestOf(nearest, messages);
  const examples = before % 2 === 1 ? EXAMPLES.map((key) => ({ text: t(key) })) : [];
  const can = near === null && examples.length === 0 ? [{ text: t('misunderstood.can') }] : [];
  const verbs = new Set((near?.actions ?? []).flatMap((action) => (action.kind === 'execute' ? [action.verb] : [])));
  const usual = [...buttonOf('new', messages), ...buttonOf('list', messages), ...buttonOf('help', messages)];
  return {
    title: '',
    paragraphs: [{ text: said }, ...(near ? [{ text: near.text }] : []), ...can, ...examples],
    code: '',
    speak: said,
    actions: [
      ...(near?.actions ?? []),
      ...usual.filter((action) => action.kind === 'execute' && !verbs.has(action.verb)).map(plain),
    ],
  };
};
