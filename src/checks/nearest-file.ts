import { posix } from 'node:path';
import { pathInPortal, type PortalContent } from '../reading/content.ts';
import { nearest } from '../reading/judge.ts';
import { slugify } from '../text/fold.ts';
import type { Reference } from './attachments.ts';

/**
 * Finds the file of the portal that a reference to none most probably meant, written as the same entry would name it;
 * empty when none is near. What counts is the name of the file, then that it lies in the same folder.
 */
export function nearestFile({ file, path }: Reference, { id, files }: PortalContent): string {
  const folder = posix.dirname(pathInPortal(id, file));
  const byName = Map.groupBy(files.keys(), nameOf);
  const name = nearest(nameOf(path), [...byName.keys()]);
  const found = byName.get(name) ?? [];
  const meant = found.find((each) => posix.dirname(each) === folder) ?? found[0];
  return meant === undefined ? '' : posix.relative(folder, meant);
}

/** The name of a file as it is compared: without folders and marks, its ending by its kind. */
function nameOf(path: string): string {
  const name = path.split(/[/\\]/).at(-1) ?? '';
  const ending = /\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase() ?? '';
  return `${slugify(name.replace(/\.[a-z0-9]+$/i, ''))}.${PICTURES.has(ending) ? 'jpg' : ending}`;
}

const PICTURES = new Set(['jpg', 'jpeg', 'png', 'webp', 'gif', 'avif']);
