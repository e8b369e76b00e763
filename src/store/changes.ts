import { basename } from 'node:path';
import { OPERATOR_FILE } from './content-folder.ts';
import type { View } from './text-file.ts';
import { Failure } from '../terminal/failure.ts';
import { askGit, type GitQuery, type Git } from './git.ts';

/** What a branch and the working folder changed in a content folder. */
export interface Changes {
  /** The commit it is compared with. */
  since: string;
  /** Files there are, new or changed, relative to the content folder. */
  changed: ReadonlySet<string>;
  /** Files there are no more. */
  gone: ReadonlySet<string>;
}

/**
 * Asks Git what changed since a branch left another one, uncommitted work included. Without `ref` that is the
 * repository's main branch; on the main branch itself, only what is not committed yet.
 */
export function readChanges(contentDir: string, ref: string | undefined): Changes {
  if (ref?.startsWith('-')) throw new Failure(`--changed không hiểu “${ref}”.`);
  const changes = askGit(contentDir, (asked) => changesSince(asked, ref));
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
  const changed = listed(git, 'diff', ...differing, '--diff-filter=d', since);
  const gone = listed(git, 'diff', ...differing, '--diff-filter=D', since);
  const untracked = listed(git, 'ls-files', '--others', '--exclude-standard');
  return { since, changed: new Set([...changed, ...untracked]), gone: new Set(gone) };
}

function mergeBase(git: Git, one: string, other: string): string | null {
  try {
    return git('merge-base', one, other).trim();
  } catch {
    // Git says by its exit code that the two have nothing in common.
    return null;
  }
}

const MAIN_BRANCHES = ['origin/HEAD', 'origin/main', 'origin/master', 'main', 'master'];

function listed(git: Git, command: string, ...words: string[]): string[] {
  return git(command, '-z', ...words, '--', '.')
    .split('\0')
    .filter(Boolean);
}

/**
 * The portals that changes touch; every one where a plan or the operator's file went away or changed, since any may be
 * bound by it.
 */
export function touchedPortals(changes: Changes, ids: string[]): string[] {
  if (touchesAll(changes)) return ids;
  const touched = new Set(filesOf(changes).map((file) => /^portals\/([^/]+)\//.exec(file)?.[1]));
  return ids.filter((id) => touched.has(id));
}

/**
 * How a portal is looked at for the sake of its changes: only the files that changed and those that show a changed
 * picture. Where portal.yaml changed or a file went away, any other file may be concerned, so all are read.
 */
export function viewOfChanges(contentDir: string, changes: Changes, portal: string): View {
  const root = `portals/${portal}/`;
  const own = [...changes.changed].filter((file) => file.startsWith(root));
  const isShaken =
    changes.changed.has(`${root}portal.yaml`) || [...changes.gone].some((file) => file.startsWith(root));
  if (isShaken || touchesAll(changes)) return {};
  return { only: new Set([...own, ...textsThatMayShow(contentDir, root, own)]) };
}

function filesOf({ changed, gone }: Changes): string[] {
  return [...changed, ...gone];
}

function touchesAll(changes: Changes): boolean {
  return filesOf(changes).some((file) => file.startsWith('plans/') || file === OPERATOR_FILE);
}

/** The texts of a portal that mention one of its changed pictures or files by name. */
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
        // Git says by its exit code that it found nothing.
        return [];
      }
    }) ?? []
  );
}
