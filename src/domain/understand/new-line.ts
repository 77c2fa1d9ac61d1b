import { findPhrases } from './phrases.ts';
import { tokensOf } from './tokens.ts';
import { wordTable } from './word-table.ts';
import { NEW_MIGRATION, START } from './words.ts';

const NEW_WORDS = wordTable<'migration' | 'start'>({ migration: NEW_MIGRATION, start: START });

const words = (text: string): ReadonlySet<string> => new Set(tokensOf(text).map((token) => token.text));

/** Words between “start” and “new migration”. */
const ARTICLES = words('a the');
/** Words between the command and what it is about; an article there may belong to a name. */
const ABOUT = words(
  'for customer client please для клиента пожалуйста dla klienta proszę kérem para cliente por favor 为 客户 请',
);

/** What follows the command to begin a migration; `isFull` where the command was more than a word that may begin a name. */
export type NewLine = { text: string; isFull: boolean };

/** The text after a command such as “new migration” that begins a message; null where there is none, or nothing follows. */
export const readNewLine = (message: string): NewLine | null => {
  let from = 0;
  let isFull = false;
  for (const { start, end, values } of findPhrases(message, NEW_WORDS)) {
    const skipped = tokensOf(message.slice(from, start));
    const goesOn = !isFull && values.includes('migration') && skipped.every(({ text }) => ARTICLES.has(text));
    if (from === 0 ? message.slice(0, start).trim() !== '' : !goesOn) break;
    from = end;
    isFull = values.includes('migration');
  }
  if (from === 0) return null;
  const first = tokensOf(message.slice(from)).find(({ text }) => !ABOUT.has(text));
  return first ? { text: message.slice(from + first.start), isFull } : null;
};
