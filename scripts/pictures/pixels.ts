import type { Page } from 'playwright-core';
import type { Pixels } from './palette-png.ts';

/** What a picture shows, as the browser decodes it. */
export const pixelsOf = async (page: Page, picture: Buffer): Promise<Pixels> => {
  const decoded = (await page.evaluate(`(async () => {
    const bytes = Uint8Array.from(atob('${picture.toString('base64')}'), (c) => c.charCodeAt(0));
    const bitmap = await createImageBitmap(new Blob([bytes]));
    const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
    context.drawImage(bitmap, 0, 0);
    const { data, width, height } = context.getImageData(0, 0, bitmap.width, bitmap.height);
    return { width, height, base64: new Uint8Array(data.buffer).toBase64() };
  })()`)) as { width: number; height: number; base64: string };
  return { ...decoded, rgba: Buffer.from(decoded.base64, 'base64') };
};
