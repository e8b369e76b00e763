import type { Appearance, ContentHistory } from '../report/item.ts';
import type { Day } from '../schemas/day.ts';
import { askGit, type GitQuery, type Git } from './git.ts';

/** What the repository knows about the content folder: all of its history, a part, or nothing. */
export type History =
  | ({ is: 'full'; commit: string; uncommitted: boolean } & ContentHistory)
  | { is: 'shallow'; commit: string; uncommitted: boolean }
  | { is: 'none' };

/**
 * Reads from Git when each file of the content folder first appeared, following renames. Does not guess: it says when
 * the repository lacks a part of its history, or when the folder is in no repository.
 */
export function readHistory(contentDir: string): History {
  return askGit(contentDir, historyOf) ?? { is: 'none' };
}

function historyOf({ commit, git }: GitQuery): History {
  const status = git('status', '--porcelain', '--no-renames', '--ignore-submodules=all', '--', '.');
  const uncommitted = status !== '';
  const shallow: History = { is: 'shallow', commit, uncommitted };
  if (git('rev-parse', '--is-shallow-repository').trim() === 'true') return shallow;
  try {
    return { is: 'full', commit, uncommitted, ...readContentHistory(git) };
  } catch {
    // A partial clone would have to fetch the objects that it lacks.
    return shallow;
  }
}

/**
 * Gives the time of the last commit in the content folder's repository, in milliseconds; null outside any repository.
 */
export function lastCommitTime(contentDir: string): number | null {
  return askGit(contentDir, ({ git }) => Number(git('log', '-1', '--format=%ct').trim()) * 1000);
}

const COMMIT_MARK = '\u0001';

/**
 * Walks the history from its beginning. A file has the day on which its path, its address or its text first appeared in
 * the folder of its portal: a rename, a deletion that was undone, and a move into a folder of its own keep that day.
 */
function readContentHistory(git: Git): ContentHistory {
  // Walks the whole repository, because a file may have come into the content folder from another folder of it.
  const prefix = git('rev-parse', '--show-prefix').replace(/\n$/, '');
  const log = git(
    'log',
    '--reverse',
    '-M',
    '-z',
    '--raw',
    '--no-abbrev',
    `--format=${COMMIT_MARK}%H %ct`,
    '--full-history',
    ':/',
  );
  const firsts = new FirstAppearances();
  const edits = new Map<string, Day[]>();
  const present = new Set<string>();
  const fields = log.split('\0');
  let now: Appearance = { commit: '', day: '' };
  for (let at = 0; at < fields.length; at++) {
    const field = fields[at]!.trim();
    if (field.startsWith(COMMIT_MARK)) {
      const [commit = '', seconds = ''] = field.slice(1).split(' ');
      now = { commit, day: dayInVietnam(Number(seconds)) };
      continue;
    }
    const [, blob, change] = CHANGE.exec(field) ?? [];
    if (!blob || !change) continue;
    const from = fields[++at]!;
    const to = change === 'R' || change === 'C' ? fields[++at]! : from;
    if (change === 'R') firsts.follow(from, to);
    if (change !== 'D' && PROCEDURE_PATH.test(to)) {
      const days = edits.get(from) ?? [];
      days.push(now.day);
      edits.set(to, days);
    }
    if (change !== 'D') firsts.note(to, blob, now);
    // A merge may keep what one of its branches deleted, so a deleted path stays known.
    present.add(to);
  }
  const inContent = <T>(entries: Iterable<readonly [string, T | undefined]>) =>
    new Map(
      [...entries].flatMap(([path, value]) =>
        path.startsWith(prefix) && value !== undefined ? [[path.slice(prefix.length), value] as const] : [],
      ),
    );
  return {
    firstSeen: inContent([...present].map((path) => [path, firsts.of(path)] as const)),
    procedureEdits: inContent(edits),
  };
}

const PROCEDURE_PATH = /(?:^|\/)thu-tuc\//;

/** A changed file in the log: modes, the blobs before and after, the kind of change. */
const CHANGE = /^:\d+ \d+ [0-9a-f]+ ([0-9a-f]+) ([AMDTRC])\d*$/;

/** The first appearance of every path, address and text. */
class FirstAppearances {
  readonly #seen = new Map<string, Appearance>();

  /** Records a path with its text, unless it, its address, or its text in the same portal was there before. */
  note(path: string, blob: string, now: Appearance): void {
    const keys = [path, addressOf(path), `${folderOf(path)}\0${blob}`];
    const known = keys.flatMap((key) => this.#seen.get(key) ?? []);
    const first = known.reduce((one, other) => (other.day < one.day ? other : one), known[0] ?? now);
    for (const key of keys) if (!this.#seen.has(key)) this.#seen.set(key, first);
  }

  /** Gives a renamed path the appearance of its old one. */
  follow(from: string, to: string): void {
    const first = this.#seen.get(from);
    if (first && !this.#seen.has(to)) this.#seen.set(to, first);
  }

  of(path: string): Appearance | undefined {
    return this.#seen.get(path);
  }
}

/** Gives what the paths of an entry have in common: one may stand in a folder with its pictures, or in another year's. */
function addressOf(path: string): string {
  return `address ${path.replace(/\/index\.md$/, '.md').replace(/(\/tin-tuc\/)\d{4}\//, '$1')}`;
}

/** Gives the folder of a path's portal, so that a text copied from another portal is new in this one. */
function folderOf(path: string): string {
  return /^(?:.*\/)?portals\/[^/]+\//.exec(path)?.[0] ?? '';
}

const OFFSET_SECONDS = 7 * 3600;

function dayInVietnam(seconds: number): Day {
  return new Date((seconds + OFFSET_SECONDS) * 1000).toISOString().slice(0, 10);
}
