import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { findChromium } from '../tests/browser/chromium.ts';

const HELP = `Chạy mọi phép thử: kiểu, quy tắc viết mã, định dạng, đơn vị, lệnh, trình duyệt.

  npm test

Trình duyệt: CHROMIUM_PATH, Chromium hoặc Chrome đã cài; nếu chưa có thì cài giúp.
Dòng cuối ghi số phép thử đạt và không đạt.
`;

if (parseArgs({ options: { help: { type: 'boolean' } } }).values.help) {
  process.stdout.write(HELP);
  process.exit(0);
}

const totals = { passed: 0, failed: 0 };

step('Trình duyệt', ensureBrowser);
step('Kiểu', () => call('astro', ['check']));
step('Quy tắc viết mã', () => call('eslint', ['.', '--max-warnings', '0']));
step('Định dạng', () => call('prettier', ['--check', '--log-level', 'warn', '.']));
runVitest();

process.stdout.write(`\n${totals.passed} passed, ${totals.failed} failed\n`);
process.exitCode = totals.failed > 0 ? 1 : 0;

function step(name: string, work: () => boolean): void {
  process.stdout.write(`\n${name}\n`);
  const passed = work();
  totals[passed ? 'passed' : 'failed']++;
  process.stdout.write(`${name}: ${passed ? 'đạt' : 'không đạt'}\n`);
}

/** Counts what Vitest ran; a file that could not even be loaded counts as one that failed. */
function runVitest(): void {
  const folder = mkdtempSync(join(tmpdir(), 'cong-xa-test-'));
  const record = join(folder, 'vitest.json');
  const passed = call('vitest', [
    'run',
    '--config',
    'tests/vitest.config.ts',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${record}`,
  ]);
  try {
    const ran = JSON.parse(readFileSync(record, 'utf8')) as {
      numPassedTests: number;
      numFailedTests: number;
    };
    totals.passed += ran.numPassedTests;
    totals.failed += Math.max(ran.numFailedTests, passed ? 0 : 1);
  } catch {
    totals.failed++;
  }
  rmSync(folder, { recursive: true, force: true });
}

function ensureBrowser(): boolean {
  if (findChromium()) return true;
  const isRoot = process.getuid?.() === 0;
  if (isRoot && call('apt-get', ['update', '-qq']))
    call('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium', 'fonts-noto-core']);
  if (!findChromium()) call('playwright-core', ['install', 'chromium']);
  if (findChromium()) return true;
  process.stderr.write(
    'Không tìm thấy và không cài được trình duyệt. Hãy cài Chromium hoặc Chrome, hoặc đặt CHROMIUM_PATH tới tệp chạy của nó.\n',
  );
  return false;
}

function call(command: string, parameters: string[]): boolean {
  const { status } = spawnSync(command, parameters, {
    stdio: 'inherit',
    env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1', DEBIAN_FRONTEND: 'noninteractive' },
    shell: process.platform === 'win32',
  });
  return status === 0;
}
