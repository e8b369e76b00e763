import { resolveInPortal } from '../addresses/relative.ts';
import type { Outline } from '../reading/outline.ts';
import { pathInPortal, type PortalContent } from '../reading/content.ts';
import type { Entry } from '../reading/read.ts';
import type { Proof } from '../schemas/fields.ts';
import type { ProcedureForm } from '../schemas/procedure.ts';
import type { Position } from '../reading/positions.ts';

/** File types that may be offered for download. Browsers open none of them as a page that could run code on the portal. */
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

/** A picture or file to which an entry or portal.yaml refers. */
export interface Reference {
  /** A list is a table that is read, and not offered for download. */
  is: 'picture' | 'file' | 'list';
  /** The file that refers to it, relative to the content folder. */
  file: string;
  target: string;
  /** The path of the picture or file inside the folder of the portal. */
  path: string;
  /** Whether the reference is in the body: a page is built without a broken one, but not with a broken field. */
  inBody: boolean;
  /** Finds the position of the reference. Called only for problems, because it takes longer than everything else. */
  position(): Position;
}

/** Says by the extension of a file whether it may be offered for download. */
export function isDownloadable(path: string): boolean {
  return DOWNLOADABLE.includes(/\.([^./]+)$/.exec(path)?.[1]?.toLowerCase() ?? '');
}

/** Lists the pictures and files of the portal to which an entry refers, in its fields and in its body. */
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

/** Lists the pictures to which portal.yaml refers. */
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

function fieldReferences(portal: string, { file, data, positionOf }: Entry): Reference[] {
  const fields = data as {
    cover?: { src: string };
    photo?: { src: string };
    map?: { src: string } | string;
    file?: string;
    attachments?: { src: string }[];
    forms?: ProcedureForm[];
    codes?: string[] | { src: string };
    evidence?: Proof[];
    proof?: { src?: string };
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
  if (fields.codes && !Array.isArray(fields.codes)) add('list', fields.codes.src, ['codes']);
  for (const [index, { src }] of (fields.attachments ?? []).entries())
    add('file', src, ['attachments', index, 'src']);
  for (const [index, { src, sample }] of (fields.forms ?? []).entries()) {
    add('file', src, ['forms', index, 'src']);
    add('file', sample, ['forms', index, 'sample']);
  }
  for (const [index, proof] of (fields.evidence ?? []).entries())
    if ('src' in proof) add('file', proof.src, ['evidence', index, 'src']);
  add('file', fields.proof?.src, ['proof', 'src']);
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

/** Says whether a picture is one of the portal. A path on the writer's own disk counts too, so that it is reported as missing. */
function isOwnPicture(target: string): boolean {
  return !/^(?!file:)(?:[a-z][a-z0-9+.-]+:|\/\/|#|\?)/i.test(target);
}

function isLocal(target: string): boolean {
  return !/^([a-z][a-z0-9+.-]*:|\/|#|\?)/i.test(target);
}

/** Says whether a relative link leads to a file: it has an extension, and not that of a text, which has a page instead. */
function isFile(target: string): boolean {
  const path = target.split(/[?#]/, 1)[0] ?? '';
  return /\.[a-z0-9]{2,5}$/i.test(path) && !/\.(md|ya?ml)$/i.test(path);
}
