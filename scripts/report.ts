import colours from 'picocolors';
import { readEarlierReport } from '../src/commands/earlier-report.ts';
import { refuseEarlyClock } from '../src/commands/early-clock.ts';
import { makeReport } from '../src/commands/make-report.ts';
import { readReportForm } from '../src/commands/report-form.ts';
import { chooseReportFormat } from '../src/commands/report-format.ts';
import { InspectorPool } from '../src/inspecting/inspector-pool.ts';
import { readArguments } from '../src/terminal/arguments.ts';
import { runCommand } from '../src/terminal/command.ts';
import { coloursFor } from '../src/terminal/output.ts';
import { writeResult } from '../src/terminal/write-result.ts';
import { printable } from '../src/text/printable.ts';

const HELP = `Đếm tin bài, hoạt động, lượt truy cập theo chỉ tiêu của các kế hoạch.

  npm run report -- [--portal a,b] [--plan MÃ] [--period 2026-Q2]
                    [--format html] [--out tệp]

  --content THƯ_MỤC   thư mục nội dung (mặc định: content)
  --portal a,b        chỉ các cổng này (bài đăng chung cũng chỉ tìm trong các
                      cổng này)
  --plan MÃ           chỉ kế hoạch này (tên tệp trong plans/)
  --period KỲ         chỉ kỳ này: 2026-W12, 2026-03, 2026-Q2, 2026-H1, 2026-9M,
                      2026, hoặc "Quý II"
  --as-of NGÀY        tính đến ngày này (mặc định: hôm nay, giờ Việt Nam)
  --format KIỂU       table (mặc định), json, markdown, csv, html, xlsx, docx
  --form TÊN          mẫu của nơi nhận cho kiểu docx: tệp mau-bao-cao/TÊN.yaml
                      trong thư mục nội dung
  --against TỆP       báo cáo json lần trước; mục đã tính khi đó mà nay không
                      còn sẽ được nêu
  --out TỆP           ghi vào tệp thay vì in ra
  --strict            có chỉ tiêu chưa đạt thì mã thoát là 1
  --help              in hướng dẫn này

Mã thoát: 0 xong · 1 có tệp không đọc được, hoặc (với --strict) có chỉ tiêu chưa
đạt · 2 không làm được báo cáo.
`;

/** With fewer portals, the report is there before progress would matter. */
const MIN_PORTALS_WITH_PROGRESS = 20;

await runCommand(async () => {
  const flags = readArguments(HELP, {
    plan: { type: 'string' },
    period: { type: 'string' },
    format: { type: 'string', default: 'table' },
    form: { type: 'string' },
    against: { type: 'string' },
    out: { type: 'string' },
    strict: { type: 'boolean', default: false },
  });
  const form = flags.form === undefined ? undefined : readReportForm(flags.content, flags.form);
  const write = chooseReportFormat(flags.format, !flags.out && process.stdout.isTTY, form);
  if (flags['as-of'] === undefined) refuseEarlyClock(flags.content);

  await using inspector = new InspectorPool();
  const against = flags.against === undefined ? undefined : readEarlierReport(flags.against);
  const report = await makeReport({ ...flags, against, inspector, onProgress: printProgress });
  // Ended before the report is written, because a process holds hundreds of megabytes of what it has read.
  await inspector.close();

  const written = await write(report, flags.out ? colours.createColors(false) : coloursFor(process.stdout));
  await writeResult(written, flags.out || undefined);
  for (const { path, message } of report.unreadable)
    process.stderr.write(`${printable(`${path}: ${message}`)}\n`);
  const isMissed = report.portals.some(({ verdict }) => verdict === 'missed');
  return report.unreadable.length > 0 || (flags.strict && isMissed) ? 1 : 0;
});

function printProgress(done: number, of: number): void {
  if (of < MIN_PORTALS_WITH_PROGRESS || !process.stderr.isTTY) return;
  process.stderr.write(`\rĐã đọc ${done}/${of} cổng${done === of ? '\n' : ''}`);
}
