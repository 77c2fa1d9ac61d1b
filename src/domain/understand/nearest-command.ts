import { distance } from 'fastest-levenshtein';
import { findPhrases } from './phrases.ts';
import { fold } from './tokens.ts';
import { COMMAND_WORDS, type Command } from './words.ts';

/** Longer messages are no mistyped command. */
const LONGEST = 40;

const onlyOne = (commands: Iterable<Command>): Command | null => {
  const [command, ...others] = new Set(commands);
  return others.length === 0 ? (command ?? null) : null;
};

/** The command that a message has in it, or that it is but for a slip of the keys; null where there is none, or several are as near. */
export const nearestCommand = (text: string): Command | null => {
  if (text.length > LONGEST) return null;
  const named = findPhrases(text, COMMAND_WORDS);
  if (named.length > 0) return onlyOne(named.flatMap(({ values }) => [...values]));
  const said = fold(text).trim();
  const near = [...COMMAND_WORDS.values].flatMap(([phrase, commands]) => {
    const apart = distance(said, phrase);
    return apart <= Math.floor(phrase.length / 3) ? [{ apart, commands }] : [];
  });
  const nearest = Math.min(...near.map(({ apart }) => apart));
  return onlyOne(near.filter(({ apart }) => apart === nearest).flatMap(({ commands }) => [...commands]));
};
