import type { z } from 'zod';
import { MAX_PROBLEMS_PER_FILE } from '../problems/bounded.ts';
import { problem, type Problem } from '../problems/problem.ts';
import { toProblems, type Issue } from './issue-problems.ts';
import type { ParsedYaml } from './yaml.ts';

/** Validates parsed YAML by a schema. Each issue of the schema becomes a problem at the position of the typed text. */
export function validate<S extends z.ZodType>(
  file: string,
  yaml: ParsedYaml,
  schema: S,
): { data: z.output<S> } | { problems: Problem[] } {
  const result = schema.safeParse(yaml.data, { reportInput: true });
  if (result.success) return { data: result.data };
  const issues = withoutConsequences(result.error.issues);
  // The bound holds for issues too, because reporting one of them may read the whole file.
  const left = issues.splice(MAX_PROBLEMS_PER_FILE).length;
  const reported = issues.map((issue) => ({ issue, problems: toProblems({ file, yaml, schema }, issue) }));

  const meant = meantKeys(reported);
  const problems = reported.flatMap(({ issue, problems: ofIssue }) =>
    ofIssue.filter(({ code }) => code !== 'missing-field' || !meant.has(pathKey(issue))),
  );
  if (left > 0) problems.push(problem('more-problems', file, { count: left }, problems.at(-1)));
  return { problems };
}

/** Keeps, of a value of the wrong type, only the issue that says so: every other issue follows from it. */
function withoutConsequences(issues: Issue[]): Issue[] {
  const wrongType = new Set(issues.filter(({ code }) => code === 'invalid_type').map(pathKey));
  return issues.filter((issue) => issue.code === 'invalid_type' || !wrongType.has(pathKey(issue)));
}

/** Lists the keys that the file has under another name, so that they are not reported as missing. */
function meantKeys(reported: { issue: Issue; problems: Problem[] }[]): Set<string> {
  return new Set(
    reported.flatMap(({ issue: { path }, problems }) =>
      problems.flatMap((each) =>
        each.code === 'unknown-key' ? pathKey({ path: [...path, each.facts.nearest] }) : [],
      ),
    ),
  );
}

function pathKey({ path }: Pick<Issue, 'path'>): string {
  return JSON.stringify(path);
}
