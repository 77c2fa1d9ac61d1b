/** Rows a statement writes at most; SQLite takes 32,766 parameters, PostgreSQL 65,535. */
const LARGEST_CHUNK = 1000;

/** The items in pieces that fit into one statement. */
export const chunksOf = <T>(items: readonly T[]): T[][] =>
  Array.from({ length: Math.ceil(items.length / LARGEST_CHUNK) }, (_, index) =>
    items.slice(index * LARGEST_CHUNK, (index + 1) * LARGEST_CHUNK),
  );
