import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { browser } from './browser.ts';
import { contentOf, portals, shippedPortals, type BuiltPortal } from './portals.ts';

const READER = 'pdftotext';
const canRead = spawnSync(READER, ['-v']).error === undefined;

test.each(portals)('bản in một bài của cổng $id không có menu, ô tìm và đường dẫn', async (portal) => {
  const page = await browser.newPage();
  await page.goto(addressOf(longestArticle(portal).slug, portal));
  await page.emulateMedia({ media: 'print' });
  for (const part of ['.skip', '.menu', '.search', '.crumbs', '.footer nav'])
    expect(await page.locator(part).first().isVisible(), part).toBe(false);
  for (const part of ['h1', '[data-element="article-body"]', '[data-element="footer-owner"]'])
    expect(await page.locator(part).isVisible(), part).toBe(true);
  await page.close();
});

test.each(portals)('in một bài của cổng $id ra PDF thì đủ bài, không có chữ của menu', async (portal) => {
  const { slug, data, body } = longestArticle(portal);
  const page = await browser.newPage();
  await page.goto(addressOf(slug, portal));
  const pdf = await page.pdf({ format: 'A4' });
  await page.close();
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
  if (!canRead) return;

  const text = spawnSync(READER, ['-', '-'], { input: pdf, encoding: 'utf8' }).stdout.normalize('NFC');
  const words = text.split(/\s+/);
  const lastWords = body.trim().split(/\s+/).slice(-4);
  expect(words.join(' ')).toContain(data.title.slice(0, 40));
  expect(words.join(' ')).toContain(lastWords.join(' '));
  const lines = text.split('\n').map((line) => line.trim());
  for (const name of [
    'Giới thiệu',
    'Thủ tục',
    'Văn bản',
    'Giao dịch',
    'Phản ánh',
    'Tìm',
    'Sơ đồ trang',
    'English',
  ])
    expect(lines.filter((line) => line === name || line.startsWith(`${name}  `))).toEqual([]);
});

test.each([
  { path: 'thu-tuc/niem-yet/', head: 'Thời hạn giải quyết' },
  { path: 'lanh-dao/niem-yet/', head: 'Chức vụ' },
])('$path in ra giấy A4 ngang: chỉ có bảng, đầu bảng có ở mọi trang', async ({ path, head }) => {
  const page = await browser.newPage();
  await page.goto(`${shippedPortals[0]!.address}${path}`);
  const pdf = await page.pdf({ preferCSSPageSize: true });
  await page.close();
  expect(pdf.toString('latin1')).toMatch(/MediaBox \[0 0 84[12]/);
  if (!canRead) return;

  const text = spawnSync(READER, ['-', '-'], { input: pdf, encoding: 'utf8' }).stdout.normalize('NFC');
  const sheets = text.split('\f').filter((sheet) => sheet.trim() !== '');
  for (const sheet of sheets) expect(sheet.replace(/\s+/g, ' ')).toContain(head);
  expect(text).not.toContain('Ctrl + P');
});

function longestArticle(portal: BuiltPortal) {
  return contentOf(portal)
    .entries.article.filter(({ data }) => !data.draft && data.date.slice(0, 10) <= portal.asOf)
    .sort((a, b) => b.body.length - a.body.length)[0]!;
}

function addressOf(slug: string, portal: BuiltPortal): string {
  return `${portal.address}tin-tuc/${slug}/`;
}
