import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { callBuild } from '../fixtures/call-commands.ts';
import { makeSharedFolder, writeFiles } from '../fixtures/folders.ts';
import { articleMd, portalYaml } from '../fixtures/make.ts';
import { leastPortal, underPortal } from '../fixtures/portals.ts';

const root = await makeSharedFolder();
const [content, out] = [join(root, 'content'), join(root, 'dist')];

const build = async (asOf: string) => {
  const flags = ['--content', content, '--out', out, '--as-of', asOf, '--format', 'json'];
  const { code, stdout, stderr } = await callBuild(flags);
  expect(code, stderr).toBe(0);
  return { json: JSON.parse(stdout) as { nextChange: string; portals: object[] }, stderr };
};

test('bài hẹn 23 giờ, thông báo hết lúc 12 giờ: đúng giờ mới lên, đúng giờ thì hết', async () => {
  const notice = { text: 'Tạm ngừng cấp nước', from: '2026-06-30T06:00', to: '2026-06-30T12:00' };
  await writeFiles(content, {
    ...leastPortal('xa'),
    ...underPortal('xa', {
      'portal.yaml': portalYaml({ url: 'https://xa.vidu.gov.vn/', notice }),
      'tin-tuc/2026/dem.md': articleMd({ title: 'Tin hẹn lúc đêm khuya', date: '2026-06-30T23:00' }),
    }),
  });
  const page = join(out, 'xa/tin-tuc/dem/index.html');
  const read = (path: string) => readFile(join(out, 'xa', path), 'utf8');

  const morning = await build('2026-06-30T08:00');
  expect(existsSync(page)).toBe(false);
  for (const list of ['rss.xml', 'api/articles.json', 'tin-tuc/index.html'])
    expect(await read(list)).not.toContain('Tin hẹn lúc đêm khuya');
  expect(await read('index.html')).toContain('Tạm ngừng cấp nước');
  expect(morning.json).toMatchObject({
    nextChange: '2026-06-30T12:00',
    portals: [{ portal: 'xa', status: 'built', nextChange: '2026-06-30T12:00' }],
  });
  expect(morning.stderr).toContain('Giờ hẹn gần nhất: 12 giờ 00 ngày 30/06/2026.');

  const noon = await build('2026-06-30T12:00');
  expect(await read('index.html')).not.toContain('Tạm ngừng cấp nước');
  expect(noon.json).toMatchObject({
    nextChange: '2026-06-30T23:00',
    portals: [{ status: 'built', reason: { is: 'hour' } }],
  });

  const evening = await build('2026-06-30T22:59');
  expect(existsSync(page)).toBe(false);
  expect(evening.json.portals).toMatchObject([{ status: 'unchanged', nextChange: '2026-06-30T23:00' }]);

  const night = await build('2026-06-30T23:00');
  expect(existsSync(page)).toBe(true);
  expect(await read('rss.xml')).toContain('Tin hẹn lúc đêm khuya');
  expect(night.json).toMatchObject({ nextChange: null });
});
