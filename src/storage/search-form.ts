import { isStorable } from './storable.ts';

/** Longer ones find nothing: SQLite refuses patterns of more than 50,000 bytes. */
const LONGEST_SEARCH = 5000;

/** Text as it is compared in a search: width and letter case folded, runs of spaces made one. */
export const searchForm = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();

/** The `LIKE` pattern, escaped with `\`, of search forms that hold the text; null when no stored text can hold it. */
export const searchPattern = (text: string): string | null => {
  const form = searchForm(text);
  if (form.length > LONGEST_SEARCH || !isStorable(form)) return null;
  return `%${form.replace(/[\\%_]/g, '\\$&')}%`;
};
