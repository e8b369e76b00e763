import { existsSync, lstatSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { dirname, join, resolve, sep } from 'node:path';

/** Where the history of a folder is. All paths are free of symbolic links. */
export interface Repository {
  /** The folder whose history is meant. */
  folder: string;
  /** The work tree that holds it. */
  top: string;
  /** Git's folder for that work tree. */
  gitDir: string;
  /** The folder that all work trees of the repository share; the same as `gitDir` for the first of them. */
  commonDir: string;
}

/**
 * Finds the repository whose work tree holds a content folder. Does not ask Git, which would take files of the content
 * for a repository. Accepts only a `.git` of the folder itself or of a folder above it. Of what lies in the content it
 * trusts only the content's own `.git`, because Git never writes one from a commit.
 */
export function findRepository(contentDir: string): Repository | null {
  let folder: string;
  try {
    folder = realpathSync(contentDir);
  } catch {
    return null;
  }
  const content = statSync(folder);
  if (!content.isDirectory()) return null;
  // Like Git, does not go up onto another file system.
  for (let top = folder; statSync(top).dev === content.dev; top = dirname(top)) {
    const gitDir = gitDirOf(join(top, '.git'), folder);
    const commonDir = gitDir && commonDirOf(gitDir, folder);
    if (commonDir) return { folder, top, gitDir, commonDir };
    if (dirname(top) === top) return null;
  }
  return null;
}

/**
 * Gives the Git folder of a `.git`: the `.git` itself, or the folder that it names in a further work tree or a
 * submodule.
 */
function gitDirOf(entry: string, content: string): string | null {
  try {
    if (!lstatSync(entry).isFile()) return outsideOf(content, entry);
    const text = readFileSync(entry, 'utf8');
    if (!text.startsWith(GITDIR)) return null;
    return outsideOf(content, resolve(dirname(entry), text.slice(GITDIR.length).trimEnd()));
  } catch {
    return null;
  }
}

const GITDIR = 'gitdir: ';

function commonDirOf(gitDir: string, content: string): string | null {
  try {
    const pointer = join(gitDir, 'commondir');
    const named = existsSync(pointer) ? readFileSync(pointer, 'utf8').trimEnd() : '.';
    const commonDir = outsideOf(content, resolve(gitDir, named));
    const isWhole =
      statSync(join(gitDir, 'HEAD')).isFile() &&
      ['objects', 'refs'].every((name) => existsSync(join(commonDir!, name)));
    return isWhole ? commonDir : null;
  } catch {
    return null;
  }
}

/**
 * Gives the real path of a Git folder. Gives null for one inside the content, because it may have come with the data;
 * only the content's own `.git` cannot.
 */
function outsideOf(content: string, path: string): string | null {
  const real = realpathSync(path);
  const isOwn = real === join(content, '.git') || !`${real}${sep}`.startsWith(`${content}${sep}`);
  return isOwn ? real : null;
}
