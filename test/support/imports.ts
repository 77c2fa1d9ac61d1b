import { posix } from 'node:path';

/** One import of a file: of another file under src (its path from there) or of a package, and whether it takes types only. */
export type Import = { target: string; isPackage: boolean; typesOnly: boolean };

/** What a folder, or a file that stands alone, may import: `types` of a folder means `import type` and nothing else. */
export type Allowed = { folders?: string[]; types?: string[]; packages?: string[] };

const COMMENT_OR_STRING = /\/\*[\s\S]*?\*\/|\/\/[^\n]*|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\.|[^`\\])*`/g;
const STATEMENT = /^(?:import|export)\b(\s+type\b)?(?:[^;'"`]*?\bfrom)?\s*(['"])([^'"\n]+)\2/gm;
const CALL = /\b(?:import|require\w*)\s*\(\s*(['"`])([^'"`\n]+)\1/g;

/** The source without its comments; with `withoutStrings` its quoted strings are emptied too. */
export const codeOf = (source: string, { withoutStrings = false } = {}): string =>
  source.replace(COMMENT_OR_STRING, (found) => {
    if (found.startsWith('/')) return ' ';
    return withoutStrings && !found.startsWith('`') ? "''" : found;
  });

/** Everything that a file under src imports, statically, on demand or for its types. */
export const importsOf = (file: string, source: string): Import[] => {
  const code = codeOf(source);
  const found = [
    ...Array.from(code.matchAll(STATEMENT), ([, type, , from = '']) => ({ from, typesOnly: type !== undefined })),
    ...Array.from(code.matchAll(CALL), ([, , from = '']) => ({ from, typesOnly: false })),
  ];
  return found.map(({ from, typesOnly }) => {
    const isPackage = !from.startsWith('.');
    return { target: isPackage ? from : posix.join(posix.dirname(file), from), isPackage, typesOnly };
  });
};

/** The folder of a file under src, or the file itself where it stands alone. */
export const homeOf = (file: string): string => file.split('/')[0] ?? file;

/** True for the path or package named by a pattern: itself, what is inside it, or what begins as it does before a `*`. */
const matches = (pattern: string, target: string): boolean =>
  pattern.endsWith('*')
    ? target.startsWith(pattern.slice(0, -1))
    : target === pattern || target.startsWith(`${pattern}/`);

const isAllowed = (home: string, allowed: Allowed, { target, isPackage, typesOnly }: Import): boolean => {
  const permits = (patterns: string[] = []) => patterns.some((pattern) => matches(pattern, target));
  if (isPackage) return permits(allowed.packages);
  return matches(home, target) || permits(allowed.folders) || (typesOnly && permits(allowed.types));
};

/** The imports of a file that its row does not allow, as sentences; a file without a row may import nothing. */
export const violationsOf = (file: string, source: string, rows: Record<string, Allowed>): string[] => {
  const home = homeOf(file);
  const allowed = rows[home];
  if (allowed === undefined) return [`${file} has no row`];
  return importsOf(file, source)
    .filter((found) => !isAllowed(home, allowed, found))
    .map(({ target, typesOnly }) => `${file} may not import ${typesOnly ? 'types of ' : ''}${target}`);
};
