import { parseArgs } from 'node:util';
import { ensureChromium, ensureDeployPrograms, ensureFirefox, ensureWebServers } from './programs/install.ts';
import { ensureOlderChromiums } from './programs/older-chromium.ts';
import { runProgram } from './programs/run.ts';
import { step, sum, type Tally } from './test/step.ts';
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
const [vitest, statics] = await Promise.all([runVitest(), checkSource()]);
const { passed, failed } = sum([...programs, ...statics, vitest]);

process.stdout.write(`\n${passed} passed, ${failed} failed\n`);
process.exitCode = failed > 0 ? 1 : 0;

/**
 * Looks at the source in three ways, one after the other. Beside the tests, in the time in which they wait for pages and
 * clocks: the programs get a processor only where no test asks for one.
 */
async function checkSource(): Promise<Tally[]> {
  const kinds: [string, string, string[]][] = [
    // First, because it writes the types that the rules read.
    ['Kiểu', 'astro', ['check']],
    ['Quy tắc viết mã', 'eslint', ESLINT],
    ['Định dạng', 'prettier', PRETTIER],
  ];
  const tallies: Tally[] = [];
  for (const [name, program, words] of kinds)
    tallies.push(await step(name, (print) => runProgram(program, words, { print, isPatient: true })));
  return tallies;
}
