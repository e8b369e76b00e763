import type { Appearance } from '../report/item.ts';
import type { Day } from '../schemas/day.ts';
import { askGit, type GitQuery, type Git } from './git.ts';

/** What the repository tells about the content folder. */
export type History =
  | { is: 'full'; commit: string; uncommitted: boolean; firstSeen: Map<string, Appearance> }
  | { is: 'shallow'; commit: string; uncommitted: boolean }
  | { is: 'none' };

/**
 * Reads from Git when each file of the content folder first appeared, following renames. A repository that lacks a part
 * of its history, or a folder outside any, is told as such, never guessed from.
 */
export function readHistory(contentDir: string): History {
  return askGit(contentDir, tellHistory) ?? { is: 'none' };
}

function tellHistory({ commit, git }: GitQuery): History {
  const status = git('status', '--porcelain', '--no-renames', '--ignore-submodules=all', '--', '.');
  const uncommitted = status !== '';
  const shallow: History = { is: 'shallow', commit, uncommitted };
  if (git('rev-parse', '--is-shallow-repository').trim() === 'true') return shallow;
  try {
    return { is: 'full', commit, uncommitted, firstSeen: readAppearances(git) };
  } catch {
    // A partial clone would have to fetch what it lacks.
    return shallow;
  }
}

/** Tells when the content folder's repository was last committed to, in milliseconds; null outside any repository. */
export function lastCommitTime(contentDir: string): number | null {
  return askGit(contentDir, ({ git }) => Number(git('log', '-1', '--format=%ct').trim()) * 1000);
}

const COMMIT_MARK = '\u0001';

/** Walks the history from its beginning; a renamed file keeps the day it first appeared. */
function readAppearances(git: Git): Map<string, Appearance> {
  // The whole repository is walked, for a file may have come into the content folder from elsewhere in it.
  const prefix = git('rev-parse', '--show-prefix').replace(/\n$/, '');
  const log = git(
    'log',
    '--reverse',
    '-M',
    '-z',
    '--name-status',
    `--format=${COMMIT_MARK}%H %ct`,
    '--full-history',
    ':/',
  );
  const firstSeen = new Map<string, Appearance>();
  const fields = log.split('\0');
  let now: Appearance = { commit: '', day: '' };
  for (let at = 0; at < fields.length; at++) {
    const field = fields[at]!.trim();
    if (field.startsWith(COMMIT_MARK)) {
      const [commit = '', seconds = ''] = field.slice(1).split(' ');
      now = { commit, day: dayInVietnam(Number(seconds)) };
    } else if (/^[RC]\d+$/.test(field)) {
      const [from, to] = [fields[++at]!, fields[++at]!];
      firstSeen.set(to, (field.startsWith('R') ? firstSeen.get(from) : undefined) ?? now);
    } else if (/^[AMDT]$/.test(field)) {
      const path = fields[++at]!;
      if (field === 'D') firstSeen.delete(path);
      else if (!firstSeen.has(path)) firstSeen.set(path, now);
    }
  }
  return new Map(
    [...firstSeen].flatMap(([path, seen]) =>
      path.startsWith(prefix) ? [[path.slice(prefix.length), seen]] : [],
    ),
  );
}

const OFFSET_SECONDS = 7 * 3600;

function dayInVietnam(seconds: number): Day {
  return new Date((seconds + OFFSET_SECONDS) * 1000).toISOString().slice(0, 10);
}
