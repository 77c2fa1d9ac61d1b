/** One word of a message, folded for comparing, with its place in the text (UTF-16 offsets, `end` exclusive). */
export type Token = { text: string; start: number; end: number };

/** A part of the text that has been understood. */
export type Span = { start: number; end: number };

/** Letter case, width and accents folded away, so that "Não", "nao" and "ＮＡＯ" compare equal. */
export const fold = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/[\p{M}\p{Cf}]/gu, '')
    .toLowerCase()
    .replaceAll('ł', 'l')
    .normalize('NFC');

/** The words of a text; scripts written without spaces give one word a character. */
export const tokensOf = (text: string): Token[] =>
  [...text.matchAll(/\p{Script=Han}|[[\p{L}\p{M}\p{N}\p{Cf}]--\p{Script=Han}]+/gv)]
    .map(({ 0: word, index }) => ({ text: fold(word), start: index, end: index + word.length }))
    .filter((token) => token.text !== '');

/** The text with the spans blanked out, so that all other offsets stay as they are. */
export const without = (text: string, spans: Span[]): string =>
  spans.reduce((rest, { start, end }) => rest.slice(0, start) + ' '.repeat(end - start) + rest.slice(end), text);
