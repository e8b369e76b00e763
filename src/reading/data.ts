import type { z } from 'zod';
import type { Problem } from '../problems/problem.ts';
import { validate } from './validate.ts';
import { parseYaml, type ParsedYaml } from './yaml.ts';

/** The valid data of a YAML source, or the problems that make it invalid. */
type ReadData<S extends z.ZodType> = { yaml: ParsedYaml } & ({ data: z.output<S> } | { problems: Problem[] });

/**
 * Parses YAML and validates it by a schema. A certain mistake, in the syntax or in the name of a key, is fixed in memory
 * before the reader goes on, so that one run reports all problems.
 * @param known.empty the data of an empty source
 * @param known.yaml the source parsed, where it has been
 */
export function readData<S extends z.ZodType>(
  file: string,
  source: string,
  schema: S,
  { empty = null, yaml = parseYaml(file, source) }: { empty?: unknown; yaml?: ParsedYaml } = {},
): ReadData<S> {
  if (yaml.data === undefined) return { yaml, problems: yaml.problems };
  const validated = validate(file, { ...yaml, data: yaml.data ?? empty }, schema);
  if ('data' in validated && yaml.problems.length === 0) return { yaml, data: validated.data };

  const renamed = 'problems' in validated ? validated.problems.filter(isCertainKey) : [];
  const fixed = withKeys(yaml.source, renamed);
  const again = renamed.length > 0 ? validate(file, parseYaml(file, fixed), schema) : validated;
  const problems = [
    ...yaml.problems,
    ...toTypedPositions(renamed, source, yaml.source),
    ...('problems' in again ? toTypedPositions(again.problems, source, fixed) : []),
  ];
  return { yaml, problems };
}

/** Writes the meant keys into the lines that other problems of the same lines offer to paste. */
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

/** Replaces misspelt keys in a source by the meant ones. */
function withKeys(source: string, renamed: UnknownKey[]): string {
  const lines = source.split('\n');
  // From the last to the first, so that the positions of earlier keys stay valid.
  for (const { line, column, facts } of [...renamed].sort((a, b) => b.column - a.column)) {
    const text = lines[line - 1] ?? '';
    if (!text.startsWith(facts.key, column - 1)) continue;
    lines[line - 1] = text.slice(0, column - 1) + facts.nearest + text.slice(column - 1 + facts.key.length);
  }
  return lines.join('\n');
}

/** Moves the positions of problems from the fixed source to the same text in the typed source. */
function toTypedPositions(problems: Problem[], typed: string, fixed: string): Problem[] {
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
