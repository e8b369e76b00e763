import { chooseEntryPortal } from '../../src/commands/entry-portal.ts';
import { ENTRY_FLAGS, flagLines, flagsOf, givenOf } from '../../src/commands/entry-flags.ts';
import { readGivenBody } from '../../src/commands/given-files.ts';
import { composeEntry } from '../../src/commands/new-entry.ts';
import type { NewKind } from '../../src/scaffold/entry.ts';
import { entryFolders } from '../../src/schemas/kinds.ts';
import { readArguments } from '../../src/terminal/arguments.ts';
import { terminalPrompter } from '../../src/terminal/prompts.ts';
import { deliverEntry } from './deliver-entry.ts';

/** Makes a new entry of a kind from flags and, at a terminal, from answers. */
export async function newEntry(kind: NewKind): Promise<number> {
  const options = readArguments(
    helpOf(kind),
    { ...flagsOf(kind), ...ENTRY_FLAGS, body: { type: 'string' } },
    { maxWords: 1, takesEmpty: true },
  );
  const { content, asOf: today } = options;
  const body = options.body === undefined ? undefined : await readGivenBody(options.body);
  const prompter = terminalPrompter();
  try {
    const target = await chooseEntryPortal(content, options.portals, prompter);
    const given = givenOf(kind, options);
    const entry = await composeEntry(kind, target, { given, body, today, prompter });
    const toDo = body === undefined ? ['viết nội dung bài'] : [];
    await deliverEntry(content, entry, toDo, options['dry-run']);
  } finally {
    prompter?.close();
  }
  return 0;
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
