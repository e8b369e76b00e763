import { join } from 'node:path';
import { formatNumber } from '../../src/text/format.ts';
import { writeProvince } from './content.ts';
import { measure, ratio, say } from './cost.ts';

/** Measures the report of a province beside the floor, which is reading the same files with gray-matter alone. */
export async function benchReport(folder: string, portals: number, articles: number): Promise<void> {
  process.stderr.write(`Tạo ${formatNumber(portals)} cổng × ${formatNumber(articles)} tin bài…\n`);
  writeProvince(folder, portals, articles);
  const report = (name: string, content: string) => {
    const out = join(folder, 'bao-cao.json');
    const flags = ['--format', 'json', '--as-of', '2026-11-20', '--out', out];
    return measure(name, ['report.ts', '--content', content, ...flags]);
  };

  const floor = await measure('Đọc trần (gray-matter)', ['bench/bare-read.ts', folder]);
  const whole = await report('Báo cáo JSON đầy đủ', folder);
  const half = join(folder, 'nua');
  writeProvince(half, Math.ceil(portals / 2), articles);
  const smaller = await report('Báo cáo, nửa số cổng', half);
  say(`Báo cáo so với đọc trần: ${ratio(whole.seconds, floor.seconds)} lần`);
  say(`Gấp đôi số tệp thì thời gian gấp: ${ratio(whole.seconds, smaller.seconds)} lần`);
}
