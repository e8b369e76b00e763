import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { callBuild } from '../fixtures/call-commands.ts';
import { makeFolder } from '../fixtures/folders.ts';
import { articleMd, portalYaml } from '../fixtures/make.ts';

const content = () =>
  makeFolder({
    'noi-dung/portals/xa-mot/portal.yaml': portalYaml(),
    'noi-dung/portals/xa-mot/tin-tuc/2026/a.md': articleMd(),
  });
const build = (dir: string, out: string) =>
  callBuild(['--content', join(dir, 'noi-dung'), '--out', out, '--as-of', '2026-06-30']);

describe('kết quả không bao giờ đè lên việc của người khác', () => {
  test.each(['noi-dung', 'noi-dung/portals', 'noi-dung/portals/xa-mot/ra', '.'])(
    '--out %s chứa hoặc nằm trong nội dung thì từ chối, nội dung còn nguyên',
    async (out) => {
      const dir = await content();
      const before = await readdir(dir, { recursive: true });
      const { code, stderr } = await build(dir, join(dir, out));
      expect(code).toBe(2);
      expect(stderr).toContain('--out phải là một thư mục riêng');
      expect(await readdir(dir, { recursive: true })).toEqual(before);
    },
  );

  test('thư mục trùng tên cổng mà không phải trang đã dựng thì không bị thay', async () => {
    const dir = await content();
    await mkdir(join(dir, 'ra/xa-mot'), { recursive: true });
    await writeFile(join(dir, 'ra/xa-mot/luan-van.docx'), 'của tôi');
    const { code, stderr } = await build(dir, join(dir, 'ra'));
    expect(code).toBe(1);
    expect(stderr).toContain('không phải một trang đã dựng');
    expect(await readFile(join(dir, 'ra/xa-mot/luan-van.docx'), 'utf8')).toBe('của tôi');
    expect(await readdir(join(dir, 'ra'))).toEqual(['xa-mot']);
  });
});
