import { spawnSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { RunOptions } from 'axe-core';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { writeHtml } from '../../src/report/formats/html.ts';
import type { Report, TargetResult } from '../../src/schemas/report.ts';
import { makeSharedFolder } from '../fixtures/folders.ts';
import { isNightly } from '../fixtures/nightly.ts';
import { largeReport } from '../fixtures/reports.ts';
import { loadAxe, violationsOf, WCAG } from './axe.ts';
import { browser } from './browser.ts';

const RULES: RunOptions = { ...WCAG, runOnly: [...(WCAG.runOnly as string[]), 'best-practice'] };

const COLOURS: RunOptions = { ...RULES, runOnly: { type: 'rule', values: ['color-contrast'] } };

const READER = 'pdftotext';
const canRead = spawnSync(READER, ['-v']).error === undefined;

/** What A4 paper leaves between the page's margins of 12 mm, in CSS pixels. */
const PAPER_WIDTH = Math.floor(((210 - 2 * 12) / 25.4) * 96);

const folder = await makeSharedFolder();
beforeAll(async () => {
  for (const portals of [1, 6, 120]) await writeFile(fileOf(portals), writeHtml(largeReport(portals)));
  await writeFile(fileOf(JUDGED), writeHtml(judgedReport()));
});

/** The report that axe judges, which takes as long as the report is. */
const JUDGED = 'xem-xet';

/** The report whose rows sum up several periods. */
const CUMULATIVE = 'luy-ke';

/** Three of six portals, which show everything that the six show; the night judges the six. */
function judgedReport(): Report {
  const six = largeReport(6);
  return isNightly ? six : { ...six, portals: six.portals.filter((_, at) => [0, 3, 4].includes(at)) };
}

test('báo cáo được xem xét có mọi kiểu phần tử của báo cáo sáu cổng', () => {
  const kindsIn = (html: string) => new Set(html.match(/<\w+(?:(?= )[^>]*? class="[^"]*")?/g));
  const kinds = kindsIn(writeHtml(judgedReport()));
  expect([...kindsIn(writeHtml(largeReport(6)))].filter((kind) => !kinds.has(kind))).toEqual([]);
});

test.each([1280, 360])(
  'báo cáo rộng %i điểm, nền sáng và nền tối, không có lỗi tiếp cận và không tràn ngang',
  async (width) => {
    const page = await open(JUDGED, { viewport: { width, height: 800 } });
    // The page itself forbids scripts; what judges it comes in by the back door of the browser.
    await loadAxe(page);
    // A dark ground changes nothing but colours.
    for (const [colorScheme, rules] of [
      ['light', RULES],
      ['dark', COLOURS],
    ] as const) {
      await page.emulateMedia({ colorScheme });
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
      expect(await violationsOf(page, rules), colorScheme).toEqual([]);
    }
    await page.context().close();
  },
);

test('minh chứng mở ra được, xem được, cũng không có lỗi tiếp cận', async () => {
  const page = await open(JUDGED, { viewport: { width: 360, height: 800 } });
  for (const summary of await page.locator('summary').all()) await summary.click();
  expect(await page.locator('.evidence').first().isVisible()).toBe(true);
  await loadAxe(page);
  expect(await violationsOf(page, RULES)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
  await page.context().close();
});

test.each([1280, 360])(
  'bảng theo dõi có các kỳ lũy kế, rộng %i điểm: không cuộn ngang, ngày không đứt dòng',
  async (width) => {
    const report = judgedReport();
    const asCumulative = (row: TargetResult): TargetResult => ({ ...row, cumulative: true });
    const portals = report.portals.map((each) => ({ ...each, targets: each.targets.map(asCumulative) }));
    await writeFile(fileOf(CUMULATIVE), writeHtml({ ...report, portals }));
    const page = await open(CUMULATIVE, { viewport: { width, height: 800 } });
    for (const summary of await page.locator('summary').all()) await summary.click();
    const wide = await page.evaluate(() =>
      [...document.querySelectorAll('.scroll:has(.heat)')].filter(
        (each) => each.scrollWidth > each.clientWidth,
      ),
    );
    expect(wide).toHaveLength(0);
    expect(await page.evaluate(linesOfDays)).toEqual([1]);
    await page.context().close();
  },
);

test('báo cáo đọc được khi tắt mã chạy, và không gọi đi đâu', async () => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  const requests: string[] = [];
  const said: string[] = [];
  page.on('request', (request) => requests.push(request.url()));
  page.on('console', (message) => said.push(message.text()));
  await page.goto(addressOf(6));
  expect(await page.locator('.ranking tbody tr').count()).toBe(6);
  await page.locator('.portal .card a').first().click();
  expect(await page.locator('.portal .evidence').first().isVisible()).toBe(true);
  expect(requests.filter((url) => url !== addressOf(6) && url !== 'data:,')).toEqual([]);
  expect(said).toEqual([]);
  await context.close();
});

test.each([1, 6])('báo cáo của %i cổng in ra khổ A4 không có bảng nào bị cắt', async (portals) => {
  const page = await open(portals, { viewport: { width: PAPER_WIDTH, height: 1000 } });
  await page.emulateMedia({ media: 'print' });
  expect(await page.evaluate(overflowing)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(PAPER_WIDTH);
  await page.context().close();
});

test('bản in có đủ minh chứng đang gấp kèm địa chỉ, mỗi trang của bảng lặp lại dòng tên cột', async () => {
  const page = await open(6);
  const pdf = await page.pdf({ format: 'A4', preferCSSPageSize: true });
  const evidence = await page.locator('.evidence').count();
  await page.context().close();
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
  if (!canRead) return;

  const text = spawnSync(READER, ['-layout', '-', '-'], {
    input: pdf,
    encoding: 'utf8',
    maxBuffer: 1e8,
  }).stdout.normalize('NFC');
  expect(text.match(/https:\/\/xaminhhoa\.vidu\.gov\.vn/g)!.length).toBeGreaterThan(evidence);
  expect(text).toContain('ghi lùi ngày');
  expect(text).toContain('Không tính:');
  const pages = text.split('\f');
  for (const each of pages.filter((page) => /^\s*Tháng \d+\/2026 {2,}/m.test(page)))
    expect(each).toMatch(/^\s*Kỳ {2,}.*Đánh giá/m);
});

test('báo cáo của 120 cổng mở ra trong vài giây, minh chứng còn gấp', async () => {
  const started = performance.now();
  const page = await open(120, { viewport: { width: 1280, height: 800 } });
  expect(await page.locator('.portal').count()).toBe(120);
  expect(performance.now() - started).toBeLessThan(20_000);
  expect(await page.locator('.evidence').first().isVisible()).toBe(false);
  await page.locator('.ranking a').last().click();
  expect(await page.evaluate(() => document.querySelector(':target')?.tagName)).toBe('H4');
  await page.context().close();
});

async function open(
  report: number | typeof JUDGED | typeof CUMULATIVE,
  options: BrowserContextOptions = {},
): Promise<Page> {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  await page.goto(addressOf(report));
  return page;
}

function fileOf(report: number | typeof JUDGED | typeof CUMULATIVE): string {
  return join(folder, `${report}.html`);
}

function addressOf(report: number | typeof JUDGED | typeof CUMULATIVE): string {
  return pathToFileURL(fileOf(report)).href;
}

/** Runs in the page: on how many lines the days in the heads of the heat map stand. */
function linesOfDays(): number[] {
  const lines = [...document.querySelectorAll('.heat thead th')].flatMap((head) => {
    const text = head.firstChild as Text;
    return [...text.data.matchAll(/\d{2}\/\d{2}\/\d{4}/g)].map(({ index, 0: day }) => {
      const range = document.createRange();
      range.setStart(text, index);
      range.setEnd(text, index + day.length);
      return range.getClientRects().length;
    });
  });
  return [...new Set(lines)];
}

/** Runs in the page: names what is wider than its place or sticks out of the paper. */
function overflowing(): string[] {
  const width = document.documentElement.clientWidth;
  return [...document.querySelectorAll('table, th, td, svg, .scroll, li, p, figure, h1, h2, h3, h4, h5')]
    .filter((element) => {
      if (element.closest('.screen')) return false;
      const { left, right } = element.getBoundingClientRect();
      return left < -0.5 || right > width + 0.5 || element.scrollWidth > element.clientWidth + 1;
    })
    .filter(({ clientWidth, tagName }) => clientWidth > 0 || tagName === 'TABLE')
    .map(
      ({ tagName, className, textContent }) => `${tagName}.${String(className)}: ${textContent.slice(0, 40)}`,
    );
}
