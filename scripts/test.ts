import { spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { findChromium } from '../tests/browser/chromium.ts';
import { findWebServer, WEB_SERVERS, type ServerName } from '../tests/commands/web-servers.ts';

const HELP = `Chạy mọi phép thử: kiểu, quy tắc viết mã, định dạng, đơn vị, lệnh, trình duyệt.

  npm test

Trình duyệt: CHROMIUM_PATH, Chromium hoặc Chrome đã cài; nếu chưa có thì cài giúp.
Máy chủ web (nginx, Apache, Caddy): để thử cấu hình được in ra; nếu chưa có thì cài giúp.
Dòng cuối ghi số phép thử đạt và không đạt.
`;

if (parseArgs({ options: { help: { type: 'boolean' } } }).values.help) {
  process.stdout.write(HELP);
  process.exit(0);
}

const PROJECT = join(import.meta.dirname, '..');

const totals = { passed: 0, failed: 0 };

await step('Trình duyệt', ensureBrowser);
await step('Máy chủ web', ensureWebServers);
// None of the three keeps more than one core busy.
await Promise.all([
  step('Kiểu', (say) => call('astro', ['check'], { say })),
  // Both would look for settings, which are programs, beside every file, those of the content included.
  step('Quy tắc viết mã', (say) =>
    call('eslint', ['--config', 'eslint.config.js', '.', '--max-warnings', '0'], { say }),
  ),
  step('Định dạng', (say) =>
    call(
      'prettier',
      [...['--config', '.prettierrc.json', '--no-editorconfig'], '--check', '--log-level', 'warn', '.'],
      { say },
    ),
  ),
]);
await runVitest();

process.stdout.write(`\n${totals.passed} passed, ${totals.failed} failed\n`);
process.exitCode = totals.failed > 0 ? 1 : 0;

/** Does one kind of tests; what is said meanwhile is printed with its name, so that several may be done at once. */
async function step(name: string, work: (say: (text: string) => void) => Promise<boolean>): Promise<void> {
  let said = '';
  const passed = await work((text) => (said += text));
  totals[passed ? 'passed' : 'failed']++;
  process.stdout.write(`\n${name}\n${said}${name}: ${passed ? 'đạt' : 'không đạt'}\n`);
}

/** Counts what Vitest ran; a file that could not even be loaded counts as one that failed. */
async function runVitest(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'cong-xa-test-'));
  const record = join(folder, 'vitest.json');
  const root = loadableRoot(folder);
  const passed = await call(
    'node',
    [
      ...(root === PROJECT ? [] : ['--preserve-symlinks', '--preserve-symlinks-main']),
      ...[join(root, 'node_modules/vitest/vitest.mjs'), 'run'],
      ...['--config', join(root, 'tests/vitest.config.ts'), '--project', '!bench'],
      ...['--reporter=default', '--reporter=json', `--outputFile.json=${record}`],
    ],
    { environment: { CONG_XA_TEST_ROOT: root } },
  );
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

/**
 * Vite loads no tests from a folder with such a sign in its path, so they are loaded by way of a link. The commands they
 * run are still those of the folder itself: Node follows the link.
 */
function loadableRoot(folder: string): string {
  if (!/[#%*?]/.test(PROJECT)) return PROJECT;
  const link = join(folder, 'cong-xa');
  // Some tests run commands as another user.
  chmodSync(folder, 0o755);
  symlinkSync(PROJECT, link, 'junction');
  return link;
}

async function ensureBrowser(): Promise<boolean> {
  if (findChromium()) return true;
  await install(['chromium', 'fonts-noto-core']);
  if (!findChromium()) await call('playwright-core', ['install', 'chromium']);
  if (findChromium()) return true;
  process.stderr.write(
    'Không tìm thấy và không cài được trình duyệt. Hãy cài Chromium hoặc Chrome, hoặc đặt CHROMIUM_PATH tới tệp chạy của nó.\n',
  );
  return false;
}

async function ensureWebServers(): Promise<boolean> {
  const missing = () => (Object.keys(WEB_SERVERS) as ServerName[]).filter((name) => !findWebServer(name));
  if (missing().length > 0) await install(missing().map((name) => WEB_SERVERS[name].debianPackage));
  if (missing().length === 0) return true;
  process.stderr.write(
    `Không tìm thấy và không cài được ${missing().join(', ')}. Hãy cài rồi chạy lại; trên Debian: apt-get install ${missing()
      .map((name) => WEB_SERVERS[name].debianPackage)
      .join(' ')}\n`,
  );
  return false;
}

/** Installs Debian packages where that is possible; what is still missing is told by who asked. */
async function install(packages: string[]): Promise<void> {
  const isRoot = process.getuid?.() === 0;
  if (isRoot && (await call('apt-get', ['update', '-qq'])))
    await call('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages]);
}

/** Runs a program; what it prints goes straight to the terminal, or to whoever asks for it. */
function call(
  command: string,
  parameters: string[],
  { environment = {}, say }: { environment?: Record<string, string>; say?: (text: string) => void } = {},
): Promise<boolean> {
  const child = spawn(command, parameters, {
    stdio: say ? ['ignore', 'pipe', 'pipe'] : 'inherit',
    env: { ...process.env, ...environment, ASTRO_TELEMETRY_DISABLED: '1', DEBIAN_FRONTEND: 'noninteractive' },
    shell: process.platform === 'win32',
  });
  for (const stream of [child.stdout, child.stderr]) stream?.setEncoding('utf8').on('data', say!);
  return new Promise((done) => {
    child.on('error', () => done(false)).on('close', (code) => done(code === 0));
  });
}
