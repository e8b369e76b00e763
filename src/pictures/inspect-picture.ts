import { closeSync } from 'node:fs';
import { openContentFile, readAt } from '../store/content-file.ts';
import { sizeInHeader, type HeaderSize } from './header-size.ts';
import { formatOf, isDrawing, isHeic, MAX_PIXELS, openPicture } from './raster.ts';

/** What is wrong with a picture file; null when it can be published. */
export type PictureFault =
  | { is: 'broken' }
  | { is: 'drawing' }
  | { is: 'heic' }
  | { is: 'too-large'; pixels: number }
  | { is: 'heavy'; bytes: number }
  | { is: 'animated' }
  | null;

/**
 * Opens a picture file and finds out whether it can be published. Takes a file for whole that begins and ends as its
 * format must and has a plausible size. Decodes the others, and not all, because that takes minutes for the pictures of
 * a province.
 * @param isThorough decodes every picture. A build needs that, because it fails at a fault that only decoding finds
 */
export async function inspectPicture(file: string, isThorough: boolean): Promise<PictureFault> {
  try {
    const { bytes, head, size } = readEnds(file);
    if (!formatOf(head)) return { is: isDrawing(head) ? 'drawing' : 'broken' };
    if (isHeic(head)) return { is: 'heic' };
    const { width, height, pages }: PictureSize = size ?? (await (await openPicture(file, false)).metadata());
    if (width * height > MAX_PIXELS) return { is: 'too-large', pixels: width * height };
    const isPlausible = width * height < bytes * MAX_PIXELS_PER_BYTE;
    if (isThorough || !size || !isPlausible) await (await openPicture(file)).resize(16).raw().toBuffer();
    if (bytes > HEAVY_BYTES) return { is: 'heavy', bytes };
    return isAnimated(head, pages) ? { is: 'animated' } : null;
  } catch {
    return { is: 'broken' };
  }
}

/** Says whether a picture moves. A TIFF of several pages does not. */
function isAnimated(head: Buffer, pages: number | undefined): boolean {
  const format = formatOf(head);
  if (format === 'gif') return (pages ?? 1) > 1;
  return (format === 'webp' && head.includes('ANIM')) || (format === 'png' && head.includes('acTL'));
}

/** A heavier picture gets a warning. No published size of a picture comes near. */
export const HEAVY_BYTES = 5 * 1024 * 1024;

/** A JPEG of one flat colour stays below. With more, the header may claim a size that the picture does not have. */
const MAX_PIXELS_PER_BYTE = 500;

/** The size of a picture, and of how many pictures it consists where that is known. */
type PictureSize = HeaderSize & { pages?: number | undefined };

/** What the two ends of a picture file show. */
interface PictureEnds {
  /** The length of the file. */
  bytes: number;
  head: Buffer;
  /** Missing where the two ends do not show that the file is whole. */
  size?: HeaderSize;
}

function readEnds(file: string): PictureEnds {
  // Synchronous, like all reading: a promise costs more than a small read.
  const { descriptor, status } = openContentFile(file);
  const { size: bytes } = status;
  try {
    let head = readAt(descriptor, 0, HEAD_BYTES);
    const format = formatOf(head);
    if (format !== 'jpeg' && format !== 'png' && format !== 'webp') return { bytes, head };
    const tail = readAt(descriptor, Math.max(0, bytes - 64), 64);
    let size = sizeInHeader(head);
    if (!size) {
      head = readAt(descriptor, 0, LONG_HEAD_BYTES);
      size = sizeInHeader(head);
    }
    return size && endsWell(format, head, tail, bytes) ? { bytes, head, size } : { bytes, head };
  } finally {
    closeSync(descriptor);
  }
}

/**
 * How many bytes are read first. Most pictures have their size in them; in a photo, a camera may have put a preview
 * before it.
 */
const HEAD_BYTES = 2 * 1024;
const LONG_HEAD_BYTES = 128 * 1024;

function endsWell(format: string, head: Buffer, tail: Buffer, bytes: number): boolean {
  if (format === 'jpeg') return tail.includes(Buffer.from([0xff, 0xd9]));
  if (format === 'png') return tail.includes('IEND');
  return format === 'webp' && head.readUInt32LE(4) + 8 <= bytes;
}
