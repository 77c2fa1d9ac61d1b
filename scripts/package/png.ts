import { inflateSync } from 'node:zlib';

/** A picture as four bytes a pixel: red, green, blue and opacity. */
export type Picture = { width: number; height: number; rgba: Buffer };

const SIGNATURE = '\x89PNG\r\n\x1a\n';
/** Bytes a pixel by the colour types that have no palette, at eight bits a channel. */
const CHANNELS: Record<number, number> = { 2: 3, 6: 4 };

/** Width and height of a PNG, from its header; null when it is none. */
export function pngSize(content: Buffer): { width: number; height: number } | null {
  const isPng = content.length >= 24 && content.toString('latin1', 0, 8) === SIGNATURE;
  return isPng ? { width: content.readUInt32BE(16), height: content.readUInt32BE(20) } : null;
}

/** The chunks of a PNG that hold its pixels, joined. */
function pixelData(content: Buffer): Buffer {
  const parts: Buffer[] = [];
  for (let at = 8; at + 12 <= content.length; at += 12 + content.readUInt32BE(at)) {
    if (content.toString('latin1', at + 4, at + 8) === 'IDAT')
      parts.push(content.subarray(at + 8, at + 8 + content.readUInt32BE(at)));
  }
  return inflateSync(Buffer.concat(parts));
}

const paeth = (left: number, up: number, corner: number): number => {
  const [a, b, c] = [left, up, corner].map((value) => Math.abs(left + up - corner - value)) as [number, number, number];
  return a <= b && a <= c ? left : b <= c ? up : corner;
};

/** What a row's filter adds to a byte, from the bytes before and above it (PNG specification, section 9). */
const predicted = (filter: number, left: number, up: number, corner: number): number =>
  [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter] ?? 0;

/** The pixels of a PNG of eight bits a channel, neither interlaced nor with a palette; null when it is anything else. */
export function readPng(content: Buffer): Picture | null {
  const size = pngSize(content);
  const channels = CHANNELS[content[25] ?? 0];
  if (!size || channels === undefined || content[24] !== 8 || content[28] !== 0) return null;
  const { width, height } = size;
  const rowBytes = width * channels;
  const packed = pixelData(content);
  const rows = Buffer.alloc(rowBytes * height);
  const rgba = Buffer.alloc(width * height * 4, 0xff);
  for (let y = 0; y < height; y++) {
    const filter = packed[y * (rowBytes + 1)] ?? 0;
    for (let x = 0; x < rowBytes; x++) {
      const at = y * rowBytes + x;
      const left = x >= channels ? (rows[at - channels] ?? 0) : 0;
      const up = y > 0 ? (rows[at - rowBytes] ?? 0) : 0;
      const corner = x >= channels && y > 0 ? (rows[at - rowBytes - channels] ?? 0) : 0;
      rows[at] = (packed[y * (rowBytes + 1) + 1 + x] ?? 0) + predicted(filter, left, up, corner);
      rgba[(y * width + Math.floor(x / channels)) * 4 + (x % channels)] = rows[at] ?? 0;
    }
  }
  return { width, height, rgba };
}
