import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { AppManifestUtils } from '@microsoft/app-manifest';
import { ZipFile } from 'yazl';
import type { Environment } from '../../src/config.ts';

export type PackageFile = { name: string; content: Buffer };
export type PackageResult = { ok: true; files: PackageFile[] } | { ok: false; problems: string[] };

const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const PLACEHOLDER = /\$\{\{(\w+)\}\}/g;
const SIZES: Record<string, number> = { 'color.png': 192, 'outline.png': 32 };

const isUnicodePattern = (pattern: string) => {
  try {
    new RegExp(pattern, 'u');
    return true;
  } catch {
    return false;
  }
};

/**
 * A schema of the manifest's version. Some patterns for localised keys are no Unicode regular expressions, as which they would
 * be compiled: they are left out, so that the keys they allow, none of which we have, are refused.
 */
function schema(name: string) {
  const path = `@microsoft/app-manifest/build/json-schemas/teams/v1.30/${name}.schema.json`;
  const { patternProperties = {}, ...rest } = createRequire(import.meta.url)(path);
  const compilable = Object.entries(patternProperties).filter(([pattern]) => isUnicodePattern(pattern));
  return { ...rest, patternProperties: Object.fromEntries(compilable) };
}

/** What the schema, as the package ships it, says against a file's JSON. Asks no network. */
async function schemaProblems({ name, content }: PackageFile): Promise<string[]> {
  let value: unknown;
  try {
    value = JSON.parse(content.toString('utf8'));
  } catch {
    return [`${name} is not JSON.`];
  }
  const of = name === 'manifest.json' ? 'MicrosoftTeams' : 'MicrosoftTeams.Localization';
  const problems = await AppManifestUtils.validateAgainstSchema(value as never, schema(of));
  return problems.map((problem) => `${name}: ${problem}`);
}

/** Width and height of a PNG, from its header; null when it is none. */
export function pngSize(content: Buffer): { width: number; height: number } | null {
  const isPng = content.length >= 24 && content.toString('latin1', 0, 8) === '\x89PNG\r\n\x1a\n';
  return isPng ? { width: content.readUInt32BE(16), height: content.readUInt32BE(20) } : null;
}

function iconProblems({ name, content }: PackageFile): string[] {
  const wanted = SIZES[name];
  if (wanted === undefined) return [`${name} does not belong in an app package.`];
  const size = pngSize(content);
  return wanted === size?.width && wanted === size?.height ? [] : [`${name} must be a PNG of ${wanted} × ${wanted}.`];
}

/** The files of a folder and its subfolders, as zip entries, sorted. */
function readFolder(folder: string): PackageFile[] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = entries.map((entry) => join(entry.parentPath, entry.name)).sort();
  return paths.map((path) => ({
    name: path.slice(join(folder, '/').length).replaceAll('\\', '/'),
    content: readFileSync(path),
  }));
}

/** Reads the app package's folder, puts the bot's app id into the manifest, and checks every file. */
export async function readAppPackage(folder: string, env: Environment): Promise<PackageResult> {
  const appId = env['MicrosoftAppId']?.trim() ?? '';
  if (!GUID.test(appId)) {
    const what = appId === '' ? 'is missing' : 'is not a GUID';
    const problem = `MicrosoftAppId ${what}: set it to the application (client) id of the bot's registration.`;
    return { ok: false, problems: [problem] };
  }
  const files = readFolder(folder).map(({ name, content }) => {
    if (name !== 'manifest.json') return { name, content };
    const filled = content
      .toString('utf8')
      .replace(PLACEHOLDER, (all, key) => (key === 'MicrosoftAppId' ? appId : all));
    return { name, content: Buffer.from(filled) };
  });
  const checked = files.map((file) => (file.name.endsWith('.json') ? schemaProblems(file) : iconProblems(file)));
  const problems = (await Promise.all(checked)).flat();
  return problems.length > 0 ? { ok: false, problems } : { ok: true, files };
}

/** The files as one zip archive. */
export async function zip(files: PackageFile[]): Promise<Buffer> {
  const archive = new ZipFile();
  for (const { name, content } of files) archive.addBuffer(content, name);
  archive.end();
  const chunks: Buffer[] = [];
  for await (const chunk of archive.outputStream) chunks.push(Buffer.from(chunk as Buffer));
  return Buffer.concat(chunks);
}
