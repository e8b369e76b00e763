import { existsSync, readdirSync, readFileSync, statSync, type Dirent } from 'node:fs';
import { join } from 'node:path';
import { problem, type Problem } from '../problems/problem.ts';
import { namesProgram, settingsOfGit, type GitSettings } from '../checks/git-names.ts';
import { MAX_TEXT_BYTES } from '../reading/decode.ts';

/**
 * Names what Git would read as settings of its own in one portal's folder; without a portal, in the rest of the content.
 * The `.git` of the content folder itself is the operator's.
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
      const isTold = is === 'repository' || (hidden && OF_REPOSITORY.includes(entry.name));
      // The portals are looked at one by one.
      if (entry.isDirectory() && !isTold && file !== 'portals' && entry.name !== 'node_modules') enter(file);
    }
  };
  enter(portal === undefined ? '' : `portals/${portal}`);
  return found;
}

/** The folders of a repository, told of by its HEAD. */
const OF_REPOSITORY = ['hooks', 'info', 'logs', 'objects', 'refs'];

/** Says whether Git would find settings there; an empty `.git` is nothing to it, nor are attributes without programs. */
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

/** What cannot be listed is told by whoever reads the content. */
function list(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true }).sort((one, other) =>
      one.name < other.name ? -1 : 1,
    );
  } catch {
    return [];
  }
}
