import type { Log } from '../ports.ts';
import { UnreadableRowError } from '../service/store.ts';

/** Which row it is, without what stands in it. */
export type RowName = { table: string; tenantId: string; id: string };

/** What the JSON text of a row holds; throws `UnreadableRowError`, without a cause because parsers quote what they read. */
export const fromJson = <T>(row: RowName, json: string, parse: (value: unknown) => T): T => {
  try {
    return parse(JSON.parse(json));
  } catch {
    throw new UnreadableRowError(row);
  }
};

/** The records of the rows that can be read: one that cannot is logged and does not take the others down. */
export const readableOf = <Row, T>(rows: Row[], read: (row: Row) => T, log: Log | undefined): T[] =>
  rows.flatMap((row) => {
    try {
      return [read(row)];
    } catch (error) {
      if (!(error instanceof UnreadableRowError)) throw error;
      const { table, tenantId, id } = error;
      log?.error({ table, tenantId, id }, 'a stored row cannot be read and was left out');
      return [];
    }
  });
