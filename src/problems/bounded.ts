import { comparePositions, holdsBack, isBlocking, isError, problem, type Problem } from './problem.ts';

/** The most problems that are reported of one file. An editor who has fixed these runs the check again. */
export const MAX_PROBLEMS_PER_FILE = 200;

/**
 * Keeps at most `MAX_PROBLEMS_PER_FILE` problems of each file, and counts the others, because a file of one megabyte
 * has room for a million. Errors are kept before warnings, so the bound never decides whether a portal can be built.
 */
export function boundProblems(problems: Problem[]): Problem[] {
  if (isBounded(problems)) return problems;
  return [...Map.groupBy(problems, ({ file }) => file)].flatMap(([file, ofFile]) => boundFile(file, ofFile));
}

function boundFile(file: string, problems: Problem[]): Problem[] {
  if (isBounded(problems)) return problems;
  // Some of these problems may have been bounded before.
  let more = 0;
  const reported: Problem[] = [];
  for (const each of problems)
    if (each.code === 'more-problems') more += each.facts.count;
    else reported.push(each);
  reported.sort((a, b) => rankOf(a) - rankOf(b) || comparePositions(a, b));
  const left = reported.slice(MAX_PROBLEMS_PER_FILE);
  more += left.length;
  const kept = reported.slice(0, MAX_PROBLEMS_PER_FILE);
  return more > 0 ? [...kept, problem('more-problems', file, { count: more }, left[0] ?? kept.at(-1))] : kept;
}

function isBounded(problems: Problem[]): boolean {
  return (
    problems.length <= MAX_PROBLEMS_PER_FILE &&
    problems.filter(({ code }) => code === 'more-problems').length <= 1
  );
}

function rankOf(each: Problem): number {
  return isBlocking(each) ? 0 : holdsBack(each) ? 1 : isError(each) ? 2 : 3;
}
