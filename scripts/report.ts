import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import colours from 'picocolors';
import type { Colors } from 'picocolors/types';
import { reportSchema, type Report } from '../src/schemas/report.ts';
import { formats, officeFormats } from '../src/report/formats/formats.ts';
import { readArguments } from '../src/terminal/arguments.ts';
import { runCommand } from '../src/terminal/command.ts';
import { coloursFor } from '../src/terminal/output.ts';
import { refuseEarlyClock } from '../src/commands/early-clock.ts';
import { Failure } from '../src/terminal/failure.ts';
import { replaceFile } from '../src/terminal/replace-file.ts';
import { InspectorPool } from '../src/inspecting/inspector-pool.ts';
import { printable } from '../src/text/printable.ts';
import { makeReport } from '../src/commands/make-report.ts';

const HELP = `Đếm tin bài, hoạt động, lượt truy cập theo chỉ tiêu của các kế hoạch.

  npm run report -- [--portal a,b] [--plan MÃ] [--period 2026-Q2] [--format html] [--out tệp]

  --content THƯ_MỤC   thư mục nội dung (mặc định: content)
  --portal a,b        chỉ các cổng này (bài đăng chung cũng chỉ tìm trong các cổng này)
  --plan MÃ           chỉ kế hoạch này (tên tệp trong plans/)
  --period KỲ         chỉ kỳ này: 2026-W12, 2026-03, 2026-Q2, 2026-H1, 2026-9M, 2026
  --as-of NGÀY        tính đến ngày này (mặc định: hôm nay, giờ Việt Nam)
  --format KIỂU       table (mặc định), json, markdown, csv, html, xlsx, docx
  --against TỆP       báo cáo json lần trước; mục đã tính khi đó mà nay không còn sẽ được nêu
  --out TỆP           ghi vào tệp thay vì in ra
  --strict            có chỉ tiêu chưa đạt thì mã thoát là 1
  --help              in hướng dẫn này

Mã thoát: 0 xong · 1 có tệp không đọc được, hoặc (với --strict) có chỉ tiêu chưa đạt · 2 không làm được báo cáo.
`;

await runCommand(async () => {
  const options = readArguments(HELP, {
    plan: { type: 'string' },
    period: { type: 'string' },
    format: { type: 'string', default: 'table' },
    against: { type: 'string' },
    out: { type: 'string' },
    strict: { type: 'boolean', default: false },
  });
  const write = choose(options.format);
  if (Object.hasOwn(officeFormats, options.format) && !options.out && process.stdout.isTTY)
    throw new Failure(
      `Kiểu ${options.format} là tệp, không in ra màn hình được; thêm --out bao-cao.${options.format}.`,
    );

  if (options['as-of'] === undefined) refuseEarlyClock(options.content);
  await using inspector = new InspectorPool();
  const report = await makeReport({
    ...options,
    inspector,
    against: options.against === undefined ? undefined : readReport(options.against),
    onProgress: showProgress,
  });
  const written = await write(report, options.out ? colours.createColors(false) : coloursFor(process.stdout));
  if (options.out) await replaceFile(resolve(options.out), written);
  else process.stdout.write(written);
  for (const { path, message } of report.unreadable)
    process.stderr.write(`${printable(`${path}: ${message}`)}\n`);
  const missed = report.portals.some(({ verdict }) => verdict === 'missed');
  return report.unreadable.length > 0 || (options.strict && missed) ? 1 : 0;
});

type Write = (report: Report, colours: Colors) => string | Promise<Uint8Array>;

function choose(format: string): Write {
  const known: Record<string, Write> = { ...formats, ...officeFormats };
  const write = Object.hasOwn(known, format) ? known[format] : undefined;
  if (!write) throw new Failure(`Không có kiểu ${format}; các kiểu: ${Object.keys(known).join(', ')}.`);
  return write;
}

/** Reads an earlier report; anything else is a Failure. */
function readReport(path: string): Report {
  try {
    return reportSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    throw new Failure(`Tệp ${path} không phải báo cáo dạng json của lệnh này.`);
  }
}

function showProgress(done: number, of: number): void {
  if (of < 20 || !process.stderr.isTTY) return;
  process.stderr.write(`\rĐã đọc ${done}/${of} cổng${done === of ? '\n' : ''}`);
}
