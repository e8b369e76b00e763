import { comparePositions, isBlocking, isError, problem, type Problem } from './problem.ts';

/** The most problems that are named in one file. Whoever has fixed these looks again. */
export const MAX_PROBLEMS_PER_FILE = 200;

/**
 * Keeps of each file as many problems as anybody reads, and counts the others: a file of one megabyte has room for a
 * million. Errors are kept before warnings, so whether a portal can be built does not depend on the bound.
 */
export function boundProblems(problems: Problem[]): Problem[] {
  if (isBounded(problems)) return problems;
  return [...Map.groupBy(problems, ({ file }) => file)].flatMap(([file, ofFile]) => boundFile(file, ofFile));
}

function boundFile(file: string, problems: Problem[]): Problem[] {
  if (isBounded(problems)) return problems;
  // A part of these problems may have been bounded before.
  let more = 0;
  const named: Problem[] = [];
  for (const each of problems)
    if (each.code === 'more-problems') more += each.facts.count;
    else named.push(each);
  named.sort((a, b) => rankOf(a) - rankOf(b) || comparePositions(a, b));
  const left = named.slice(MAX_PROBLEMS_PER_FILE);
  more += left.length;
  const kept = named.slice(0, MAX_PROBLEMS_PER_FILE);
  return more > 0 ? [...kept, problem('more-problems', file, { count: more }, left[0] ?? kept.at(-1))] : kept;
}

function isBounded(problems: Problem[]): boolean {
  return (
    problems.length <= MAX_PROBLEMS_PER_FILE &&
    problems.filter(({ code }) => code === 'more-problems').length <= 1
  );
}

function rankOf(each: Problem): number {
  return isBlocking(each) ? 0 : isError(each) ? 1 : 2;
}
