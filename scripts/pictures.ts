import { mkdirSync, writeFileSync } from 'node:fs';
import { findChromium, launchChromium } from '../test/support/chromium.ts';
import { contactSheet } from './pictures/contact-sheet.ts';
import { conversation } from './pictures/conversation.ts';
import { singlePictures } from './pictures/single-pictures.ts';

/**
 * The README's pictures, run by hand when the cards have changed. With a folder: every card in every state, theme, width and
 * language is drawn into it instead, and what does not fit is said; with a second argument only what its pattern finds among
 * names like `dark-320-pl`.
 */
const README_PICTURES = new URL('../cards/pictures/', import.meta.url);

const chromium = findChromium(process.env);
if (chromium.kind !== 'found') throw new Error(`No picture can be taken: ${chromium.reason}`);
const [folder, pattern = ''] = process.argv.slice(2);
await using stack = new AsyncDisposableStack();
const browser = await launchChromium(chromium.path);
stack.defer(() => browser.close());

const write = (name: string, picture: Buffer): void => {
  mkdirSync(README_PICTURES, { recursive: true });
  writeFileSync(new URL(name, README_PICTURES), picture);
  process.stdout.write(`cards/pictures/${name}: ${Math.ceil(picture.length / 1024)} KB\n`);
};

if (folder === undefined) {
  write('contact-sheet.png', await contactSheet(browser));
  write('checklist.png', await conversation(chromium.path));
} else {
  const cut = await singlePictures(browser, folder, new RegExp(pattern));
  process.stdout.write(`${cut.join('\n')}\n${cut.length} places do not fit.\n`);
}
