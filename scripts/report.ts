import { makeReport } from '../src/commands/make-report.ts';
import {
  printProgress,
  readReportArguments,
  writeReport,
  type ReportArguments,
} from '../src/commands/run-report.ts';
import { InspectorPool } from '../src/inspecting/inspector-pool.ts';
import type { Report } from '../src/schemas/report.ts';
import { runCommand } from '../src/terminal/command.ts';

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

await runCommand(async () => {
  const options = readReportArguments(HELP);
  return writeReport(await makeInProcesses(options), options);
});

/**
 * Makes the report. Its processes end before it is written, because each holds hundreds of megabytes of what it has
 * read.
 */
async function makeInProcesses(options: ReportArguments): Promise<Report> {
  await using inspector = new InspectorPool();
  return await makeReport({ ...options, inspector, onProgress: printProgress });
}
