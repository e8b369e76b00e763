import { execFileSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { MANIFEST_FILE } from '../../src/building/manifest.ts';
import { callBuild, callCheck } from '../fixtures/call-commands.ts';
import { callScript } from '../fixtures/call-script.ts';
import { makeFolder, type Files } from '../fixtures/folders.ts';
import { articleMd, planYaml, runScript, soundPortal, SOUND_DAY } from '../fixtures/make.ts';
import { differences, readTree, type Tree } from '../fixtures/trees.ts';

const PROJECT = join(import.meta.dirname, '../..');

describe('kho chép về máy Windows mà Git tự đổi cuối dòng (core.autocrlf)', () => {
  test('mã nguồn và bài vẫn kết thúc dòng bằng LF, ảnh và tệp mẫu sai giữ nguyên từng byte', async () => {
    const files = {
      '.gitattributes': await readFile(join(PROJECT, '.gitattributes')),
      'src/ma.ts': 'export const a = 1;\n',
      'content/portals/xa/tin-tuc/2026/bai.md': articleMd(),
      'content/portals/xa/anh.jpg': 'ảnh\nkhông phải chữ\r\n',
      'tests/rules/x/not-ok/bai.md': 'một\r\nhai\n',
      'tests/rules/x/expected.txt': 'bai.md:1:1\n',
    };
    const made = await makeFolder(files);
    const git = (...words: string[]) =>
      execFileSync(
        'git',
        ['-c', 'core.autocrlf=true', '-c', 'user.name=a', '-c', 'user.email=a@b.vn', ...words],
        {
          cwd: made,
          stdio: 'pipe',
        },
      );
    git('init', '--quiet');
    git('add', '.');
    git('commit', '--quiet', '--message', 'a');
    const copy = join(await makeFolder({}), 'chep');
    git('clone', '--quiet', '--config', 'core.autocrlf=true', made, copy);
    for (const [path, bytes] of Object.entries(files))
      expect(await readFile(join(copy, path), 'utf8'), path).toBe(String(bytes));
  });

  test('nội dung ở kho khác, mọi dòng thành CRLF: kiểm tra và trang dựng ra như với LF', async () => {
    const files: Files = {
      'plans/ke-hoach.yaml': planYaml(),
      ...soundPortal('xa', { plans: ['ke-hoach'] }),
      'portals/xa/tin-tuc/2026/hoi-nghi.md': articleMd(
        { title: 'Hội nghị giao ban', date: '2026-06-10' },
        '## Nội dung\n\n- Một\n- Hai\n\n| Việc | Hạn |\n| --- | --- |\n| Báo cáo | 30/6 |\n',
      ),
    };
    const [lf, crlf] = [await makeFolder(files), await makeFolder(withCrlf(files))];
    expect(await callCheck(['--content', crlf, '--as-of', SOUND_DAY])).toEqual({
      code: 0,
      stdout: 'Không có lỗi.\n',
      stderr: '',
    });
    const [one, other] = [await build(lf), await build(crlf)];
    // The manifest holds digests of the files themselves.
    expect(differences(one, other)).toEqual([MANIFEST_FILE]);
  });

  test('--fix sửa đúng chỗ sai, các dòng vẫn là CRLF; chạy lần nữa không đổi gì', async () => {
    const file = 'portals/xa/tin-tuc/2026/hoi-nghi.md';
    const right = articleMd({ title: 'Hội nghị giao ban', date: '2026-06-10' });
    const wrong = right.replace('2026-06-10', '10/6/2026');
    const dir = await makeFolder(withCrlf({ ...soundPortal('xa'), [file]: wrong }));
    for (let run = 0; run < 2; run++) {
      const { code, stderr } = await callCheck(['--content', dir, '--as-of', SOUND_DAY, '--fix']);
      expect(code, stderr).toBe(0);
      expect(await readFile(join(dir, file), 'utf8')).toBe(right.replaceAll('\n', '\r\n'));
    }
  });
});

describe('ghi thẳng ra tệp, vì dấu > của PowerShell làm hỏng chữ Việt', () => {
  const wrong = { 'portals/xa/tin-tuc/2026/hoi-nghi.md': articleMd({ date: '10/6/2026' }) };

  test('check --out: tệp UTF-8 có đúng những gì vốn in ra', async () => {
    const dir = await makeFolder({ ...soundPortal('xa'), ...wrong });
    const out = join(dir, 'ket-qua.txt');
    const args = ['--content', dir, '--as-of', SOUND_DAY];
    const printed = await runScript('check', args);
    expect(await runScript('check', [...args, '--out', out])).toEqual({ ...printed, stdout: '' });
    expect(printed.code).toBe(1);
    expect(await readFile(out, 'utf8')).toBe(printed.stdout);
  });

  test('--to không có gì để ghi thì nói ngay', async () => {
    expect(await callScript('preview', ['--to', 'a.conf'])).toEqual({
      code: 2,
      stdout: '',
      stderr: '--to chỉ đi cùng --config.\n',
    });
    expect(await callBuild(['--to', 'a.json'])).toEqual({
      code: 2,
      stdout: '',
      stderr: '--to chỉ đi cùng --format json.\n',
    });
  });
});

function withCrlf(files: Files): Files {
  return Object.fromEntries(
    Object.entries(files).map(([path, file]) => [
      path,
      typeof file === 'string' && /\.(md|yaml)$/.test(path) ? file.replaceAll('\n', '\r\n') : file,
    ]),
  );
}

/** Builds a content folder, writes the results to a file, and gives the site by path. */
async function build(content: string): Promise<Tree> {
  const root = await makeFolder({});
  const [out, to] = [join(root, 'dist'), join(root, 'ket-qua.json')];
  const args = ['--content', content, '--out', out, '--as-of', SOUND_DAY, '--format', 'json', '--to', to];
  const { code, stdout, stderr } = await callBuild(args);
  expect({ code, stdout }, stderr).toEqual({ code: 0, stdout: '' });
  expect(JSON.parse(await readFile(to, 'utf8'))).toMatchObject({ portals: [{ portal: 'xa' }] });
  return readTree(join(out, 'xa'));
}
