import { distance } from 'fastest-levenshtein';
import { posix } from 'node:path';
import { pathInPortal, type PortalContent } from '../reading/content.ts';
import { nearest } from '../reading/nearest.ts';
import { slugify } from '../text/fold.ts';
import { allowance, type MayLookFor } from './allowance.ts';
import type { Reference } from './attachments.ts';

/**
 * Finds the file of the portal that a reference to none most probably meant, written as the same entry would name it;
 * empty when none is near. In a folder that only this entry has, a name may be far off; a file from elsewhere belongs
 * to others and is offered only when its name is all but the same and says something.
 */
export function nearestFile({ file, path }: Reference, { id, files }: PortalContent): string {
  const own = pathInPortal(id, file);
  const folder = posix.dirname(own);
  const wanted = nameOf(path);
  const { byFolder, telling, mayLookFor } = namesAmong(files);
  if (!mayLookFor(wanted, files.size)) return '';
  const here = byFolder.get(folder) ?? new Map<string, string>();
  const beside = nearest(wanted, [...here.keys()]);
  const isOwnFolder = posix.basename(own) === 'index.md';
  if (beside && (isOwnFolder || isAlike(wanted, beside))) return posix.relative(folder, here.get(beside)!);
  const longer = [...here.keys()].find((name) => isLonger(wanted, name));
  if (longer) return posix.relative(folder, here.get(longer)!);
  const other = nearest(
    wanted,
    [...telling.keys()].filter((name) => !here.has(name)),
  );
  return other && isAlike(wanted, other) ? posix.relative(folder, telling.get(other)!) : '';
}

/** The files of a portal by their names as they are compared, put in order once for all references. */
interface Names {
  /** For each folder its files, the first of each name. */
  byFolder: Map<string, Map<string, string>>;
  /** Of the names that say something, the first file of each. */
  telling: Map<string, string>;
  mayLookFor: MayLookFor;
}

function namesAmong(files: PortalContent['files']): Names {
  const known = namesOfPortals.get(files);
  if (known) return known;
  const names: Names = { byFolder: new Map(), telling: new Map(), mayLookFor: allowance() };
  for (const [name, paths] of Map.groupBy(files.keys(), nameOf)) {
    if (isTelling(name)) names.telling.set(name, paths[0]!);
    for (const path of paths) {
      const folder = posix.dirname(path);
      const here = names.byFolder.get(folder) ?? new Map<string, string>();
      if (!here.has(name)) here.set(name, path);
      names.byFolder.set(folder, here);
    }
  }
  namesOfPortals.set(files, names);
  return names;
}

const namesOfPortals = new WeakMap<PortalContent['files'], Names>();

/** Says whether two names differ by no more than a slip of the fingers. */
function isAlike(one: string, other: string): boolean {
  return distance(one, other) <= Math.floor(Math.min(one.length, other.length) / 6);
}

/** Says whether one name is the other with further words. */
function isLonger(one: string, other: string): boolean {
  const [short, long] = [one, other]
    .map((name) => name.split('.'))
    .sort((a, b) => a[0]!.length - b[0]!.length);
  return short![0]!.length >= 4 && short![1] === long![1] && long![0]!.startsWith(`${short![0]!}-`);
}

/** Says whether a name tells what the file holds, and not merely that it is a picture or a file. */
function isTelling(name: string): boolean {
  return !/^(?:(?:anh|hinh|bia|image|img|picture|photo|dsc|cover|zalo|untitled|file|tep|scan)(?:-bia|-dai-dien)?)?[-\d]*\./.test(
    name,
  );
}

/** The name of a file as it is compared: without folders and marks, its ending by its kind. */
function nameOf(path: string): string {
  const name = path.split(/[/\\]/).at(-1) ?? '';
  const ending = /\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase() ?? '';
  return `${slugify(name.replace(/\.[a-z0-9]+$/i, ''))}.${PICTURES.has(ending) ? 'jpg' : ending}`;
}

const PICTURES = new Set(['jpg', 'jpeg', 'png', 'webp', 'gif', 'avif']);
