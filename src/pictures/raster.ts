import { closeSync, readSync } from 'node:fs';
import type { Sharp } from 'sharp';
import { openContentFile } from '../store/content-file.ts';

/** The most pixels a picture may have. */
export const MAX_PIXELS = 50_000_000;

/** No step of the work on one picture goes on for longer, so that a picture made for it cannot hold a build up. */
const MAX_SECONDS = 60;

/**
 * Opens a picture that nobody vouches for: the one place where such bytes reach sharp, and by their first bytes only
 * when they are a picture made of pixels. Of a drawing, which is a program for the renderer, nothing is ever read.
 * @param input the bytes, or the path of the file
 * @param limitsSize false to learn the size of a picture that may have too many pixels; nothing else is to be asked of it
 * @throws for anything but a picture of a format that is accepted
 */
export async function openPicture(input: string | Uint8Array, limitsSize = true): Promise<Sharp> {
  const head = typeof input === 'string' ? readHead(input) : input.subarray(0, HEAD_BYTES);
  if (!formatOf(head)) throw new Error('not a raster picture');
  sharp ??= loadSharp();
  return (await sharp)(input, {
    limitInputPixels: limitsSize ? MAX_PIXELS : false,
    failOn: 'error',
    ...{ unlimited: false, sequentialRead: true },
  }).timeout({ seconds: MAX_SECONDS });
}

type Format = 'jpeg' | 'png' | 'webp' | 'gif' | 'tiff' | 'heif';

/** Tells the format of a picture by its first bytes; null for what is no picture, or not made of pixels. */
export function formatOf(head: Uint8Array): Format | null {
  const text = Buffer.from(head.buffer, head.byteOffset, Math.min(head.byteLength, 16)).toString('latin1');
  return (Object.keys(SIGNS) as Format[]).find((format) => SIGNS[format].test(text)) ?? null;
}

/** Says whether a file that is no picture is a drawing (SVG), plain or compressed, whatever its name is. */
export function isDrawing(head: Uint8Array): boolean {
  if (head[0] === 0x1f && head[1] === 0x8b) return true;
  const text = Buffer.from(head.buffer, head.byteOffset, head.byteLength).toString('latin1');
  return /<(?:\w{1,20}:)?svg[\s>]/i.test(text) && !/<html/i.test(text);
}

/** Reads as much of the beginning of a file as its format is told by. */
export function readHead(file: string): Buffer {
  const descriptor = openContentFile(file);
  try {
    const head = Buffer.alloc(HEAD_BYTES);
    return head.subarray(0, readSync(descriptor, head, 0, HEAD_BYTES, 0));
  } finally {
    closeSync(descriptor);
  }
}

const HEAD_BYTES = 4096;

/** How each accepted format begins. A HEIF is an AVIF as a rule: what else it may hold, sharp was built without. */
const SIGNS: Record<Format, RegExp> = {
  jpeg: /^\xff\xd8\xff/,
  // eslint-disable-next-line no-control-regex
  png: /^\x89PNG\r\n\x1a\n/,
  webp: /^RIFF.{4}WEBP/s,
  gif: /^GIF8[79]a/,
  tiff: /^(?:II[*+]\0|MM\0[*+])/,
  heif: /^.{4}ftyp/s,
};

/** The readers of libvips for these formats. All others, those of drawings and of its own files among them, are off. */
const LOADERS = ['Jpeg', 'Png', 'Webp', 'Nsgif', 'Tiff', 'Heif'].flatMap((format) => [
  `VipsForeignLoad${format}File`,
  `VipsForeignLoad${format}Buffer`,
]);

type MakeSharp = (typeof import('sharp'))['default'];

let sharp: Promise<MakeSharp> | undefined;

/** Loads sharp only when there is a picture to open: most runs have none. */
async function loadSharp(): Promise<MakeSharp> {
  const { default: make } = await import('sharp');
  make.block({ operation: ['VipsForeignLoad'] });
  make.unblock({ operation: LOADERS });
  make.cache(false);
  make.concurrency(Math.min(4, make.concurrency()));
  return make;
}
