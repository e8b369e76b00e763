import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults, RunOptions } from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startBrowser } from './chromium.ts';
import { portals, shippedPortals, templatesOf } from './portals.ts';
import { visitEach } from './visits.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const RULES: RunOptions = {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
  // Off unless asked for by name.
  rules: { 'target-size': { enabled: true } },
  resultTypes: ['violations'],
};

let browser: Browser;
beforeAll(async () => {
  browser = await startBrowser();
});
afterAll(() => browser.close());

describe.each(shippedPortals)('cổng $id', (portal) => {
  test.each([1280, 360])('không trang mẫu nào có lỗi tiếp cận trên màn hình rộng %i điểm', async (width) => {
    const context = await browser.newContext({ viewport: { width, height: 800 } });
    const paths = [...templatesOf(portal), 'tim-kiem/?q=khai+sinh'];
    const faults = await visitEach(context, paths, async (page, path) => {
      await page.goto(portal.address + path);
      if (path.includes('?q=')) await page.locator('#ket-qua > li').first().waitFor();
      return judge(page, path);
    });
    expect(paths.length).toBeGreaterThanOrEqual(20);
    expect(faults.flat()).toEqual([]);
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

async function judge(page: Page, path: string) {
  await page.evaluate(AXE);
  const { violations } = (await page.evaluate(
    (rules) => (globalThis as unknown as { axe: { run(rules: unknown): Promise<unknown> } }).axe.run(rules),
    RULES as Record<string, unknown>,
  )) as AxeResults;
  return violations.map(({ id, nodes }) => ({
    path,
    rule: id,
    nodes: nodes.slice(0, 3).map(({ html, failureSummary }) => `${html} ${failureSummary}`),
  }));
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
