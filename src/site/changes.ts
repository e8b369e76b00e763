import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { View } from './content-folder.ts';
import { Failure } from './failure.ts';
import { gitIn, type Git } from './git.ts';

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
  const git = gitIn(contentDir);
  const ask = (...words: string[]) => {
    try {
      return git(...words).trim();
    } catch {
      return null;
    }
  };
  if (ask('rev-parse', 'HEAD') === null)
    throw new Failure('--changed cần thư mục nội dung nằm trong một kho Git đã có lần ghi nào đó.');
  if (ref?.startsWith('-')) throw new Failure(`--changed không hiểu “${ref}”.`);

  const base =
    ref ?? MAIN_BRANCHES.find((branch) => ask('rev-parse', '--verify', '--quiet', `${branch}^{commit}`));
  const since = base ? ask('merge-base', 'HEAD', base) : ask('rev-parse', 'HEAD');
  if (since === null)
    throw new Failure(
      `Kho Git không có “${base}”, hoặc được lấy về thiếu lịch sử. Trong CI, lấy kho với fetch-depth: 0.`,
    );
  const changed = listed(git, 'diff', '--name-only', '--no-renames', '--relative', '--diff-filter=d', since);
  const gone = listed(git, 'diff', '--name-only', '--no-renames', '--relative', '--diff-filter=D', since);
  const untracked = listed(git, 'ls-files', '--others', '--exclude-standard');
  return { since, changed: new Set([...changed, ...untracked]), gone: new Set(gone) };
}

const MAIN_BRANCHES = ['origin/HEAD', 'origin/main', 'origin/master', 'main', 'master'];

function listed(git: Git, command: string, ...words: string[]): string[] {
  return git(command, '-z', ...words, '--', '.')
    .split('\0')
    .filter(Boolean);
}

/** The portals that changes touch. */
export function touchedPortals({ changed, gone }: Changes, ids: string[]): string[] {
  const touched = new Set([...changed, ...gone].map((file) => /^portals\/([^/]+)\//.exec(file)?.[1]));
  return ids.filter((id) => touched.has(id));
}

/**
 * How a portal is looked at for the sake of its changes: only the files that changed and those that show a changed
 * picture. Where portal.yaml changed or a file went away, any other file may be concerned, so all are read.
 */
export function viewOfChanges(contentDir: string, { changed, gone }: Changes, portal: string): View {
  const root = `portals/${portal}/`;
  const own = [...changed].filter((file) => file.startsWith(root));
  const isShaken = changed.has(`${root}portal.yaml`) || [...gone].some((file) => file.startsWith(root));
  if (isShaken) return {};
  return { only: new Set(own.flatMap((file) => [file, ...textsThatMayShow(contentDir, file)])) };
}

/** The texts beside a picture or file that mention it. */
function textsThatMayShow(contentDir: string, file: string): string[] {
  if (/\.(md|ya?ml)$/i.test(file)) return [];
  const folder = dirname(file);
  const name = basename(file);
  if (!existsSync(join(contentDir, folder))) return [];
  return readdirSync(join(contentDir, folder))
    .filter((each) => each.endsWith('.md'))
    .map((each) => `${folder}/${each}`)
    .filter((text) => readFileSync(join(contentDir, text)).includes(name));
}
