import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findBuilt, servePortals } from '../../src/commands/preview-server.ts';
import { callBuild } from '../fixtures/call-commands.ts';
import { makeSharedFolder, writeFiles } from '../fixtures/folders.ts';
import { articleMd } from '../fixtures/make.ts';
import { leastPortal, underPortal } from '../fixtures/portals.ts';
import { browser } from './browser.ts';
import { shownIn } from './plain-spaces.ts';
import { contentOf, framedPortals, shippedPortals, templatesOf, type BuiltPortal } from './portals.ts';

const READER = 'pdftotext';
const canRead = spawnSync(READER, ['-v']).error === undefined;

test.each(framedPortals)('bản in một bài của cổng $id không có menu, ô tìm và đường dẫn', async (portal) => {
  const page = await browser.newPage();
  await page.goto(addressOf(longestArticle(portal).slug, portal));
  await page.emulateMedia({ media: 'print' });
  for (const part of ['.skip', '.menu', '.search', '.crumbs', '.footer'])
    expect(await page.locator(part).first().isVisible(), part).toBe(false);
  for (const part of ['h1', '[data-element="article-body"]', '[data-element="origin"]'])
    expect(await page.locator(part).isVisible(), part).toBe(true);
  expect(await shownIn(page.locator('[data-element="origin"]'))).toContain(contentOf(portal).portal.owner);
  await page.close();
});

test.each(framedPortals)(
  'in một bài của cổng $id ra PDF thì đủ bài, không có chữ của menu',
  async (portal) => {
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
  },
);

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

test.skipIf(!canRead)(
  'trang nào in ra cũng không có tờ đầu chỉ có tên cổng, tờ cuối chỉ có một dòng',
  async () => {
    const portal = shippedPortals[1]!;
    const page = await browser.newPage();
    const wasted: string[] = [];
    for (const path of templatesOf(portal)) {
      await page.goto(portal.address + path);
      const pdf = await page.pdf({ preferCSSPageSize: true });
      const text = spawnSync(READER, ['-layout', '-', '-'], { input: pdf, encoding: 'utf8' }).stdout;
      const lines = text.split('\f').map((sheet) => sheet.split('\n').filter((line) => line.trim()).length);
      // Behind the last sheet the reader ends with one more sign for a new one.
      const sheets = lines.slice(0, -1);
      if (sheets.length < 2) continue;
      if (sheets[0]! < MIN_LINES_OF_FIRST) wasted.push(`${path}: tờ đầu ${sheets[0]} dòng`);
      if (sheets.at(-1)! < MIN_LINES_OF_LAST) wasted.push(`${path}: tờ cuối ${sheets.at(-1)} dòng`);
    }
    await page.close();
    expect(wasted).toEqual([]);
  },
);

/** The name of the portal and the address of the page take eight lines. */
const MIN_LINES_OF_FIRST = 12;
const MIN_LINES_OF_LAST = 2;

describe('bảng nhiều cột', () => {
  /** The columns of a budget, then as many more as a table needs. */
  const heads = ['TT', 'Nội dung chi', 'Dự toán năm', 'Quý một', 'Quý hai', 'Quý ba', 'Lũy kế chín tháng'];
  const tableOf = (columns: number, cell: (column: number) => string) => {
    const head = Array.from({ length: columns }, (_, at) => heads[at] ?? `Cột thứ ${at + 1}`);
    const cells = Array.from({ length: columns }, (_, at) => cell(at));
    return [head, head.map(() => '---'), cells].map((row) => `| ${row.join(' | ')} |`).join('\n');
  };
  const amount = (column: number) =>
    column === 0 ? '1' : `${12 + column}.345.678.0${String(column).padStart(2, '0')}`;
  const tables: Record<string, string> = {
    'muoi-hai': tableOf(12, amount),
    'muoi-lam': tableOf(15, amount),
    'hai-muoi-lam': tableOf(25, amount),
    'tu-dai': tableOf(3, (column) => `${column}${'abcdefghij'.repeat(20)}`),
    'lien-ket': tableOf(4, (column) => `https://vidu.gov.vn/${column}/${'thu-muc-dai/'.repeat(15)}`),
  };
  let server: Server;
  let address = '';

  beforeAll(async () => {
    const root = await makeSharedFolder();
    const content = await writeFiles(join(root, 'noi-dung'), {
      ...leastPortal('xa-in'),
      ...underPortal(
        'xa-in',
        Object.fromEntries(
          Object.entries(tables).map(([slug, table]) => [
            `tin-tuc/2026/bang-${slug}.md`,
            articleMd({ title: `Bảng ${slug}` }, `Dòng trước bảng.\n\n${table}\n\nDòng sau bảng.\n`),
          ]),
        ),
      ),
    });
    const out = join(root, 'dist');
    const { code, stderr } = await callBuild(['--content', content, '--out', out]);
    expect(code, stderr).toBe(0);
    server = servePortals(findBuilt(out)).listen(0, '127.0.0.1');
    await once(server, 'listening');
    address = `http://xa-in.localhost:${(server.address() as AddressInfo).port}/tin-tuc/`;
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });

  interface Print {
    cells: string[];
    pdf: Buffer;
  }
  const printed = new Map<string, Print>();

  /** Prints the article with a table, once for all tests. */
  async function print(slug: string): Promise<Print> {
    const known = printed.get(slug);
    if (known) return known;
    const page = await browser.newPage();
    await page.goto(`${address}bang-${slug}/`);
    const cells = await page.locator('td').allInnerTexts();
    const pdf = await page.pdf({ format: 'A4', preferCSSPageSize: true });
    await page.close();
    printed.set(slug, { cells, pdf });
    return { cells, pdf };
  }

  test.each(Object.keys(tables))('%s: in ra A4 thì mọi ô đều nằm trên giấy', async (slug) => {
    const { cells, pdf } = await print(slug);
    if (!canRead) return;

    const boxes = spawnSync(READER, ['-bbox', '-', '-'], { input: pdf, encoding: 'utf8' }).stdout;
    let width = 0;
    for (const [, sheet, right] of boxes.matchAll(/<page width="([\d.]+)"|xMax="([\d.]+)"/g))
      if (sheet) width = Number(sheet);
      else expect(Number(right)).toBeLessThan(width);
    const text = spawnSync(READER, ['-raw', '-', '-'], { input: pdf, encoding: 'utf8' }).stdout;
    const printed = text.replace(/\s+/g, '');
    for (const cell of cells) expect(printed).toContain(cell.replace(/\s+/g, ''));
    expect(text).toContain('Dòng trước bảng.');
    expect(text).toContain('Dòng sau bảng.');
  });

  test.runIf(canRead)('số tiền của bảng mười hai, mười lăm cột không bị ngắt giữa chừng', async () => {
    for (const slug of ['muoi-hai', 'muoi-lam']) {
      const { pdf } = await print(slug);
      const text = spawnSync(READER, ['-', '-'], { input: pdf, encoding: 'utf8' }).stdout;
      expect(text).toContain(amount(1));
      expect(text).toContain(amount(11));
    }
  });
});

function longestArticle(portal: BuiltPortal) {
  return contentOf(portal)
    .entries.article.filter(({ data }) => !data.draft && data.date.slice(0, 10) <= portal.asOf)
    .sort((a, b) => b.body.length - a.body.length)[0]!;
}

function addressOf(slug: string, portal: BuiltPortal): string {
  return `${portal.address}tin-tuc/${slug}/`;
}
