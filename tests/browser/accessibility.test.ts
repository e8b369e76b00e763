import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults, RunOptions } from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startBrowser } from './chromium.ts';
import { portals, shippedPortals, sitemapOf, templatesOf } from './portals.ts';
import { visitEach } from './visits.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const RULES: RunOptions = {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
  // Off unless asked for by name.
  rules: { 'target-size': { enabled: true } },
  resultTypes: ['violations'],
};

/** Of the rules, those a choice of colours can break. */
const COLOURS: RunOptions = {
  runOnly: { type: 'rule', values: ['color-contrast'] },
  resultTypes: ['violations'],
};

/** Of the rules, those that a narrow screen can break on a page whose template breaks none. */
const WIDTH: RunOptions = {
  runOnly: { type: 'rule', values: ['target-size', 'scrollable-region-focusable'] },
  resultTypes: ['violations'],
};

/** The ways a reader may choose to see a page, beside the light one. */
const SCHEMES = [
  { theme: 'dark', contrast: 'normal' },
  { theme: 'light', contrast: 'more' },
  { theme: 'dark', contrast: 'more' },
];

let browser: Browser;
beforeAll(async () => {
  browser = await startBrowser();
});
afterAll(() => browser.close());

describe.each(shippedPortals)('cổng $id', (portal) => {
  test('không địa chỉ nào có lỗi tiếp cận: sáng, tối, tương phản cao, và trên màn hình rộng 320 điểm', async () => {
    const context = await browser.newContext({ reducedMotion: 'reduce', serviceWorkers: 'block' });
    const results = 'tim-kiem/?q=khai+sinh';
    const paths = [...sitemapOf(portal), results, '404.html'];
    const templates = new Set([...templatesOf(portal), results]);
    const faults = await visitEach(context, paths, async (page, path) => {
      await page.setViewportSize({ width: 1280, height: 800 });
      await page.goto(portal.address + path);
      if (path === results) await page.locator('#ket-qua > li').first().waitFor();
      await page.evaluate(AXE);
      const found = await judge(page, `${path} (sáng)`, RULES);
      for (const scheme of SCHEMES) {
        await page.evaluate((chosen) => Object.assign(document.documentElement.dataset, chosen), scheme);
        found.push(...(await judge(page, `${path} (${scheme.theme}, ${scheme.contrast})`, COLOURS)));
      }
      await page.evaluate(() =>
        Object.assign(document.documentElement.dataset, { theme: 'light', contrast: 'normal' }),
      );
      await page.setViewportSize({ width: 320, height: 640 });
      found.push(...(await judge(page, `${path} (320 điểm)`, templates.has(path) ? RULES : WIDTH)));
      const excess = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      if (excess > 0) found.push({ path: `${path} (320 điểm)`, rule: 'reflow', nodes: [`${excess} điểm`] });
      return found;
    });
    expect(paths.length).toBeGreaterThanOrEqual(60);
    expect(paths.filter((path) => templates.has(path)).length).toBeGreaterThanOrEqual(20);
    expect(summaryOf(faults.flat())).toEqual([]);
    await context.close();
  });
});

describe.each(portals)('bàn phím ở cổng $id', (portal) => {
  test.each(['', 'tin-tuc/', 'lanh-dao/', 'tim-kiem/', 'en/', '404.html'])(
    'ở trang “%s”, phím Tab gặp lối tắt trước tiên, Enter đưa vào nội dung chính',
    async (path) => {
      const page = await browser.newPage();
      await page.goto(portal.address + path);
      await page.keyboard.press('Tab');
      expect(await page.evaluate(() => document.activeElement?.className)).toBe('skip');
      expect(
        await page.evaluate(() => document.activeElement!.getBoundingClientRect().top),
      ).toBeGreaterThanOrEqual(0);

      await page.keyboard.press('Enter');
      await page.waitForURL('**#noi-dung');
      await page.keyboard.press('Tab');
      expect(await page.evaluate(placeOfFocus)).toBe(await page.evaluate(placeAfterSkipping));
      await page.close();
    },
  );
});

test.each(portals)(
  'ở cổng $id, phím Tab đi hết trang chủ và chỗ đang đứng luôn nhìn thấy',
  async (portal) => {
    const page = await browser.newPage({ viewport: { width: 360, height: 740 } });
    await page.goto(portal.address);
    const stops = await page.locator(':is(a[href], button, input, summary):visible').count();
    const seen = [];
    for (let stop = 0; stop < stops; stop++) {
      await page.keyboard.press('Tab');
      seen.push(await page.evaluate(focusOutline));
    }
    expect(new Set(seen.map(({ index }) => index)).size).toBe(stops);
    expect(seen.filter(({ outlined, onScreen }) => !outlined || !onScreen)).toEqual([]);
    await page.close();
  },
);

interface Fault {
  path: string;
  rule: string;
  nodes: string[];
}

async function judge(page: Page, path: string, rules: RunOptions): Promise<Fault[]> {
  const { violations } = (await page.evaluate(
    (asked) => (globalThis as unknown as { axe: { run(rules: unknown): Promise<unknown> } }).axe.run(asked),
    rules as Record<string, unknown>,
  )) as AxeResults;
  return violations.map(({ id, nodes }) => ({
    path,
    rule: id,
    nodes: nodes.slice(0, 3).map(({ html, failureSummary }) => `${html} ${failureSummary}`),
  }));
}

/** One fault of a template stands on each of its pages: said once, with the number of its pages. */
function summaryOf(faults: Fault[]) {
  const alike = Map.groupBy(faults, ({ rule, nodes }) => `${rule} ${nodes[0]}`);
  return [...alike].map(([fault, found]) => ({ fault, pages: found.length, first: found[0]!.path }));
}

/** Runs in the page, as do the two below: the element that has the focus, by its number among all elements. */
function placeOfFocus(): number {
  return [...document.querySelectorAll('*')].indexOf(document.activeElement!);
}

/** The first element of the main content that can have the focus, or else the first after it. */
function placeAfterSkipping(): number {
  const all = [...document.querySelectorAll<HTMLElement>('*')];
  const main = all.indexOf(document.querySelector('main')!);
  return all.findIndex(
    (element, index) =>
      index > main && element.tabIndex >= 0 && element.checkVisibility() && element !== document.body,
  );
}

function focusOutline() {
  const element = document.activeElement!;
  const { outlineStyle, outlineWidth } = getComputedStyle(element);
  const { top, bottom, left, right } = element.getBoundingClientRect();
  return {
    index: [...document.querySelectorAll('*')].indexOf(element),
    html: element.outerHTML.slice(0, 120),
    outlined: outlineStyle !== 'none' && parseFloat(outlineWidth) > 0,
    onScreen: bottom > 0 && top < innerHeight && right > 0 && left < innerWidth,
  };
}
