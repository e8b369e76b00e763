import { distance } from 'fastest-levenshtein';
import { posix } from 'node:path';
import { pathInPortal, type PortalContent } from '../reading/content.ts';
import { nearest } from '../reading/nearest.ts';
import { slugify } from '../text/fold.ts';
import { allowance, type MayLookFor } from './allowance.ts';
import type { Reference } from './attachments.ts';

/**
 * Finds the file that a broken reference most probably meant, as a path from the entry; empty when no file is near. In
 * a folder of the entry alone, the name may differ much. A file in a shared folder may belong to other entries, so it
 * is offered only when its name is nearly the same, and one from another folder only when its name is also descriptive.
 */
export function nearestFile({ file, path }: Reference, { id, files }: PortalContent): string {
  const own = pathInPortal(id, file);
  const folder = posix.dirname(own);
  const wanted = nameOf(path);
  const { byFolder, descriptive, mayLookFor } = namesAmong(files);
  if (!mayLookFor(wanted, files.size)) return '';
  const here = byFolder.get(folder) ?? new Map<string, string>();
  const beside = nearest(wanted, [...here.keys()]);
  const isOwnFolder = posix.basename(own) === 'index.md';
  if (beside && (isOwnFolder || isAlike(wanted, beside))) return posix.relative(folder, here.get(beside)!);
  const stem = wanted.replace(/\.[^.]*$/, '');
  const sameStem = [...here.keys()].filter((name) => name.replace(/\.[^.]*$/, '') === stem);
  if (stem && sameStem.length === 1) return posix.relative(folder, here.get(sameStem[0]!)!);
  const longer = [...here.keys()].find((name) => isLonger(wanted, name));
  if (longer) return posix.relative(folder, here.get(longer)!);
  const other = nearest(
    wanted,
    [...descriptive.keys()].filter((name) => !here.has(name)),
  );
  return other && isAlike(wanted, other) ? posix.relative(folder, descriptive.get(other)!) : '';
}

/** The files of a portal by their comparable names. */
interface FileNames {
  /** For each folder, the first file of each name. */
  byFolder: Map<string, Map<string, string>>;
  /** The first file of each descriptive name. */
  descriptive: Map<string, string>;
  mayLookFor: MayLookFor;
}

/** Indexes the files of a portal, once for all its references. */
function namesAmong(files: PortalContent['files']): FileNames {
  const cached = namesCache.get(files);
  if (cached) return cached;
  const names: FileNames = { byFolder: new Map(), descriptive: new Map(), mayLookFor: allowance() };
  for (const [name, paths] of Map.groupBy(files.keys(), nameOf)) {
    if (isDescriptive(name)) names.descriptive.set(name, paths[0]!);
    for (const path of paths) {
      const folder = posix.dirname(path);
      const here = names.byFolder.get(folder) ?? new Map<string, string>();
      if (!here.has(name)) here.set(name, path);
      names.byFolder.set(folder, here);
    }
  }
  namesCache.set(files, names);
  return names;
}

const namesCache = new WeakMap<PortalContent['files'], FileNames>();

/** Says whether two names differ by no more than one letter in six. */
function isAlike(one: string, other: string): boolean {
  return distance(one, other) <= Math.floor(Math.min(one.length, other.length) / 6);
}

/** Says whether one name is the other name with more words after it. */
function isLonger(one: string, other: string): boolean {
  const [short, long] = [one, other]
    .map((name) => name.split('.'))
    .sort((a, b) => a[0]!.length - b[0]!.length);
  return short![0]!.length >= 4 && short![1] === long![1] && long![0]!.startsWith(`${short![0]!}-`);
}

/** Says whether a name describes the content of a file, unlike “anh-1” or “IMG_2034”. */
function isDescriptive(name: string): boolean {
  return !/^(?:(?:anh|hinh|bia|image|img|picture|photo|dsc|cover|zalo|untitled|file|tep|scan)(?:-bia|-dai-dien)?)?[-\d]*\./.test(
    name,
  );
}

/** Gives the comparable name of a file: without folders and marks, and with one extension for all pictures. */
function nameOf(path: string): string {
  const name = path.split(/[/\\]/).at(-1) ?? '';
  const ending = /\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase() ?? '';
  return `${slugify(name.replace(/\.[a-z0-9]+$/i, ''))}.${PICTURES.has(ending) ? 'jpg' : ending}`;
}

const PICTURES = new Set(['jpg', 'jpeg', 'png', 'webp', 'gif', 'avif']);
