import { crc32, deflateSync } from 'node:zlib';

/** Pixels row by row, four bytes each: red, green, blue, and one that is left out. */
export type Pixels = { width: number; height: number; rgba: Buffer };

const MAX_COLORS = 256;
/** Squared distance of two colours that nobody tells apart. */
const ALIKE = 20;
const SIGNATURE = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');

const chunk = (type: string, data: Buffer): Buffer => {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const framed = Buffer.alloc(named.length + 8);
  framed.writeUInt32BE(data.length);
  named.copy(framed, 4);
  framed.writeUInt32BE(crc32(named), named.length + 4);
  return framed;
};

const distance = (a: number, b: number): number =>
  [16, 8, 0].reduce((sum, shift) => sum + (((a >> shift) & 255) - ((b >> shift) & 255)) ** 2, 0);

/** The commonest colours that differ from each other, so that a rare one finds its like among them. */
const paletteOf = (byCount: number[]): number[] => {
  const palette: number[] = [];
  for (const color of byCount) {
    if (palette.length === MAX_COLORS) break;
    if (palette.every((one) => distance(one, color) > ALIKE)) palette.push(color);
  }
  return palette;
};

/** A PNG of 256 colours, the nearest for each pixel: a screen's flat colours need no more. */
export const palettePng = ({ width, height, rgba }: Pixels): Buffer => {
  const colorAt = (pixel: number): number => rgba.readUIntBE(pixel * 4, 3);
  const counts = new Map<number, number>();
  for (let pixel = 0; pixel < width * height; pixel += 1) {
    counts.set(colorAt(pixel), (counts.get(colorAt(pixel)) ?? 0) + 1);
  }
  const byCount = [...counts].sort(([, a], [, b]) => b - a).map(([color]) => color);
  const palette = paletteOf(byCount);
  const indexOf = new Map(
    byCount.map((color) => {
      const nearest = palette.reduce((best, one) => (distance(color, one) < distance(color, best) ? one : best));
      return [color, palette.indexOf(nearest)];
    }),
  );

  const rows = Buffer.alloc((width + 1) * height);
  for (let pixel = 0; pixel < width * height; pixel += 1) {
    rows[pixel + Math.floor(pixel / width) + 1] = indexOf.get(colorAt(pixel)) ?? 0;
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width);
  header.writeUInt32BE(height, 4);
  // Eight bits a pixel, each the number of a colour.
  header.set([8, 3], 8);
  const colors = Buffer.alloc(palette.length * 3);
  palette.forEach((color, index) => {
    colors.writeUIntBE(color, index * 3, 3);
  });
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('PLTE', colors),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
};
