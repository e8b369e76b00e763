import { execFileSync } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findRepository, type Repository } from './repository.ts';

/** Runs Git in a content folder and gives what it printed; throws when Git does. */
export type Git = (...words: string[]) => string;

/** A repository that holds the content, as it may be asked about. */
export interface GitQuery {
  /** The commit of HEAD. */
  commit: string;
  git: Git;
  /** Gives the commit that a branch, a tag or another name stands for; null when none does. */
  commitOf(name: string): string | null;
}

/**
 * Asks Git about the repository whose work tree holds a content folder; null when there is none, when nothing was
 * committed to it yet, or when there is no Git.
 *
 * Git would run programs that its settings name: filters, hooks, file monitors, helpers of many kinds. So it is given a
 * folder of its own for each question, with the objects and the index of the repository but none of its settings, nor
 * those of the user or the machine. What the content says in `.gitattributes` or `.gitmodules` then names nothing.
 */
export function askGit<T>(contentDir: string, ask: (asked: GitQuery) => T): T | null {
  const repository = findRepository(contentDir);
  if (!repository) return null;
  const scratch = mkdtempSync(join(tmpdir(), 'cong-xa-git-'));
  try {
    const commitOf = (name: string) => resolveCommit(repository, scratch, name);
    const commit = commitOf('HEAD');
    if (commit === null) return null;
    layGitDir(repository, scratch, commit);
    const settings = settingsOfDisk(repository, scratch);
    const git: Git = (...words) =>
      startGit(['-C', repository.folder, ...settings, ...words], {
        cwd: scratch,
        environment: {
          ...WITHOUT_SETTINGS,
          GIT_DIR: scratch,
          GIT_WORK_TREE: repository.top,
          GIT_OBJECT_DIRECTORY: join(repository.commonDir, 'objects'),
        },
      });
    return ask({ commit, git, commitOf });
  } finally {
    rmSync(scratch, { recursive: true, force: true, maxRetries: 10 });
  }
}

/**
 * Starts Git. Nothing else in this project may: it waits for nobody, fetches nothing, and takes no folder for a
 * repository that was not named to it.
 * @param options.cwd a folder without anybody's files, since some systems look for programs there first
 */
export function startGit(
  words: string[],
  { cwd, environment }: { cwd: string; environment?: Record<string, string> },
): string {
  // In a hook, variables of Git speak of the repository the hook runs for.
  const own = Object.entries(process.env).filter(([name]) => !/^GIT_/i.test(name));
  return execFileSync('git', ['-c', 'safe.bareRepository=explicit', ...words], {
    cwd,
    encoding: 'utf8',
    maxBuffer: 1024 ** 3,
    stdio: ['ignore', 'pipe', 'ignore'],
    env: { ...Object.fromEntries(own), ...ALONE, ...environment },
  });
}

/** Writes nothing to the repository, asks nobody, and brings no missing object from elsewhere by any program. */
const ALONE = {
  GIT_OPTIONAL_LOCKS: '0',
  GIT_TERMINAL_PROMPT: '0',
  GIT_NO_LAZY_FETCH: '1',
  GIT_ALLOW_PROTOCOL: 'none',
  GIT_PAGER: 'cat',
};

/** Leaves the settings and attributes of the user and of the machine out. */
const WITHOUT_SETTINGS = { GIT_CONFIG_NOSYSTEM: '1', GIT_CONFIG_GLOBAL: '/dev/null', GIT_ATTR_NOSYSTEM: '1' };

/** Only the repository itself knows its names; to look one up, Git reads its settings but has nothing to run. */
function resolveCommit({ gitDir, top }: Repository, cwd: string, name: string): string | null {
  try {
    return startGit([...NOTHING_ASIDE, 'rev-parse', '--verify', '--quiet', `${name}^{commit}`], {
      cwd,
      environment: { ...WITHOUT_SETTINGS, GIT_DIR: gitDir, GIT_WORK_TREE: top },
    }).trim();
  } catch {
    return null;
  }
}

const NOTHING_ASIDE = ['-c', 'core.fsmonitor=false', '-c', 'core.hooksPath=/dev/null'];

/** Makes Git's own folder of a scratch folder: a commit, and what tells how the files of the work tree compare with it. */
function layGitDir({ gitDir, commonDir }: Repository, scratch: string, commit: string): void {
  for (const folder of ['refs', 'info']) mkdirSync(join(scratch, folder));
  writeFileSync(join(scratch, 'HEAD'), `${commit}\n`);
  // The length of a commit's name tells how the repository names all its objects.
  const format = commit.length === 64 ? '1\n[extensions]\nobjectFormat = sha256' : '0';
  writeFileSync(join(scratch, 'config'), `[core]\nrepositoryFormatVersion = ${format}\n`);
  for (const name of readdirSync(gitDir))
    if (/^(?:index$|sharedindex\.)/.test(name)) copyWithTime(join(gitDir, name), join(scratch, name));
  for (const name of ['shallow', 'info/exclude'])
    if (existsSync(join(commonDir, name))) copyWithTime(join(commonDir, name), join(scratch, name));
}

/** Git compares a file anew that is not older than its index. */
function copyWithTime(from: string, to: string): void {
  copyFileSync(from, to);
  // A little earlier, since a number cannot hold the time as exactly as the disk does.
  const seconds = (Math.floor(statSync(from).mtimeMs) - 1) / 1000;
  utimesSync(to, seconds, seconds);
}

/**
 * Reads what the repository and its user say of the disk the files lie on, and which of them are nobody's concern. These
 * settings name no program, and without them Git would tell of changes where there are none.
 */
function settingsOfDisk({ gitDir, top }: Repository, cwd: string): string[] {
  try {
    return startGit(['config', '-z', '--get-regexp', OF_DISK], {
      cwd,
      environment: { GIT_DIR: gitDir, GIT_WORK_TREE: top },
    })
      .split('\0')
      .filter(Boolean)
      .flatMap((line) => ['-c', line.replace('\n', '=')]);
  } catch {
    // Git says by its exit code that nothing is set.
    return [];
  }
}

const OF_DISK =
  '^core\\.(filemode|ignorecase|symlinks|precomposeunicode|longpaths|autocrlf|eol|trustctime|checkstat|excludesfile)$';
