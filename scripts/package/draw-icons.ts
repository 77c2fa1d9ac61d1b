import { readFileSync, writeFileSync } from 'node:fs';
import { findChromium, launchChromium } from '../../test/support/chromium.ts';
import { ICON_SIZES } from './app-package.ts';

/** Draws the app's icons from the SVG files beside this one; run by hand when those have changed. */
const chromium = findChromium(process.env);
if (chromium.kind !== 'found') throw new Error(`No icon can be drawn: ${chromium.reason}`);
const browser = await launchChromium(chromium.path);
for (const [name, size] of Object.entries(ICON_SIZES)) {
  const svg = readFileSync(new URL(name.replace('.png', '.svg'), import.meta.url), 'utf8');
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  await page.setContent(`<style>body { margin: 0 } svg { display: block }</style>${svg}`);
  writeFileSync(new URL(`../../appPackage/${name}`, import.meta.url), await page.screenshot({ omitBackground: true }));
}
await browser.close();
