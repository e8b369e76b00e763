import { rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decideBuild } from '../../src/building/decide-builds.ts';
import { MANIFEST_FILE, readManifest, writeManifest, type Manifest } from '../../src/building/manifest.ts';
import { sealJson } from '../../src/store/sealed.ts';
import { digestOfBytes } from '../../src/building/site-folder.ts';
import { makeFolder } from '../fixtures/folders.ts';

const PROGRAM = 'chương trình này';
const PICTURE = '0123456789abcdef-400.jpg';
const MANIFEST: Manifest = {
  program: PROGRAM,
  sources: { files: { a: '1' }, plans: '', daysOff: '', drafts: false },
  asOf: '2026-06-30',
  until: null,
  pages: {
    'index.html': { hash: digestOfBytes('trang'), pictures: [PICTURE], files: ['van-ban/a.pdf'] },
    'tin-tuc/mot/index.html': { cacheKey: 'y', hash: digestOfBytes('trang') },
    'mau/index.html': { hash: digestOfBytes('trang'), hidden: true },
  },
  files: { 'van-ban/a.pdf': '2' },
  indexes: [],
  others: { [`anh/${PICTURE}`]: digestOfBytes('ảnh'), 'tep/van-ban/a.pdf': digestOfBytes('tệp') },
};

/** Makes a built site; gives its folder. */
function siteWith(manifest: unknown): Promise<string> {
  return makeFolder({
    ...Object.fromEntries(Object.keys(MANIFEST.pages).map((path) => [path, 'trang'])),
    [`anh/${PICTURE}`]: 'ảnh',
    'tep/van-ban/a.pdf': 'tệp',
    [MANIFEST_FILE]: typeof manifest === 'string' ? manifest : sealJson(manifest as object),
  });
}

const why = (site: string, sources = MANIFEST.sources) =>
  decideBuild(site, { program: PROGRAM, sources, pathOf: () => 'a.md', asOf: '2026-06-30' }).reason;

describe('sổ ghi của trang đã dựng', () => {
  test('còn nguyên thì đọc lại được đúng như đã ghi', async () => {
    expect(readManifest(await siteWith(MANIFEST), PROGRAM)).toEqual(MANIFEST);
  });

  test('ảnh và tệp của một trang nêu theo thứ tự nào thì sổ cũng ghi như nhau', () => {
    const noting = (pictures: string[], files: string[]) =>
      writeManifest({ ...MANIFEST, pages: { 'index.html': { hash: '1', pictures, files, hidden: true } } });
    expect(noting(['b', 'a', 'c'], ['2.pdf', '1.pdf'])).toBe(noting(['a', 'b', 'c'], ['1.pdf', '2.pdf']));
  });

  const page = MANIFEST.pages['index.html'];
  const damaged: Record<string, unknown> = {
    'không có chữ nào': '',
    'bị cắt cụt': writeManifest(MANIFEST).slice(0, 200),
    'không có dấu của chính nó': JSON.stringify(MANIFEST),
    'không phải JSON': '<html>',
    'là null': 'null',
    'là một danh sách': '[]',
    'của bản phần mềm khác': { ...MANIFEST, program: 'khác' },
    'thiếu các trang': { ...MANIFEST, pages: undefined },
    'thiếu nguồn': { ...MANIFEST, sources: {} },
    'trang là một số': { ...MANIFEST, pages: { 'index.html': 1 } },
    ...Object.fromEntries(
      [
        '../ngoai.html',
        'a/../../ngoai.html',
        '/etc/passwd',
        'a\\..\\b',
        '..',
        '',
        'a//b',
        './a',
        'a\0b',
      ].flatMap((path) => [
        [`trang ở “${path}”`, { ...MANIFEST, pages: { [path]: page } }],
        [`tệp ở “${path}”`, { ...MANIFEST, files: { [path]: '2' } }],
        [`tệp khác ở “${path}”`, { ...MANIFEST, others: { [path]: '2' } }],
        [
          `trang cần ảnh ở “${path}”`,
          { ...MANIFEST, pages: { 'index.html': { hash: 'x', pictures: [path] } } },
        ],
        [`trang cần tệp ở “${path}”`, { ...MANIFEST, pages: { 'index.html': { hash: 'x', files: [path] } } }],
      ]),
    ),
  };
  test.each(Object.entries(damaged))('%s thì coi như không có, cổng được dựng lại', async (_, manifest) => {
    const site = await siteWith(manifest);
    expect(readManifest(site, PROGRAM)).toBeNull();
    expect(why(site)).toEqual({ is: 'program' });
  });

  test('một bit nào của sổ đổi đi cũng được nhận ra', async () => {
    const bytes = Buffer.from(writeManifest(MANIFEST));
    const site = await siteWith('');
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.nat(7), (at, bit) => {
        const flipped = Buffer.from(bytes);
        flipped[at]! ^= 1 << bit;
        writeFileSync(join(site, MANIFEST_FILE), flipped);
        expect(readManifest(site, PROGRAM)).toBeNull();
      }),
      { numRuns: 300 },
    );
  });

  test('không có thì coi như dựng bằng phần mềm khác; chưa có trang thì là chưa dựng lần nào', async () => {
    const site = await siteWith(MANIFEST);
    rmSync(join(site, MANIFEST_FILE));
    expect(why(site)).toEqual({ is: 'program' });
    expect(why(join(site, 'chua-co'))).toEqual({ is: 'nothing-there' });
  });
});

describe('trang đã dựng', () => {
  test('còn nguyên và không gì đổi thì không phải dựng', async () => {
    expect(why(await siteWith(MANIFEST))).toBeNull();
  });

  test.each(['tin-tuc/mot/index.html', `anh/${PICTURE}`, 'anh', 'tep/van-ban/a.pdf', 'tep'])(
    'mất %s thì được dựng lại',
    async (path) => {
      const site = await siteWith(MANIFEST);
      rmSync(join(site, path), { recursive: true });
      expect(why(site)).toEqual({ is: 'damaged' });
    },
  );

  test.each(['index.html', `anh/${PICTURE}`, 'tep/van-ban/a.pdf'])(
    '%s bị rỗng, hay bị sửa mà vẫn cùng cỡ, cùng ngày giờ, thì được dựng lại và được nói tên',
    async (path) => {
      const site = await siteWith(MANIFEST);
      const yesterday = new Date(Date.now() - 24 * 3600 * 1000);
      for (const each of Object.keys({ ...MANIFEST.pages, ...MANIFEST.others }))
        utimesSync(join(site, each), yesterday, yesterday);
      expect(why(site)).toBeNull();
      writeFileSync(join(site, path), path.endsWith('.html') ? 'trAng' : '');
      utimesSync(join(site, path), yesterday, yesterday);
      expect(why(site)).toEqual({ is: 'altered', path });
    },
  );

  test('nội dung đổi thì nói nội dung, kể cả khi trang cũng hỏng', async () => {
    const site = await siteWith(MANIFEST);
    writeFileSync(join(site, 'them.txt'), '');
    rmSync(join(site, 'index.html'));
    expect(why(site, { ...MANIFEST.sources, files: { a: '2' } })).toMatchObject({ is: 'content' });
  });
});
