import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { NO_DAYS_OFF } from '../../../src/schemas/holidays.ts';
import { openEngine, openFullText } from '../../../scripts/bench/search/engine.ts';
import { readPortal } from '../../../src/store/portal-folder.ts';
import { writeSearch } from '../../../src/building/search/write-index.ts';
import { placeOfItem } from '../../../src/search/item-id.ts';
import { TITLE_FILES } from '../../../src/search/title-files.ts';
import { unpackTitles, type IndexFacts, type TitleFile } from '../../../src/search/title-list.ts';
import { makeFolder } from '../../fixtures/folders.ts';
import { articleMd } from '../../fixtures/make.ts';
import { portalFiles } from '../../fixtures/portals.ts';

const FILES = {
  ...portalFiles('xa-thu', { url: 'https://xathu.vidu.gov.vn/', mark: 'Đồng Trạch' }),
  // Bodies without a word, which Pagefind leaves out by itself.
  'portals/xa-thu/gioi-thieu/ban-do-hanh-chinh.md': '---\n{}\n---\n',
  'portals/xa-thu/gioi-thieu/van-hoa.md': '---\n{}\n---\n\n…\n',
  'portals/xa-thu/tin-tuc/2026/nhap.md': articleMd({ title: 'Bản nháp về vịt trời', draft: true }),
  'portals/xa-thu/tin-tuc/2026/het-han.md': articleMd({
    title: 'Thông báo cắt điện thôn Voi',
    date: '2026-01-05',
    expires: '2026-01-09',
  }),
  'portals/xa-thu/tin-tuc/2026/mai-sau.md': articleMd({
    title: 'Bài của ngày mai về gấu trúc',
    date: '2026-12-31',
  }),
};

test('chữ đ được tìm thấy khi gõ d: cách Pagefind bỏ dấu vẫn như khi đo', async () => {
  const { site, index } = await indexed();
  for (const query of ['đồng trạch', 'dong trach', 'Đồng Trạch'])
    expect((await index.itemsWith(query)).size, query).toBeGreaterThan(3);
  const engine = openEngine(site);
  expect((await engine.page('dang ky khai sinh')).addresses[0]).toBe('thu-tuc/khai-sinh/');
  expect((await engine.page('12 kh ubnd')).addresses[0]).toBe('van-ban/ke-hoach/');
});

test('bản nháp, bài chưa đến ngày và thông báo hết hạn không có trong chỉ mục lẫn danh sách tên', async () => {
  const { site, index } = await indexed();
  for (const word of ['vịt', 'voi', 'gấu']) expect([...(await index.itemsWith(word))], word).toEqual([]);
  const list = TITLE_FILES.map((name) => readFileSync(join(site, 'tim-kiem', name), 'utf8')).join();
  expect(list).not.toMatch(/vịt trời|thôn Voi|gấu trúc/);
  expect(list).toContain('Đăng ký khai sinh');
});

test('danh sách tên nhẹ, và thư mục pagefind chỉ có những gì trang tìm kiếm dùng', async () => {
  const site = await written();
  for (const name of TITLE_FILES)
    expect(gzipSync(readFileSync(join(site, 'tim-kiem', name))).length, name).toBeLessThan(20_000);
  expect(readdirSync(join(site, 'pagefind')).sort()).toEqual([
    '2',
    'dau-chi-muc.json',
    'filter',
    'fragment',
    'index',
  ]);
});

test('mục nào của toàn văn cũng được nhận ra trong bảng tên mà không phải tải về', async () => {
  const { site, index } = await indexed();
  const read = (name: string) => JSON.parse(readFileSync(join(site, 'tim-kiem', name), 'utf8')) as unknown;
  const { sizes } = read('tu.json') as IndexFacts;
  const titles = unpackTitles(TITLE_FILES.map((name) => read(name) as TitleFile));
  const sections = titles.filter(({ kind }) => kind === 'chuyen-muc').length;
  const items = await index.filterValues('loai');
  expect(items.size).toBe(titles.length - sections);
  for (const [id, kind] of items) {
    const known = titles[sections + placeOfItem(id, sizes)!]!;
    expect(await index.item(id)).toMatchObject({ address: known.address, kind });
  }
});

async function written(): Promise<string> {
  const root = await makeFolder(FILES);
  const site = join(root, 'dist');
  await writeSearch(site, readPortal(root, 'xa-thu'), '2026-11-20', NO_DAYS_OFF);
  return site;
}

async function indexed() {
  const site = await written();
  return { site, index: openFullText(site) };
}
