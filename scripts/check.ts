import { relative } from 'node:path';
import { checkContent, checkProgress, type CheckOptions } from '../src/commands/check-content.ts';
import { chooseScope } from '../src/commands/check-scope.ts';
import { refuseEarlyClock } from '../src/commands/early-clock.ts';
import { condense } from '../src/commands/condense.ts';
import { explainCode } from '../src/commands/explain-code.ts';
import { writeFixes } from '../src/fixes/summary.ts';
import { InspectorPool } from '../src/inspecting/inspector-pool.ts';
import { isError, tell, type Problem, type ToldProblem } from '../src/problems/problem.ts';
import { draftsLine } from '../src/problems/reporters/counts.ts';
import { formatGithub } from '../src/problems/reporters/github.ts';
import { formatJson } from '../src/problems/reporters/json.ts';
import { formatMarkdown } from '../src/problems/reporters/markdown.ts';
import { formatTerminal, type TerminalOutput } from '../src/problems/reporters/terminal.ts';
import { readArguments } from '../src/terminal/arguments.ts';
import { runCommand, usageError } from '../src/terminal/command.ts';
import { Failure } from '../src/terminal/failure.ts';
import { outputOf, PLAIN_OUTPUT } from '../src/terminal/output.ts';
import { writeResult } from '../src/terminal/write-result.ts';
import { withSlashes } from '../src/text/slashes.ts';

const HELP = `Kiểm tra nội dung của các cổng; chỉ sửa khi có --fix, không dựng.

  npm run check -- [--portal a,b] [--changed [NHÁNH]] [--fix [--dry-run]]
  npm run check -- --explain image-alt

  --content THƯ_MỤC   thư mục nội dung (mặc định: content)
  --portal a,b        chỉ kiểm tra các cổng này
  --changed [NHÁNH]   chỉ những tệp khác với nhánh đó (mặc định: nhánh chính) và
                      những tệp chưa ghi vào kho; các quy tắc so bài này với bài
                      kia chỉ chạy khi kiểm tra cả cổng
  --fix               sửa ngay trong tệp những lỗi chắc chắn, mọi chữ khác giữ
                      nguyên; thêm --dry-run để chỉ xem sẽ sửa gì
  --all               kể đủ từng chỗ; không có thì cảnh báo lặp lại quá 20 lần ở
                      một cổng chỉ hiện chỗ đầu, cổng chưa điền xong chỉ hiện
                      một dòng
  --format KIỂU       terminal (mặc định) · json · github (chú thích trên dòng
                      thay đổi) · markdown (tóm tắt cho yêu cầu gộp nhánh)
  --out TỆP           ghi kết quả vào tệp thay vì in ra
  --explain MÃ        giải thích một mã lỗi: quy tắc, lý do, cách sửa
  --as-of NGÀY        coi ngày này là hôm nay
  --help              in hướng dẫn này

Mã thoát: 0 không có lỗi · 1 nội dung có lỗi · 2 không kiểm tra được.
`;

/** What a format writes from: all problems, those that a person at a terminal is shown, and how. */
interface Checked {
  problems: ToldProblem[];
  shown: ToldProblem[];
  output: TerminalOutput;
  content: string;
}

const FORMATS: Record<string, (checked: Checked) => string> = {
  terminal: ({ problems, shown, output }) => formatTerminal(shown, output, problems),
  json: ({ problems }) => formatJson(problems),
  github: ({ problems, content }) =>
    formatGithub(problems, `${withSlashes(relative(process.cwd(), content))}/`),
  markdown: ({ problems }) => formatMarkdown(problems),
};

await runCommand(async () => {
  const flags = readArguments(
    HELP,
    {
      format: { type: 'string', default: 'terminal' },
      changed: { type: 'string' },
      fix: { type: 'boolean', default: false },
      all: { type: 'boolean', default: false },
      'dry-run': { type: 'boolean', default: false },
      explain: { type: 'string' },
      out: { type: 'string' },
    },
    { bare: ['changed', 'explain'] },
  );
  if (flags.explain !== undefined) {
    process.stdout.write(explainCode(flags.explain));
    return 0;
  }
  const { content } = flags;
  const format = Object.hasOwn(FORMATS, flags.format) ? FORMATS[flags.format] : undefined;
  if (!format)
    throw usageError(`Không có kiểu “${flags.format}”; các kiểu: ${Object.keys(FORMATS).join(', ')}.`);
  if (flags['dry-run'] && !flags.fix) throw new Failure('--dry-run chỉ đi cùng --fix.');
  if (flags['as-of'] === undefined) refuseEarlyClock(content);

  const { ids, viewOf } = chooseScope(content, flags.portals, flags.changed);
  await using inspector = new InspectorPool();
  const onProgress = checkProgress(ids.length, (line) => process.stderr.write(`${line}\n`));
  const options = { today: flags.asOf, inspector, viewOf, onProgress };
  const { problems, drafts } = flags.fix
    ? await fix(content, ids, options, flags['dry-run'])
    : await checkContent(content, ids, options);
  const told = problems.map(tell);
  const shown = flags.all ? told : condense(told, { content, isNamed: flags.portals !== undefined });
  const onScreen = outputOf(process.stdout, content);
  const output = flags.out === undefined ? onScreen : { ...onScreen, ...PLAIN_OUTPUT };
  const written = format({ problems: told, shown, output, content });
  await writeResult(written + (flags.format === 'terminal' ? draftsLine(drafts) : ''), flags.out);
  return problems.some(isError) ? 1 : 0;
});

/** Fixes what is certain, prints the fixes, and returns the problems left. */
async function fix(
  content: string,
  ids: string[],
  options: CheckOptions,
  isRehearsal: boolean,
): Promise<{ problems: Problem[]; drafts: string[] }> {
  // Loaded only for --fix, because it loads the parsers, which otherwise only the inspecting processes need.
  const { fixContent } = await import('../src/commands/fix-content.ts');
  const { fixes, checked } = await fixContent(content, ids, options, isRehearsal);
  process.stderr.write(writeFixes(fixes, isRehearsal, outputOf(process.stderr, content).folder));
  return checked;
}
