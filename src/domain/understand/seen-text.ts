/** Soft hyphens, zero-width spaces and joiners, marks of direction. */
const UNSEEN = /[\u00AD\u061C\u180E\u200B-\u200F\u202A-\u202E\u2060-\u206F\uFEFF]+/gu;
const JOINERS = /^[\u200C\u200D]+$/u;
const MAY_BE_JOINED = /[^\s\p{N}\p{Script=Latin}]/u;

/** Joiners belong to the spelling of some scripts and to emoji; beside digits, Latin letters and blanks they mean nothing. */
const belongs = (run: string, before: string, after: string): boolean =>
  JOINERS.test(run) && MAY_BE_JOINED.test(before) && MAY_BE_JOINED.test(after);

/** True where two signs would run together that are no name of a product such as E3: “25|Business”, “licenses|25”. */
const isBoundary = (before: string, after: string): boolean =>
  (/\p{N}$/u.test(before) && /^\p{L}/u.test(after)) || (/\p{L}{2}$/u.test(before) && /^\p{N}/u.test(after));

/** A text as a reader sees it, and for each of its UTF-16 units the offset in the text as it was. */
export type SeenText = { text: string; placeOf: (at: number) => number };

/** Takes out what cannot be seen; a number and a word that only such a sign parts stay parted. */
export const seenText = (typed: string): SeenText => {
  const places: number[] = [];
  const pieces: string[] = [];
  const keep = (piece: string, start: number): void => {
    for (let at = 0; at < piece.length; at += 1) places.push(start + at);
    pieces.push(piece);
  };
  let from = 0;
  for (const { 0: run, index } of typed.matchAll(UNSEEN)) {
    const end = index + run.length;
    const [before, after] = [typed.slice(Math.max(0, index - 2), index), typed.slice(end, end + 2)];
    if (belongs(run, before.slice(-1), after.slice(0, 1))) continue;
    keep(typed.slice(from, index), from);
    if (isBoundary(before, after)) keep(' ', index);
    from = end;
  }
  if (from === 0) return { text: typed, placeOf: (at) => at };
  keep(typed.slice(from), from);
  return { text: pieces.join(''), placeOf: (at) => places[at] ?? typed.length };
};
