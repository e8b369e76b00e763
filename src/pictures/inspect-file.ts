import { closeSync } from 'node:fs';
import { extname } from 'node:path';
import { textInPdf } from '../reading/pdf-text.ts';
import { hasNotes, withoutMetadata } from '../reading/picture-metadata.ts';
import { openContentFile, readContentFile, readStart } from '../store/content-file.ts';

/** What is wrong with a file that is offered for download; null when nothing is. */
export type FileFault =
  { is: 'other-kind'; kind: string } | { is: 'heavy'; bytes: number } | { is: 'no-text' } | null;

/** Opens a file that is offered for download, and finds what keeps people from using it. */
export function inspectFile(file: string): FileFault {
  const kind = kindItIsNot(file);
  if (kind !== null) return { is: 'other-kind', kind };
  const bytes = sizeOf(file);
  if (bytes > HEAVY_FILE_BYTES && !LONG_BY_NATURE.test(file)) return { is: 'heavy', bytes };
  const isScan = /\.pdf$/i.test(file) && textInPdf(readContentFile(file)) === 'none';
  return isScan ? { is: 'no-text' } : null;
}

/** A heavier file gets a warning: on a slow line it takes more than three minutes. */
export const HEAVY_FILE_BYTES = 10 * 1024 * 1024;

/** Sound and film. */
const LONG_BY_NATURE = /\.(?:mp3|mp4)$/i;

function sizeOf(file: string): number {
  const { descriptor, status } = openContentFile(file);
  const { size } = status;
  closeSync(descriptor);
  return size;
}

/**
 * Checks by its first bytes that a file is of the kind that its ending says. A picture must also be whole enough to
 * remove a camera's notes from it.
 * @returns null when it is; the name of the kind when it is not
 */
function kindItIsNot(file: string): string | null {
  const kind = FILE_KINDS.find(({ endings }) => endings.includes(extname(file).slice(1).toLowerCase()));
  if (!kind) return null;
  try {
    const head = hasNotes(file) ? readContentFile(file) : readStart(file, HEAD_BYTES);
    const isKind = kind.signs.some((sign) => startsWith(head, sign)) || kind.isElsewhere?.(head);
    if (!isKind) return kind.name;
    return hasNotes(file) && withoutMetadata(head) === null ? kind.name : null;
  } catch {
    return kind.name;
  }
}

/** The signature of a PDF may come as late as that. */
const HEAD_BYTES = 1024;

interface FileKind {
  name: string;
  endings: string[];
  /** The texts that such a file may begin with, in Latin-1. */
  signs: string[];
  /** Finds a signature that is not at the very beginning. */
  isElsewhere?(head: Buffer): boolean;
}

const ZIP = 'PK';
const OLE = '\u00d0\u00cf\u0011\u00e0';

const FILE_KINDS: FileKind[] = [
  // A PDF may have other bytes before its signature.
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

function startsWith(head: Buffer, sign: string): boolean {
  return head.subarray(0, sign.length).toString('latin1') === sign;
}
