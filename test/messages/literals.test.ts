import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { type Literal, literalsOf, sourcesOf } from '../support/sources.ts';

/** Where nothing for readers may be written but through the messages. */
const FOLDERS = ['cards', 'bot', 'service', 'reminders'];

/** Whose text goes to the operator's log, into an exception, or to another machine. */
const NOT_FOR_READERS = /(?:^|\.)(?:debug|info|warn|error|run|lose|startsWith|\w*Error|super)$/;
/** Properties and constants that hold such a text. */
const NAMED = /\b(?:reason|accept)\b(?::| =)(?:[^;,{}]*)$/;

/** The function called with what follows the code as an argument, if any, however deep in it; a function's body ends the search. */
const callerOf = (code: string): string | null => {
  let depth = 0;
  for (let at = code.length - 1; at >= 0; at--) {
    const char = code[at] as string;
    if (')]}'.includes(char)) depth += 1;
    else if ('([{'.includes(char)) {
      if (depth > 0) depth -= 1;
      else if (char === '(') {
        const name = /[\w.]+\s*$/.exec(code.slice(0, at))?.[0].trim();
        if (name && NOT_FOR_READERS.test(name)) return name;
      } else if (char === '{' && /(?:=>|\))\s*$/.test(code.slice(0, at))) return null;
    } else if (char === ';' && depth === 0) return null;
  }
  return null;
};

/** True for what looks written for people: two words, one with an inserted one, one that ends a sentence, or letters that are not ASCII. */
const isProse = (text: string): boolean =>
  /\p{L}[\p{P}\p{S}]*\s+[\p{P}\p{S}]*\p{L}/u.test(text.replaceAll('{}', '')) ||
  /^\p{Lu}.*\s\{\}|\{\}\s+\p{L}/u.test(text) ||
  /^\p{Lu}\p{Ll}+[.!?…:]$/u.test(text) ||
  /(?!\p{ASCII})\p{L}/u.test(text);

const isForReaders = ({ text, before }: Literal): boolean =>
  isProse(text) && !NAMED.test(before) && callerOf(before) === null;

const forReaders = (source: string): string[] =>
  literalsOf(source)
    .filter(isForReaders)
    .map(({ text, line }) => `${line}: ${text}`);

/** Properties of a card that are shown or spoken. */
const SHOWN = /^(?:text|title|label|placeholder|altText|errorMessage|speak|summary|fallbackText|tooltip)$/;

/** What a card's template says by itself, without what is inserted. */
const wordsOf = (element: unknown): string[] =>
  typeof element !== 'object' || element === null
    ? []
    : Object.entries(element).flatMap(([name, value]) => {
        if (typeof value !== 'string') return wordsOf(value);
        const own = value.replace(/\$\{(?:[^{}]|\{[^{}]*\})*\}/g, '');
        return SHOWN.test(name) && /\p{L}/u.test(own) ? [own] : [];
      });

describe('text for readers', () => {
  it('is written nowhere but in the messages', () => {
    const found = sourcesOf(FOLDERS).flatMap(([path, source]) => forReaders(source).map((text) => `${path}:${text}`));
    assert.deepEqual(found, []);
  });

  it('is not in the templates of the cards either', () => {
    const folder = new URL('../../cards/', import.meta.url);
    const templates = readdirSync(folder).filter((file) => file.endsWith('.json') && !file.endsWith('.data.json'));
    const found = templates.flatMap((file) =>
      wordsOf(JSON.parse(readFileSync(new URL(file, folder), 'utf8'))).map((text) => `${file}: ${text}`),
    );
    assert.ok(templates.length > 0);
    assert.deepEqual(found, []);
    assert.deepEqual(wordsOf({ type: 'TextBlock', text: `Due: \${date}`, items: [{ title: 'Done' }] }), [
      'Due: ',
      'Done',
    ]);
  });

  const CAUGHT = [
    "const title = 'Next step';",
    `const title = \`Hello \${name}\`;`,
    `return [\`\${count} of \${total} done\`];`,
    "card({ title: t('list.title'), hint: 'Tap here' })",
    "const label = isLate ? 'Overdue!' : t('step.due');",
    "const label = 'язык';",
    "log.info({}, 'a turn'); say('Something went wrong');",
    "background.run('after a tap', async () => { await send('Please wait'); })",
    `const text = \`\${t(\`step.\${name}\`)} is due\`;`,
  ];
  for (const source of CAUGHT) {
    it(`would be noticed in ${source}`, () => assert.equal(forReaders(source).length, 1));
  }

  const LEFT_ALONE = [
    "t('list.next', { step })",
    "log.warn({ ...errorFields(error), what: cond ? 'x' : 'y' }, 'a turn failed')",
    `throw new Error(\`no step \${id}\`)`,
    "return { kind: 'rejected', reason: 'no token' }",
    "const style = isLate ? 'Attention' : 'Default'; // a comment for people",
    "parts.join(' · ')",
    "if (url.protocol !== 'https:') return null;",
    `const key = \`draft \${draftId}\`;`,
    "const PLACE = /it's no 'string here'/;",
  ];
  for (const source of LEFT_ALONE) {
    it(`is not ${source}`, () => assert.deepEqual(forReaders(source), []));
  }
});
