import { basename } from 'node:path';
import { HOLIDAYS_FOLDER, OPERATOR_FILE } from './content-folder.ts';
import type { View } from './text-file.ts';
import { Failure } from '../terminal/failure.ts';
import { askGit, type GitQuery, type Git } from './git.ts';

/** What changed in a content folder since a commit, uncommitted work included. */
export interface Changes {
  /** The commit that the folder is compared with. */
  since: string;
  /** The files that are new or changed, relative to the content folder. */
  changed: ReadonlySet<string>;
  /** The files that were removed. */
  gone: ReadonlySet<string>;
}

/**
 * Asks Git what changed in a content folder since its branch left another branch, uncommitted work included.
 * @param ref the other branch; without it the repository's main branch. On the main branch itself only uncommitted work
 * has changed
 */
export function readChanges(contentDir: string, ref: string | undefined): Changes {
  if (ref?.startsWith('-')) throw new Failure(`--changed không hiểu “${ref}”.`);
  const changes = askGit(contentDir, (query) => changesSince(query, ref));
  if (changes === null)
    throw new Failure('--changed cần thư mục nội dung nằm trong một kho Git đã có lần ghi nào đó.');
  return changes;
}

function changesSince({ commit, git, commitOf }: GitQuery, ref: string | undefined): Changes {
  const name = ref ?? MAIN_BRANCHES.find((branch) => commitOf(branch) !== null);
  const base = name === undefined ? commit : commitOf(name);
  const since = base && mergeBase(git, commit, base);
  if (!since)
    throw new Failure(
      `Kho Git không có “${name}”, hoặc được lấy về thiếu lịch sử. Trong CI, lấy kho với fetch-depth: 0.`,
    );
  const differing = ['--name-only', '--no-renames', '--relative', '--ignore-submodules=all'];
  const changed = listPaths(git, 'diff', ...differing, '--diff-filter=d', since);
  const gone = listPaths(git, 'diff', ...differing, '--diff-filter=D', since);
  const untracked = listPaths(git, 'ls-files', '--others', '--exclude-standard');
  return { since, changed: new Set([...changed, ...untracked]), gone: new Set(gone) };
}

function mergeBase(git: Git, one: string, other: string): string | null {
  try {
    return git('merge-base', one, other).trim();
  } catch {
    // Git's exit code says that the two have no common history.
    return null;
  }
}

const MAIN_BRANCHES = ['origin/HEAD', 'origin/main', 'origin/master', 'main', 'master'];

function listPaths(git: Git, command: string, ...words: string[]): string[] {
  return git(command, '-z', ...words, '--', '.')
    .split('\0')
    .filter(Boolean);
}

/**
 * Gives the portals that changes touch. A changed or removed plan, year of holidays or operator's file touches every
 * portal, because it may bind any of them.
 */
export function touchedPortals(changes: Changes, ids: string[]): string[] {
  if (touchesAll(changes)) return ids;
  const touched = new Set(filesOf(changes).map((file) => /^portals\/([^/]+)\//.exec(file)?.[1]));
  return ids.filter((id) => touched.has(id));
}

/**
 * Gives the view that a check of a portal's changes needs: only the changed files and the texts that may show a changed
 * picture. Gives the view of all files where portal.yaml changed or a file was removed, because that may make any other
 * file wrong.
 */
export function viewOfChanges(contentDir: string, changes: Changes, portal: string): View {
  const root = `portals/${portal}/`;
  const own = [...changes.changed].filter((file) => file.startsWith(root));
  const needsFullCheck =
    changes.changed.has(`${root}portal.yaml`) || [...changes.gone].some((file) => file.startsWith(root));
  if (needsFullCheck || touchesAll(changes)) return {};
  return { only: new Set([...own, ...textsThatMayShow(contentDir, root, own)]) };
}

function filesOf({ changed, gone }: Changes): string[] {
  return [...changed, ...gone];
}

function touchesAll(changes: Changes): boolean {
  const shared = ['plans/', `${HOLIDAYS_FOLDER}/`];
  return filesOf(changes).some(
    (file) => file === OPERATOR_FILE || shared.some((folder) => file.startsWith(folder)),
  );
}

/** Finds the texts of a portal that mention one of its changed pictures or files by name. */
function textsThatMayShow(contentDir: string, root: string, changed: string[]): string[] {
  const names = changed.filter((file) => !/\.(md|ya?ml)$/i.test(file)).map((file) => basename(file));
  if (names.length === 0) return [];
  const spellings = new Set(names.flatMap((name) => [name, name.normalize('NFC'), encodeURI(name)]));
  return (
    askGit(contentDir, ({ git }) => {
      try {
        return git(
          ...['grep', '--untracked', '-l', '-z', '-F', ...[...spellings].flatMap((name) => ['-e', name])],
          ...['--', `${root}*.md`],
        )
          .split('\0')
          .filter(Boolean);
      } catch {
        // Git's exit code says that it found nothing.
        return [];
      }
    }) ?? []
  );
}
