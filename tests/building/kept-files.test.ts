import { readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { removeExpired, keepForReaders } from '../../src/building/kept-files.ts';
import { KEPT_FILE, readKept } from '../../src/building/kept-list.ts';
import { LastSite } from '../../src/building/last-site.ts';
import { MANIFEST_FILE, writeManifest } from '../../src/building/manifest.ts';
import { digestOfBytes, SiteFolder } from '../../src/building/site-folder.ts';
import { makeFolder, writeFiles } from '../fixtures/folders.ts';
import { readTree } from '../fixtures/trees.ts';

const HOUR = 3600 * 1000;
const NOON = Date.parse('2026-06-30T05:00:00Z');

/** Puts a site of some files together in a folder, after the one that stands there, at an hour after noon. */
async function replace(root: string, hours: number, files: Record<string, string>): Promise<string> {
  const [place, next] = [join(root, 'xa'), join(root, 'moi')];
  const standing = LastSite.read(place);
  await writeFiles(next, files);
  const others = Object.fromEntries(Object.entries(files).map(([path, text]) => [path, digestOfBytes(text)]));
  const made = { program: '', asOf: '2026-06-30', until: null, pages: {}, files: {}, indexes: [] };
  const sources = { files: {}, plans: '', daysOff: '', drafts: false };
  writeFileSync(join(next, MANIFEST_FILE), writeManifest({ ...made, sources, others }));
  if (standing) keepForReaders(new SiteFolder(next, '/'), standing, NOON + hours * HOUR);
  rmSync(place, { recursive: true, force: true });
  renameSync(next, place);
  return place;
}

async function filesIn(site: string): Promise<string[]> {
  return [...(await readTree(site)).keys()].filter((path) => !path.startsWith('.'));
}

describe('tệp của trang cũ ở lại cho người đang đọc', () => {
  test('kiểu dáng, ảnh, chỉ mục ở lại; trang và tệp tải về đã rút thì không', async () => {
    const root = await makeFolder({});
    await replace(root, 0, {
      ...{
        '_astro/a.css': 'cũ',
        'anh/1.avif': 'ảnh',
        'mau/x.css': 'màu',
        'pagefind/2/index/v.pf_index': 'chữ',
      },
      ...{ 'tep/mat.pdf': 'đã rút', 'tin-tuc/mat/luu.txt': 'đã rút', 'rss.xml': 'cũ' },
    });
    const site = await replace(root, 1, { '_astro/b.css': 'mới', 'rss.xml': 'mới' });
    expect(await filesIn(site)).toEqual([
      ...[
        '_astro/a.css',
        '_astro/b.css',
        'anh/1.avif',
        'mau/x.css',
        'pagefind/2/index/v.pf_index',
        'rss.xml',
      ],
    ]);
    expect(Object.keys(readKept(site))).toEqual([
      ...['_astro/a.css', 'anh/1.avif', 'mau/x.css', 'pagefind/2/index/v.pf_index'],
    ]);
  });

  test('ở lại từ lúc không trang nào cần nữa, dù sau đó dựng thêm mấy lần; quá một ngày thì đi', async () => {
    const root = await makeFolder({});
    await replace(root, 0, { '_astro/1.css': '1' });
    await replace(root, 1, { '_astro/2.css': '2' });
    const site = await replace(root, 20, { '_astro/3.css': '3' });
    expect(await filesIn(site)).toEqual(['_astro/1.css', '_astro/2.css', '_astro/3.css']);
    await replace(root, 27, { '_astro/4.css': '4' });
    expect(await filesIn(site)).toEqual(['_astro/2.css', '_astro/3.css', '_astro/4.css']);
    await replace(root, 28, { '_astro/2.css': '2' });
    expect(Object.keys(readKept(site))).toEqual(['_astro/3.css', '_astro/4.css']);
    await replace(root, 80, { '_astro/5.css': '5' });
    expect(Object.keys(readKept(site))).toEqual(['_astro/2.css']);
  });

  test('tệp đã hỏng thì không ở lại', async () => {
    const root = await makeFolder({});
    const site = await replace(root, 0, { '_astro/1.css': '1', '_astro/2.css': '2' });
    writeFileSync(join(site, '_astro/1.css'), 'x');
    await replace(root, 1, { '_astro/3.css': '3' });
    expect(await filesIn(site)).toEqual(['_astro/2.css', '_astro/3.css']);
  });

  test('cổng không dựng lại thì tệp đến hạn cũng đi, trang đang dùng gì thì còn nguyên', async () => {
    const root = await makeFolder({});
    await replace(root, 0, { '_astro/1.css': '1' });
    await replace(root, 1, { '_astro/2.css': '2' });
    const site = await replace(root, 10, { '_astro/3.css': '3' });
    removeExpired(site, NOON + 20 * HOUR);
    expect(await filesIn(site)).toEqual(['_astro/1.css', '_astro/2.css', '_astro/3.css']);
    removeExpired(site, NOON + 30 * HOUR);
    expect(await filesIn(site)).toEqual(['_astro/2.css', '_astro/3.css']);
    removeExpired(site, NOON + 40 * HOUR);
    expect(await filesIn(site)).toEqual(['_astro/3.css']);
    expect(readdirSync(site)).not.toContain(KEPT_FILE);
    removeExpired(site, NOON + 50 * HOUR);
    expect(await filesIn(site)).toEqual(['_astro/3.css']);
  });
});
