import { stringify } from 'yaml';
import { z } from 'zod';
import { namedFacts } from '../checks/named-ids.ts';
import { problem, tell, type Problem } from '../problems/problem.ts';
import { fixText } from '../problems/sentences/sentence.ts';
import { validate } from '../reading/validate.ts';
import { parseYaml } from '../reading/yaml.ts';
import { stripMarks } from '../text/fold.ts';
import { citizenNumbersIn, maskedNumber } from '../text/personal-data.ts';
import { cleanLine } from './clean.ts';
import type { Choice, Question } from './questions.ts';

/** The value that an answer gives the file, or the sentence that the check would report of it. */
export type Answer = { value: unknown } | { complaint: string };

/** Reads an answer that was typed or given by a flag, and validates it. */
export function readAnswer(question: Question, typed: string): Answer {
  const value = valueOf(question, cleanLine(typed));
  // The check would hold the entry back; a number that is never written cannot leak.
  const [number] = citizenNumbersIn(typed);
  if (number !== undefined)
    return { complaint: complaintOf(problem('citizen-number', '', maskedNumber(number))) };
  const complaint = complaintOfName(question, value);
  if (complaint) return { complaint };
  return validateValue(question, value);
}

/** Validates a value by the schema of its question. */
function validateValue({ path, schema }: Question, value: unknown): Answer {
  const key = path.at(-1)!;
  const yaml = parseYaml('', stringify({ [key]: value }));
  const validated = validate('', yaml, z.strictObject({ [key]: schema }));
  return 'data' in validated ? { value } : { complaint: complaintOf(validated.problems[0]!) };
}

function complaintOf(found: Problem): string {
  const { message, fix } = tell(found);
  return fix.length > 0 ? `${message}\n${fixText(fix)}` : message;
}

function valueOf({ form, choices }: Question, typed: string): unknown {
  switch (form) {
    case 'text':
      return choices.length > 0 ? idOfChoice(choices, typed) : typed;
    case 'choice':
      return idOfChoice(choices, typed);
    case 'choices':
      return typed
        .split(/[,;]/)
        .map((each) => each.trim())
        .filter(Boolean)
        .map((each) => idOfChoice(choices, each));
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

/** Finds the choice that was answered by its number in the list, its identifier or its name; any other answer stays unchanged. */
function idOfChoice(choices: Choice[], typed: string): string {
  const byNumber = /^\d+$/.test(typed) ? choices[Number(typed) - 1] : undefined;
  const same = (name: string) => stripMarks(name) === stripMarks(typed);
  return (
    (choices.find(({ id }) => id === typed) ?? byNumber ?? choices.find(({ name }) => same(name)))?.id ??
    typed
  );
}

/** Complains of a section or unit that the portal does not declare, because the schema cannot know these. */
function complaintOfName({ path, form, choices }: Question, value: unknown): string | undefined {
  if (form !== 'text' || choices.length === 0 || typeof value !== 'string') return undefined;
  if (choices.some(({ id }) => id === value)) return undefined;
  const facts = namedFacts(value, choices);
  return complaintOf(
    path[0] === 'section'
      ? problem('unknown-section', '', { section: value, ...facts })
      : problem('unknown-unit', '', { unit: value, isItem: false, ...facts }),
  );
}
