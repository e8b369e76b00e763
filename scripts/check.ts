import { relative } from 'node:path';
import { nearest } from '../src/reading/nearest.ts';
import { codes, explain, isCode, listCodes } from '../src/problems/explanation.ts';
import { isError, tell, type ToldProblem } from '../src/problems/problem.ts';
import { formatGithub } from '../src/problems/reporters/github.ts';
import { formatJson } from '../src/problems/reporters/json.ts';
import { formatMarkdown } from '../src/problems/reporters/markdown.ts';
import { formatTerminal } from '../src/problems/reporters/terminal.ts';
import { writeFixes } from '../src/fixes/summary.ts';
import { readChanges, touchedPortals, viewOfChanges } from '../src/store/changes.ts';
import { checkContent, type CheckOptions } from '../src/commands/check-content.ts';
import { readArguments } from '../src/terminal/arguments.ts';
import { runCommand, usageError } from '../src/terminal/command.ts';
import { outputOf } from '../src/terminal/output.ts';
import { choosePortals, listPortals } from '../src/store/content-folder.ts';
import { refuseEarlyClock } from '../src/commands/early-clock.ts';
import { Failure } from '../src/terminal/failure.ts';
import { InspectorPool } from '../src/inspecting/inspector-pool.ts';

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
  --format KIỂU       terminal (mặc định) · json · github (chú thích trên dòng
                      thay đổi) · markdown (tóm tắt cho yêu cầu gộp nhánh)
  --explain MÃ        giải thích một mã lỗi: quy tắc, lý do, cách sửa
  --as-of NGÀY        coi ngày này là hôm nay
  --help              in hướng dẫn này

Mã thoát: 0 không có lỗi · 1 nội dung có lỗi · 2 không kiểm tra được.
`;

const FORMATS: Record<string, (problems: ToldProblem[], content: string) => string> = {
  terminal: (problems) => formatTerminal(problems, outputOf(process.stdout)),
  json: formatJson,
  github: (problems, content) => formatGithub(problems, `${relative(process.cwd(), content)}/`),
  markdown: formatMarkdown,
};

await runCommand(async () => {
  const {
    content,
    portals,
    asOf,
    format,
    changed,
    fix,
    explain: code,
    ...flags
  } = readArguments(
    HELP,
    {
      format: { type: 'string', default: 'terminal' },
      changed: { type: 'string' },
      fix: { type: 'boolean', default: false },
      'dry-run': { type: 'boolean', default: false },
      explain: { type: 'string' },
    },
    { bare: ['changed', 'explain'] },
  );
  if (code !== undefined) return tellAbout(code);
  const write = FORMATS[format];
  if (!write) throw usageError(`Không có kiểu “${format}”; các kiểu: ${Object.keys(FORMATS).join(', ')}.`);
  if (flags['dry-run'] && !fix) throw new Failure('--dry-run chỉ đi cùng --fix.');

  if (flags['as-of'] === undefined) refuseEarlyClock(content);
  let ids = choosePortals(listPortals(content), portals);
  await using inspector = new InspectorPool();
  const options: CheckOptions = {
    today: asOf,
    inspector,
    onProgress: (done) => {
      if (done % 20 === 0) process.stderr.write(`  đã kiểm tra ${done}/${ids.length} cổng\n`);
    },
  };
  if (changed !== undefined) {
    const changes = readChanges(content, changed || undefined);
    ids = touchedPortals(changes, ids);
    options.viewOf = (portal) => viewOfChanges(content, changes, portal);
  }

  // Loaded only now: it brings the parsers that the processes of a mere check have for themselves.
  const { fixContent } = fix ? await import('../src/commands/fix-content.ts') : {};
  const fixed = fixContent ? await fixContent(content, ids, options, flags['dry-run']) : null;
  const { problems } = fixed?.checked ?? (await checkContent(content, ids, options));
  if (fixed) process.stderr.write(writeFixes(fixed.fixes, flags['dry-run']));
  process.stdout.write(write(problems.map(tell), content));
  return problems.some(isError) ? 1 : 0;
});

/** Explains a code; without one, lists them all. */
function tellAbout(code: string): number {
  if (code !== '' && !isCode(code)) {
    const near = nearest(code, codes);
    throw new Failure(
      `Không có mã “${code}”.${near ? ` Có thể là: ${near}` : ''} Xem tất cả: npm run check -- --explain`,
    );
  }
  process.stdout.write(isCode(code) ? explain(code) : listCodes(80));
  return 0;
}
