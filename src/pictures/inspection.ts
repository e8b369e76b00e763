import { closeSync, fstatSync, readSync } from 'node:fs';
import { extname } from 'node:path';
import { hasNotes, withoutMetadata } from '../reading/picture-metadata.ts';
import { digestOfContentFile, openContentFile, readContentFile } from '../store/content-file.ts';
import { Cache } from '../store/cache.ts';
import { formatOf, isDrawing, MAX_PIXELS, openPicture } from './raster.ts';

/** What is wrong with a picture file; null when it can be published. */
export type PictureFault =
  | { is: 'broken' }
  | { is: 'drawing' }
  | { is: 'too-large'; pixels: number }
  | { is: 'heavy'; bytes: number }
  | null;

/** A picture need not weigh more; no size of it that is published comes near. */
export const HEAVY_BYTES = 5 * 1024 * 1024;

/** Even one flat colour has fewer in a JPEG; a picture with more may claim a size it has not got. */
const MOST_PIXELS_PER_BYTE = 500;

/** What was found of pictures that no earlier run had looked at, by the digests of their bytes. */
export type PictureFindings = [digest: string, fault: PictureFault | 'none'][];

/** Looks at the pictures of a content folder. One that several portals have, byte for byte, is decoded once for all. */
export class PictureInspection {
  readonly #isThorough: boolean;
  readonly #memory: Cache<PictureFault | 'none'> | undefined;
  readonly #found = new Map<string, Promise<PictureFault>>();
  #findings: PictureFindings = [];

  /**
   * @param isThorough as for `inspectPicture`
   * @param remembers whether what an earlier run found is looked up
   */
  constructor(contentDir: string, { isThorough, remembers }: { isThorough: boolean; remembers: boolean }) {
    this.#isThorough = isThorough;
    if (isThorough && remembers) this.#memory = new Cache('kiem-anh', contentDir);
  }

  /** Tells what is wrong with a picture. @param digest of its bytes, where an inventory has it */
  inspect(file: string, digest?: string): Promise<PictureFault> {
    // Looking at both ends of a file takes less than its digest.
    if (!this.#isThorough) return inspectPicture(file, false);
    const key = digest ?? digestOfFile(file);
    if (!IS_DIGEST.test(key)) return inspectPicture(file, true);
    const found = this.#found.get(key) ?? this.#inspectNew(file, key);
    this.#found.set(key, found);
    return found;
  }

  /** Goes on remembering pictures that are still there, though nobody needs to look at them now. */
  keep(digests: Iterable<string>): void {
    for (const digest of digests) this.#memory?.get(digest);
  }

  /** Gives what was found since it was last asked, for a process that writes it for later runs. */
  takeFindings(): PictureFindings {
    const findings = this.#findings;
    this.#findings = [];
    return findings;
  }

  /** Takes over what another process found. */
  learn(findings: PictureFindings): void {
    for (const [digest, fault] of findings) this.#memory?.set(digest, fault);
  }

  /** Writes what was found for later runs. */
  save(): void {
    this.#memory?.save(MOST_OF_OTHERS);
  }

  async #inspectNew(file: string, digest: string): Promise<PictureFault> {
    const known = this.#memory?.get(digest);
    if (known !== undefined) return known === 'none' ? null : known;
    const fault = await inspectPicture(file, true);
    this.#memory?.set(digest, fault ?? 'none');
    if (this.#memory) this.#findings.push([digest, fault ?? 'none']);
    return fault;
  }
}

/** Pictures that are remembered though no portal of this run has them: those of portals that were not asked for. */
const MOST_OF_OTHERS = 20_000;

/** An inventory has the name of an error for a file that cannot be read. */
const IS_DIGEST = /^[0-9a-f]{64}$/;

function digestOfFile(file: string): string {
  try {
    return digestOfContentFile(file);
  } catch {
    return '';
  }
}

/**
 * Opens a picture file and tells whether it can be shown within the limits. A file of likely size that begins and ends
 * as its kind must is taken to be whole; only another is decoded to see, since decoding all pictures of a province takes
 * minutes.
 * @param isThorough decodes every picture, as a build does, which would fail on what only decoding finds
 */
export async function inspectPicture(file: string, isThorough: boolean): Promise<PictureFault> {
  try {
    const { bytes, head, size } = await lookAt(file);
    if (!formatOf(head)) return { is: isDrawing(head) ? 'drawing' : 'broken' };
    const { width, height } = size ?? (await (await openPicture(file, false)).metadata());
    if (width * height > MAX_PIXELS) return { is: 'too-large', pixels: width * height };
    const isPlausible = width * height < bytes * MOST_PIXELS_PER_BYTE;
    if (isThorough || !size || !isPlausible) await (await openPicture(file)).resize(16).raw().toBuffer();
    return bytes > HEAVY_BYTES ? { is: 'heavy', bytes } : null;
  } catch {
    return { is: 'broken' };
  }
}

/** What the two ends of a picture file tell; no size when they are not enough to trust it. */
interface Look {
  bytes: number;
  head: Buffer;
  size?: { width: number; height: number };
}

async function lookAt(file: string): Promise<Look> {
  // Synchronous, as all reading is: thousands of small reads cost less than the promises for them.
  const descriptor = openContentFile(file);
  try {
    const { size: bytes } = fstatSync(descriptor);
    let head = readAt(descriptor, 0, HEAD_BYTES);
    const format = formatOf(head);
    if (format !== 'jpeg' && format !== 'png' && format !== 'webp') return { bytes, head };
    const tail = readAt(descriptor, Math.max(0, bytes - 64), 64);
    try {
      const { imageMetadata } = await import('astro/assets/utils');
      const { width, height } = await imageMetadata(head).catch(() => {
        head = readAt(descriptor, 0, LONG_HEAD_BYTES);
        return imageMetadata(head);
      });
      return endsWell(format, head, tail, bytes) ? { bytes, head, size: { width, height } } : { bytes, head };
    } catch {
      return { bytes, head };
    }
  } finally {
    closeSync(descriptor);
  }
}

/** So much of a picture holds its size; a photo may have a preview before it that a camera puts there. */
const HEAD_BYTES = 2 * 1024;
const LONG_HEAD_BYTES = 128 * 1024;

/**
 * Tells whether a file is of the kind its ending says; null when it is, else the kind's name. A picture must be one of
 * which the notes of a camera can be taken away; of other files the first bytes are looked at.
 */
export function inspectFile(file: string): string | null {
  const kind = KINDS.find(({ endings }) => endings.includes(extname(file).slice(1).toLowerCase()));
  if (!kind) return null;
  try {
    const head = hasNotes(file) ? readContentFile(file) : readHead(file);
    const isKind = kind.signs.some((sign) => startsWith(head, sign)) || kind.isElsewhere?.(head);
    if (!isKind) return kind.name;
    return hasNotes(file) && withoutMetadata(head) === null ? kind.name : null;
  } catch {
    return kind.name;
  }
}

function readHead(file: string): Buffer {
  const descriptor = openContentFile(file);
  try {
    return readAt(descriptor, 0, 1024);
  } finally {
    closeSync(descriptor);
  }
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

function endsWell(format: string, head: Buffer, tail: Buffer, bytes: number): boolean {
  if (format === 'jpeg') return tail.includes(Buffer.from([0xff, 0xd9]));
  if (format === 'png') return tail.includes('IEND');
  return format === 'webp' && head.readUInt32LE(4) + 8 <= bytes;
}

function readAt(descriptor: number, position: number, length: number): Buffer {
  const buffer = Buffer.allocUnsafe(length);
  return buffer.subarray(0, readSync(descriptor, buffer, 0, length, position));
}

function startsWith(head: Buffer, sign: string): boolean {
  return head.subarray(0, sign.length).toString('latin1') === sign;
}
