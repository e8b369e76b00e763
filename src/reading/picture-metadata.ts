import { crc32 } from 'node:zlib';

/**
 * Removes the metadata that cameras and programs write into a JPEG, PNG or WebP: EXIF with the place and the camera,
 * XMP, IPTC, comments, previews, and any bytes after the picture. Keeps every byte of the picture and of its colours,
 * and the orientation of a picture that must be rotated.
 * @returns null for other files, and for damaged ones
 */
export function withoutMetadata(bytes: Uint8Array): Uint8Array | null {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    if (file.subarray(0, 3).equals(JPEG_START)) return cleanJpeg(file);
    if (file.subarray(0, 8).equals(PNG_START)) return cleanPng(file);
    const isWebp = file.toString('latin1', 0, 4) === 'RIFF' && file.toString('latin1', 8, 12) === 'WEBP';
    return isWebp ? cleanWebp(file) : null;
  } catch (error) {
    // A read beyond the end of the file means that the file is damaged.
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** Says by the extension of a file whether it is a picture from which metadata must be removed before download. */
export function hasNotes(path: string): boolean {
  return /\.(?:jpe?g|png|webp)$/i.test(path);
}

const JPEG_START = Buffer.from([0xff, 0xd8, 0xff]);
const PNG_START = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

const EXIF_NAME = Buffer.from('Exif\0\0');

// JPEG (ITU-T T.81, annex B): segments, each with a marker and a length; the bytes of the picture follow the start of a
// scan.

const SCAN = 0xda;
const END = 0xd9;
const EXIF = 0xe1;
const JFIF = 0xe0;
/**
 * Bytes of a JFIF segment with its marker and without a preview; the last two are the width and height of the preview.
 */
const JFIF_BYTES = 18;

function cleanJpeg(file: Buffer): Buffer | null {
  const kept: Buffer[] = [];
  let orientation = 1;
  let hasScan = false;
  let at = 2;
  for (;;) {
    if (file.readUInt8(at) !== 0xff) return null;
    // Any number of fill bytes may stand before a marker.
    while (file.readUInt8(at + 1) === 0xff) at++;
    const marker = file.readUInt8(at + 1);
    if (marker === END) break;
    // A second start, or a marker that is allowed only inside a scan, means that the file is damaged.
    if (marker < 0xc0 || (marker >= 0xd0 && marker <= 0xd8)) return null;
    const end = at + 2 + file.readUInt16BE(at + 2);
    const content = file.subarray(at + 4, end);
    if (end < at + 4 || end > file.length) return null;
    if (marker === EXIF && content.subarray(0, 6).equals(EXIF_NAME))
      orientation = orientationOf(content.subarray(6)) ?? orientation;
    if (isPictureSegment(marker, content)) kept.push(withoutPreview(marker, file.subarray(at, end)));
    at = end;
    if (marker !== SCAN) continue;
    hasScan = true;
    at = endOfScan(file, end);
    kept.push(file.subarray(end, at));
    // Browsers show a truncated picture as far as it goes.
    if (at === file.length) break;
  }
  if (!hasScan) return null;
  const isJfif = kept[0]?.[1] === JFIF;
  const note = orientation === 1 ? [] : [jpegExif(orientation)];
  const end = at === file.length ? [] : [Buffer.from([0xff, END])];
  return Buffer.concat([
    JPEG_START.subarray(0, 2),
    ...(isJfif ? [kept.shift()!] : []),
    ...note,
    ...kept,
    ...end,
  ]);
}

/**
 * Says whether a segment belongs to the picture: tables, frames, JFIF, the colour profile (ICC), Adobe's note on the
 * colour coding.
 */
function isPictureSegment(marker: number, content: Buffer): boolean {
  const begins = (name: string) => content.toString('latin1', 0, name.length) === name;
  if (marker === JFIF) return begins('JFIF\0');
  if (marker === 0xe2) return begins('ICC_PROFILE\0');
  if (marker === 0xee) return begins('Adobe');
  const isNote = marker === 0xfe || (marker >= 0xe0 && marker <= 0xfd);
  return !isNote;
}

/** Removes the preview from a JFIF segment, because it may show what somebody has cut off or covered since. */
function withoutPreview(marker: number, segment: Buffer): Buffer {
  if (marker !== JFIF || segment.length <= JFIF_BYTES) return segment;
  const bare = Buffer.from(segment.subarray(0, JFIF_BYTES));
  bare.writeUInt16BE(JFIF_BYTES - 2, 2);
  bare.fill(0, JFIF_BYTES - 2);
  return bare;
}

/** Finds the segment after a scan. Inside a scan, a byte of 255 is followed by 0 or by the number of a restart. */
function endOfScan(file: Buffer, from: number): number {
  for (let at = file.indexOf(0xff, from); at !== -1; at = file.indexOf(0xff, at + 1)) {
    const next = file[at + 1];
    if (next === undefined) break;
    if (next !== 0 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) return at;
  }
  return file.length;
}

function jpegExif(orientation: number): Buffer {
  const content = Buffer.concat([EXIF_NAME, exifOf(orientation)]);
  const head = Buffer.from([0xff, EXIF, 0, 0]);
  head.writeUInt16BE(content.length + 2, 2);
  return Buffer.concat([head, content]);
}

// PNG (W3C, third edition): chunks, each with a length, a name, its content and a checksum.

/** The chunks that decide how a picture or an animation looks. */
const PNG_PICTURE = [
  ...['IHDR', 'PLTE', 'IDAT', 'IEND', 'tRNS', 'gAMA', 'cHRM', 'sRGB', 'iCCP', 'sBIT', 'cICP', 'mDCV', 'cLLI'],
  ...['bKGD', 'hIST', 'pHYs', 'acTL', 'fcTL', 'fdAT'],
];

function cleanPng(file: Buffer): Buffer | null {
  const kept: Buffer[] = [];
  let orientation = 1;
  for (let at = PNG_START.length; ;) {
    const end = at + 12 + file.readUInt32BE(at);
    const name = file.toString('latin1', at + 4, at + 8);
    if (end > file.length || !/^[A-Za-z]{4}$/.test(name) || (kept.length === 0) !== (name === 'IHDR'))
      return null;
    if (name === 'eXIf') orientation = orientationOf(file.subarray(at + 8, end - 4)) ?? orientation;
    // A capital first letter marks a chunk that every program needs to show the picture.
    if (PNG_PICTURE.includes(name) || /^[A-Z]/.test(name)) kept.push(file.subarray(at, end));
    if (name === 'IEND') break;
    at = end;
  }
  const [head, ...others] = kept;
  const note = orientation === 1 ? [] : [pngChunk('eXIf', exifOf(orientation))];
  return Buffer.concat([PNG_START, head!, ...note, ...others]);
}

function pngChunk(name: string, content: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), content]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(content.length);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
}

// WebP (RFC 9649): chunks, each with a name, a length and its content, padded to an even number of bytes.

const WEBP_PICTURE = ['VP8 ', 'VP8L', 'VP8X', 'ALPH', 'ANIM', 'ANMF', 'ICCP'];
const [HAS_EXIF, HAS_XMP] = [0x08, 0x04];

function cleanWebp(file: Buffer): Buffer | null {
  const whole = file.readUInt32LE(4) + 8;
  if (whole > file.length) return null;
  const kept: Buffer[] = [];
  let orientation = 1;
  for (let at = 12; at < whole;) {
    const name = file.toString('latin1', at, at + 4);
    const length = file.readUInt32LE(at + 4);
    const end = at + 8 + length;
    if (end > whole) return null;
    const content = file.subarray(at + 8, end);
    if (name === 'EXIF') orientation = webpOrientation(content) ?? orientation;
    else if (WEBP_PICTURE.includes(name)) kept.push(webpChunk(name, content));
    at = end + (length % 2);
  }
  const [first, ...others] = kept;
  if (!first || (others.length === 0 && !/^VP8[ L]/.test(first.toString('latin1', 0, 4)))) return null;
  const isExtended = first.toString('latin1', 0, 4) === 'VP8X';
  if (isExtended) {
    if (first.length < 18) return null;
    first[8] = first[8]! & ~(HAS_EXIF | HAS_XMP);
    if (orientation !== 1) {
      first[8] |= HAS_EXIF;
      others.push(webpChunk('EXIF', exifOf(orientation)));
    }
  }
  const body = Buffer.concat([Buffer.from('WEBP'), first, ...others]);
  const head = Buffer.from('RIFF\0\0\0\0', 'latin1');
  head.writeUInt32LE(body.length, 4);
  return Buffer.concat([head, body]);
}

/** Reads the orientation from an EXIF chunk; some programs put the name of the JPEG segment in front of it. */
function webpOrientation(content: Buffer): number | null {
  return orientationOf(content.subarray(0, 6).equals(EXIF_NAME) ? content.subarray(6) : content);
}

/** Writes a chunk anew, so that its padding byte hides nothing. */
function webpChunk(name: string, content: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32LE(content.length);
  return Buffer.concat([Buffer.from(name, 'latin1'), length, content, Buffer.alloc(content.length % 2)]);
}

// EXIF (CIPA DC-008): a TIFF file whose first directory may give the orientation of the picture.

const ORIENTATION = 0x0112;

/** Reads the orientation of a picture, 1 to 8; null where the EXIF does not give it. */
function orientationOf(exif: Buffer): number | null {
  const order = exif.toString('latin1', 0, 2);
  if (exif.length < 14 || (order !== 'II' && order !== 'MM')) return null;
  const read = (bytes: 2 | 4, at: number) =>
    at + bytes > exif.length ? 0 : order === 'II' ? exif.readUIntLE(at, bytes) : exif.readUIntBE(at, bytes);
  const directory = read(4, 4);
  const entries = read(2, directory);
  for (let entry = directory + 2; entry < directory + 2 + entries * 12; entry += 12) {
    if (read(2, entry) !== ORIENTATION) continue;
    const value = read(2, entry + 8);
    return value >= 1 && value <= 8 ? value : null;
  }
  return null;
}

/** Writes an EXIF that gives only the orientation of a picture. */
function exifOf(orientation: number): Buffer {
  const exif = Buffer.from('MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\0\0\0\0\0\0\0', 'latin1');
  exif.writeUInt16BE(orientation, 18);
  return exif;
}
