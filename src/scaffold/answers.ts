import { stringify } from 'yaml';
import { z } from 'zod';
import { problem, tell } from '../problems/problem.ts';
import { nearest } from '../reading/nearest.ts';
import { validate } from '../reading/validate.ts';
import { parseYaml } from '../reading/yaml.ts';
import { stripMarks } from '../text/fold.ts';
import { cleanLine } from './clean.ts';
import type { Choice, Question } from './questions.ts';

/** What an answer comes to: the value for the file, or the sentence the check would say of it. */
export type Answer = { value: unknown } | { complaint: string };

/** Reads an answer as it was typed or given by a flag, and holds it against the schema. */
export function readAnswer(question: Question, typed: string): Answer {
  const value = valueOf(question, cleanLine(typed));
  const undeclared = complainOfName(question, value);
  if (undeclared) return { complaint: undeclared };
  return validateValue(question, value);
}

/** Holds a value against the schema of its question alone. */
export function validateValue({ path, schema }: Question, value: unknown): Answer {
  const key = path.at(-1)!;
  const judged = validate('', parseYaml('', stringify({ [key]: value })), z.strictObject({ [key]: schema }));
  if ('data' in judged) return { value };
  const { message, fix } = tell(judged.problems[0]!);
  return { complaint: fix ? `${message}\n${fix}` : message };
}

function valueOf({ form, choices }: Question, typed: string): unknown {
  switch (form) {
    case 'text':
      return choices.length > 0 ? chosen(choices, typed) : typed;
    case 'choice':
      return chosen(choices, typed);
    case 'choices':
      return typed
        .split(/[,;]/)
        .map((each) => each.trim())
        .filter(Boolean)
        .map((each) => chosen(choices, each));
    case 'texts':
      return typed
        .split(';')
        .map((each) => each.trim())
        .filter(Boolean);
    case 'number':
      return /^-?\d+$/.test(typed) ? Number(typed) : typed;
    case 'boolean':
      return BOOLEANS.get(stripMarks(typed)) ?? typed;
  }
}

const BOOLEANS = new Map<string, boolean>([
  ...['true', 'co', 'c', 'yes', 'y', '1'].map((word) => [word, true] as const),
  ...['false', 'khong', 'k', 'no', 'n', '0'].map((word) => [word, false] as const),
]);

/** A choice may be answered by its number in the list, its identifier or its name; anything else stays as it is. */
function chosen(choices: Choice[], typed: string): string {
  const byNumber = /^\d+$/.test(typed) ? choices[Number(typed) - 1] : undefined;
  const same = (name: string) => stripMarks(name) === stripMarks(typed);
  return (
    (choices.find(({ id }) => id === typed) ?? byNumber ?? choices.find(({ name }) => same(name)))?.id ??
    typed
  );
}

/** Sections and units are known to the portal, not to the schema. */
function complainOfName({ path, form, choices }: Question, value: unknown): string | undefined {
  if (form !== 'text' || choices.length === 0 || typeof value !== 'string') return undefined;
  const allowed = choices.map(({ id }) => id);
  if (allowed.includes(value)) return undefined;
  const near = nearest(value, allowed);
  const { message, fix } = tell(
    path[0] === 'section'
      ? problem('unknown-section', '', { section: value, nearest: near, allowed })
      : problem('unknown-unit', '', { unit: value, nearest: near, allowed }),
  );
  return `${message}\n${fix}`;
}
