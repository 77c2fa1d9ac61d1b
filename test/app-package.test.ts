import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateSync, inflateRawSync } from 'node:zlib';
import { readAppPackage, zip } from '../scripts/package/app-package.ts';
import { LOCALES } from '../src/domain/locale.ts';

const FOLDER = 'appPackage';
const APP_ID = '11111111-1111-4111-8111-111111111111';
const env = {
  MicrosoftAppId: APP_ID,
  COMPANY_NAME: 'Contoso "Cloud"',
  COMPANY_WEBSITE: 'https://www.contoso.com',
  PRIVACY_URL: 'https://www.contoso.com/privacy',
  TERMS_URL: 'https://www.contoso.com/terms',
  BOT_HOST: 'switchover.contoso.com',
};
/** The languages that have a file of their own; the manifest itself is English. */
const LANGUAGES = LOCALES.filter((locale) => locale !== 'en').sort();

type Texts = Record<string, string>;
type Manifest = {
  $schema: string;
  manifestVersion: string;
  version: string;
  id: string;
  developer: Texts;
  localizationInfo: { additionalLanguages: { languageTag: string; file: string }[] };
  bots: {
    botId: string;
    scopes: string[];
    supportsFiles: boolean;
    commandLists: { scopes: string[]; commands: { title: string; description: string }[] }[];
  }[];
  validDomains: string[];
};
const readJson = (path: string) => JSON.parse(readFileSync(join(FOLDER, path), 'utf8'));
const manifest: Manifest = readJson('manifest.json');

async function packaged(variables: Record<string, string | undefined> = env, folder = FOLDER) {
  const result = await readAppPackage(folder, variables);
  assert.ok(result.ok, result.ok ? '' : result.problems.join('\n'));
  const filled = result.files.find(({ name }) => name === 'manifest.json')?.content.toString() ?? '';
  return { ...result, manifest: JSON.parse(filled) as Manifest, filled };
}

async function problemsOf(variables: Record<string, string | undefined>): Promise<string[]> {
  const result = await readAppPackage(FOLDER, variables);
  assert.ok(!result.ok);
  return result.problems;
}

/** Titles and descriptions of what the app offers, by the path that a language file names them with. */
function textsIn(value: unknown, path: string): Texts {
  if (typeof value !== 'object' || value === null) return {};
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, inner]) => {
      const at = Array.isArray(value) ? `${path}[${name}]` : `${path}.${name}`;
      if (typeof inner === 'string') return name === 'title' || name === 'description' ? [[at, inner]] : [];
      return Object.entries(textsIn(inner, at));
    }),
  );
}
const OFFERED = Object.entries(manifest)
  .filter(([name]) => name === 'bots' || name === 'composeExtensions')
  .flatMap(([name, value]) => Object.keys(textsIn(value, name)));

/** Names and contents of a zip archive, read from its central directory. */
function unzip(archive: Buffer): Map<string, Buffer> {
  const entries = new Map<string, Buffer>();
  const end = archive.lastIndexOf('PK\x05\x06', undefined, 'latin1');
  let at = archive.readUInt32LE(end + 16);
  for (let left = archive.readUInt16LE(end + 10); left > 0; left--) {
    const packed = archive.readUInt32LE(at + 20);
    const nameLength = archive.readUInt16LE(at + 28);
    const local = archive.readUInt32LE(at + 42);
    const name = archive.toString('utf8', at + 46, at + 46 + nameLength);
    const data = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28);
    const content = archive.subarray(data, data + packed);
    entries.set(name, archive.readUInt16LE(at + 10) === 8 ? inflateRawSync(content) : content);
    at += 46 + nameLength + archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32);
  }
  return entries;
}

/** A PNG of 32 × 32 that is black all over. */
function blackOutline(): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(32, 0);
  header.writeUInt32BE(32, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const chunk = (type: string, data: Buffer) => {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(data.length);
    return Buffer.concat([length, Buffer.from(type, 'latin1'), data, Buffer.alloc(4)]);
  };
  const pixels = deflateSync(Buffer.alloc(32 * (32 * 3 + 1)));
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', header),
    chunk('IDAT', pixels),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

describe('the app package', () => {
  it('is valid by the schemas of its manifest version, and holds exactly what it names', async () => {
    assert.equal(manifest.manifestVersion, '1.30');
    assert.match(manifest.$schema, /\/v1\.30\/MicrosoftTeams\.schema\.json$/);
    const entries = unzip(await zip((await packaged()).files));
    const expected = [
      'color.png',
      ...LANGUAGES.map((each) => `languages/${each}.json`),
      'manifest.json',
      'outline.png',
    ];
    assert.deepEqual([...entries.keys()].sort(), expected.sort());
    assert.deepEqual(entries.get('color.png'), readFileSync(join(FOLDER, 'color.png')));
  });

  it('has the version of the product', () => {
    assert.equal(manifest.version, JSON.parse(readFileSync('package.json', 'utf8')).version);
  });

  it('speaks every further language completely, and of nothing that is not there', () => {
    const { additionalLanguages } = manifest.localizationInfo;
    assert.deepEqual(
      additionalLanguages.map(({ file }) => file).sort(),
      LANGUAGES.map((each) => `languages/${each}.json`),
    );
    for (const { languageTag, file } of additionalLanguages) {
      assert.equal(`languages/${languageTag}.json`.toLowerCase(), file.toLowerCase());
      const keys = ['$schema', 'name.short', 'name.full', 'description.short', 'description.full', ...OFFERED];
      assert.deepEqual(Object.keys(readJson(file)).sort(), keys.sort(), file);
    }
    assert.deepEqual(
      readdirSync(join(FOLDER, 'languages')).sort(),
      LANGUAGES.map((each) => `${each}.json`),
    );
  });

  it('is one bot for chats and teams that takes files', () => {
    const [bot, ...others] = manifest.bots;
    assert.deepEqual(others, []);
    assert.deepEqual(bot?.scopes, ['personal', 'team', 'groupChat']);
    assert.equal(bot?.supportsFiles, true);
  });
});

describe('what the environment puts into the app package', () => {
  it('is the company, its links, the host and the ids, and no placeholder is left', async () => {
    const { manifest: filled, filled: text, isTrial } = await packaged();
    assert.doesNotMatch(text, /\$\{\{|example/);
    assert.equal(isTrial, false);
    assert.equal(filled.id, APP_ID);
    assert.equal(filled.bots[0]?.botId, APP_ID);
    assert.deepEqual(filled.developer, {
      name: env.COMPANY_NAME,
      websiteUrl: env.COMPANY_WEBSITE,
      privacyUrl: env.PRIVACY_URL,
      termsOfUseUrl: env.TERMS_URL,
    });
    assert.deepEqual(filled.validDomains, [env.BOT_HOST]);
  });

  it('may give the app an id of its own', async () => {
    const own = '22222222-2222-4222-8222-222222222222';
    const { manifest: filled } = await packaged({ ...env, TEAMS_APP_ID: own });
    assert.deepEqual([filled.id, filled.bots[0]?.botId], [own, APP_ID]);
  });

  it('may leave the company out to try the package, which then says so', async () => {
    const { isTrial, manifest: filled } = await packaged({ MicrosoftAppId: APP_ID });
    assert.equal(isTrial, true);
    assert.match(filled.developer['websiteUrl'] ?? '', /example\.com/);
  });

  it('is asked for as a whole as soon as a part of the company is named', async () => {
    assert.deepEqual(await problemsOf({ COMPANY_NAME: 'Contoso', BOT_HOST: ' ' }), [
      "MicrosoftAppId is missing: set it to the application (client) id of the bot's registration.",
      'COMPANY_WEBSITE is missing: set it to the address of a page about your company or its support.',
      'PRIVACY_URL is missing: set it to the address of your privacy statement.',
      'TERMS_URL is missing: set it to the address of your terms of use.',
      'BOT_HOST is missing: set it to the host name under which Teams reaches the bot.',
    ]);
  });

  const REFUSED: [variable: string, value: string, problem: RegExp][] = [
    ['MicrosoftAppId', 'my-bot', /^MicrosoftAppId is not a GUID: /],
    ['TEAMS_APP_ID', 'switchover', /^TEAMS_APP_ID is not a GUID: /],
    ['COMPANY_NAME', 'A name of more than thirty-two letters', /^COMPANY_NAME has more than 32 characters: /],
    ['COMPANY_WEBSITE', 'http://www.contoso.com', /^COMPANY_WEBSITE is not an https:\/\/ address: /],
    ['PRIVACY_URL', 'https://www.example.com/privacy', /^PRIVACY_URL is an example, /],
    ['TERMS_URL', 'contoso.com/terms', /^TERMS_URL is not an https:\/\/ address: /],
    ['BOT_HOST', 'https://switchover.contoso.com', /^BOT_HOST is not a host name alone, /],
    ['BOT_HOST', 'switchover.contoso.com:443', /^BOT_HOST is not a host name alone, /],
    ['BOT_HOST', '*.com', /^BOT_HOST is not a host name alone, /],
    ['BOT_HOST', '127.0.0.1', /^BOT_HOST is not a host name alone, /],
    ['BOT_HOST', 'bot.example.org', /^BOT_HOST is an example, /],
  ];
  for (const [variable, value, problem] of REFUSED) {
    it(`cannot be “${value}” for ${variable}`, async () => {
      const [first, ...others] = await problemsOf({ ...env, [variable]: value });
      assert.match(first ?? '', problem);
      assert.deepEqual(others, []);
    });
  }
});

describe('an app package of files that are wrong', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'switchover-'));
    cpSync(FOLDER, folder, { recursive: true });
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const SPOILT: [file: string, spoil: () => void, problem: RegExp][] = [
    [
      'manifest.json',
      () => writeFileSync(join(folder, 'manifest.json'), JSON.stringify({ ...manifest, botz: [] })),
      /botz|additional/,
    ],
    [
      'manifest.json',
      () =>
        writeFileSync(
          join(folder, 'manifest.json'),
          JSON.stringify({ ...manifest, version: '$'.concat('{{NOBODY}}') }),
        ),
      /placeholders that nothing fills: \$\{\{NOBODY\}\}/,
    ],
    [
      'languages/pl.json',
      () => writeFileSync(join(folder, 'languages/pl.json'), '{"name.short":"Switchover"}'),
      /description/,
    ],
    ['languages/ru.json', () => writeFileSync(join(folder, 'languages/ru.json'), '{'), /is not JSON/],
    ['color.png', () => cpSync(join(FOLDER, 'outline.png'), join(folder, 'color.png')), /must be a PNG of 192 × 192/],
    ['outline.png', () => writeFileSync(join(folder, 'outline.png'), blackOutline()), /white and transparent only/],
    ['notes.txt', () => writeFileSync(join(folder, 'notes.txt'), ''), /does not belong/],
  ];
  for (const [file, spoil, problem] of SPOILT) {
    it(`is not made: ${file} ${problem.source}`, async () => {
      spoil();
      const result = await readAppPackage(folder, env);
      assert.ok(!result.ok);
      assert.match(result.problems.join('\n'), problem);
      assert.ok(result.problems.every((each) => each.startsWith(file)));
    });
  }
});
