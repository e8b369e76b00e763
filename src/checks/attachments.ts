import { resolveInPortal } from '../addresses/relative.ts';
import { problem, type Problem } from '../problems/problem.ts';
import { referencesOf } from '../reading/body.ts';
import { allEntries, pathInPortal, type PortalContent } from '../reading/content.ts';
import { nearest } from '../reading/judge.ts';
import type { Entry } from '../reading/read.ts';
import type { Place } from '../reading/yaml.ts';

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
export interface Reference extends Place {
  is: 'picture' | 'file';
  /** The file that names it, relative to the content folder. */
  file: string;
  target: string;
  /** Its path inside the portal's folder. */
  path: string;
}

/** Says whether a file may be offered for download, by its ending. */
export function isDownloadable(path: string): boolean {
  return DOWNLOADABLE.includes(/\.([^./]+)$/.exec(path)?.[1]?.toLowerCase() ?? '');
}

/** Every picture and file that is named must be in the portal's folder, and of a type that may be published. */
export function checkAttachments(
  content: PortalContent,
  references: Reference[] = fileReferences(content),
): Problem[] {
  const known = [...content.files.keys()];
  return references.flatMap((reference) => {
    const { is, file, target, path } = reference;
    if (!content.files.has(path)) {
      const near = nearest(path, known);
      return problem(
        is === 'picture' ? 'picture-missing' : 'file-missing',
        file,
        { src: target, nearest: near },
        reference,
      );
    }
    if (is === 'file' && !isDownloadable(path))
      return problem('file-type', file, { src: target, allowed: DOWNLOADABLE }, reference);
    return [];
  });
}

/** Lists the pictures and files of a portal's folder that its entries and its portal.yaml name. */
export function fileReferences(content: PortalContent): Reference[] {
  const { portal } = content;
  const mark = portal?.data.theme?.mark?.src;
  return [
    ...(portal && mark
      ? [
          {
            ...referenceTo(content.id, portal.file, 'picture' as const, mark),
            ...portal.placeOf(['theme', 'mark', 'src']),
          },
        ]
      : []),
    ...allEntries(content.entries).flatMap((entry) => [
      ...fieldReferences(content.id, entry),
      ...referencesOf(entry.body, entry.bodyLine)
        .filter(({ is, target }) => isLocal(target) && (is === 'picture' || isFile(target)))
        .map(({ is, target, line, column }) => ({
          ...referenceTo(
            content.id,
            entry.file,
            is === 'picture' ? ('picture' as const) : ('file' as const),
            target,
          ),
          line,
          column,
        })),
    ]),
  ];
}

function fieldReferences(portal: string, { file, data, placeOf }: Entry): Reference[] {
  const fields = data as {
    cover?: { src: string };
    photo?: { src: string };
    map?: { src: string } | string;
    file?: string;
    attachments?: { src: string }[];
  };
  const found: Reference[] = [];
  const add = (is: Reference['is'], target: string | undefined, path: PropertyKey[]) => {
    if (target) found.push({ ...referenceTo(portal, file, is, target), ...placeOf(path) });
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
): Omit<Reference, keyof Place> {
  return { is, file, target, path: resolveInPortal(pathInPortal(portal, file), target) ?? target };
}

function isLocal(target: string): boolean {
  return !/^([a-z][a-z0-9+.-]*:|\/|#|\?)/i.test(target);
}

/** A relative link with an ending names a file; one without is an address of the portal. */
function isFile(target: string): boolean {
  return /\.[a-z0-9]{2,5}$/i.test(target.split(/[?#]/, 1)[0] ?? '');
}
