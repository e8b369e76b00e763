import { join } from 'node:path';
import type { CreateText, Sharp } from 'sharp';
import { readStart } from '../store/content-file.ts';
import { takeFontsFrom } from '../terminal/environment.ts';

/** The most pixels a picture may have. */
export const MAX_PIXELS = 50_000_000;

/** A step of the work on one picture stops after this time, so that no picture can hold up a build. */
const MAX_STEP_SECONDS = 60;

/**
 * Opens a picture that may be hostile. Only here do the bytes of the content reach sharp, and only when their first
 * bytes are those of an accepted raster format. Never reads a drawing (SVG), which is a program for the renderer.
 * @param input the bytes, or the path of the file
 * @param limitsSize false to read the size of a picture that may have too many pixels. The caller must not decode it, unless
 * it makes a JPEG small while it is read
 * @throws an error for anything but a picture of an accepted format
 */
export async function openPicture(input: string | Uint8Array, limitsSize = true): Promise<Sharp> {
  const head = typeof input === 'string' ? readStart(input, HEAD_BYTES) : input.subarray(0, HEAD_BYTES);
  if (!formatOf(head)) throw new Error('not a raster picture');
  sharp ??= loadSharp();
  return (await sharp)(input, {
    limitInputPixels: limitsSize ? MAX_PIXELS : false,
    failOn: 'error',
    ...{ unlimited: false, sequentialRead: true },
  }).timeout({ seconds: MAX_STEP_SECONDS });
}

/** Begins a picture of one colour. */
export async function blankPicture(width: number, height: number, background: string): Promise<Sharp> {
  sharp ??= loadSharp();
  return (await sharp)({ create: { width, height, background, channels: 3 } });
}

/** Draws letters, on a transparent ground as large as they are. */
export async function letter(text: CreateText): Promise<Sharp> {
  takeFontsFrom(join(import.meta.dirname, 'share/fonts.conf'));
  sharp ??= loadSharp();
  return (await sharp)({ text });
}

type Format = 'jpeg' | 'png' | 'webp' | 'gif' | 'tiff' | 'heif';

/** Recognises the format of a raster picture by its first bytes; null for anything else. */
export function formatOf(head: Uint8Array): Format | null {
  const text = Buffer.from(head.buffer, head.byteOffset, Math.min(head.byteLength, 16)).toString('latin1');
  return (Object.keys(SIGNS) as Format[]).find((format) => SIGNS[format].test(text)) ?? null;
}

/** Says whether a file is a HEIC, the photo format of iPhones: a HEIF that holds no AVIF. */
export function isHeic(head: Uint8Array): boolean {
  const text = Buffer.from(head.buffer, head.byteOffset, Math.min(head.byteLength, 64)).toString('latin1');
  return /^.{4}ftyp.*(?:hei[cmsx]|hev[cmsx])/s.test(text) && !/avi[fs]/.test(text);
}

/** Says whether a file is a drawing (SVG), plain or compressed, whatever its name is. */
export function isDrawing(head: Uint8Array): boolean {
  if (head[0] === 0x1f && head[1] === 0x8b) return true;
  const text = Buffer.from(head.buffer, head.byteOffset, head.byteLength).toString('latin1');
  return /<(?:\w{1,20}:)?svg[\s>]/i.test(text) && !/<html/i.test(text);
}

/** So many bytes show the format of a picture. */
const HEAD_BYTES = 4096;

/**
 * How each accepted format begins. A HEIF is usually an AVIF; sharp is built without the other codecs that it may hold.
 */
const SIGNS: Record<Format, RegExp> = {
  jpeg: /^\xff\xd8\xff/,
  // eslint-disable-next-line no-control-regex
  png: /^\x89PNG\r\n\x1a\n/,
  webp: /^RIFF.{4}WEBP/s,
  gif: /^GIF8[79]a/,
  tiff: /^(?:II[*+]\0|MM\0[*+])/,
  heif: /^.{4}ftyp/s,
};

/**
 * The loaders of libvips for these formats. All others are off, among them those for drawings and for its own files.
 */
const LOADERS = ['Jpeg', 'Png', 'Webp', 'Nsgif', 'Tiff', 'Heif'].flatMap((format) => [
  `VipsForeignLoad${format}File`,
  `VipsForeignLoad${format}Buffer`,
]);

type MakeSharp = (typeof import('sharp'))['default'];

let sharp: Promise<MakeSharp> | undefined;

/** Loads sharp when the first picture is opened, because most runs open none. */
async function loadSharp(): Promise<MakeSharp> {
  const { default: make } = await import('sharp');
  make.block({ operation: ['VipsForeignLoad'] });
  make.unblock({ operation: LOADERS });
  make.cache(false);
  make.concurrency(Math.min(4, make.concurrency()));
  return make;
}
