import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { MAIN, type ChangedFile, type RefUpdate, type TreeFile } from '../../hosting/push.ts';
import { NO_PROGRAMS, RAW_CHECKOUT, startGit } from '../../store/git.ts';
import { inherited } from '../../terminal/environment.ts';

/**
 * The repository that a hook runs in, together with the pushed objects, which Git keeps apart until the hook accepts
 * them. Paths in Git's variables are relative to the folder of the hook.
 */
export class Incoming {
  readonly #folder: string;
  readonly #environment: Record<string, string>;

  constructor(repository: string) {
    this.#folder = repository;
    const { GIT_OBJECT_DIRECTORY: objects, GIT_ALTERNATE_OBJECT_DIRECTORIES: others } = inherited;
    this.#environment = {
      GIT_DIR: repository,
      ...(objects ? { GIT_OBJECT_DIRECTORY: resolve(repository, objects) } : {}),
      ...(others
        ? {
            GIT_ALTERNATE_OBJECT_DIRECTORIES: others
              .split(':')
              .map((each) => resolve(repository, each))
              .join(':'),
          }
        : {}),
    };
  }

  /** Reads the lines in which Git tells a hook what a push wants to move. */
  readUpdates(lines: string): RefUpdate[] {
    return lines
      .split('\n')
      .filter(Boolean)
      .map((line) => {
        const [from, to, ...rest] = line.split(' ');
        const name = rest.join(' ');
        const update = { name, from: commitOrNull(from), to: commitOrNull(to) };
        return { ...update, isForward: name === MAIN && this.#isForward(update) };
      });
  }

  /** Counts the commits that a push brings. */
  countCommits(to: string): number {
    return Number(this.#git(['rev-list', '--count', to, '--not', '--all']));
  }

  /**
   * Lists the files that a push changes: those that differ in the end, and those that any of its commits touches. A
   * merge touches the files that differ from all its parents.
   */
  changedFiles(from: string | null, to: string): ChangedFile[] {
    const before = from ?? this.#git(['hash-object', '-t', 'tree', '--stdin'], { input: '' }).trim();
    const commits = this.#git(['rev-list', to, '--not', '--all']);
    const flags = ['-r', '-z', '--raw', '--no-renames', '--no-ext-diff', '--no-textconv'];
    const changed = new Map<string, ChangedFile>();
    for (const each of [
      ...readRaw(
        this.#git(['diff-tree', ...flags, '--root', '-c', '--no-commit-id', '--stdin'], { input: commits }),
      ),
      ...readRaw(this.#git(['diff-tree', ...flags, before, to])),
    ])
      // A link that a later commit turns into a plain file is listed as the link.
      if (!changed.has(each.path) || isOdd(each)) changed.set(each.path, each);
    return [...changed.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
  }

  /** Lists every file of a commit. */
  filesOf(commit: string): TreeFile[] {
    return this.#git(['ls-tree', '-r', '-l', '-z', '--full-tree', commit])
      .split('\0')
      .filter(Boolean)
      .map((line) => {
        const [, mode = '', size = '', path = ''] = /^(\d+) \w+ \w+ +(\d+|-)\t(.*)$/s.exec(line) ?? [];
        return { path, mode, size: Number(size) || 0 };
      });
  }

  /** Writes files of a commit into a folder, as they are: no link, no filter, no hook. */
  layOut(commit: string, paths: string[], folder: string): void {
    const tree = join(folder, 'kho');
    mkdirSync(tree);
    const environment = { GIT_INDEX_FILE: join(folder, 'index'), GIT_WORK_TREE: tree };
    this.#git(['read-tree', commit], { environment });
    this.#git([...RAW_CHECKOUT, 'checkout-index', '-q', '-z', '--stdin'], {
      environment,
      cwd: tree,
      input: paths.join('\0'),
    });
  }

  #isForward({ from, to }: Pick<RefUpdate, 'from' | 'to'>): boolean {
    if (from === null || to === null) return from === null;
    try {
      this.#git(['merge-base', '--is-ancestor', from, to]);
      return true;
    } catch {
      return false;
    }
  }

  #git(
    words: string[],
    {
      cwd = this.#folder,
      environment = {},
      input,
    }: { cwd?: string; environment?: Record<string, string>; input?: string } = {},
  ): string {
    return startGit([...NO_PROGRAMS, ...words], {
      cwd,
      environment: { ...this.#environment, ...environment },
      ...(input === undefined ? {} : { input }),
    });
  }
}

function commitOrNull(name: string | undefined): string | null {
  return name === undefined || /^0*$/.test(name) ? null : name;
}

function isOdd({ mode }: ChangedFile): boolean {
  return mode === '120000' || mode === '160000';
}

/** Reads what `git diff-tree --raw -z` prints; a merge has a colon for each of its parents. */
function readRaw(printed: string): ChangedFile[] {
  const parts = printed.split('\0');
  const found: ChangedFile[] = [];
  for (let index = 0; index + 1 < parts.length; index += 2) {
    const header = parts[index]!;
    const parents = header.length - header.replace(/^:{1,100}/, '').length;
    const mode = header.slice(parents).split(' ')[parents];
    found.push({ path: parts[index + 1]!, mode: mode === undefined || mode === '000000' ? null : mode });
  }
  return found;
}
