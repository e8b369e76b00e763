import { stringify } from 'yaml';
import { z } from 'zod';
import { namedFacts } from '../checks/named-ids.ts';
import { listed, meantId } from '../reading/meant-id.ts';
import { formatNumber } from '../text/format.ts';
import { problem, tell, type Problem } from '../problems/problem.ts';
import { fixText } from '../problems/sentences/sentence.ts';
import { validate } from '../reading/validate.ts';
import { parseYaml } from '../reading/yaml.ts';
import { stripMarks } from '../text/fold.ts';
import { citizenNumbersIn, maskedNumber } from '../text/personal-data.ts';
import { cleanLine } from './clean.ts';
import type { Choice, Question } from './questions.ts';

/**
 * The value that an answer gives the file, with the words in which it was read where it was written otherwise; or the
 * sentence that the check would report of it.
 */
export type Answer = { value: unknown; reading?: string } | { complaint: string };

/** Reads an answer that was typed or given by a flag, and validates it. */
export function readAnswer(question: Question, typed: string): Answer {
  const written = cleanLine(typed);
  const value = valueOf(question, withoutKey(question, written));
  // The check would hold the entry back; a number that is never written cannot leak.
  const [number] = citizenNumbersIn(typed);
  if (number !== undefined)
    return { complaint: complaintOf(problem('citizen-number', '', maskedNumber(number))) };
  const complaint = complaintOfName(question, value);
  if (complaint) return { complaint };
  const { found, ...answer } = validateValue(question, value);
  if (!found) {
    const isOther = withoutKey(question, written) !== written;
    const isRegrouped = typeof value === 'number' && String(value) !== written;
    return { value, ...readingOf(question, value, isOther || isRegrouped) };
  }
  const meant = meantValue(found);
  if (meant === undefined || validateValue(question, meant).found) return answer as Answer;
  return { value: meant, ...readingOf(question, meant, true) };
}

/** Takes off the name of the key, which people copy from a file together with the value. */
function withoutKey({ path, label }: Question, written: string): string {
  const [, before = '', value = ''] = /^([^:]{1,60}?)\s*:\s+(\S.*)$/.exec(written) ?? [];
  const isKey = before === path.at(-1) || stripMarks(before) === stripMarks(label);
  return value && isKey ? value : written;
}

/** Gives the value that a wrong one certainly stands for. */
function meantValue({ code, facts }: Problem): string | undefined {
  switch (code) {
    case 'invalid-day':
    case 'invalid-moment':
      return facts.none ? undefined : facts.better || undefined;
    case 'invalid-form':
      return facts.better || undefined;
    case 'not-in-list':
      return facts.isCertain ? facts.nearest : undefined;
    case 'invalid-address':
      return `https://${facts.value}`;
    default:
      return undefined;
  }
}

/** Says in words how an answer was read, where it was written in another way. */
function readingOf({ choices }: Question, value: unknown, isOther: boolean): { reading?: string } {
  if (!isOther) return {};
  const [, day = '', time = ''] = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2}))?$/.exec(String(value)) ?? [];
  if (day) {
    const [year, month, date] = day.split('-').map(Number);
    const clock = time ? `, ${time.replace(':', ' giờ ')}` : '';
    return { reading: `ngày ${date} tháng ${month} năm ${year}${clock}` };
  }
  const chosen = choices.find(({ id }) => id === value);
  if (chosen) return { reading: listed([chosen])[0]! };
  return { reading: typeof value === 'number' ? formatNumber(value) : String(value) };
}

/** Validates a value by the schema of its question. */
function validateValue({ path, schema }: Question, value: unknown): { found?: Problem; complaint?: string } {
  const key = path.at(-1)!;
  const yaml = parseYaml('', stringify({ [key]: value }));
  const validated = validate('', yaml, z.strictObject({ [key]: schema }));
  if ('data' in validated) return {};
  const [found] = validated.problems;
  return { found: found!, complaint: complaintOf(found!) };
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
      return numberOf(typed);
    case 'boolean':
      return BOOLEANS.get(stripMarks(typed)) ?? typed;
  }
}

/** Reads a number that may be written in groups or with a unit after it, such as “1.200 người”. */
function numberOf(typed: string): number | string {
  const [, digits = ''] = /^(-?\d{1,3}(?:[. ,]\d{3})+|-?\d+)(?: \p{L}[\p{L} ]*)?$/u.exec(typed) ?? [];
  return digits ? Number(digits.replace(/[. ,]/g, '')) : typed;
}

const BOOLEANS = new Map<string, boolean>([
  ...['true', 'co', 'c', 'yes', 'y', '1'].map((word) => [word, true] as const),
  ...['false', 'khong', 'k', 'no', 'n', '0'].map((word) => [word, false] as const),
]);

/**
 * Finds the choice that was answered by its number in the list, its identifier or its name; any other answer stays
 * unchanged.
 */
function idOfChoice(choices: Choice[], typed: string): string {
  const byNumber = /^\d+$/.test(typed) ? choices[Number(typed) - 1] : undefined;
  const chosen = choices.find(({ id }) => id === typed) ?? byNumber;
  if (chosen) return chosen.id;
  const { id, isCertain } = meantId(typed, choices);
  return isCertain ? id : typed;
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
