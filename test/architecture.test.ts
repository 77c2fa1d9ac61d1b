import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { type Allowed, codeOf, homeOf, importsOf, violationsOf } from './support/imports.ts';

/** Who may import whom under src. Each may import itself; who is not named here may import nothing. */
const MAY_IMPORT: Record<string, Allowed> = {
  'ports.ts': {},
  // Two libraries that only compute: one takes tables apart, one measures how near two words are.
  domain: { packages: ['zod', 'temporal-polyfill', 'papaparse', 'fastest-levenshtein'] },
  messages: { types: ['domain'], packages: ['intl-messageformat', 'node:fs'] },
  cards: {
    folders: ['domain', 'messages'],
    packages: [
      'zod',
      'adaptivecards-templating',
      'adaptive-expressions',
      'adaptivecards',
      'node:fs',
      'node:module',
      'node:path',
      'node:url',
    ],
  },
  service: { folders: ['domain', 'ports.ts'], packages: ['zod'] },
  storage: {
    folders: ['domain', 'ports.ts', 'service/store.ts', 'service/reminder-store.ts'],
    packages: [
      'kysely',
      'pg',
      'zod',
      'node:sqlite',
      'node:async_hooks',
      'node:fs',
      'node:path',
      'node:timers',
      'node:url',
    ],
  },
  reminders: {
    folders: ['domain', 'cards', 'messages', 'ports.ts', 'service/reminder-store.ts', 'service/reminder-port.ts'],
  },
  bot: {
    folders: ['service', 'cards', 'messages', 'ports.ts', 'reminders/ports.ts'],
    types: ['domain', 'config.ts'],
    packages: ['botbuilder*', 'botframework-*', '@azure/identity', 'zod', 'node:crypto'],
  },
  'config.ts': { folders: ['config-conflicts.ts'], packages: ['zod', 'node:path'] },
  'config-conflicts.ts': { packages: ['node:fs'] },
  'server.ts': { folders: ['ports.ts'], packages: ['restify', 'node:http'] },
  'plan-command.ts': { folders: ['domain'], packages: ['node:stream/consumers'] },
  'main.ts': {
    folders: [
      'ports.ts',
      'domain',
      'messages',
      'cards',
      'service',
      'storage',
      'reminders',
      'bot',
      'config.ts',
      'server.ts',
    ],
    packages: ['pino', 'prom-client', 'uuid', 'node:*'],
  },
};

/** What no code but that named may say; the whole of src where none is. */
const NOT_SAID: { what: string; pattern: RegExp; of?: string; except?: string[] }[] = [
  { what: 'the clock', pattern: /\bDate\.now\b|\bnew Date\(\s*\)|\bTemporal\.Now\b|\bperformance\./, of: 'domain' },
  { what: 'chance', pattern: /\bMath\.random\b|\bcrypto\./, of: 'domain' },
  { what: 'the process', pattern: /\bprocess\b\s*(?:\.|\?\.|\[)|\bglobalThis\b/, of: 'domain' },
  {
    what: 'the environment',
    pattern: /\bprocess\s*(?:\.|\?\.)\s*env\b|\benv\s*\}\s*=\s*process\b/,
    except: ['config.ts', 'main.ts'],
  },
  { what: 'console', pattern: /\bconsole\s*(?:\.|\?\.|\[)/ },
  { what: 'a default export', pattern: /\bexport\s+default\b|\bas\s+default\b/ },
  { what: 'an enum', pattern: /^\s*(?:export\s+)?(?:declare\s+)?(?:const\s+)?enum\s+\w/m },
];

const wordsAgainst = (file: string, source: string): string[] => {
  const code = codeOf(source, { withoutStrings: true });
  return NOT_SAID.filter(
    ({ pattern, of, except }) =>
      (of === undefined || homeOf(file) === of) && !except?.includes(homeOf(file)) && pattern.test(code),
  ).map(({ what }) => `${file} uses ${what}`);
};

const root = `${import.meta.dirname}/../src`;
const FILES = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => /\.[cm]?[jt]s$/.test(file))
  .map((file): [file: string, source: string] => [file, readFileSync(`${root}/${file}`, 'utf8')]);

describe('the source', () => {
  for (const home of new Set(FILES.map(([file]) => homeOf(file)))) {
    const files = FILES.filter(([file]) => homeOf(file) === home);
    it(`of ${home} imports only what it may`, () =>
      assert.deepEqual(
        files.flatMap(([file, source]) => violationsOf(file, source, MAY_IMPORT)),
        [],
      ));
    it(`of ${home} says only what it may`, () =>
      assert.deepEqual(
        files.flatMap(([file, source]) => wordsAgainst(file, source)),
        [],
      ));
  }

  it('imports only files that are there', () => {
    const there = new Set(FILES.map(([file]) => file));
    const missing = FILES.flatMap(([file, source]) =>
      importsOf(file, source)
        .filter(({ target, isPackage }) => !isPackage && !target.endsWith('.json') && !there.has(target))
        .map(({ target }) => `${file}: ${target}`),
    );
    assert.deepEqual(missing, []);
  });
});

describe('the check of imports', () => {
  const FOUND: [what: string, file: string, source: string, violation: string][] = [
    ['a package', 'domain/plan.ts', "import { Kysely } from 'kysely';", 'kysely'],
    ['a package inside a package', 'domain/plan.ts', "import { x } from 'kysely/helpers';", 'kysely/helpers'],
    ['a package that begins like an allowed one', 'domain/plan.ts', "import { z } from 'zod-extra';", 'zod-extra'],
    ['a module of Node', 'domain/rules/term.ts', "import { readFileSync } from 'node:fs';", 'node:fs'],
    ['an import for its effect', 'storage/sqlite.ts', "import 'pino';", 'pino'],
    ['an import over several lines', 'service/a.ts', "import {\n  a,\n  b,\n} from '../bot/b.ts';", 'bot/b.ts'],
    ['a default and a namespace', 'service/a.ts', "import a, * as b from 'restify';", 'restify'],
    ['an export from elsewhere', 'cards/a.ts', "export * from '../storage/b.ts';", 'storage/b.ts'],
    ['a named export from elsewhere', 'cards/a.ts', "export { b } from '../service/b.ts';", 'service/b.ts'],
    ['an import on demand', 'bot/a.ts', "const a = await import('../main.ts');", 'main.ts'],
    ['a type on demand', 'bot/a.ts', "type A = import('../storage/a.ts').A;", 'storage/a.ts'],
    ['a package through createRequire', 'bot/a.ts', "const a = require('pino');", 'pino'],
    [
      'values of a folder whose types may be used',
      'bot/a.ts',
      "import { plan } from '../domain/plan.ts';",
      'domain/plan.ts',
    ],
    [
      'a file beside an allowed one',
      'storage/a.ts',
      "import { a } from '../service/service.ts';",
      'service/service.ts',
    ],
    ['a way round through the folder itself', 'domain/a.ts', "import { a } from './../cards/a.ts';", 'cards/a.ts'],
    ['the identity package outside the bot', 'service/a.ts', "import { x } from '@azure/identity';", '@azure/identity'],
    ['restify outside the server', 'main.ts', "import { createServer } from 'restify';", 'restify'],
    ['the main module', 'server.ts', "import { start } from './main.ts';", 'main.ts'],
    ['the ports, from the domain', 'domain/a.ts', "import { Clock } from '../ports.ts';", 'ports.ts'],
  ];
  for (const [what, file, source, target] of FOUND) {
    it(`finds ${what}`, () =>
      assert.deepEqual(violationsOf(file, source, MAY_IMPORT), [`${file} may not import ${target}`]));
  }

  it('finds types of what may not be imported at all', () =>
    assert.deepEqual(violationsOf('cards/a.ts', "import type { A } from '../bot/a.ts';", MAY_IMPORT), [
      'cards/a.ts may not import types of bot/a.ts',
    ]));

  it('finds a folder without a row', () =>
    assert.deepEqual(violationsOf('helpers/a.ts', '', MAY_IMPORT), ['helpers/a.ts has no row']));

  const ALLOWED: [what: string, file: string, source: string][] = [
    ['a neighbour', 'domain/rules/term.ts', "import { addDays } from '../dates.ts';"],
    ['types where types are allowed', 'messages/messages.ts', "import type { Plan } from '../domain/plan-schema.ts';"],
    ['a package with a star', 'bot/a.ts', "import { x } from 'botframework-connector';"],
    ['what a comment says', 'domain/a.ts', "// import { a } from '../bot/a.ts';\n/* import('pino') */"],
    ['a word in a string', 'domain/a.ts', "const a = 'imported from elsewhere';"],
    ['a comment mark in a string', 'domain/a.ts', "const a = 'https://example.com';\nimport { z } from 'zod';"],
  ];
  for (const [what, file, source] of ALLOWED) {
    it(`allows ${what}`, () => assert.deepEqual(violationsOf(file, source, MAY_IMPORT), []));
  }
});

describe('the check of words', () => {
  const FOUND: [file: string, source: string, what: string][] = [
    ['domain/a.ts', 'const now = Date.now();', 'the clock'],
    ['domain/a.ts', 'const now = new Date();', 'the clock'],
    ['domain/a.ts', 'const now = Temporal.Now.plainDateISO();', 'the clock'],
    ['domain/a.ts', 'const n = Math.random();', 'chance'],
    ['domain/a.ts', `const text = \`\${process.argv[1]}\`;`, 'the process'],
    ['bot/a.ts', 'const { PORT } = process.env;', 'the environment'],
    ['bot/a.ts', 'const { env } = process;', 'the environment'],
    ['plan-command.ts', 'if (process.env.CI) run();', 'the environment'],
    ['service/a.ts', 'console.log(1);', 'console'],
    ['cards/a.ts', 'export default render;', 'a default export'],
    ['cards/a.ts', 'export { render as default };', 'a default export'],
    ['service/a.ts', 'export const enum A { B }', 'an enum'],
    ['service/a.ts', 'enum A { B }', 'an enum'],
  ];
  for (const [file, source, what] of FOUND) {
    it(`finds ${what} in ${JSON.stringify(source)}`, () =>
      assert.deepEqual(wordsAgainst(file, source), [`${file} uses ${what}`]));
  }

  const ALLOWED: [file: string, source: string][] = [
    ['bot/a.ts', 'const now = Date.now();'],
    ['config.ts', 'const { PORT } = process.env;'],
    ['main.ts', 'loadConfig(process.env);'],
    ['plan-command.ts', 'process.exitCode = 2;'],
    ['domain/a.ts', "const text = 'console.log and process.env';"],
    ['domain/a.ts', '// export default, Date.now()'],
    ['domain/a.ts', 'z.enum(WORDS);'],
  ];
  for (const [file, source] of ALLOWED) {
    it(`allows ${JSON.stringify(source)} in ${file}`, () => assert.deepEqual(wordsAgainst(file, source), []));
  }
});
