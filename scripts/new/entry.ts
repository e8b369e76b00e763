import type { ParseArgsOptionsConfig } from 'node:util';
import { join } from 'node:path';
import { defaultsOf, questionsOfEntry, type NewKind } from '../../src/scaffold/entry.ts';
import type { Question } from '../../src/scaffold/questions.ts';
import { entryFolders } from '../../src/schemas/kinds.ts';
import { terminalPrompter } from '../../src/terminal/prompts.ts';
import { readArguments } from '../../src/terminal/arguments.ts';
import { commandOn, shownPath } from '../../src/terminal/command.ts';
import { chooseHome, composeEntry, writeNewEntry, type NewEntry } from '../../src/commands/new-entry.ts';
import { readBodyFile } from '../../src/commands/new-files.ts';
import { inOneLine } from '../../src/text/printable.ts';

/** Makes a new entry of a kind from flags and, at a terminal, from answers. */
export async function newEntry(kind: NewKind): Promise<number> {
  const options = readArguments(
    helpOf(kind),
    { ...flagsOf(kind), ...ENTRY_FLAGS, body: { type: 'string' } },
    { maxWords: 1 },
  );
  const body = options.body === undefined ? undefined : await readBodyFile(options.body);
  const prompter = terminalPrompter();
  try {
    const home = await chooseHome(options.content, options.portals, prompter);
    const entry = await composeEntry(kind, home, {
      given: givenOf(kind, options),
      body,
      today: options.asOf,
      prompter,
    });
    const toDo = body === undefined ? ['viết nội dung bài'] : [];
    await finish(options.content, entry, options['dry-run'], toDo);
  } finally {
    prompter?.close();
  }
  return 0;
}

/** The flags that every command for one entry has. */
export const ENTRY_FLAGS = { 'dry-run': { type: 'boolean', default: false } } as const;

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
 * Writes an entry, or only prints it with `--dry-run`, and tells the next steps.
 * @param toDo the tasks before a draft can be published, as instructions
 */
export async function finish(
  content: string,
  entry: NewEntry,
  isDryRun: boolean,
  toDo: string[],
): Promise<void> {
  if (isDryRun) process.stdout.write(entry.text);
  else {
    await writeNewEntry(content, entry);
    process.stdout.write(`${shownPath(join(content, entry.path))}\n`);
  }
  if (entry.text.includes('\ndraft: true\n')) {
    const steps = [...toDo, 'xóa dòng draft: true'].map((step) => `  - ${inOneLine(step)}\n`);
    process.stderr.write(`Bài là bản nháp, chưa được đăng. Để đăng:\n${steps.join('')}`);
  }
  if (isDryRun) return;
  const portal = entry.path.split('/')[1]!;
  process.stderr.write(`Xem thử:  ${commandOn('dev', `--portal ${portal}`, content)}\n`);
  process.stderr.write(`Kiểm tra: ${commandOn('check', `--portal ${portal}`, content)}\n`);
}

/**
 * Lists the flags of a kind with the labels of its schema, required ones first.
 * @param found for each flag whose value comes from elsewhere, the words that say where from
 */
export function flagLines(kind: NewKind, found: Record<string, string> = {}): string {
  const filledIn = defaultsOf(kind, { today: 'hôm nay', choices: {}, present: 0 });
  const mustBe = ({ required, path }: Question) => required && path.length === 1;
  return questionsOfEntry(kind, {})
    .toSorted((a, b) => Number(mustBe(b)) - Number(mustBe(a)))
    .map((question) => {
      const { flag, form, label, choices, path } = question;
      const value = ['src', 'file'].includes(path.at(-1)!) ? ' TỆP' : form === 'boolean' ? '' : ' …';
      const unlessGiven = filledIn.has(flag) ? 'tự điền khi không cho' : 'bắt buộc';
      const must = mustBe(question) ? ` (${found[flag] ?? unlessGiven})` : '';
      const allowed = choices.length > 0 ? `: ${choices.map(({ id }) => id).join(', ')}` : '';
      return wrap(`  --${flag}${value}`.padEnd(22), `${label}${must}${allowed}`);
    })
    .join('\n');
}

/** Wraps a text at 80 columns, with all lines indented to where the first one begins. */
function wrap(head: string, text: string): string {
  const lines = [''];
  for (const word of text.split(' ')) {
    if (head.length + lines.at(-1)!.length + word.length > 79) lines.push('');
    lines[lines.length - 1] += `${word} `;
  }
  return lines
    .map((line, index) => `${index === 0 ? head : ' '.repeat(head.length)}${line}`.trimEnd())
    .join('\n');
}

function helpOf(kind: NewKind): string {
  return `Tạo một tệp mới trong ${entryFolders[kind]}/ của một cổng.

  npm run new -- ${kind} [--portal CỔNG] [--body TỆP] …

${flagLines(kind)}

  --body TỆP          nội dung Markdown; dấu - là đọc từ lệnh đứng trước dấu |
  --content THƯ_MỤC   thư mục nội dung (mặc định: content)
  --portal CỔNG       cổng nhận bài (không cần khi chỉ có một cổng)
  --as-of NGÀY        coi ngày này là hôm nay
  --dry-run           in tệp ra, không ghi
  --help              in hướng dẫn này

Ở cửa sổ lệnh, mục nào chưa cho sẽ được hỏi. Tệp có sẵn không bị ghi đè.
Mã thoát: 0 đã tạo · 2 chưa tạo được.
`;
}
