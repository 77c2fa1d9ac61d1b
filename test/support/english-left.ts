import { type MessageFormatElement, parse, TYPE } from '@formatjs/icu-messageformat-parser';
import type { Locale } from '../../src/domain/locale.ts';
import { MESSAGE_FILES } from '../../src/messages/messages.ts';

/** The texts between a message's arguments, in each of its branches. */
const piecesOf = (elements: MessageFormatElement[]): string[] =>
  elements.flatMap((element) => {
    if (element.type === TYPE.literal) return [element.value];
    const isBranched = element.type === TYPE.plural || element.type === TYPE.select;
    return isBranched ? Object.values(element.options).flatMap(({ value }) => piecesOf(value)) : [];
  });

const pieces = (locale: Locale): string[] =>
  Object.values(MESSAGE_FILES[locale]).flatMap((message) =>
    piecesOf(parse(message, { ignoreTag: true })).map((piece) => piece.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '')),
  );

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/**
 * What is English in texts that should be of another language: pieces of English messages that no message of that language has, such
 * as names of products. Of one word only where a text is nothing else.
 */
export const englishLeft = (shown: string[], locale: Locale): string[] => {
  const own = pieces(locale).join('\n');
  const english = [...new Set(pieces('en'))].filter((piece) => piece !== '' && !own.includes(piece));
  return english.filter((piece) => {
    const isPhrase = /\p{L}\P{L}+\p{L}/u.test(piece);
    const pattern = isPhrase
      ? new RegExp(`(?<!\\p{L})${escaped(piece)}(?!\\p{L})`, 'u')
      : new RegExp(`^\\P{L}*${escaped(piece)}\\P{L}*$`, 'u');
    return shown.some((text) => pattern.test(text));
  });
};
