type Hints = { name?: unknown; code?: unknown; statusCode?: unknown; stack?: unknown };

const word = (value: unknown) => (typeof value === 'string' && /^\w{1,60}$/.test(value) ? value : undefined);

/**
 * An error as log fields: what kind and where. Never its message, in which libraries quote what they were given, such as the
 * text of an answer or what a person typed.
 */
export function errorFields(error: unknown): Record<string, unknown> {
  if (typeof error !== 'object' || error === null) return { error: typeof error };
  const { name, code, statusCode, stack } = error as Hints;
  const frames = String(stack ?? '')
    .split('\n')
    .filter((line) => /^\s+at /.test(line));
  return {
    error: word(name) ?? 'Error',
    ...(word(code) !== undefined && { code }),
    ...(typeof statusCode === 'number' && { status: statusCode }),
    at: frames.slice(0, 8).map((line) => line.trim().slice(3)),
  };
}
