import { mkdtempSync } from 'node:fs';
import { cpus, hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseCount, readArguments } from '../src/terminal/arguments.ts';
import { runCommand } from '../src/terminal/command.ts';
import { removePatiently } from '../src/terminal/patient-files.ts';
import { benchCheck } from './bench/check.ts';
import { printLine } from './bench/print.ts';
import { benchDeploy } from './bench/deploy.ts';
import { benchReport } from './bench/report.ts';
import { benchScale } from './bench/scale.ts';
import { benchSearch } from './bench/search.ts';
import { benchVisits } from './bench/visits.ts';
import { benchWeight } from './bench/weight.ts';

const HELP = `Đo thời gian CPU, bộ nhớ, dung lượng, cạnh mức sàn hoặc cách làm khác, trong cùng
một lần chạy. Không ghi phần nào thì đo tất cả.

  npm run bench -- [--report] [--check] [--weight] [--search] [--visits]
                   [--deploy] [--scale]

  --report            báo cáo của một tỉnh giả định, cạnh việc chỉ đọc các tệp đó
  --communes SỐ       số cổng của tỉnh đó (mặc định: 120)
  --articles SỐ       số tin bài mỗi cổng (mặc định: 500)
  --check             kiểm tra một cổng 10.000 bài, cạnh việc chỉ đọc và phân tích
  --weight            trang đã dựng: cân nặng cạnh mức cho phép, điểm Lighthouse, sau
                      bao lâu thì đọc được khi mạng chậm
  --search            tìm kiếm: chất lượng, dung lượng, thời gian, bộ nhớ, cạnh
                      Pagefind nguyên bản
  --visits            đếm lượt truy cập của nhật ký một triệu dòng, cạnh GoAccess khi đã cài
  --deploy            đưa lên một bài đã sửa của 10.000, cạnh rsync và cp; kiểm chứng
                      chừng 1.000 trang trên máy này
  --scale             dựng từ một tới trăm cổng, cạnh Eleventy, Hugo và việc chỉ đọc rồi
                      viết; cài Eleventy và Hugo khi chưa có; cần 8 GB ở nơi tạm
  --small             --scale, --deploy ở cỡ nhỏ, không có Eleventy và Hugo
  --help              in hướng dẫn này
`;

/** How many articles the checked portal has, and how many items the searched ones. */
const CHECKED_ARTICLES = 10_000;
const SEARCHED_ITEMS = 2000;
const INDEXED_ITEMS = 20_000;

/** How many lines the log of visits has. */
const LOGGED_LINES = 1_000_000;

const PARTS = ['report', 'check', 'weight', 'search', 'visits', 'deploy', 'scale'] as const;

await runCommand(async () => {
  const options = readArguments(HELP, {
    communes: { type: 'string', default: '120' },
    articles: { type: 'string', default: '500' },
    report: { type: 'boolean', default: false },
    check: { type: 'boolean', default: false },
    weight: { type: 'boolean', default: false },
    search: { type: 'boolean', default: false },
    visits: { type: 'boolean', default: false },
    deploy: { type: 'boolean', default: false },
    scale: { type: 'boolean', default: false },
    small: { type: 'boolean', default: false },
  });
  const [portals, articles] = [
    parseCount('--communes', options.communes),
    parseCount('--articles', options.articles),
  ];
  const asked = PARTS.filter((part) => options[part]);
  const folder = mkdtempSync(join(tmpdir(), 'cong-xa-bench-'));
  const measurements: Record<(typeof PARTS)[number], () => Promise<void>> = {
    report: () => benchReport(join(folder, 'bao-cao'), portals, articles),
    check: () => benchCheck(join(folder, 'kiem-tra'), CHECKED_ARTICLES),
    weight: () => benchWeight(join(folder, 'trang')),
    search: () => benchSearch(join(folder, 'tim-kiem'), SEARCHED_ITEMS, INDEXED_ITEMS),
    visits: () => benchVisits(join(folder, 'luot'), LOGGED_LINES),
    deploy: () => benchDeploy(join(folder, 'dua-len'), options.small),
    scale: () => benchScale(join(folder, 'dung'), options.small),
  };

  printLine(`Máy: ${hostname()}, ${cpus().length} × ${cpus()[0]?.model ?? '?'}, Node ${process.version}`);
  try {
    for (const part of asked.length > 0 ? asked : PARTS) {
      printLine();
      await measurements[part]();
    }
  } finally {
    removePatiently(folder);
  }
  return 0;
});
