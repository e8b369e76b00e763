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
import { wrapBeside } from '../../src/text/wrap.ts';

/** Makes a new entry of a kind from flags, and at a terminal from answers. */
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

/** The flags of every command that makes one entry. */
export const ENTRY_FLAGS = { 'dry-run': { type: 'boolean', default: false } } as const;

/** Gives the flags of a kind, from its schema. */
export function flagsOf(kind: NewKind): ParseArgsOptionsConfig {
  return Object.fromEntries(
    questionsOfEntry(kind, {}).map(({ flag, form }) => [
      flag,
      { type: form === 'boolean' ? 'boolean' : 'string' },
    ]),
  );
}

/** Keeps what was given with the flags of a kind, as it was typed. */
export function givenOf(kind: NewKind, options: Record<string, unknown>): Map<string, string> {
  return new Map(
    questionsOfEntry(kind, {}).flatMap(({ flag }) =>
      options[flag] === undefined ? [] : [[flag, String(options[flag])] as const],
    ),
  );
}

/**
 * Writes an entry, or with `--dry-run` only shows it, and says what comes next.
 * @param toDo what is to be done before a draft can be published, as orders
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
 * Lists the flags of a kind with the labels of its schema; those that an entry cannot do without stand first.
 * @param found flags whose values are taken from elsewhere, and the words for that
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
      return wrapBeside(`  --${flag}${value}`.padEnd(22), `${label}${must}${allowed}`, 79);
    })
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
