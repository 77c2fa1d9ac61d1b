import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { AppManifestUtils } from '@microsoft/app-manifest';
import { ZipFile } from 'yazl';
import type { Environment } from '../../src/config-conflicts.ts';
import { fillPlaceholders, placeholdersIn, readPlaceholders } from './placeholders.ts';
import { pngSize, readPng } from './png.ts';

export type PackageFile = { name: string; content: Buffer };
export type PackageResult = { ok: true; files: PackageFile[]; isTrial: boolean } | { ok: false; problems: string[] };

/** Width and height of each icon, pixels. */
export const ICON_SIZES: Record<string, number> = { 'color.png': 192, 'outline.png': 32 };

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
  const text = content.toString('utf8');
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return [`${name} is not JSON.`];
  }
  const unfilled = placeholdersIn(text);
  if (unfilled.length > 0) return [`${name} has placeholders that nothing fills: ${unfilled.join(', ')}.`];
  const of = name === 'manifest.json' ? 'MicrosoftTeams' : 'MicrosoftTeams.Localization';
  const problems = await AppManifestUtils.validateAgainstSchema(value as never, schema(of));
  return problems.map((problem) => `${name}: ${problem}`);
}

/** True where every pixel that can be seen is white: Teams colours the outline itself. */
function isWhiteOnTransparent(content: Buffer): boolean {
  const rgba = readPng(content)?.rgba;
  if (!rgba) return false;
  for (let at = 0; at < rgba.length; at += 4) {
    if (rgba[at + 3] !== 0 && rgba.readUIntBE(at, 3) !== 0xffffff) return false;
  }
  return true;
}

function iconProblems({ name, content }: PackageFile): string[] {
  const wanted = ICON_SIZES[name];
  if (wanted === undefined) return [`${name} does not belong in an app package.`];
  const size = pngSize(content);
  if (wanted !== size?.width || wanted !== size?.height) return [`${name} must be a PNG of ${wanted} × ${wanted}.`];
  if (name === 'outline.png' && !isWhiteOnTransparent(content)) return [`${name} must be white and transparent only.`];
  return [];
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

/** Reads the app package's folder, fills the manifest's placeholders from the environment, and checks every file. */
export async function readAppPackage(folder: string, env: Environment): Promise<PackageResult> {
  const placeholders = readPlaceholders(env);
  if (!placeholders.ok) return placeholders;
  const files = readFolder(folder).map(({ name, content }) => {
    if (name !== 'manifest.json') return { name, content };
    return { name, content: Buffer.from(fillPlaceholders(content.toString('utf8'), placeholders.values)) };
  });
  const checked = files.map((file) => (file.name.endsWith('.json') ? schemaProblems(file) : iconProblems(file)));
  const problems = (await Promise.all(checked)).flat();
  return problems.length > 0 ? { ok: false, problems } : { ok: true, files, isTrial: placeholders.isTrial };
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
