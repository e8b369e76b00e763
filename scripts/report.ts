import colours from 'picocolors';
import { readEarlierReport } from '../src/commands/earlier-report.ts';
import { refuseEarlyClock } from '../src/commands/early-clock.ts';
import { makeReport } from '../src/commands/make-report.ts';
import { readReportForm } from '../src/commands/report-form.ts';
import { chooseReportFormat, formatOfFile } from '../src/commands/report-format.ts';
import { InspectorPool } from '../src/inspecting/inspector-pool.ts';
import { readArguments } from '../src/terminal/arguments.ts';
import { runCommand, shownPath } from '../src/terminal/command.ts';
import { coloursFor } from '../src/terminal/output.ts';
import { writeResult } from '../src/terminal/write-result.ts';
import { printable } from '../src/text/printable.ts';

const HELP = `Đếm tin bài, hoạt động, lượt truy cập theo chỉ tiêu của các kế hoạch.

  npm run report -- [--period "Quý III"] [--portal a,b] [--out bao-cao.docx]

  --content THƯ_MỤC   thư mục nội dung (mặc định: content)
  --portal a,b        chỉ các cổng này (bài đăng chung cũng chỉ tìm trong đó)
  --plan MÃ           chỉ kế hoạch này (tên tệp trong plans/)
  --period KỲ         chỉ kỳ này: "Quý III", "Tháng 9/2026", "9 tháng", "Năm",
                      hoặc 2026-Q3, 2026-09, 2026-W12, 2026-H1, 2026-9M, 2026
  --as-of NGÀY        tính đến ngày này (mặc định: hôm nay, giờ Việt Nam)
  --format KIỂU       table, json, markdown, csv, html, xlsx, docx
                      (mặc định: theo đuôi của --out, không có thì table)
  --form TÊN          mẫu của nơi nhận cho kiểu docx: tệp mau-bao-cao/TÊN.yaml
                      trong thư mục nội dung
  --against TỆP       báo cáo json lần trước; mục đã tính khi đó mà nay
                      không còn sẽ được nêu
  --out TỆP           ghi vào tệp thay vì in ra
  --strict            có chỉ tiêu chưa đạt thì mã thoát là 1
  --help              in hướng dẫn này

Ví dụ: báo cáo Word quý III của một cổng, bảng Excel của mọi cổng:
  npm run report -- --period "Quý III" --portal xa-minh-hoa --out quy-3.docx
  npm run report -- --out chi-tieu.xlsx

Mã thoát: 0 xong · 1 có tệp không đọc được, hoặc (với --strict) có chỉ tiêu
chưa đạt · 2 không làm được báo cáo.
`;

/** With fewer portals, the report is there before progress would matter. */
const MIN_PORTALS_WITH_PROGRESS = 20;

await runCommand(async () => {
  const flags = readArguments(HELP, {
    plan: { type: 'string' },
    period: { type: 'string' },
    format: { type: 'string' },
    form: { type: 'string' },
    against: { type: 'string' },
    out: { type: 'string' },
    strict: { type: 'boolean', default: false },
  });
  const form = flags.form === undefined ? undefined : readReportForm(flags.content, flags.form);
  const format = flags.format ?? formatOfFile(flags.out);
  const write = chooseReportFormat(format, !flags.out && process.stdout.isTTY, form);
  if (flags['as-of'] === undefined) refuseEarlyClock(flags.content);

  await using inspector = new InspectorPool();
  const against = flags.against === undefined ? undefined : readEarlierReport(flags.against);
  const report = await makeReport({ ...flags, against, inspector, onProgress: printProgress });
  // Ended before the report is written, because a process holds hundreds of megabytes of what it has read.
  await inspector.close();

  const written = await write(report, flags.out ? colours.createColors(false) : coloursFor(process.stdout));
  await writeResult(written, flags.out || undefined);
  if (flags.out && process.stderr.isTTY)
    process.stderr.write(`Đã ghi báo cáo vào ${shownPath(flags.out)}.\n`);
  for (const { path, message } of report.unreadable)
    process.stderr.write(`${printable(`${path}: ${message}`)}\n`);
  const isMissed = report.portals.some(({ verdict }) => verdict === 'missed');
  return report.unreadable.length > 0 || (flags.strict && isMissed) ? 1 : 0;
});

function printProgress(done: number, of: number): void {
  if (of < MIN_PORTALS_WITH_PROGRESS || !process.stderr.isTTY) return;
  process.stderr.write(`\rĐã đọc ${done}/${of} cổng${done === of ? '\n' : ''}`);
}
