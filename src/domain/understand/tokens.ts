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

/** Full-width digits, letters and signs, as Chinese keyboards write them, made narrow; every offset stays as it is. */
export const narrow = (text: string): string =>
  text.replace(/[\uFF01-\uFF5E\u3000]/g, (sign) =>
    sign === '\u3000' ? ' ' : String.fromCharCode(sign.charCodeAt(0) - 0xfee0),
  );

/** The words of a text; scripts written without spaces give one word a character. */
export const tokensOf = (text: string): Token[] =>
  [...text.matchAll(/\p{Script=Han}|[[\p{L}\p{M}\p{N}\p{Cf}]--\p{Script=Han}]+/gv)]
    .map(({ 0: word, index }) => ({ text: fold(word), start: index, end: index + word.length }))
    .filter((token) => token.text !== '');

/** The text with the spans blanked out, so that all other offsets stay as they are. */
export const without = (text: string, spans: Span[], blank = ' '): string => {
  const parts: string[] = [];
  let from = 0;
  for (const { start, end } of spans.toSorted((a, b) => a.start - b.start)) {
    parts.push(text.slice(from, start), blank.repeat(Math.max(0, end - Math.max(start, from))));
    from = Math.max(from, end);
  }
  return [...parts, text.slice(from)].join('');
};
