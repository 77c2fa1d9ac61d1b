import { readdirSync, readFileSync } from 'node:fs';

/** A string or template literal of a source file: its text with `{}` for what is inserted, and the code before it, literals blanked. */
export type Literal = { text: string; line: number; before: string };

const COMMENT = /\/\*[\s\S]*?\*\/|\/\/[^\n]*/y;
const QUOTED = /'((?:\\.|[^'\\\n])*)'|"((?:\\.|[^"\\\n])*)"/y;
/** A regular expression, where a division cannot be meant. */
const PATTERN = /(?<=[(,=:[!&|?{};>]\s*|\breturn\s+)\/(?![*/])(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n[])+\/[a-z]*/y;
const CHUNK = /(?:\\[\s\S]|[^`\\$]|\$(?!\{))*/y;

const matchAt = (pattern: RegExp, source: string, at: number): RegExpExecArray | null => {
  pattern.lastIndex = at;
  return pattern.exec(source);
};

/** The literals of a source, those inside of what a template inserts among them. */
export const literalsOf = (source: string): Literal[] => {
  const literals: Literal[] = [];
  let code = '';
  let at = 0;
  const lineOf = (index: number) => source.slice(0, index).split('\n').length;
  const skip = (length: number) => {
    code += source.slice(at, at + length).replace(/\S/g, ' ');
    at += length;
  };
  const template = (): void => {
    const [start, before] = [at, code];
    skip(1);
    let text = '';
    for (;;) {
      const chunk = matchAt(CHUNK, source, at)?.[0] ?? '';
      text += chunk;
      skip(chunk.length);
      if (source[at] !== '$') break;
      text += '{}';
      skip(2);
      readCode('}');
      skip(1);
    }
    skip(1);
    literals.push({ text, line: lineOf(start), before });
  };
  const readCode = (end: string | null): void => {
    for (let depth = 0; at < source.length; ) {
      const char = source[at];
      const quoted = matchAt(QUOTED, source, at);
      const skipped = matchAt(COMMENT, source, at) ?? matchAt(PATTERN, source, at);
      if (char === end && depth === 0) return;
      if (skipped) skip(skipped[0].length);
      else if (quoted) {
        literals.push({ text: quoted[1] ?? quoted[2] ?? '', line: lineOf(at), before: code });
        skip(quoted[0].length);
      } else if (char === '`') template();
      else {
        if (char === '{') depth += 1;
        if (char === '}') depth -= 1;
        code += char;
        at += 1;
      }
    }
  };
  readCode(null);
  return literals;
};

/** The source files of folders under src, by their paths from there. */
export const sourcesOf = (folders: readonly string[]): [path: string, source: string][] =>
  folders.flatMap((folder) => {
    const home = new URL(`../../src/${folder}/`, import.meta.url);
    const files = readdirSync(home, { recursive: true }).map(String);
    return files
      .filter((file) => file.endsWith('.ts'))
      .map((file): [string, string] => [`${folder}/${file}`, readFileSync(new URL(file, home), 'utf8')]);
  });
