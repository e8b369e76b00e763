import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { cpus, hostname, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { count, readArguments, run } from '../src/site/command.ts';
import { Failure } from '../src/site/failure.ts';
import { formatNumber } from '../src/text/format.ts';
import { benchCheck } from './bench/check.ts';
import { writeProvince } from './bench/content.ts';

const HELP = `Đo thời gian CPU và bộ nhớ, cạnh mức sàn, trên nội dung tự tạo, trong cùng một lần chạy.

  npm run bench -- [--communes 120] [--articles 500]

  --communes SỐ       số cổng của tỉnh giả định (mặc định: 120)
  --articles SỐ       số tin bài mỗi cổng (mặc định: 500)
  --help              in hướng dẫn này
`;

/** Articles of the portal that is checked. */
const LARGE_PORTAL = 10_000;

const PROJECT = resolve(import.meta.dirname, '..');

await run(async () => {
  const options = readArguments(HELP, {
    communes: { type: 'string', default: '120' },
    articles: { type: 'string', default: '500' },
  });
  const [portals, articles] = [count('--communes', options.communes), count('--articles', options.articles)];
  const folder = mkdtempSync(join(tmpdir(), 'cong-xa-bench-'));
  try {
    process.stdout.write(
      `Máy: ${hostname()}, ${cpus().length} × ${cpus()[0]?.model ?? '?'}, Node ${process.version}\n\n`,
    );
    process.stderr.write(`Tạo ${formatNumber(portals)} cổng × ${formatNumber(articles)} tin bài…\n`);
    writeProvince(folder, portals, articles);

    const floor = measure('Đọc trần (gray-matter)', folder, ['bench/bare-read.ts', folder]);
    const report = measure('Báo cáo JSON đầy đủ', folder, [
      'report.ts',
      '--content',
      folder,
      '--format',
      'json',
      '--as-of',
      '2026-11-20',
      '--out',
      join(folder, 'bao-cao.json'),
    ]);
    const half = join(folder, 'nua');
    writeProvince(half, Math.ceil(portals / 2), articles);
    const smaller = measure('Báo cáo, nửa số cổng', folder, [
      'report.ts',
      '--content',
      half,
      '--format',
      'json',
      '--as-of',
      '2026-11-20',
      '--out',
      join(folder, 'nua.json'),
    ]);

    process.stdout.write(`\nBáo cáo so với đọc trần: ${ratio(report.seconds, floor.seconds)} lần\n`);
    process.stdout.write(`Gấp đôi số tệp thì thời gian gấp: ${ratio(report.seconds, smaller.seconds)} lần\n`);
    for (const line of await benchCheck(folder, LARGE_PORTAL, measure)) process.stdout.write(`${line}\n`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return 0;
});

interface Cost {
  seconds: number;
  megabytes: number;
}

/** Runs one of the project's scripts and prints what it cost: CPU seconds of user and system, peak memory. */
function measure(name: string, folder: string, [script, ...parameters]: [string, ...string[]]): Cost {
  const record = join(folder, 'cost.json');
  const { status, stderr } = spawnSync(
    process.execPath,
    ['--import', join(PROJECT, 'scripts/bench/measure.ts'), join(PROJECT, 'scripts', script), ...parameters],
    { env: { ...process.env, CONG_XA_COST: record }, encoding: 'utf8', stdio: ['ignore', 'ignore', 'pipe'] },
  );
  if (status !== 0) throw new Failure(`Không đo được “${name}”: ${stderr}`);
  const cost = JSON.parse(readFileSync(record, 'utf8')) as Cost;
  process.stdout.write(
    `${name.padEnd(26)} ${ratio(cost.seconds, 1).padStart(7)} giây CPU  ${formatNumber(Math.round(cost.megabytes)).padStart(6)} MB\n`,
  );
  return cost;
}

function ratio(one: number, other: number): string {
  return formatNumber(Math.round((one / other) * 100) / 100);
}
