import { lstatSync, readdirSync, type Dirent } from 'node:fs';
import { join } from 'node:path';
import { problem, type Problem } from '../problems/problem.ts';
import { fileRoleOf } from '../reading/file-role.ts';
import { reasonOf } from './text-file.ts';

/**
 * Lists the files below a portal's folder, in order, without dot files. Does not follow symbolic links.
 * @param refuse receives a problem for each symbolic link, and for each folder that cannot be opened
 */
export function listFiles(
  contentDir: string,
  portal: string,
  refuse: (problems: Problem[]) => void = () => undefined,
): string[] {
  const root = `portals/${portal}`;
  const found: string[] = [];
  const enter = (path: string) => {
    const file = path ? `${root}/${path}` : root;
    let entries: Dirent[];
    try {
      entries = readdirSync(join(contentDir, file), { withFileTypes: true });
    } catch (error) {
      return refuse([problem('unreadable', file, { reason: reasonOf(error) })]);
    }
    for (const entry of entries.sort(byName)) {
      if (entry.name.startsWith('.')) continue;
      const child = path ? `${path}/${entry.name}` : entry.name;
      if (entry.isSymbolicLink()) refuse([problem('symbolic-link', `${root}/${child}`, {})]);
      else if (entry.isDirectory()) enter(child);
      else if (entry.isFile()) found.push(child);
    }
  };
  if (lstatSync(join(contentDir, root)).isSymbolicLink()) refuse([problem('symbolic-link', root, {})]);
  else enter('');
  return found;
}

/** Counts the entries of a portal's folder by their paths alone. */
export function countEntries(contentDir: string, portal: string): number {
  return listFiles(contentDir, portal).filter((path) => fileRoleOf(path.normalize('NFC')).is === 'entry')
    .length;
}

/** Orders what a folder holds by name, the same on every system. */
export function byName(one: { name: string }, other: { name: string }): number {
  return one.name < other.name ? -1 : 1;
}
