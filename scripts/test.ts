import { parseArgs } from 'node:util';
import { ensureChromium, ensureDeployPrograms, ensureFirefox, ensureWebServers } from './programs/install.ts';
import { ensureOlderChromiums } from './programs/older-chromium.ts';
import { runProgram } from './programs/run.ts';
import { step, sum } from './test/step.ts';
import { runVitest } from './test/vitest.ts';

const HELP = `Chạy mọi phép thử: kiểu, quy tắc viết mã, định dạng, đơn vị, lệnh, trình duyệt.

  npm test

Trình duyệt: CHROMIUM_PATH, Chromium hoặc Chrome đã cài; chưa có thì cài giúp.
Trình duyệt cũ (Chromium 72, 92, 109): tải về từ kho npm, 140 MB, một lần.
Firefox: chưa có thì cài giúp; không cài được thì bỏ qua phép thử của nó, trừ
ở CI.
Máy chủ web (nginx, Apache, Caddy): để thử cấu hình được in ra; chưa có thì cài
giúp. rsync, OpenSSH, rclone, aws: để thử việc đưa lên; chưa có thì cài giúp.
Dòng cuối ghi số phép thử đạt và không đạt.
`;

// ESLint and Prettier would otherwise look for settings, which are programs, beside every file of the content.
const ESLINT = ['--config', 'eslint.config.js', '.', '--max-warnings', '0'];
const PRETTIER = ['--config', '.prettierrc.json', '--no-editorconfig', '--check', '--log-level', 'warn', '.'];

if (parseArgs({ options: { help: { type: 'boolean' } } }).values.help) {
  process.stdout.write(HELP);
  process.exit(0);
}

const programs = [
  await step('Trình duyệt', ensureChromium),
  await step('Trình duyệt cũ', ensureOlderChromiums),
  await step('Firefox', ensureFirefox),
  await step('Máy chủ web', ensureWebServers),
  await step('Chương trình đưa lên', ensureDeployPrograms),
];
// Side by side, because each keeps one core busy at most.
const statics = await Promise.all([
  step('Kiểu', (print) => runProgram('astro', ['check'], { print })),
  step('Quy tắc viết mã', (print) => runProgram('eslint', ESLINT, { print })),
  step('Định dạng', (print) => runProgram('prettier', PRETTIER, { print })),
]);
const { passed, failed } = sum([...programs, ...statics, await runVitest()]);

process.stdout.write(`\n${passed} passed, ${failed} failed\n`);
process.exitCode = failed > 0 ? 1 : 0;
