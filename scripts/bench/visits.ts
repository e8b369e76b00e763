import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { formatNumber } from '../../src/text/format.ts';
import { npmCommand, scriptCommand } from './commands.ts';
import { writeCommunePortal } from './content/commune.ts';
import { measure } from './measure.ts';
import { printLine, printProgress, twoDecimals } from './print.ts';
import { writeLog } from './visits/write-log.ts';

const FLOOR = join(import.meta.dirname, 'visits/floor.ts');

/**
 * Measures counting the visits of a log of so many lines compared with GoAccess, where it is installed, and with the
 * floor, which only splits the file into lines; then compares the number with what the log was made of.
 */
export async function benchVisits(folder: string, lines: number): Promise<void> {
  printProgress(`Tạo nhật ký ${formatNumber(lines)} dòng`);
  const content = join(folder, 'noi-dung');
  writeCommunePortal(content, 'xa', { name: 'Xã Mẫu', code: '99901', url: 'https://xamau.vidu.gov.vn/' });
  const log = join(folder, 'access.log');
  const truth = writeLog(log, lines);

  await measure('Chỉ tách dòng', scriptCommand(FLOOR, [log]));
  const out = join(folder, 'luot.json');
  const flags = [
    '--content',
    content,
    '--portal',
    'xa',
    '--as-of',
    '2026-11-29',
    '--format',
    'json',
    '--out',
    out,
  ];
  const own = await measure('npm run visits', npmCommand('visits', [...flags, log]));
  await measureGoAccess(log, folder, own);

  const { portals } = JSON.parse(readFileSync(out, 'utf8')) as {
    portals: { months: { visits: number }[] }[];
  };
  const counted = portals[0]!.months.reduce((sum, { visits }) => sum + visits, 0);
  printLine(
    `Đếm được ${formatNumber(counted)} lượt, sự thật ${formatNumber(truth)}, lệch ${twoDecimals((Math.abs(counted - truth) / truth) * 100)}%`,
  );
  printLine(`${formatNumber(Math.round(lines / own))} dòng mỗi giây CPU`);
}

async function measureGoAccess(log: string, folder: string, own: number): Promise<void> {
  if (spawnSync('goaccess', ['--version']).error) {
    printLine('GoAccess chưa cài (apt-get install goaccess), nên không đo.');
    return;
  }
  const parameters = [
    log,
    '--log-format=COMBINED',
    '--no-global-config',
    '-o',
    join(folder, 'goaccess.json'),
  ];
  const seconds = await measure('GoAccess', { program: 'goaccess', parameters });
  printLine(`Nhanh gấp ${twoDecimals(seconds / own)} lần GoAccess`);
}
