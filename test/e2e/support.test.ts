import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { findChromium } from '../support/chromium.ts';

const there = () => true;
const nowhere = () => false;

describe('Chromium for the browser tests', () => {
  it('is the one that CHROMIUM_PATH names, else Debian’s', () => {
    assert.deepEqual(findChromium({}, there), { kind: 'found', path: '/usr/bin/chromium' });
    assert.deepEqual(findChromium({ CHROMIUM_PATH: '/opt/chromium' }, there), {
      kind: 'found',
      path: '/opt/chromium',
    });
  });

  it('may be missing, but not in CI', () => {
    assert.equal(findChromium({}, nowhere).kind, 'skip');
    assert.equal(findChromium({ CI: 'true' }, nowhere).kind, 'fail');
  });
});

describe('the clock of a bot under test', () => {
  const clockOf = (offset: number) => {
    const code = `
      const copy = new (new Date(5).constructor)();
      console.log(JSON.stringify({
        now: Date.now(), made: new Date().getTime(), said: Date.parse(Date()), copy: copy.getTime(),
        given: new Date(2027, 0).getFullYear(), isDate: new Date() instanceof Date && copy instanceof Date,
      }));`;
    const { stdout } = spawnSync(
      process.execPath,
      ['--import', new URL('../support/shifted-clock.ts', import.meta.url).href, '--eval', code],
      { env: { CLOCK_OFFSET_MS: String(offset) }, encoding: 'utf8' },
    );
    return JSON.parse(stdout);
  };

  it('is shifted for whoever asks it, while given dates stay what they are', () => {
    const ahead = 100 * 24 * 60 * 60 * 1000;
    const { now, made, said, copy, given, isDate } = clockOf(ahead);
    for (const instant of [now, made, said, copy]) {
      assert.ok(Math.abs(instant - Date.now() - ahead) < 60_000, `${instant}`);
    }
    assert.deepEqual({ given, isDate }, { given: 2027, isDate: true });
  });
});
