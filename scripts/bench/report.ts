import { join } from 'node:path';
import { formatNumber } from '../../src/text/format.ts';
import { npmCommand, scriptCommand } from './commands.ts';
import { DAY } from './content/commune.ts';
import { measure } from './measure.ts';
import { printLine, printProgress, twoDecimals } from './print.ts';
import { writeProvince } from './report/province.ts';

const FLOOR = join(import.meta.dirname, 'report/floor.ts');

/**
 * Measures the report of a province compared with the floor, which is reading the same files with gray-matter alone.
 */
export async function benchReport(folder: string, portals: number, articles: number): Promise<void> {
  printProgress(`Tạo ${formatNumber(portals)} cổng × ${formatNumber(articles)} tin bài`);
  const [province, half] = [join(folder, 'tinh'), join(folder, 'nua-tinh')];
  writeProvince(province, portals, articles);
  writeProvince(half, Math.ceil(portals / 2), articles);

  const floor = await measure('Đọc trần (gray-matter)', scriptCommand(FLOOR, [province]));
  const whole = await measure('Báo cáo JSON đầy đủ', reportOf(province, folder));
  const smaller = await measure('Báo cáo, nửa số cổng', reportOf(half, folder));
  printLine(`Báo cáo so với đọc trần: ${twoDecimals(whole / floor)} lần`);
  printLine(`Gấp đôi số tệp thì thời gian gấp: ${twoDecimals(whole / smaller)} lần`);
}

function reportOf(content: string, folder: string) {
  const out = join(folder, 'bao-cao.json');
  return npmCommand('report', ['--content', content, '--format', 'json', '--as-of', DAY, '--out', out]);
}
