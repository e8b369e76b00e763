import type { Appearance } from '../report/item.ts';
import type { Day } from '../schemas/day.ts';
import { askGit, type GitQuery, type Git } from './git.ts';

/** What the repository knows about the content folder: all of its history, a part, or nothing. */
export type History =
  | { is: 'full'; commit: string; uncommitted: boolean; firstSeen: Map<string, Appearance> }
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
    return { is: 'full', commit, uncommitted, firstSeen: readAppearances(git) };
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

/** Walks the history from its beginning. A renamed file keeps the day it first appeared. */
function readAppearances(git: Git): Map<string, Appearance> {
  // Walks the whole repository, because a file may have come into the content folder from another folder of it.
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
