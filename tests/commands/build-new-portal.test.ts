import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { callBuild } from '../fixtures/call-commands.ts';
import { callScript } from '../fixtures/call-script.ts';
import { makeSharedFolder } from '../fixtures/folders.ts';
import { filesWith, readTree } from '../fixtures/trees.ts';

const root = await makeSharedFolder();
const content = join(root, 'content');
const portal = join(content, 'portals/phuong-ba-dinh');
const DAY = ['--content', content, '--as-of', '2026-06-30'];
const build = async (name: string, ...args: string[]) => {
  const out = join(root, name);
  return {
    ...(await callBuild(['--out', out, ...DAY, ...args])),
    out: join(out, 'phuong-ba-dinh'),
  };
};
const TO_DOS = ['[Họ và tên]', '[Chức vụ', '[số điện thoại]', '[Số nhà', '[Viết', '[Chép', 'can-bo-sung@'];

test('cổng mới lập: chưa điền thì không lên mạng, điền tới đâu hiện tới đó', async () => {
  expect(await callScript('new', ['portal', '00004', ...DAY])).toMatchObject({ code: 0 });

  const bare = await build('chua-dien');
  expect(bare.code).toBe(1);
  expect(bare.stderr).toContain('Cổng chưa được đăng, vì 5 mục của portal.yaml còn chỗ để điền');
  expect(bare.stderr).toContain('Đã dựng 0/1 cổng');
  await expect(readFile(join(bare.out, 'index.html'))).rejects.toThrow('ENOENT');

  const draft = await build('xem-truoc', '--drafts');
  expect(draft.code).toBe(0);
  expect(await readFile(join(draft.out, 'lanh-dao/index.html'), 'utf8')).toContain('[Họ và tên]');

  const yaml = await readFile(join(portal, 'portal.yaml'), 'utf8');
  await writeFile(
    join(portal, 'portal.yaml'),
    yaml
      .replace(/"?\[Họ và tên\]"?/, 'Trần Quốc Toàn')
      .replace(/"?\[Chức vụ[^\n]*/, 'Chủ tịch Ủy ban nhân dân phường')
      .replace(/"?\[Số nhà[^\n]*/, '25 Liễu Giai, phường Ba Đình')
      .replace(/"?\[số điện thoại\]"?/, '"024 3762 1234"')
      .replace(/can-bo-sung@/, 'ubnd@'),
  );
  const filled = await build('da-dien');
  expect(filled.code, filled.stderr).toBe(0);
  const tree = await readTree(filled.out);
  expect(TO_DOS.flatMap((toDo) => filesWith(tree, toDo))).toEqual([]);
  expect([...tree.keys()].filter((path) => path.startsWith('gioi-thieu/'))).toEqual([
    'gioi-thieu/index.html',
  ]);
  expect(filesWith(tree, 'Trần Quốc Toàn')).toContain('index.html');
});
