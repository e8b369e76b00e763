import { rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { allEntries } from '../../src/reading/content.ts';
import type { Entry } from '../../src/reading/read.ts';
import { readPortal } from '../../src/store/portal-folder.ts';
import { readCached, readFirst } from '../../src/store/cached-content.ts';
import { takeInventory } from '../../src/store/inventory.ts';
import { makeFolder } from '../fixtures/folders.ts';
import { articleMd, markdown, portalYaml } from '../fixtures/make.ts';

const ARTICLE = articleMd({ title: 'Chiếc thuyền' }, '## Mục\n\nBài có [liên kết](../khac/) và “dấu”.\n');

const FILES: Record<string, string> = {
  'tin-tuc/2026/thuong.md': ARTICLE,
  'tin-tuc/2026/bom.md': `\ufeff${ARTICLE}`,
  'tin-tuc/2026/crlf.md': ARTICLE.replaceAll('\n', '\r\n'),
  'tin-tuc/2026/cr.md': ARTICLE.replaceAll('\n', '\r'),
  'tin-tuc/2026/dau-roi.md': ARTICLE.normalize('NFD'),
  'tin-tuc/2026/du-thu.md': `\ufeff${ARTICLE.normalize('NFD').replaceAll('\n', '\r\n')}`,
  'tin-tuc/2026/gach-them.md': `${ARTICLE}\n---\n\nSau gạch ngang.\n`,
  'tin-tuc/2026/dau-cach.md': ARTICLE.replace('\n---\n', '\n--- \t\n'),
  'tin-tuc/2026/khong-than.md': articleMd({}, '').trimEnd(),
  'tin-tuc/2026/than-trong.md': articleMd({}, '\n\n'),
  'gioi-thieu/lich-su.md': '---\n---\nXã có từ lâu.\n',
  'gioi-thieu/van-hoa.md': '---\n---',
  'gioi-thieu/kinh-te-xa-hoi.md': markdown({}, 'Chữ.'),
};

test('thân bài mở lại từ lần đọc trước vẫn như khi đọc lần đầu', async () => {
  const content = await makeFolder(inPortal(FILES));
  const first = whole(content);
  expect(first).toHaveLength(Object.keys(FILES).length);
  expect(allEntries(readCached(content, 'xa').content.entries).map(partsOf), 'chưa nhớ gì').toEqual(first);
  expect(allEntries(readCached(content, 'xa').content.entries).map(partsOf), 'đã nhớ').toEqual(first);
});

test('lần đọc đầu tiên kiểm kê luôn: đọc được và kê được như khi kiểm kê trước', async () => {
  const files = {
    ...FILES,
    'tin-tuc/2026/hong.md': '---\ntitle: a: b\n---\n',
    'tin-tuc/2026/khong-la-chu.md': new Uint8Array([0xff, 0xfe, 0xfd]),
    'tin-tuc/2026/lac.txt': 'Lạc.',
    'tep/mau.pdf': '%PDF-1.4',
    'tep/trong.csv': '',
  };
  const content = await makeFolder(inPortal(files));
  symlinkSync('mau.pdf', join(content, 'portals/xa/tep/lien-ket.pdf'));
  const opened: string[] = [];
  const first = readFirst(content, 'xa', (file) => opened.push(file));
  expect([...first.inventory]).toEqual([...takeInventory(content, 'xa')]);
  expect(opened).toEqual(
    expect.arrayContaining(['portals/xa/tep/mau.pdf', 'portals/xa/tin-tuc/2026/bom.md']),
  );
  for (const again of [readCached(content, 'xa'), readCached(content, 'xa')]) {
    expect(again.content.problems).toEqual(first.content.problems);
    expect(allEntries(again.content.entries).map(partsOf)).toEqual(
      allEntries(first.content.entries).map(partsOf),
    );
    expect(allEntries(again.content.entries).map(again.digestOf)).toEqual(
      allEntries(first.content.entries).map(first.digestOf),
    );
  }
});

test('tệp đổi ngay sau khi được đọc lần đầu thì bản kê giữ dấu của những gì đã đọc', async () => {
  const content = await makeFolder(
    inPortal({ 'tin-tuc/2026/bai.md': ARTICLE, 'tin-tuc/2026/sau.md': ARTICLE }),
  );
  const before = takeInventory(content, 'xa');
  const path = join(content, 'portals/xa/tin-tuc/2026/bai.md');
  const first = readFirst(content, 'xa', (file) => {
    if (file.endsWith('sau.md')) writeFileSync(path, articleMd({ title: 'Đã đổi' }, 'Thân mới.\n'));
  });
  expect([...first.inventory]).toEqual([...before]);
  expect([...takeInventory(content, 'xa')]).not.toEqual([...before]);
});

test('chỗ của một mục được tìm cả khi thân bài đã mở, và thân bài cả khi chỗ đã tìm', async () => {
  const content = await makeFolder(inPortal({ 'tin-tuc/2026/bai.md': ARTICLE }));
  const [first] = allEntries(readPortal(content, 'xa').entries) as [Entry];
  const knownAgain = () => allEntries(readCached(content, 'xa').content.entries)[0]!;
  knownAgain();
  const bodyFirst = knownAgain();
  expect([bodyFirst.body, bodyFirst.positionOf(['date'])]).toEqual([first.body, first.positionOf(['date'])]);
  const placeFirst = knownAgain();
  expect([placeFirst.positionOf(['date']), placeFirst.body]).toEqual([
    first.positionOf(['date']),
    first.body,
  ]);
});

test('tệp đổi sau khi kiểm kê thì được đọc lại từ đầu; không đọc được nữa thì nói ra', async () => {
  const content = await makeFolder(inPortal({ 'tin-tuc/2026/bai.md': ARTICLE }));
  const path = join(content, 'portals/xa/tin-tuc/2026/bai.md');
  const openAfter = (change: () => void) => {
    readCached(content, 'xa');
    const [entry] = allEntries(readCached(content, 'xa').content.entries) as [Entry];
    change();
    return () => entry.body;
  };
  const longer = articleMd({ title: 'Chiếc thuyền', summary: 'Dài hơn. '.repeat(9) }, 'Thân mới.\n');
  expect(openAfter(() => writeFileSync(path, longer))()).toBe('\nThân mới.\n');
  const told = /bai\.md vừa đổi trong lúc dựng; hãy chạy lại/;
  expect(openAfter(() => writeFileSync(path, '---\ntitle: [\n---\nThân.\n'))).toThrow(told);
  writeFileSync(path, ARTICLE);
  expect(openAfter(() => writeFileSync(path, Buffer.from([0xff, 0xfe, 0])))).toThrow(told);
  writeFileSync(path, ARTICLE);
  expect(openAfter(() => rmSync(path))).toThrow(told);
});

function inPortal(files: Record<string, string | Uint8Array>): Record<string, string | Uint8Array> {
  const all = Object.entries({ 'portal.yaml': portalYaml(), ...files });
  return Object.fromEntries(all.map(([path, text]) => [`portals/xa/${path}`, text]));
}

function whole(content: string): unknown[] {
  return allEntries(readPortal(content, 'xa').entries).map(partsOf);
}

function partsOf({ file, data, body, bodyLine }: Entry) {
  return { file, data, body, bodyLine };
}

test('danh mục của quyết định đổi thì được đọc lại, dù tệp của văn bản không đổi', async () => {
  const decision = { number: '45/QĐ-UBND', type: 'Quyết định', issuer: 'UBND tỉnh', issued: '2026-05-10' };
  const content = await makeFolder(
    inPortal({
      'van-ban/qd-45.md': markdown({ ...decision, subject: 'Công bố danh mục', codes: 'danh-muc.csv' }),
      'van-ban/danh-muc.csv': 'Mã\n1.001193\n',
    }),
  );
  const codesNow = () => readCached(content, 'xa').content.codeLists.get('portals/xa/van-ban/qd-45.md');
  expect(codesNow()).toEqual(['1.001193']);
  writeFileSync(join(content, 'portals/xa/van-ban/danh-muc.csv'), 'Mã\n1.001193\n1.000894\n');
  expect(codesNow()).toEqual(['1.001193', '1.000894']);
});
