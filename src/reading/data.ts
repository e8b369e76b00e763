import type { z } from 'zod';
import type { Problem } from '../problems/problem.ts';
import { validate } from './validate.ts';
import { parseYaml, type ParsedYaml } from './yaml.ts';

/** Data that was read of YAML, or the problems that kept it from being read; and the way back to the source. */
export type ReadData<S extends z.ZodType> = { yaml: ParsedYaml } & (
  { data: z.output<S> } | { problems: Problem[] }
);

/**
 * Reads YAML against a schema. Behind a mistake that is certain, in the writing or in the name of a key, the reading
 * goes on as if it were fixed, so that one look finds all there is.
 * @param empty what a source without a line stands for
 */
export function readData<S extends z.ZodType>(
  file: string,
  source: string,
  schema: S,
  empty: unknown = null,
): ReadData<S> {
  const yaml = parseYaml(file, source);
  if (yaml.data === undefined) return { yaml, problems: yaml.problems };
  const judged = validate(file, { ...yaml, data: yaml.data ?? empty }, schema);
  if ('data' in judged && yaml.problems.length === 0) return { yaml, data: judged.data };

  const renamed = 'problems' in judged ? judged.problems.filter(isCertainKey) : [];
  const fixed = withKeys(yaml.source, renamed);
  const again = renamed.length > 0 ? validate(file, parseYaml(file, fixed), schema) : judged;
  const problems = [
    ...yaml.problems,
    ...inTyped(renamed, source, yaml.source),
    ...('problems' in again ? inTyped(again.problems, source, fixed) : []),
  ];
  return { yaml, problems };
}

/** Writes the keys that were meant into the lines to paste that other problems of the same lines offer. */
export function withMeantKeys(problems: Problem[]): Problem[] {
  const renamed = problems.filter(isCertainKey);
  if (renamed.length === 0) return problems;
  return problems.map((each) => {
    const key = renamed.find(({ line }) => line === each.line)?.facts;
    const facts = each.facts as { fixed?: string; key?: string };
    if (!key || each.code === 'unknown-key') return each;
    const fixed = facts.fixed?.replace(
      new RegExp(`^(\\s*(?:- )?)${RegExp.escape(key.key)}(?=\\s*:)`, 'u'),
      `$1${key.nearest}`,
    );
    return {
      ...each,
      facts: {
        ...facts,
        ...(fixed === undefined ? {} : { fixed }),
        ...(facts.key === key.key ? { key: key.nearest } : {}),
      },
    } as Problem;
  });
}

type UnknownKey = Extract<Problem, { code: 'unknown-key' }>;

function isCertainKey(found: Problem): found is UnknownKey {
  return found.code === 'unknown-key' && found.facts.isCertain;
}

/** The source with keys as they were meant. */
function withKeys(source: string, renamed: UnknownKey[]): string {
  const lines = source.split('\n');
  // From the last to the first, so that places before stay true.
  for (const { line, column, facts } of [...renamed].sort((a, b) => b.column - a.column)) {
    const text = lines[line - 1] ?? '';
    if (!text.startsWith(facts.key, column - 1)) continue;
    lines[line - 1] = text.slice(0, column - 1) + facts.nearest + text.slice(column - 1 + facts.key.length);
  }
  return lines.join('\n');
}

/** Moves places found in the fixed source to where the same stands in what was typed. */
function inTyped(problems: Problem[], typed: string, fixed: string): Problem[] {
  if (typed === fixed) return problems;
  const [typedLines, fixedLines] = [typed.split('\n'), fixed.split('\n')];
  return problems.map((each) => {
    const [was = '', is = ''] = [typedLines[each.line - 1], fixedLines[each.line - 1]];
    return was === is ? each : { ...each, column: columnIn(was, is, each.column) };
  });
}

function columnIn(typed: string, fixed: string, column: number): number {
  let same = 0;
  while (same < typed.length && typed[same] === fixed[same]) same++;
  return column - 1 <= same ? column : Math.max(same + 1, column + typed.length - fixed.length);
}
