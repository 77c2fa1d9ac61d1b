import type { Activity } from 'botbuilder';

/** A mention in the text, where no entity says whose it is. */
const MENTION = /<at(?:\s[^<>]{0,100})?>([^<>]{0,200})<\/at>/giu;

const isSame = (one: string, other: string): boolean => one.trim().toLowerCase() === other.trim().toLowerCase();

/**
 * What was typed, without the mention of the bot. In a chat of several people the bot hears only what mentions it, so that a
 * mention that no entity explains is its own, whatever name it stands under; other people's mentions stay as their names.
 */
export const typedText = ({ text, entities, recipient, conversation }: Activity): string => {
  const mentions = (entities ?? []).filter(({ type }) => type === 'mention');
  const explained = mentions.reduce((rest, { mentioned, text: written }) => {
    if (typeof written !== 'string' || written === '') return rest;
    const name = mentioned?.id === recipient?.id ? ' ' : String(mentioned?.name ?? '');
    return rest.replaceAll(written, () => name);
  }, text ?? '');
  const isPersonal = !conversation?.conversationType || conversation.conversationType === 'personal';
  const stripped = explained.replace(MENTION, (mention, name: string) =>
    isPersonal && !isSame(name, recipient?.name ?? '') ? mention : ' ',
  );
  return (isPersonal ? stripped : stripped.replaceAll('&nbsp;', ' ')).trim();
};
