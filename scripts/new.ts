import { newKinds, type NewKind } from '../src/scaffold/entry.ts';
import { nearest } from '../src/reading/nearest.ts';
import { entryFolders } from '../src/schemas/kinds.ts';
import { askChoice, terminalPrompter } from '../src/terminal/prompts.ts';
import { readArguments } from '../src/terminal/arguments.ts';
import { runCommand, usageError } from '../src/terminal/command.ts';
import { Failure } from '../src/terminal/failure.ts';
import { newEntry } from './new/entry.ts';
import { newFromWord } from './new/import.ts';
import { newPortal } from './new/portal.ts';

const KINDS = {
  article: 'một tin bài',
  portal: 'một cổng, từ mã hoặc tên đơn vị hành chính',
  import: 'một tin bài từ tệp Word (.docx)',
  procedure: 'một thủ tục hành chính',
  document: 'một văn bản',
  leader: 'một lãnh đạo',
  contact: 'một điểm giao dịch',
  feedback: 'một phản ánh, kiến nghị',
  activity: 'một hoạt động tuyên truyền',
  publication: 'một tin, bài đăng ngoài cổng',
  task: 'một nhiệm vụ được giao',
} satisfies Record<NewKind | 'portal' | 'import', string>;

const HELP = `Tạo một tệp mới đúng khuôn, hoặc cả một cổng, để viết tiếp.

${Object.entries(KINDS)
  .map(([kind, what]) => `  npm run new -- ${kind.padEnd(12)} ${what}`)
  .join('\n')}

Mỗi loại có hướng dẫn riêng, ví dụ:  npm run new -- article --help
Ở cửa sổ lệnh, điều gì chưa cho, cả loại, sẽ được hỏi. Tệp có sẵn không bao giờ
bị ghi đè.

Mã thoát: 0 đã tạo · 2 chưa tạo được.
`;

await runCommand(async () => {
  const [first = ''] = process.argv.slice(2);
  if (first.startsWith('-')) readArguments(HELP, {});
  const word = first && !first.startsWith('-') ? first : await askKind();
  const kind = newKinds.find((each) => each === word || entryFolders[each] === word);
  if (kind) return newEntry(kind);
  if (word === 'portal') return newPortal();
  if (word === 'import') return newFromWord();
  const near = nearest(word, Object.keys(KINDS));
  throw usageError(`Không có loại “${word}”.${near ? ` Có thể là: ${near}` : ''}`);
});

/** Asks what to make. Throws a Failure where there is no terminal. */
async function askKind(): Promise<string> {
  const prompter = terminalPrompter();
  if (!prompter) throw new Failure(`${HELP}\nHãy ghi loại cần tạo, ví dụ:  npm run new -- article`);
  const choices = Object.entries(KINDS).map(([id, name]) => ({ id, name }));
  return askChoice(prompter, 'Cần tạo', choices).finally(() => prompter.close());
}
