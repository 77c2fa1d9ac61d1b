import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inflateRawSync } from 'node:zlib';
import { pngSize, readAppPackage, zip } from '../scripts/package/app-package.ts';

const FOLDER = 'appPackage';
const env = { MicrosoftAppId: '11111111-1111-4111-8111-111111111111' };
const LANGUAGES = ['hu', 'pl', 'pt-BR', 'ru', 'zh-CN'];

type Manifest = {
  id: string;
  localizationInfo: { additionalLanguages: { languageTag: string; file: string }[] };
  bots: { botId: string; scopes: string[]; commandLists: { commands: { title: string }[] }[] }[];
};
const readJson = (path: string) => JSON.parse(readFileSync(join(FOLDER, path), 'utf8'));

async function filesOf(folder = FOLDER) {
  const result = await readAppPackage(folder, env);
  assert.ok(result.ok, result.ok ? '' : result.problems.join('\n'));
  return result.files;
}

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

describe('the app package', () => {
  it('is valid by the schemas of its manifest version, and holds exactly what it names', async () => {
    const entries = unzip(await zip(await filesOf()));
    const expected = [
      'color.png',
      ...LANGUAGES.map((each) => `languages/${each}.json`),
      'manifest.json',
      'outline.png',
    ];
    assert.deepEqual([...entries.keys()], expected);
    assert.deepEqual(entries.get('color.png'), readFileSync(join(FOLDER, 'color.png')));
  });

  it('carries the app id of the environment, and no placeholder', async () => {
    const manifest = (await filesOf()).find((file) => file.name === 'manifest.json')?.content.toString() ?? '';
    assert.doesNotMatch(manifest, /\$\{\{/);
    const { id, bots } = JSON.parse(manifest) as Manifest;
    assert.equal(id, env.MicrosoftAppId);
    assert.equal(bots[0]?.botId, env.MicrosoftAppId);
  });

  it('has icons of the sizes that Teams wants', () => {
    assert.deepEqual(pngSize(readFileSync(join(FOLDER, 'color.png'))), { width: 192, height: 192 });
    assert.deepEqual(pngSize(readFileSync(join(FOLDER, 'outline.png'))), { width: 32, height: 32 });
  });

  it('speaks every further language completely', () => {
    const manifest: Manifest = readJson('manifest.json');
    const named = manifest.localizationInfo.additionalLanguages.map(({ file }) => file).sort();
    assert.deepEqual(
      named,
      readdirSync(join(FOLDER, 'languages')).map((file) => `languages/${file}`),
    );
    const commands = manifest.bots[0]?.commandLists[0]?.commands ?? [];
    const keys = ['$schema', 'name.short', 'name.full', 'description.short', 'description.full'];
    for (const at of commands.keys()) {
      keys.push(`bots[0].commandLists[0].commands[${at}].title`, `bots[0].commandLists[0].commands[${at}].description`);
    }
    for (const file of named) assert.deepEqual(Object.keys(readJson(file)).sort(), [...keys].sort(), file);
  });

  it('is one bot for chats and teams with its commands', () => {
    const { bots }: Manifest = readJson('manifest.json');
    assert.deepEqual(bots[0]?.scopes, ['personal', 'team', 'groupChat']);
    assert.deepEqual(
      bots[0]?.commandLists[0]?.commands.map(({ title }) => title),
      ['new migration', 'list', 'help'],
    );
  });

  for (const [what, value, expected] of [
    ['missing', undefined, /^MicrosoftAppId is missing: /],
    ['no GUID', 'my-bot', /^MicrosoftAppId is not a GUID: /],
  ] as const) {
    it(`is not made when the app id is ${what}`, async () => {
      const result = await readAppPackage(FOLDER, { MicrosoftAppId: value });
      assert.ok(!result.ok);
      assert.equal(result.problems.length, 1);
      assert.match(result.problems[0] ?? '', expected);
    });
  }

  it('is not made of files that are wrong, and each is named', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'switchover-'));
    cpSync(FOLDER, folder, { recursive: true });
    const manifest = readJson('manifest.json');
    writeFileSync(join(folder, 'manifest.json'), JSON.stringify({ ...manifest, botz: [] }));
    writeFileSync(join(folder, 'languages/pl.json'), JSON.stringify({ 'name.short': 'Switchover' }));
    writeFileSync(join(folder, 'languages/ru.json'), '{');
    cpSync(join(FOLDER, 'outline.png'), join(folder, 'color.png'));
    writeFileSync(join(folder, 'notes.txt'), '');
    const result = await readAppPackage(folder, env);
    rmSync(folder, { recursive: true });
    assert.ok(!result.ok);
    for (const name of ['manifest.json', 'languages/pl.json', 'languages/ru.json', 'color.png', 'notes.txt']) {
      assert.ok(
        result.problems.some((problem) => problem.startsWith(name)),
        `${name} is not named`,
      );
    }
  });
});
