import { BuildProgress } from '../src/building/progress.ts';
import { parseBuildArguments } from '../src/commands/build-arguments.ts';
import { buildAsJson, buildContent, portalsWithSite } from '../src/commands/build-content.ts';
import { refuseEarlyClock } from '../src/commands/early-clock.ts';
import { makeReport, type ReportOptions } from '../src/commands/make-report.ts';
import { InspectorPool } from '../src/inspecting/inspector-pool.ts';
import type { Problem } from '../src/problems/problem.ts';
import { writeTable } from '../src/report/formats/table.ts';
import { readArguments } from '../src/terminal/arguments.ts';
import { runCommand } from '../src/terminal/command.ts';
import { Failure } from '../src/terminal/failure.ts';
import { coloursFor, formatProblems } from '../src/terminal/output.ts';
import { writeResult } from '../src/terminal/write-result.ts';
import { printableLines } from '../src/text/printable.ts';

const HELP = `Kiểm tra nội dung, dựng từng cổng vào dist/<cổng>/, rồi in báo cáo chỉ tiêu.

  npm run build -- [--portal a,b] [--out THƯ_MỤC]

  --content THƯ_MỤC   thư mục nội dung (mặc định: content)
  --portal a,b        chỉ dựng các cổng này
  --out THƯ_MỤC       nơi đặt kết quả (mặc định: dist)
  --as-of NGÀY        coi ngày này là hôm nay (mặc định: hôm nay, giờ Việt Nam)
  --drafts            dựng cả bản nháp, bài chưa đến ngày, cổng và mục chưa điền
                      đủ, để xem trước
  --compress          ghi thêm bản nén sẵn (Brotli, gzip) của từng trang, để máy
                      chủ gửi đi ngay
  --jobs N            số tiến trình chạy cùng lúc (mặc định: theo khối lượng và
                      số nhân máy)
  --shard I/N         chia các cổng cho N máy, máy này chỉ kiểm tra và dựng phần
                      thứ I; thay cho báo cáo, in ra stdout tên các cổng của
                      phần đó đang có trang
  --force             dựng lại mọi trang của mọi cổng, kể cả những gì không đổi
  --format json       in ra stdout kết quả từng cổng dạng JSON, thay cho báo cáo
  --to TỆP            ghi kết quả JSON đó vào tệp thay vì in ra
  --help              in hướng dẫn này

Chỉ dựng những cổng có trang sẽ khác đi, trong đó chỉ làm lại những trang ấy.
Cổng có lỗi thì không dựng, trang cũ của cổng đó được giữ nguyên; các cổng khác
vẫn dựng.
Mã thoát: 0 xong · 1 có cổng còn lỗi · 2 không dựng được.
`;

await runCommand(async () => {
  const flags = readArguments(HELP, {
    out: { type: 'string', default: 'dist' },
    drafts: { type: 'boolean', default: false },
    compress: { type: 'boolean', default: false },
    jobs: { type: 'string' },
    shard: { type: 'string' },
    force: { type: 'boolean', default: false },
    format: { type: 'string', default: 'text' },
    to: { type: 'string' },
  });
  if (flags.to !== undefined && flags.format !== 'json') throw new Failure('--to chỉ đi cùng --format json.');
  const options = { ...flags, ...parseBuildArguments(flags) };
  if (flags['as-of'] === undefined) refuseEarlyClock(options.content, options.out);

  const progress = new BuildProgress(process.stderr);
  await using inspector = new InspectorPool({ jobs: options.jobs });
  const built = await buildContent({
    ...options,
    inspector,
    progress,
    onProblems: (problems) => printProblems(problems, options.content),
  });

  const exitCode = built.isFine ? 0 : 1;
  if (options.format === 'json') await writeResult(buildAsJson(built), flags.to);
  else if (options.shard)
    for (const id of portalsWithSite(options.out, built.ids)) process.stdout.write(`${id}\n`);
  else {
    const { inventoryOf, failed } = built;
    const isReported = await printReport({ ...options, inspector, inventoryOf, failed });
    return isReported ? exitCode : 1;
  }
  return exitCode;
});

function printProblems(problems: Problem[], content: string): void {
  if (problems.length > 0) process.stderr.write(`\n${formatProblems(problems, process.stderr, content)}\n`);
}

/** Prints the report. Where a plan has errors, which the check has named already, prints only that there is none. */
async function printReport(options: ReportOptions): Promise<boolean> {
  try {
    const report = await makeReport(options);
    process.stdout.write(writeTable(report, coloursFor(process.stdout)));
    return report.unreadable.length === 0;
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    process.stderr.write(`Chưa lập được báo cáo chỉ tiêu:\n${printableLines(error.message)}\n`);
    return false;
  }
}
