import type { Dialect, QueryCompiler } from 'kysely';
import { UnstorableTextError } from '../service/store.ts';

/** False for text with U+0000, which PostgreSQL refuses, or a lone surrogate, which SQLite replaces silently. */
export const isStorable = (text: string): boolean => !text.includes('\0') && text.isWellFormed();

/** U+0000 or a lone surrogate as JSON.stringify writes them, after any number of escaped backslashes. */
const UNSTORABLE_ESCAPE = /(?<!\\)(?:\\\\)*\\u(?:0000|d[89a-f])/;

/** The value as JSON text; throws `UnstorableTextError`. */
export const toJson = (value: unknown): string => {
  const json = JSON.stringify(value ?? null);
  if (UNSTORABLE_ESCAPE.test(json)) throw new UnstorableTextError();
  return json;
};

const refuseUnstorable = (parameter: unknown): void => {
  if (typeof parameter === 'string' && !isStorable(parameter)) throw new UnstorableTextError();
};

/** The dialect, with every parameter of every query checked before it goes to the database. */
export const refusingUnstorableText = (dialect: Dialect): Dialect => ({
  createAdapter: () => dialect.createAdapter(),
  createDriver: () => dialect.createDriver(),
  createIntrospector: (db) => dialect.createIntrospector(db),
  createQueryCompiler: (): QueryCompiler => {
    const compiler = dialect.createQueryCompiler();
    return {
      compileQuery: (node, queryId) => {
        const query = compiler.compileQuery(node, queryId);
        query.parameters.forEach(refuseUnstorable);
        return query;
      },
    };
  },
});
