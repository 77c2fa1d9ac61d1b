import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const DEFAULT_PATH = '/usr/bin/chromium';
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export type Chromium = { kind: 'found'; path: string } | { kind: 'skip' | 'fail'; reason: string };
type Environment = Record<string, string | undefined>;

/** Where Chromium is, by CHROMIUM_PATH or Debian's place; without it tests are skipped, and with CI set they fail. */
export const findChromium = (env: Environment, exists: (path: string) => boolean = existsSync): Chromium => {
  const path = env['CHROMIUM_PATH'] || DEFAULT_PATH;
  if (exists(path)) return { kind: 'found', path };
  const reason = `there is no Chromium at ${path}: install it, or set CHROMIUM_PATH.`;
  return env['CI'] ? { kind: 'fail', reason } : { kind: 'skip', reason };
};

let isSaid = false;

/** The path of Chromium; where there is none, skips what mocha runs, saying so once, or throws. */
export const chromiumOrSkip = (context: Mocha.Context): string => {
  const found = findChromium(process.env);
  if (found.kind === 'found') return found.path;
  if (found.kind === 'fail') throw new Error(`The browser tests cannot run: ${found.reason}`);
  if (!isSaid) process.stderr.write(`\n*** THE BROWSER TESTS ARE SKIPPED: ${found.reason}\n\n`);
  isSaid = true;
  return context.skip();
};

export const launchChromium = (executablePath: string): Promise<Browser> =>
  chromium.launch({ executablePath, args: FLAGS });
