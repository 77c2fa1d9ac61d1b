import { fold } from './understand/tokens.ts';

/** Something to choose: what the reader sees, and what choosing it answers. */
export type Choice = { title: string; value: string };

/** Words parted by one space each, whatever parts them in the title: “America/New_York” is found by “new york”. */
const spaced = (text: string): string =>
  fold(text)
    .replace(/[\s_/]+/gu, ' ')
    .trim();

/** How well a title fits what is typed, the best first: it begins so, it is meant, one of its words begins so, it has it in it. */
const rankOf = (title: string, typed: string, isMeant: boolean): number | null => {
  if (title.startsWith(typed)) return 0;
  if (isMeant) return 1;
  if (title.includes(` ${typed}`)) return 2;
  return title.includes(typed) ? 3 : null;
};

/**
 * The choices that fit what is typed so far, the best first and else in their own order; all of them while nothing is typed.
 * `meant` are values that the text stands for although no title holds it, such as a country's code.
 */
export const suggest = (choices: readonly Choice[], text: string, meant: readonly string[] = []): Choice[] => {
  const typed = spaced(text);
  const ranked = choices.flatMap((choice) => {
    const rank = rankOf(spaced(choice.title), typed, meant.includes(choice.value));
    return rank === null ? [] : [{ choice, rank }];
  });
  return ranked.sort((a, b) => a.rank - b.rank).map(({ choice }) => choice);
};
