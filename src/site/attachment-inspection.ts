import { open, type FileHandle } from 'node:fs/promises';
import { extname } from 'node:path';
import sharp from 'sharp';
import { MAX_PIXELS } from './pictures.ts';

/** What is wrong with a picture file; null when it can be published. */
export type PictureFault =
  { is: 'broken' } | { is: 'too-large'; pixels: number } | { is: 'heavy'; bytes: number } | null;

/** A picture need not weigh more; no size of it that is published comes near. */
export const HEAVY_BYTES = 5 * 1024 * 1024;

/** A photograph has fewer; a picture with more may be drawn, or may claim a size it has not got. */
const MOST_PIXELS_PER_BYTE = 100;

/**
 * Opens a picture file and tells whether it can be shown within the limits. A file of likely size
 * that ends as its kind must is taken to be whole; only another is decoded to see, since decoding all pictures of a province takes minutes.
 * @param isThorough decodes every picture, as a build does, which would fail on what only decoding finds
 */
export async function inspectPicture(file: string, isThorough: boolean): Promise<PictureFault> {
  try {
    const { format, width, height } = await sharp(file, { limitInputPixels: false }).metadata();
    if (width * height > MAX_PIXELS) return { is: 'too-large', pixels: width * height };
    const bytes = await withFile(file, async (handle) => (await handle.stat()).size);
    const isPlausible = width * height < bytes * MOST_PIXELS_PER_BYTE;
    if (isThorough || !isPlausible || !(await withFile(file, (handle) => endsWell(handle, format, bytes))))
      await sharp(file, { limitInputPixels: MAX_PIXELS, failOn: 'error' }).resize(16).raw().toBuffer();
    return bytes > HEAVY_BYTES ? { is: 'heavy', bytes } : null;
  } catch {
    return { is: 'broken' };
  }
}

/** Tells by its first bytes whether a file is of the kind its ending says; null when it is, else the kind's name. */
export async function inspectFile(file: string): Promise<string | null> {
  const kind = KINDS.find(({ endings }) => endings.includes(extname(file).slice(1).toLowerCase()));
  if (!kind) return null;
  const head = await withFile(file, (handle) => readAt(handle, 0, 1024));
  return kind.signs.some((sign) => startsWith(head, sign)) || kind.isElsewhere?.(head) ? null : kind.name;
}

interface FileKind {
  name: string;
  endings: string[];
  /** How such a file begins, as text in Latin-1. */
  signs: string[];
  isElsewhere?(head: Buffer): boolean;
}

const ZIP = 'PK';
const OLE = '\u00d0\u00cf\u0011\u00e0';

const KINDS: FileKind[] = [
  // A PDF may have a little of something else before its sign.
  { name: 'PDF', endings: ['pdf'], signs: ['%PDF-'], isElsewhere: (head) => head.includes('%PDF-') },
  { name: 'Word', endings: ['docx', 'odt'], signs: [ZIP] },
  { name: 'Excel', endings: ['xlsx', 'ods'], signs: [ZIP] },
  { name: 'PowerPoint', endings: ['pptx'], signs: [ZIP] },
  { name: 'Word', endings: ['doc'], signs: [OLE, '{\\rtf'] },
  { name: 'Excel', endings: ['xls'], signs: [OLE] },
  { name: 'PowerPoint', endings: ['ppt'], signs: [OLE] },
  { name: 'zip', endings: ['zip'], signs: [ZIP] },
  { name: 'JPEG', endings: ['jpg', 'jpeg'], signs: ['\u00ff\u00d8\u00ff'] },
  { name: 'PNG', endings: ['png'], signs: ['\u0089PNG'] },
  { name: 'WebP', endings: ['webp'], signs: ['RIFF'] },
  { name: 'MP3', endings: ['mp3'], signs: ['ID3', '\u00ff\u00fb', '\u00ff\u00f3', '\u00ff\u00f2'] },
  {
    name: 'MP4',
    endings: ['mp4'],
    signs: [],
    isElsewhere: (head) => head.subarray(4, 8).toString('latin1') === 'ftyp',
  },
];

async function endsWell(handle: FileHandle, format: string, bytes: number): Promise<boolean> {
  const tail = await readAt(handle, Math.max(0, bytes - 64), 64);
  if (format === 'jpeg') return tail.includes(Buffer.from([0xff, 0xd9]));
  if (format === 'png') return tail.includes('IEND');
  if (format === 'webp') return (await readAt(handle, 4, 4)).readUInt32LE() + 8 <= bytes;
  return false;
}

async function readAt(handle: FileHandle, position: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, position);
  return buffer.subarray(0, bytesRead);
}

async function withFile<T>(file: string, use: (handle: FileHandle) => Promise<T>): Promise<T> {
  const handle = await open(file);
  try {
    return await use(handle);
  } finally {
    await handle.close();
  }
}

function startsWith(head: Buffer, sign: string): boolean {
  return head.subarray(0, sign.length).toString('latin1') === sign;
}
