import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { callCheck, callReport } from '../fixtures/call-commands.ts';
import { callScript } from '../fixtures/call-script.ts';
import { runScript } from '../fixtures/make.ts';

const PROJECT = join(import.meta.dirname, '../..');

test.each([
  ['check', ['--fixx'], 'Không có tham số --fixx. Có thể là: --fix'],
  ['check', ['-fix'], 'Không có tham số -fix. Có thể là: --fix'],
  ['check', ['–fix'], 'Không hiểu “–fix”. Có thể là: --fix'],
  ['check', ['fix'], 'Không hiểu “fix”. Có thể là: --fix'],
  ['check', ['--fix=1'], 'Tham số --fix không nhận giá trị.'],
  ['check', ['--portal'], 'Tham số --portal chưa có giá trị đi theo.'],
  ['check', ['--portal', '--fix'], 'Tham số --portal chưa có giá trị đi theo.'],
  ['check', ['--format', 'jsn'], 'Không có kiểu “jsn”; các kiểu: terminal, json, github, markdown.'],
  ['build', ['--protal', 'x'], 'Không có tham số --protal. Có thể là: --portal'],
  ['build', ['--port'], 'Không có tham số --port. Có thể là: --portal'],
  ['dev', ['--khong-co'], 'Không có tham số --khong-co.'],
  ['preview', ['--ou', 'a'], 'Không có tham số --ou. Có thể là: --out'],
  ['report', ['--stric'], 'Không có tham số --stric. Có thể là: --strict'],
  ['bench', ['--serach'], 'Không có tham số --serach. Có thể là: --search'],
])('%s %j: một câu, rồi nơi xem hướng dẫn, mã thoát 2', async (command, args, sentence) => {
  expect(await callScript(command, args)).toEqual({
    code: 2,
    stdout: '',
    stderr: `${sentence}\nHướng dẫn:  npm run ${command} -- --help\n`,
  });
});

test.each([
  ...['period', 'plan', 'form', 'format', 'out', 'against', 'content'].map((flag) => ['report', flag]),
  ...['week', 'format'].map((flag) => ['assign', flag]),
  ...['format', 'out'].map((flag) => ['check', flag]),
  ...['out', 'format', 'jobs', 'shard'].map((flag) => ['build', flag]),
] as [string, string][])(
  '%s --%s để trống, như một biến chưa đặt: nói rõ, mã thoát 2',
  async (command, flag) => {
    for (const empty of ['', ' '])
      expect(await callScript(command, [`--${flag}`, empty])).toEqual({
        code: 2,
        stdout: '',
        stderr: `Tham số --${flag} để trống. Hãy ghi giá trị, hoặc bỏ tham số này.\nHướng dẫn:  npm run ${command} -- --help\n`,
      });
  },
);

test.each([
  [['artcle'], 'Không có loại “artcle”. Có thể là: article\nHướng dẫn:  npm run new -- --help\n'],
  [
    ['article', '--titel', 'x'],
    'Không có tham số --titel. Có thể là: --title\nHướng dẫn:  npm run new -- article --help\n',
  ],
  [['portal', '00004', 'x'], 'Không hiểu “x”.\nHướng dẫn:  npm run new -- portal --help\n'],
])('new %j: hướng dẫn của đúng loại', async (args, stderr) => {
  expect(await callScript('new', args)).toEqual({ code: 2, stdout: '', stderr });
});

test('-h cũng là hướng dẫn', async () => {
  const { code, stdout, stderr } = await runScript('check', ['-h']);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout).toMatch(/^Kiểm tra nội dung/);
});

test.each(ownPrograms())('%s --help vừa 80 cột', (program, words) => {
  // Some load much, and keep nothing of what Node compiles of it.
  const env = { NODE_COMPILE_CACHE: join(PROJECT, '.cache/node'), ...process.env };
  const { stdout } = spawnSync(process.execPath, [...words, '--help'], {
    ...{ cwd: PROJECT, env },
    encoding: 'utf8',
  });
  expect(stdout).toMatch(/\n$/);
  expect(stdout.split('\n').filter((line) => line.length > 80)).toEqual([]);
});

/** Lists the programs of the project that people and CI start, with what Node is started with. */
function ownPrograms(): [program: string, words: string[]][] {
  const { scripts } = JSON.parse(readFileSync(join(PROJECT, 'package.json'), 'utf8')) as {
    scripts: Record<string, string>;
  };
  return [...Object.values(scripts), 'node scripts/ci/comment.ts']
    .map((command) => command.split(' '))
    .filter((words) => words[0] === 'node' && words.at(-1)!.endsWith('.ts'))
    .map((words) => [words.at(-1)!, words.slice(1)]);
}

test('tên cổng gõ nhầm thì nêu cổng gần nhất', async () => {
  expect(await callCheck(['--portal', 'xa-minh-hao'])).toEqual({
    code: 2,
    stdout: '',
    stderr: 'Không có cổng xa-minh-hao. Có thể là: xa-minh-hoa\n',
  });
});

describe('PowerShell bỏ mất dấu --, hoặc người gõ quên: npm giữ tham số, chữ đi sau thì trao cho lệnh', () => {
  test.each([
    ['check', [], { fix: 'true', dry_run: 'true', portal: 'xa-khong-co' }, 'Không có cổng xa-khong-co.'],
    ['check', ['xa-khong-co'], { fix: 'true', portal: 'true' }, 'Không có cổng xa-khong-co.'],
    ['check', ['khong-co-ma'], { explain: 'true' }, 'Không có mã “khong-co-ma”.'],
    ['check', ['--portal', 'xa-khong-co'], { fix: 'true' }, 'Không có cổng xa-khong-co.'],
    ['check', ['31/02/2026'], { as_of: 'true' }, '--as-of phải là một ngày có thật'],
    ['new', ['article', 'xa-khong-co'], { portal: 'true' }, 'Không có cổng xa-khong-co.'],
    ['check', [], { portal: 'true' }, 'npm đã giữ lại --portal, nên không rõ chữ nào'],
    [
      'new',
      ['import', 'bai.docx', 'xa-a'],
      { portal: 'true' },
      'npm đã giữ lại --portal, nên không rõ chữ nào',
    ],
  ] as const)('%s %j %j: hiểu như đã gõ đủ', async (command, args, kept, beginning) => {
    const { code, stdout, stderr } = await callScript(command, [...args], { env: keptByNpm(kept) });
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr.slice(0, beginning.length)).toBe(beginning);
  });

  test('hai tham số cùng chờ giá trị thì không đoán: nói cách gõ ở PowerShell', async () => {
    const env = keptByNpm({ portal: 'true', period: 'true', strict: 'true' });
    expect(await callReport(['xa-minh-hoa', '2026-Q3'], { env })).toEqual({
      code: 2,
      stdout: '',
      stderr:
        'npm đã giữ lại --portal, --period, --strict, nên không rõ chữ nào là giá trị của tham số nào. ' +
        'Cần có dấu -- đứng trước:  npm run report -- --portal … --period … --strict …\n' +
        'PowerShell bỏ mất dấu đó; ở PowerShell hãy gõ npm.cmd thay cho npm:  npm.cmd run report -- --portal … --period … --strict …\n' +
        'Hướng dẫn:  npm run report -- --help\n',
    });
  });
});

test('cấu hình riêng của npm thì không bị nhầm', async () => {
  const own = { npm_config_email: 'a@b.vn', npm_config_force: 'true', npm_config_yes: '' };
  expect(await callScript('new', ['leader', '--help'], { env: own })).toMatchObject({ code: 0 });
});

/** Names what npm keeps as its script for PowerShell leaves it to the command. */
function keptByNpm(flags: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(flags).map(([flag, value]) => [`npm_config_${flag}`, value]));
}
