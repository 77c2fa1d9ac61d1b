import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { pngSize, readPng } from '../../scripts/package/png.ts';

describe('the icons of the app package', () => {
  const color = readFileSync('appPackage/color.png');
  const outline = readFileSync('appPackage/outline.png');
  const pixelsOf = (content: Buffer) => {
    const { width, rgba } = readPng(content) ?? assert.fail('no PNG that can be read');
    return Array.from({ length: rgba.length / 4 }, (_, index) => ({
      x: index % width,
      y: Math.floor(index / width),
      color: rgba.toString('hex', index * 4, index * 4 + 3),
      alpha: rgba[index * 4 + 3] ?? 0,
    }));
  };

  it('have the sizes that Teams wants', () => {
    assert.deepEqual(pngSize(color), { width: 192, height: 192 });
    assert.deepEqual(pngSize(outline), { width: 32, height: 32 });
  });

  it('are a symbol within the safe area of a full square of one colour', () => {
    const isSafe = (at: number) => at >= 36 && at < 156;
    const pixels = pixelsOf(color);
    assert.ok(pixels.every(({ alpha }) => alpha === 255));
    const around = pixels.filter(({ x, y }) => !isSafe(x) || !isSafe(y));
    assert.deepEqual([...new Set(around.map((pixel) => pixel.color))], ['0b4f5c']);
    assert.ok(pixels.some((pixel) => pixel.color === 'ffffff'));
  });

  it('are an outline in white alone on nothing', () => {
    const seen = pixelsOf(outline).filter(({ alpha }) => alpha > 0);
    assert.deepEqual([...new Set(seen.map((pixel) => pixel.color))], ['ffffff']);
    assert.ok(seen.length > 100 && seen.length < 512, `${seen.length} pixels are white`);
  });

  it('have a background that the manifest names as its accent', () => {
    assert.equal(JSON.parse(readFileSync('appPackage/manifest.json', 'utf8')).accentColor.toLowerCase(), '#0b4f5c');
  });
});
