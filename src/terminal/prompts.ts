import { existsSync } from 'node:fs';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { z } from 'zod';
import { readAnswer } from '../scaffold/answers.ts';
import { unwrap } from '../reading/schema-walk.ts';
import type { Choice, Question } from '../scaffold/questions.ts';
import { inOneLine, printableLines } from '../text/printable.ts';
import { Failure } from './failure.ts';

/** Talks with the person at a terminal. */
export interface Prompter {
  say(text: string): void;
  /** Shows a prompt and returns the next line typed. Throws a Failure when the person stops with Ctrl-C or Ctrl-D. */
  ask(prompt: string): Promise<string>;
  close(): void;
}

/** Opens a conversation over two streams. */
export function openPrompter(input: Readable, output: Writable, terminal = false): Prompter {
  const lines = createInterface({ input, output, terminal, historySize: 0 });
  // Made at once, so that a line typed before its prompt is not lost.
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

/** Opens a conversation with the person at the terminal. Returns null where there is no terminal. */
export function terminalPrompter(): Prompter | null {
  return process.stdin.isTTY && process.stderr.isTTY
    ? openPrompter(process.stdin, process.stderr, true)
    : null;
}

/** Asks until the check would accept the answer; an empty answer takes the offered one. */
export async function askFor(
  question: Question,
  prompter: Prompter,
  isNeeded: boolean,
  offered: string | undefined,
): Promise<unknown> {
  introduce(question, prompter, isNeeded, offered);
  const prompt = promptFor(question, isNeeded, offered);
  for (;;) {
    const typed = (await prompter.ask(prompt)).trim() || offered;
    if (typed === undefined && !isNeeded) return undefined;
    if (typed === undefined) {
      prompter.say('  Mục này phải có; bấm Ctrl+C nếu muốn dừng.');
      continue;
    }
    const file = question.isFile ? filePathOf(typed) : undefined;
    if (file !== undefined && !existsSync(file)) {
      prompter.say(`  Không có tệp ${file}. Kéo tệp vào cửa sổ này để ghi đúng đường dẫn.`);
      continue;
    }
    const answer = readAnswer(question, file ?? typed);
    if ('value' in answer) {
      if (answer.reading) prompter.say(`  Hiểu là: ${answer.reading}`);
      return answer.value;
    }
    prompter.say(`  ${indent(answer.complaint)}`);
  }
}

/** Gives the path in an answer: a terminal puts quotes or back slashes into the path of a file that is dragged onto it. */
function filePathOf(typed: string): string {
  const path = typed
    .trim()
    .replace(/^(?:& )?(["'])(.*)\1$/, '$2')
    .replace(/^file:\/\//, '');
  return existsSync(path) ? path : path.replace(/\\(?=[ ()'&])/g, '');
}

/** Asks for one of several choices and returns its identifier. */
export async function askChoice(prompter: Prompter, label: string, choices: Choice[]): Promise<string> {
  const words = { label, example: '', path: [''], flag: '', required: true, isFile: false };
  const schema = z.enum(choices.map(({ id }) => id));
  return (await askFor({ ...words, form: 'choice', choices, schema }, prompter, true, undefined)) as string;
}

/** Says what stands above a prompt: the choices, an example, or a long proposal. */
function introduce(
  { label, example, choices }: Question,
  prompter: Prompter,
  isNeeded: boolean,
  offered: string | undefined,
): void {
  if (choices.length > 0) prompter.say(`${label}:\n${choices.map(choiceLine).join('\n')}`);
  else if (isNeeded && offered === undefined && example) prompter.say(`Ví dụ: ${example}`);
  else if (isLong(offered)) prompter.say(`Đề xuất: ${offered}`);
}

function promptFor(
  { label, form, choices, schema }: Question,
  isNeeded: boolean,
  offered: string | undefined,
): string {
  const hint = isLong(offered)
    ? ' (Enter để dùng đề xuất)'
    : offered !== undefined
      ? ` [${numberOf(offered, choices)}]`
      : isNeeded
        ? lengthsOf(schema)
        : ' (Enter để bỏ qua)';
  const request =
    choices.length === 0
      ? label
      : form === 'choices'
        ? 'Gõ một hay nhiều số thứ tự, cách nhau bằng dấu phẩy'
        : 'Gõ số thứ tự';
  return `${request}${hint}: `;
}

/** Says whether a proposal needs a line of its own, to leave room for the answer. */
function isLong(offered: string | undefined): offered is string {
  return offered !== undefined && offered.length > MAX_CHARACTERS_IN_PROMPT;
}

const MAX_CHARACTERS_IN_PROMPT = 30;

function choiceLine({ id, name }: Choice, index: number): string {
  return `  ${index + 1}. ${inOneLine(name === id ? id : `${name} (${id})`)}`;
}

/** Returns the number that a proposed choice has in the list. */
function numberOf(offered: string, choices: Choice[]): string {
  const index = choices.findIndex(({ id }) => id === offered);
  return index < 0 ? offered : String(index + 1);
}

/** Says how long a text may be, where a single character would be too short. */
function lengthsOf(schema: z.ZodType): string {
  const inner = unwrap(schema);
  if (!(inner instanceof z.ZodString) || (inner.minLength ?? 0) < 2) return '';
  return ` (${inner.minLength} tới ${inner.maxLength} ký tự)`;
}

/** Indents all lines of a text but the first. */
export function indent(text: string): string {
  return text.replaceAll('\n', '\n  ');
}
