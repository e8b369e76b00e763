import { expect, test } from 'vitest';
import { runScript } from '../fixtures/make.ts';

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
  expect(await runScript(command, args)).toEqual({
    code: 2,
    stdout: '',
    stderr: `${sentence}\nHướng dẫn:  npm run ${command} -- --help\n`,
  });
});

test.each([
  [['artcle'], 'Không có loại “artcle”. Có thể là: article\nHướng dẫn:  npm run new -- --help\n'],
  [
    ['article', '--titel', 'x'],
    'Không có tham số --titel. Có thể là: --title\nHướng dẫn:  npm run new -- article --help\n',
  ],
  [['portal', '00004', 'x'], 'Không hiểu “x”.\nHướng dẫn:  npm run new -- portal --help\n'],
])('new %j: hướng dẫn của đúng loại', async (args, stderr) => {
  expect(await runScript('new', args)).toEqual({ code: 2, stdout: '', stderr });
});

test('-h cũng là hướng dẫn', async () => {
  const { code, stdout, stderr } = await runScript('check', ['-h']);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout).toMatch(/^Kiểm tra nội dung/);
});

test('tên cổng gõ nhầm thì nêu cổng gần nhất', async () => {
  expect(await runScript('check', ['--portal', 'xa-minh-hao'])).toEqual({
    code: 2,
    stdout: '',
    stderr: 'Không có cổng xa-minh-hao. Có thể là: xa-minh-hoa\n',
  });
});

test('quên dấu -- thì npm giữ tham số lại: lệnh không chạy như thể không có gì', async () => {
  const forgotten = { npm_config_fix: 'true' };
  const { code, stdout, stderr } = await runScript('check', [], { env: forgotten });
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toMatch(/^Thiếu dấu -- trước --fix; hãy ghi: {2}npm run check -- --fix …\n/);
});

test('cấu hình riêng của npm thì không bị nhầm', async () => {
  const own = { npm_config_email: 'a@b.vn', npm_config_force: 'true', npm_config_yes: '' };
  expect(await runScript('new', ['leader', '--help'], { env: own })).toMatchObject({ code: 0 });
});
