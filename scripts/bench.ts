import { mkdtempSync } from 'node:fs';
import { cpus, hostname, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Day } from '../src/schemas/day.ts';
import { parseCount, readArguments } from '../src/terminal/arguments.ts';
import { runCommand } from '../src/terminal/command.ts';
import { removePatiently } from '../src/terminal/patient-files.ts';
import { benchCheck } from './bench/check.ts';
import { printLine } from './bench/print.ts';
import { benchDeploy } from './bench/deploy.ts';
import { benchReport } from './bench/report.ts';
import { benchScale } from './bench/scale.ts';
import { benchGivenSearch, benchSearch } from './bench/search.ts';
import { benchVisits } from './bench/visits.ts';
import { benchWeight } from './bench/weight.ts';

const HELP = `Đo thời gian CPU, bộ nhớ, dung lượng, cạnh mức sàn hoặc cách làm khác, trong
cùng một lần chạy. Không ghi phần nào thì đo tất cả.

  npm run bench -- [--report] [--check] [--weight] [--search] [--visits]
                   [--deploy] [--scale]

  --report            báo cáo của một tỉnh giả định, cạnh việc chỉ đọc tệp
  --communes SỐ       số cổng của tỉnh đó (mặc định: 120)
  --articles SỐ       số tin bài mỗi cổng (mặc định: 500)
  --check             kiểm tra cổng 10.000 bài, cạnh việc chỉ đọc, phân tích
  --weight            trang đã dựng: cân nặng cạnh mức cho phép, điểm
                      Lighthouse, sau bao lâu thì đọc được khi mạng chậm
  --search            tìm kiếm: chất lượng, dung lượng, thời gian, bộ nhớ, cạnh
                      Pagefind nguyên bản
  --queries TỆP       cùng --search: đo bằng các câu tìm trong tệp, trên một
                      cổng có sẵn (--content THƯ-MỤC, --portal CỔNG), không phải
                      cổng tự tạo
  --news SỐ           cùng --queries: tự tạo thêm từng ấy tin bài quanh cổng đó
  --quick             cùng --search: chỉ đo chất lượng của cong-xa
  --verbose           cùng --search: kể từng câu sửa sai, câu chưa đúng ở đầu
  --visits            đếm lượt truy cập của nhật ký một triệu dòng, cạnh
                      GoAccess khi đã cài
  --deploy            đưa lên một bài đã sửa của 10.000, cạnh rsync và cp; kiểm
                      chứng chừng 1.000 trang trên máy này
  --scale             dựng từ một tới trăm cổng, cạnh Eleventy, Hugo và việc chỉ
                      đọc rồi viết; cài Eleventy và Hugo khi chưa có; cần 8 GB ở
                      nơi tạm
  --small             --scale, --deploy ở cỡ nhỏ, không có Eleventy và Hugo;
                      --search ở cỡ nhỏ
  --help              in hướng dẫn này
`;

/** How many articles the checked portal has. */
const CHECKED_ARTICLES = 10_000;

/** A commune that publishes five articles a day for eleven years has as many. */
const MAX_NEWS = 20_000;

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
    queries: { type: 'string' },
    news: { type: 'string' },
    quick: { type: 'boolean', default: false },
    verbose: { type: 'boolean', default: false },
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
    search: () => searchBench(join(folder, 'tim-kiem'), options),
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

interface SearchOptions {
  queries?: string | undefined;
  news?: string | undefined;
  content: string;
  portals: string[] | undefined;
  asOf: Day;
  quick: boolean;
  verbose: boolean;
  small: boolean;
}

function searchBench(folder: string, options: SearchOptions): Promise<void> {
  const { quick, verbose, content, portals, asOf } = options;
  const extent = { quick, verbose };
  if (options.queries === undefined) return benchSearch(folder, { ...extent, small: options.small });
  return benchGivenSearch(folder, {
    content,
    portal: portals?.[0],
    queries: resolve(options.queries),
    news: options.news === undefined ? 0 : parseCount('--news', options.news, MAX_NEWS),
    day: asOf,
    ...extent,
  });
}
