import { execFileSync } from 'node:child_process';
import { linkSync } from 'node:fs';
import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, onTestFinished, test } from 'vitest';
import { callCheck, callReport } from '../fixtures/call-commands.ts';
import { callScript } from '../fixtures/call-script.ts';
import { makeFolder, type Files } from '../fixtures/folders.ts';
import { articleMd, portalYaml, runScript } from '../fixtures/make.ts';
import { isNightly } from '../fixtures/nightly.ts';

const A = 'portals/xa-mot/tin-tuc/2026/';
const content = (more: Files): Files => ({
  'portals/xa-mot/portal.yaml': portalYaml(),
  [`${A}lanh.md`]: articleMd(),
  ...more,
});

interface Found {
  problems: {
    code: string;
    severity: string;
    file: string;
    line: number;
    column: number;
    message: string;
  }[];
}

/**
 * Checks a folder: whatever is in it, the answer comes soon, in words, and is no crash; by night with the process that
 * keeps a crash from the command. Gives the errors.
 */
async function check(dir: string): Promise<string[]> {
  const started = performance.now();
  const args = ['--content', dir, '--format', 'json'];
  const { code, stdout, stderr } = await (isNightly ? callScript('check', args) : callCheck(args));
  expect(stderr).toBe('');
  expect([0, 1]).toContain(code);
  expect(performance.now() - started).toBeLessThan(60_000);
  const { problems } = JSON.parse(stdout) as Found;
  for (const { line, column, message } of problems) {
    expect(Math.min(line, column)).toBeGreaterThanOrEqual(1);
    expect(message).not.toBe('');
  }
  const errors = problems.filter(({ severity }) => severity === 'error');
  return errors.map(({ code: each, file }) => `${file.replace('portals/xa-mot/', '')} ${each}`);
}
const checkFiles = async (more: Files) => check(await makeFolder(content(more)));

describe('tệp chữ', () => {
  test.each([
    ['100 MB', Buffer.alloc(100 * 1024 * 1024, 'a'), 'file-too-large'],
    ['byte rỗng', Buffer.from(articleMd().replace('Thân', 'Th\0ân')), 'not-text'],
    [
      'không phải UTF-8',
      Buffer.concat([Buffer.from(articleMd()), Buffer.from([0xc3, 0x28, 0xff])]),
      'not-text',
    ],
    [
      'tham chiếu nhân lên mãi',
      `---\n${Array.from({ length: 20 }, (_, n) => `a${n}: &a${n} [${`*a${n - 1},`.repeat(9)}]`).join('\n')}\n---\n`,
      'yaml-alias',
    ],
    ['phần thông tin rất dài', `---\n${'\n'.repeat(900_000)}title: x\n---\n`, 'yaml-too-long'],
  ])('%s', async (_name, file, code) => {
    expect(await checkFiles({ [`${A}xau.md`]: file })).toEqual([`tin-tuc/2026/xau.md ${code}`]);
  });

  test('thân bài lồng quá sâu vẫn đọc và dựng được', async () => {
    const bodies = [
      '>'.repeat(500_000),
      '<div>'.repeat(150_000),
      `${'*'.repeat(400_000)}a${'*'.repeat(400_000)}`,
    ];
    const dir = await makeFolder(
      content(
        Object.fromEntries(
          bodies.map((body, n) => [`${A}sau-${n}.md`, articleMd({ title: `Bài lồng quá sâu ${n}` }, body)]),
        ),
      ),
    );
    expect(await check(dir)).toEqual([]);
    const out = join(dir, '../dist-sau');
    const { code, stderr } = await runScript('build', ['--content', dir, '--out', `${out}-${process.pid}`]);
    expect(stderr).toContain('Đã dựng 1/1 cổng');
    expect(code).toBe(0);
  });
});

describe('thứ không phải tệp', () => {
  test('ống, ổ cắm và liên kết vòng không làm lệnh đứng chờ', async () => {
    const dir = await makeFolder(content({}));
    const folder = join(dir, A);
    execFileSync('mkfifo', [join(folder, 'ong.md'), join(folder, 'ong.jpg')]);
    const socket = createServer();
    await new Promise<void>((listening) => socket.listen(join(folder, 'o.md'), listening));
    onTestFinished(() => void socket.close());
    await symlink('.', join(folder, 'vong'));
    await symlink('../..', join(folder, 'len'));
    await writeFile(
      join(folder, 'anh.md'),
      articleMd({ title: 'Bài có ảnh là một ống' }, '![Ảnh lễ hội](ong.jpg)\n'),
    );
    expect(await check(dir)).toEqual([
      'tin-tuc/2026/anh.md picture-missing',
      'tin-tuc/2026/len symbolic-link',
      'tin-tuc/2026/vong symbolic-link',
    ]);
    const { code, stderr } = await callReport(['--content', dir]);
    expect(stderr).not.toMatch(/\n\s+at /);
    expect([0, 1]).toContain(code);
  });

  test('tên tệp có ký tự điều khiển được nêu, không làm hỏng lời báo', async () => {
    const found = await checkFiles({
      [`${A}a\nb\u001b[31m.md`]: articleMd({ title: 'Bài tên có dòng mới' }),
    });
    expect(found).toContainEqual(expect.stringContaining('file-name'));
  });

  test('hai mươi nghìn tệp trong một thư mục', async () => {
    const dir = await makeFolder(content({}));
    const folder = join(dir, 'portals/xa-mot/van-ban/kho');
    await mkdir(folder, { recursive: true });
    // A second name costs less than a file, and a folder of names is what is tried; some disks give a file a thousand.
    for (let n = 0; n < 20_000; n++)
      if (n % 1000 === 0) await writeFile(join(folder, `${n}.txt`), '');
      else linkSync(join(folder, `${n - (n % 1000)}.txt`), join(folder, `${n}.txt`));
    expect(await check(dir)).toEqual([]);
  });
});

describe('ảnh', () => {
  const photo = () => sharp({ create: { width: 400, height: 300, channels: 3, background: '#336699' } });
  /** A PNG whose head says 60,000 × 60,000 and whose body is a few bytes. */
  const liar = async (side: number) => {
    const png = await photo().png().toBuffer();
    png.writeUInt32BE(side, 16);
    png.writeUInt32BE(side, 20);
    return png;
  };
  const svg = (inner: string) =>
    `<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]><svg xmlns="http://www.w3.org/2000/svg" width="40" height="30">${inner}</svg>`;

  test.each([
    ['đầu ghi 60.000 × 60.000', () => liar(60_000)],
    ['đầu ghi 5.000 × 5.000, thân ngắn', () => liar(5000)],
    ['JPEG cụt', async () => (await photo().jpeg().toBuffer()).subarray(0, 700)],
    ['trang HTML', () => '<script>alert(1)</script>'],
    ['hình vẽ có thực thể ngoài', () => svg('<text>&x;</text>')],
    ['rỗng', () => ''],
  ])('%s thì bị từ chối, lệnh không đứng', async (_name, make) => {
    const files = {
      [`${A}xau.md`]: articleMd({ cover: { src: 'anh.jpg', alt: 'Lễ khai giảng' } }),
      [`${A}anh.jpg`]: await make(),
    };
    const found = await checkFiles(files);
    expect(found).toEqual([
      expect.stringMatching(/^tin-tuc\/2026\/xau\.md picture-(broken|format|too-large)$/),
    ]);
  });
});

test('tệp đính kèm: trang, hình vẽ, mã và tệp ngoài thư mục đều không được đăng', async () => {
  const names = ['a.html', 'a.svg', 'a.js', 'a.xml', 'a.pdf.html', 'a.xhtml', 'a.exe'];
  const attachments = [
    ...names,
    '../../../../plans/x.pdf',
    '/etc/passwd',
    'file:///etc/passwd',
    'a%2ehtml',
  ].map((src) => ({ src }));
  const found = await checkFiles({
    [`${A}xau.md`]: articleMd({ attachments }),
    ...Object.fromEntries(names.map((name) => [`${A}${name}`, '<script>alert(1)</script>'])),
  });
  expect(found).toHaveLength(attachments.length);
  for (const each of found) expect(each).toMatch(/ file-(type|missing)$/);
});
