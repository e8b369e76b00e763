import type { ParseArgsOptionsConfig } from 'node:util';
import { defaultsOf, questionsOfEntry, type NewKind } from '../scaffold/entry.ts';
import { listed } from '../reading/meant-id.ts';
import type { Question } from '../scaffold/questions.ts';
import { wrapBeside } from '../text/wrap.ts';

/** The flags that every command for one entry has, whatever its kind. */
export const ENTRY_FLAGS = { 'dry-run': { type: 'boolean', default: false } } as const;

const WIDTH = 79;

/** Columns before the words about a flag. */
const FLAG_WIDTH = 22;

/** Returns the flags of a kind, from its schema. */
export function flagsOf(kind: NewKind): ParseArgsOptionsConfig {
  return Object.fromEntries(
    questionsOfEntry(kind, {}).map(({ flag, form }) => [
      flag,
      { type: form === 'boolean' ? 'boolean' : 'string' },
    ]),
  );
}

/** Returns the values of a kind's flags as they were typed. */
export function givenOf(kind: NewKind, options: Record<string, unknown>): Map<string, string> {
  return new Map(
    questionsOfEntry(kind, {}).flatMap(({ flag }) =>
      options[flag] === undefined ? [] : [[flag, String(options[flag])] as const],
    ),
  );
}

/**
 * Lists the flags of a kind with the labels of its schema, required ones first.
 * @param elsewhere for each flag whose value may come from elsewhere, the words that say where from
 */
export function flagLines(kind: NewKind, elsewhere: Record<string, string> = {}): string {
  const filledIn = defaultsOf(kind, { today: 'hôm nay', choices: {}, present: 0 });
  const isRequired = ({ required, path }: Question) => required && path.length === 1;
  return questionsOfEntry(kind, {})
    .toSorted((a, b) => Number(isRequired(b)) - Number(isRequired(a)))
    .map((question) => {
      const { flag, form, label, choices, isFile } = question;
      const value = isFile ? ' TỆP' : form === 'boolean' ? '' : ' …';
      const otherwise = elsewhere[flag] ?? (filledIn.has(flag) ? 'tự điền khi không cho' : 'bắt buộc');
      const required = isRequired(question) ? ` (${otherwise})` : '';
      const allowed = choices.length > 0 ? `: ${listed(choices).join(', ')}` : '';
      return wrapBeside(`  --${flag}${value}`.padEnd(FLAG_WIDTH), `${label}${required}${allowed}`, WIDTH);
    })
    .join('\n');
}
