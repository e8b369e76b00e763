import { resolveInPortal } from '../addresses/relative.ts';
import type { Outline } from '../reading/body.ts';
import { pathInPortal, type PortalContent } from '../reading/content.ts';
import type { Entry } from '../reading/read.ts';
import type { Position } from '../reading/positions.ts';

/** File types that may be offered for download. None of them is opened by a browser as a page of the portal. */
export const DOWNLOADABLE = [
  'pdf',
  'doc',
  'docx',
  'xls',
  'xlsx',
  'ppt',
  'pptx',
  'odt',
  'ods',
  'zip',
  'jpg',
  'jpeg',
  'png',
  'webp',
  'mp3',
  'mp4',
];

/** A file that an entry or the portal names. */
export interface Reference {
  is: 'picture' | 'file';
  /** The file that names it, relative to the content folder. */
  file: string;
  target: string;
  /** Its path inside the portal's folder. */
  path: string;
  /** In the body a picture or link that fails is left out of the page; in a field the page cannot do without it. */
  inBody: boolean;
  /** Where it is named; finding that out takes longer than all the rest. */
  position(): Position;
}

/** Says whether a file may be offered for download, by its ending. */
export function isDownloadable(path: string): boolean {
  return DOWNLOADABLE.includes(/\.([^./]+)$/.exec(path)?.[1]?.toLowerCase() ?? '');
}

/** Lists the pictures and files of a portal's folder that an entry names, in its fields and in its body. */
export function entryReferences(content: PortalContent, entry: Entry, outline: Outline): Reference[] {
  const inBody = [
    ...outline.pictures.map((picture) => ({ is: 'picture' as const, ...picture })),
    ...outline.links.filter(({ target }) => isFile(target)).map((link) => ({ is: 'file' as const, ...link })),
  ];
  return [
    ...fieldReferences(content.id, entry),
    ...inBody
      .filter(
        ({ is, target }) => target !== '' && (is === 'picture' ? isOwnPicture(target) : isLocal(target)),
      )
      .map(({ is, target, line, column }) => ({
        ...referenceTo(content.id, entry.file, is, target),
        inBody: true,
        position: () => ({ line, column }),
      })),
  ];
}

/** Lists the pictures that portal.yaml names. */
export function portalReferences({ id, portal }: PortalContent): Reference[] {
  const mark = portal?.data.theme?.mark?.src;
  if (!portal || !mark) return [];
  return [
    {
      ...referenceTo(id, portal.file, 'picture', mark),
      inBody: false,
      position: () => portal.positionOf(['theme', 'mark', 'src']),
    },
  ];
}

function fieldReferences(portal: string, { file, data, positionOf: positionOf }: Entry): Reference[] {
  const fields = data as {
    cover?: { src: string };
    photo?: { src: string };
    map?: { src: string } | string;
    file?: string;
    attachments?: { src: string }[];
  };
  const found: Reference[] = [];
  const add = (is: Reference['is'], target: string | undefined, path: PropertyKey[]) => {
    if (target)
      found.push({
        ...referenceTo(portal, file, is, target),
        inBody: false,
        position: () => positionOf(path),
      });
  };
  add('picture', fields.cover?.src, ['cover', 'src']);
  add('picture', fields.photo?.src, ['photo', 'src']);
  if (typeof fields.map === 'object') add('picture', fields.map.src, ['map', 'src']);
  add('file', fields.file, ['file']);
  for (const [index, { src }] of (fields.attachments ?? []).entries())
    add('file', src, ['attachments', index, 'src']);
  return found;
}

function referenceTo(
  portal: string,
  file: string,
  is: Reference['is'],
  target: string,
): Omit<Reference, 'position' | 'inBody'> {
  return { is, file, target, path: resolveInPortal(pathInPortal(portal, file), target) ?? target };
}

/** A path from the root of the portal, or on the disk of whoever wrote the text, is a picture nobody will find. */
function isOwnPicture(target: string): boolean {
  return !/^(?!file:)(?:[a-z][a-z0-9+.-]+:|\/\/|#|\?)/i.test(target);
}

function isLocal(target: string): boolean {
  return !/^([a-z][a-z0-9+.-]*:|\/|#|\?)/i.test(target);
}

/** A relative link with an ending names a file; one without, or to a text, is an address of the portal. */
function isFile(target: string): boolean {
  const path = target.split(/[?#]/, 1)[0] ?? '';
  return /\.[a-z0-9]{2,5}$/i.test(path) && !/\.(md|ya?ml)$/i.test(path);
}
