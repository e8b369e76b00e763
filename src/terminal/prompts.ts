import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { z } from 'zod';
import { optionalPrompts } from '../scaffold/entry.ts';
import { readAnswer } from '../scaffold/answers.ts';
import { unwrap } from '../reading/schema-walk.ts';
import type { Choice, Question } from '../scaffold/questions.ts';
import { inOneLine, printableLines } from '../text/printable.ts';
import { Failure } from './failure.ts';

/** Somebody at a terminal who can be asked. */
export interface Prompter {
  say(text: string): void;
  /** Gives the next line that is typed; a Failure when the person breaks off with Ctrl-C or Ctrl-D. */
  ask(prompt: string): Promise<string>;
  close(): void;
}

/** Opens a conversation over two streams. */
export function openPrompter(input: Readable, output: Writable, terminal = false): Prompter {
  const lines = createInterface({ input, output, terminal, historySize: 0 });
  // Made at once: a line that is typed before it is asked for is kept.
  const typed = lines[Symbol.asyncIterator]();
  let isOpen = true;
  lines.once('close', () => (isOpen = false));
  return {
    say: (text) => void output.write(`${printableLines(text)}\n`),
    ask: async (prompt) => {
      lines.setPrompt(printableLines(prompt));
      if (isOpen) lines.prompt();
      const { value, done } = await typed.next();
      if (!done) return value;
      output.write('\n');
      throw new Failure('Đã dừng theo yêu cầu; chưa ghi tệp nào.');
    },
    close: () => lines.close(),
  };
}

/** Opens a conversation with the person at the terminal; null when there is none. */
export function terminalPrompter(): Prompter | null {
  return process.stdin.isTTY && process.stderr.isTTY
    ? openPrompter(process.stdin, process.stderr, true)
    : null;
}

/** What a form is filled from; values by the flag of their question. */
export interface Filling {
  given: ReadonlyMap<string, string>;
  defaults: ReadonlyMap<string, string>;
  prompter: Prompter | null;
}

/**
 * Fills a form: flags first, then the answers of whoever is at the terminal, then the defaults. Off a terminal a
 * wrong or missing flag is a Failure that names every one of them.
 */
export async function fillForm(
  questions: Question[],
  { given, defaults, prompter }: Filling,
): Promise<Record<string, unknown>> {
  const data: Record<string, unknown> = {};
  const wrong: string[] = [];
  const missing: Question[] = [];

  for (const question of questions) {
    const { flag, path } = question;
    const needed = isNeeded(question, questions, given);
    const offered = defaults.get(flag);
    let typed = given.get(flag);
    let value: unknown;
    const asked = needed ? 'must' : optionalPrompts(data).get(flag);
    if (typed === undefined && prompter && asked)
      value = await askFor(question, prompter, asked === 'must', offered);
    else {
      typed ??= offered;
      const answer = typed === undefined ? undefined : readAnswer(question, typed);
      if (answer && 'value' in answer) value = answer.value;
      else if (answer && prompter) {
        prompter.say(`--${flag}: ${answer.complaint}`);
        value = await askFor(question, prompter, needed, undefined);
      } else if (answer) wrong.push(`--${flag}: ${indent(answer.complaint)}`);
      else if (needed) missing.push(question);
    }
    if (value !== undefined) set(data, path, value);
  }
  if (missing.length > 0)
    wrong.push(`Thiếu: ${missing.map(({ flag, label }) => `--${flag} (${label})`).join(', ')}.`);
  if (wrong.length > 0) throw new Failure(wrong.join('\n'));
  return data;
}

/** Asks until the answer is one the check would let pass; an empty answer takes what is offered. */
export async function askFor(
  question: Question,
  prompter: Prompter,
  needed: boolean,
  offered: string | undefined,
): Promise<unknown> {
  const { label, example, form, choices, schema } = question;
  if (choices.length > 0) prompter.say(`${label}:\n${choices.map(choiceLine).join('\n')}`);
  else if (needed && offered === undefined && example) prompter.say(`Ví dụ: ${example}`);
  else if (isLong(offered)) prompter.say(`Đề xuất: ${offered}`);
  const help = isLong(offered)
    ? ' (Enter để dùng đề xuất)'
    : offered !== undefined
      ? ` [${numberOf(offered, choices)}]`
      : needed
        ? lengthsOf(schema)
        : ' (Enter để bỏ qua)';
  const words =
    choices.length === 0
      ? label
      : form === 'choices'
        ? 'Chọn một hay nhiều số, cách nhau bằng dấu phẩy'
        : 'Chọn một số';
  const prompt = `${words}${help}: `;

  for (;;) {
    const typed = (await prompter.ask(prompt)).trim() || offered;
    if (typed === undefined && !needed) return undefined;
    if (typed === undefined) {
      prompter.say('  Mục này phải có; bấm Ctrl+C nếu muốn dừng.');
      continue;
    }
    const answer = readAnswer(question, typed);
    if ('value' in answer) return answer.value;
    prompter.say(`  ${indent(answer.complaint)}`);
  }
}

/** Asks for one of several things; gives its identifier. */
export async function askChoice(prompter: Prompter, label: string, choices: Choice[]): Promise<string> {
  const words = { label, example: '', path: [''], flag: '', required: true };
  const schema = z.enum(choices.map(({ id }) => id));
  return (await askFor({ ...words, form: 'choice', choices, schema }, prompter, true, undefined)) as string;
}

/** A long proposal stands on a line of its own, so that the answer has room. */
function isLong(offered: string | undefined): offered is string {
  return offered !== undefined && offered.length > 30;
}

function choiceLine({ id, name }: Choice, index: number): string {
  return `  ${index + 1}. ${inOneLine(name === id ? id : `${name} (${id})`)}`;
}

/** A proposed choice by its number in the list. */
function numberOf(offered: string, choices: Choice[]): string {
  const index = choices.findIndex(({ id }) => id === offered);
  return index < 0 ? offered : String(index + 1);
}

/** How long a text may be, where a single word would be too short. */
function lengthsOf(schema: z.ZodType): string {
  const inner = unwrap(schema);
  if (!(inner instanceof z.ZodString) || (inner.minLength ?? 0) < 2) return '';
  return ` (${inner.minLength} tới ${inner.maxLength} ký tự)`;
}

/** A part of a group is needed only once the group is begun. */
function isNeeded(
  { path, required }: Question,
  questions: Question[],
  given: ReadonlyMap<string, string>,
): boolean {
  if (path.length === 1 || !required) return required;
  const group = questions.filter((other) => other.path.length > 1 && other.path[0] === path[0]);
  return group.some(({ flag }) => given.has(flag));
}

function set(data: Record<string, unknown>, [key = '', part]: string[], value: unknown): void {
  if (part === undefined) data[key] = value;
  else data[key] = { ...(data[key] as object | undefined), [part]: value };
}

function indent(text: string): string {
  return text.replaceAll('\n', '\n  ');
}
