export type Json = Record<string, unknown>;

/** An object, or the one that a text holds; null for anything else. */
export const parseObject = (value: unknown): Json | null => {
  try {
    const parsed: unknown = typeof value === 'string' ? JSON.parse(value) : value;
    return typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed) ? (parsed as Json) : null;
  } catch {
    return null;
  }
};

/** The text at a path of names; null where there is none, or an empty one. */
export const textAt = (value: unknown, ...path: string[]): string | null => {
  let at = value;
  for (const name of path) at = (at as Json | null | undefined)?.[name];
  return typeof at === 'string' && at !== '' ? at : null;
};
