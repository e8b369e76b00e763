import { execFileSync } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findRepository, type Repository } from './repository.ts';
import { inherited } from '../terminal/environment.ts';
import { removePatiently } from '../terminal/patient-files.ts';

/** Runs Git in a content folder and gives what it printed; throws when Git fails. */
export type Git = (...words: string[]) => string;

/** The questions that Git can be asked about the repository that holds the content. */
export interface GitQuery {
  /** The commit of HEAD. */
  commit: string;
  git: Git;
  /** Gives the commit that a branch, a tag or another name stands for; null for an unknown name. */
  commitOf(name: string): string | null;
}

/**
 * Asks Git about the repository whose work tree holds a content folder. Gives null when there is no repository, no
 * commit in it yet, or no Git.
 *
 * Git would run programs that its settings name: filters, hooks, file monitors, helpers of many kinds. So each question
 * gets a temporary Git folder with the objects and the index of the repository, but without the settings of the
 * repository, the user and the machine. Names in the content's `.gitattributes` or `.gitmodules` then stand for no
 * program.
 */
export function askGit<T>(contentDir: string, ask: (query: GitQuery) => T): T | null {
  const repository = findRepository(contentDir);
  if (!repository) return null;
  const scratch = mkdtempSync(join(tmpdir(), 'cong-xa-git-'));
  try {
    const commitOf = (name: string) => resolveCommit(repository, scratch, name);
    const commit = commitOf('HEAD');
    if (commit === null) return null;
    makeGitDir(repository, scratch, commit);
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
    removePatiently(scratch);
  }
}

/**
 * Starts Git. Nothing else in this project may start it: here it asks nobody for input, fetches nothing, and takes no
 * folder for a repository but the one named to it.
 * @param options.cwd a folder without anybody's files, because some systems look for programs there first
 * @param options.input what Git reads
 */
export function startGit(
  words: string[],
  { cwd, environment, input }: { cwd: string; environment?: Record<string, string>; input?: string },
): string {
  // When a Git hook runs this command, the variables of Git name the hook's repository.
  const ownVariables = Object.entries(inherited).filter(([name]) => !/^GIT_/i.test(name));
  return execFileSync('git', ['-c', 'safe.bareRepository=explicit', ...words], {
    cwd,
    encoding: 'utf8',
    maxBuffer: 1024 ** 3,
    stdio: [input === undefined ? 'ignore' : 'pipe', 'pipe', 'ignore'],
    ...(input === undefined ? {} : { input }),
    env: { ...Object.fromEntries(ownVariables), ...ISOLATED, ...environment },
  });
}

/** Keeps Git from writing to the repository, asking for input, and fetching missing objects. */
const ISOLATED = {
  GIT_OPTIONAL_LOCKS: '0',
  GIT_TERMINAL_PROMPT: '0',
  GIT_NO_LAZY_FETCH: '1',
  GIT_ALLOW_PROTOCOL: 'none',
  GIT_PAGER: 'cat',
};

/** Leaves out the settings and attributes of the user and of the machine. */
const WITHOUT_SETTINGS = { GIT_CONFIG_NOSYSTEM: '1', GIT_CONFIG_GLOBAL: '/dev/null', GIT_ATTR_NOSYSTEM: '1' };

/**
 * Looks a name up in the repository itself, because only that knows its branches and tags. Git then reads the
 * repository's settings, but `NO_PROGRAMS` takes away what it would run.
 */
function resolveCommit({ gitDir, top }: Repository, cwd: string, name: string): string | null {
  try {
    return startGit([...NO_PROGRAMS, 'rev-parse', '--verify', '--quiet', `${name}^{commit}`], {
      cwd,
      environment: { ...WITHOUT_SETTINGS, GIT_DIR: gitDir, GIT_WORK_TREE: top },
    }).trim();
  } catch {
    return null;
  }
}

/** Keeps Git from running what the settings of a repository name. */
export const NO_PROGRAMS = ['-c', 'core.fsmonitor=false', '-c', 'core.hooksPath=/dev/null'];

/** Makes Git write files as they were committed: a link as a plain file, no line ends and no attributes of the machine. */
export const RAW_CHECKOUT = [
  ...['-c', 'core.symlinks=false', '-c', 'core.autocrlf=false'],
  ...['-c', 'core.attributesFile=/dev/null'],
];

/**
 * Turns a scratch folder into a Git folder: HEAD, and the index, with which Git compares the files of the work tree.
 */
function makeGitDir({ gitDir, commonDir }: Repository, scratch: string, commit: string): void {
  for (const folder of ['refs', 'info']) mkdirSync(join(scratch, folder));
  writeFileSync(join(scratch, 'HEAD'), `${commit}\n`);
  // The length of a commit's name shows which hash names the objects of the repository.
  const format = commit.length === 64 ? '1\n[extensions]\nobjectFormat = sha256' : '0';
  writeFileSync(join(scratch, 'config'), `[core]\nrepositoryFormatVersion = ${format}\n`);
  for (const name of readdirSync(gitDir))
    if (/^(?:index$|sharedindex\.)/.test(name)) copyWithTime(join(gitDir, name), join(scratch, name));
  for (const name of ['shallow', 'info/exclude'])
    if (existsSync(join(commonDir, name))) copyWithTime(join(commonDir, name), join(scratch, name));
}

/** Copies a file with its time: Git reads every work tree file again that is not older than the index. */
function copyWithTime(from: string, to: string): void {
  copyFileSync(from, to);
  // A little earlier, because a number is less exact than the time on the disk.
  const seconds = (Math.floor(statSync(from).mtimeMs) - 1) / 1000;
  utimesSync(to, seconds, seconds);
}

/**
 * Reads the settings of the repository and its user about the file system and about ignored files. They name no
 * program; without them Git would report changes where there are none.
 */
function settingsOfDisk({ gitDir, top }: Repository, cwd: string): string[] {
  try {
    return startGit(['config', '-z', '--get-regexp', DISK_SETTINGS], {
      cwd,
      environment: { GIT_DIR: gitDir, GIT_WORK_TREE: top },
    })
      .split('\0')
      .filter(Boolean)
      .flatMap((line) => ['-c', line.replace('\n', '=')]);
  } catch {
    // Git's exit code says that nothing is set.
    return [];
  }
}

const DISK_SETTINGS =
  '^core\\.(filemode|ignorecase|symlinks|precomposeunicode|longpaths|autocrlf|eol|trustctime|checkstat|excludesfile)$';
