import type { QuestionKind } from '../domain/intake/questions.ts';
import type { MessageKey, Messages } from '../messages/messages.ts';
import { type CardAction, execute } from './card-data.ts';

export type NoticeData = {
  title: string;
  paragraphs: { text: string }[];
  /** Text to copy as it is; empty where there is none. */
  code: string;
  speak: string;
  actions: CardAction[];
};

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
    paragraphs: paragraphs(['greeting.text', 'greeting.how', 'help.one-line'], messages),
    code: '',
    speak: title,
    actions: [button.new, button.list, button.help],
  };
};

const HELP: MessageKey[] = [
  'help.new',
  'help.one-line',
  'help.table',
  'help.list',
  'help.status',
  'help.share',
  'help.mine',
  'help.history',
  'help.upcoming',
  'help.settings',
  'help.language',
];
const HELP_WHILE_ASKED: MessageKey[] = [
  'help.line',
  'help.table',
  'help.back',
  'help.start-over',
  'help.cancel',
  'help.list',
];

/** What can be said here and now; while a question is open, how that one is answered comes first. */
export const helpCard = (asked: QuestionKind | null, messages: Messages): NoticeData => {
  const button = buttons(messages);
  const title = messages.t('help.title');
  const isAsked = asked !== null;
  const open = isAsked
    ? [{ text: messages.t('help.question', { question: messages.t(`question.${asked}.title`) }) }]
    : [];
  const first = isAsked ? execute('new', messages.t('action.continue'), {}, 'positive') : button.new;
  return {
    title,
    paragraphs: [...open, ...paragraphs(isAsked ? HELP_WHILE_ASKED : HELP, messages)],
    code: '',
    speak: title,
    actions: [first, button.list, execute('template', messages.t('action.template'))],
  };
};

/** Whose questions they are that somebody else has tapped; the name is empty where it is not known. */
export const notYoursText = (owner: string, { t }: Messages): string =>
  owner === '' ? t('notice.not-yours-unnamed') : t('notice.not-yours', { name: owner });

/** One sentence, and the ways on. */
export const noticeCard = (key: MessageKey, messages: Messages): NoticeData => sentenceCard(messages.t(key), messages);

/** A sentence that is ready, and the ways on. */
export const sentenceCard = (text: string, messages: Messages): NoticeData => {
  const button = buttons(messages);
  return { title: '', paragraphs: [{ text }], code: '', speak: text, actions: [button.new, button.list, button.help] };
};

/** Why somebody may not; without buttons, as they would do nothing. */
export const refusalCard = (text: string): NoticeData => ({
  title: '',
  paragraphs: [{ text }],
  code: '',
  speak: text,
  actions: [],
});
