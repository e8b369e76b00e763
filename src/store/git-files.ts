import { existsSync, readdirSync, readFileSync, statSync, type Dirent } from 'node:fs';
import { join } from 'node:path';
import { namesProgram, settingsOfGit, type GitSettings } from '../checks/git-names.ts';
import { problem, type Problem } from '../problems/problem.ts';
import { MAX_TEXT_BYTES } from '../reading/decode.ts';
import { byName } from './portal-files.ts';

/**
 * Names the files in one portal's folder that Git would read as settings of its own; without a portal, those in the
 * rest of the content. Allows the `.git` of the content folder itself, which is the operator's.
 */
export function findGitFiles(contentDir: string, portal?: string): Problem[] {
  const found: Problem[] = [];
  const enter = (folder: string) => {
    const entries = list(join(contentDir, folder));
    const names = entries.map(({ name }) => name);
    const hidden = names.some((name) => settingsOfGit(name, names) === 'hidden');
    for (const entry of entries) {
      const file = folder ? `${folder}/${entry.name}` : entry.name;
      const is = settingsOfGit(entry.name, names);
      if (is && file !== '.git' && isRead(is, join(contentDir, file)))
        found.push(problem('git-file', file, { is, name: entry.name }));
      const isReported = is === 'repository' || (hidden && REPOSITORY_FOLDERS.includes(entry.name));
      // A call for each portal covers `portals`.
      if (entry.isDirectory() && !isReported && file !== 'portals' && entry.name !== 'node_modules')
        enter(file);
    }
  };
  enter(portal === undefined ? '' : `portals/${portal}`);
  return found;
}

/** The folders of a repository. Only its HEAD is reported. */
const REPOSITORY_FOLDERS = ['hooks', 'info', 'logs', 'objects', 'refs'];

/**
 * Says whether Git would find settings there. Git ignores an empty `.git`; attributes are harmless unless they name a
 * program.
 */
function isRead(is: GitSettings, path: string): boolean {
  try {
    const stat = statSync(path);
    if (is === 'repository') return !stat.isDirectory() || existsSync(join(path, 'HEAD'));
    if (is !== 'attributes' || !stat.isFile() || stat.size > MAX_TEXT_BYTES) return true;
    return namesProgram(readFileSync(path, 'utf8'));
  } catch {
    return true;
  }
}

/** Gives nothing for a folder that cannot be listed: reading the content reports it. */
function list(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true }).sort(byName);
  } catch {
    return [];
  }
}
