/** What may stand before a place: “in”, “from”, “country:” in the languages. */
const PLACE =
  /^(?:(?:in|from|located in|based in|country|из|в|во|на|с|со|страна|w|we|z|ze|na|kraj|ország|em|de|d[oa]s?|n[oa]s?|país)(?:\s+|\s?:\s?)|(?:位于|来自|在|国家[:：]?)\s?)/iu;

/** What follows such a word at the beginning of a text; null where none begins it. */
export const afterPlaceWord = (text: string): string | null => {
  const typed = text.trim();
  const bare = typed.replace(PLACE, '').trim();
  return bare === typed ? null : bare;
};
