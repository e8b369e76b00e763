import type { z } from 'zod';
import { MAX_PROBLEMS_PER_FILE } from '../problems/bounded.ts';
import { problem, type Problem } from '../problems/problem.ts';
import { withoutBlanks } from './blank-keys.ts';
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
  const filled = withoutBlanks(yaml.data, schema, (path) => isComment(yaml, path));
  const again = filled.removed.length > 0 ? schema.safeParse(filled.data, { reportInput: true }) : result;
  if (again.success) return { data: again.data };
  const issues = withoutConsequences(issuesBesides(filled.removed, result.error.issues, again.error.issues));
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

/** Says whether a value is empty only because a word with a `#` stands there, such as a colour. */
function isComment(yaml: ParsedYaml, path: PropertyKey[]): boolean {
  const line = yaml.source.split('\n')[yaml.positionOf(path).line - 1] ?? '';
  return /:\s+#\S/.test(line);
}

/** Leaves out the issues of keys without a value; when no other issue is left, gives the issues that these hid. */
function issuesBesides(removed: PropertyKey[][], issues: Issue[], hidden: Issue[]): Issue[] {
  const blank = new Set(removed.map((path) => pathKey({ path })));
  const others = issues.filter(
    ({ path }) => !path.some((_, index) => blank.has(pathKey({ path: path.slice(0, index + 1) }))),
  );
  return others.length > 0 ? others : [...hidden];
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
