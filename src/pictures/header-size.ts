import { formatOf } from './raster.ts';

/** The width and height of a picture in pixels, before it is turned upright. */
export interface HeaderSize {
  width: number;
  height: number;
}

/**
 * Reads the size of a JPEG, PNG or WebP from its first bytes, without decoding the picture.
 * @returns null for other formats, and when these bytes do not hold a size
 */
export function sizeInHeader(head: Buffer): HeaderSize | null {
  try {
    switch (formatOf(head)) {
      case 'jpeg':
        return sizeOfJpeg(head);
      case 'png':
        return sizeOfPng(head);
      case 'webp':
        return sizeOfWebp(head);
      default:
        return null;
    }
  } catch (error) {
    // The header is longer than these bytes.
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/**
 * JPEG (ITU-T T.81, B.2.2): the segment that begins a frame holds height and width; the segments before it are skipped.
 */
function sizeOfJpeg(head: Buffer): HeaderSize {
  // The length of the first segment, after the start of the picture and the segment's marker.
  let at = 4;
  for (;;) {
    const marker = at + head.readUInt16BE(at);
    if (head.readUInt8(marker) !== 0xff) {
      // Some cameras write a wrong length; looks for the next marker byte by byte.
      at++;
      continue;
    }
    const kind = head.readUInt8(marker + 1);
    if (FRAMES.has(kind))
      return { height: head.readUInt16BE(marker + 5), width: head.readUInt16BE(marker + 7) };
    at = marker + 2;
  }
}

/** Baseline, extended sequential and progressive frames. */
const FRAMES = new Set([0xc0, 0xc1, 0xc2]);

/** PNG (W3C, 11.2.1): the first chunk, IHDR, begins with width and height. */
function sizeOfPng(head: Buffer): HeaderSize | null {
  // Apple's own variant has a chunk of its own before IHDR.
  const chunk = head.toString('latin1', 12, 16) === 'CgBI' ? 28 : 12;
  if (head.toString('latin1', chunk, chunk + 4) !== 'IHDR') return null;
  return { width: head.readUInt32BE(chunk + 4), height: head.readUInt32BE(chunk + 8) };
}

/**
 * WebP (RFC 9649): each of the three kinds of first chunk packs width and height in its own way. VP8 needs a key frame.
 */
function sizeOfWebp(head: Buffer): HeaderSize | null {
  const chunk = head.toString('latin1', 12, 16);
  if (chunk === 'VP8X') {
    const isReservedClear = (head.readUInt8(20) & 0b1100_0001) === 0;
    return isReservedClear ? { width: 1 + head.readUIntLE(24, 3), height: 1 + head.readUIntLE(27, 3) } : null;
  }
  if (chunk === 'VP8 ' && (head.readUInt8(20) & 1) === 0)
    return { width: head.readUInt16LE(26) & 0x3fff, height: head.readUInt16LE(28) & 0x3fff };
  if (chunk !== 'VP8L' || head.readUInt8(20) !== LOSSLESS_SIGN) return null;
  const bits = head.readUInt32LE(21);
  return { width: 1 + (bits & 0x3fff), height: 1 + ((bits >>> 14) & 0x3fff) };
}

const LOSSLESS_SIGN = 0x2f;
