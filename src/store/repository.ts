import { existsSync, lstatSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { dirname, join, resolve, sep } from 'node:path';

/** Where the history of a folder is kept, all paths without symbolic links. */
export interface Repository {
  /** The folder itself. */
  folder: string;
  /** The work tree it lies in. */
  top: string;
  /** Git's own folder of that work tree. */
  gitDir: string;
  /** What all work trees of the repository share; for the first of them, the same. */
  commonDir: string;
}

/**
 * Finds the repository whose work tree holds a folder of content, without asking Git, which would take files of the
 * content itself for a repository. Only a `.git` of the folder or of one above it counts, and nothing inside the
 * content but its own `.git`, which Git never writes from a commit.
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
  // As Git does, up to where another disk begins.
  for (let top = folder; statSync(top).dev === content.dev; top = dirname(top)) {
    const gitDir = leadsTo(join(top, '.git'), folder);
    const commonDir = gitDir && commonDirOf(gitDir, folder);
    if (commonDir) return { folder, top, gitDir, commonDir };
    if (dirname(top) === top) return null;
  }
  return null;
}

/** Gives the folder that a `.git` is, or that it names as those of further work trees and of submodules do. */
function leadsTo(entry: string, content: string): string | null {
  try {
    if (!lstatSync(entry).isFile()) return outsideOf(content, entry);
    const text = readFileSync(entry, 'utf8');
    if (!text.startsWith(NAMES)) return null;
    return outsideOf(content, resolve(dirname(entry), text.slice(NAMES.length).trimEnd()));
  } catch {
    return null;
  }
}

const NAMES = 'gitdir: ';

function commonDirOf(gitDir: string, content: string): string | null {
  try {
    const shares = join(gitDir, 'commondir');
    const named = existsSync(shares) ? readFileSync(shares, 'utf8').trimEnd() : '.';
    const commonDir = outsideOf(content, resolve(gitDir, named));
    const isWhole =
      statSync(join(gitDir, 'HEAD')).isFile() &&
      ['objects', 'refs'].every((name) => existsSync(join(commonDir!, name)));
    return isWhole ? commonDir : null;
  } catch {
    return null;
  }
}

/** Gives a path without symbolic links, unless it leads into the content: what lies there came with the data. */
function outsideOf(content: string, path: string): string | null {
  const real = realpathSync(path);
  const isOwn = real === join(content, '.git') || !`${real}${sep}`.startsWith(`${content}${sep}`);
  return isOwn ? real : null;
}
