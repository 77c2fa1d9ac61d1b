import type { MessageKey, Messages } from '../messages/messages.ts';
import { type CardAction, execute } from './card-data.ts';

type NoticeData = { title: string; paragraphs: { text: string }[]; speak: string; actions: CardAction[] };

const buttons = ({ t }: Messages): Record<'new' | 'list' | 'help', CardAction> => ({
  new: execute('new', t('action.new'), {}, 'positive'),
  list: execute('list', t('action.list'), { page: 0 }),
  help: execute('help', t('action.help')),
});

const paragraphs = (keys: MessageKey[], { t }: Messages): { text: string }[] => keys.map((key) => ({ text: t(key) }));

/** Hello, once, when the bot is added. */
export const greetingCard = (messages: Messages): NoticeData => {
  const button = buttons(messages);
  const title = messages.t('greeting.title');
  return {
    title,
    paragraphs: paragraphs(['greeting.text', 'greeting.how'], messages),
    speak: title,
    actions: [button.new, button.list, button.help],
  };
};

/** What can be said here and now. */
export const helpCard = (isAnswering: boolean, messages: Messages): NoticeData => {
  const button = buttons(messages);
  const title = messages.t('help.title');
  const keys: MessageKey[] = isAnswering
    ? ['help.back', 'help.cancel', 'help.line', 'help.list']
    : ['help.new', 'help.list', 'help.upcoming', 'help.status', 'help.settings', 'help.language', 'help.line'];
  const first = isAnswering ? execute('new', messages.t('action.continue'), {}, 'positive') : button.new;
  return { title, paragraphs: paragraphs(keys, messages), speak: title, actions: [first, button.list] };
};

/** Whose questions they are that somebody else has tapped; the name is empty where it is not known. */
export const notYoursText = (owner: string, { t }: Messages): string =>
  owner === '' ? t('notice.not-yours-unnamed') : t('notice.not-yours', { name: owner });

/** One sentence, and the ways on. */
export const noticeCard = (key: MessageKey, messages: Messages): NoticeData => sentenceCard(messages.t(key), messages);

/** A sentence that is ready, and the ways on. */
export const sentenceCard = (text: string, messages: Messages): NoticeData => {
  const button = buttons(messages);
  return { title: '', paragraphs: [{ text }], speak: text, actions: [button.new, button.list, button.help] };
};
