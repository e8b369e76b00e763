import type { RunOptions } from 'axe-core';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { isNightly } from '../fixtures/nightly.ts';
import { loadAxe, violationsOf, WCAG, WCAG_BUT_COLOURS, type Violation } from './axe.ts';
import { browser, openTab } from './browser.ts';
import { kindsOfElements, pagesWithNewKinds } from './element-kinds.ts';
import { framedPortals, pagesOf, shippedPortals, sitemapOf, templatesOf } from './portals.ts';
import { visitEach } from './visits.ts';

/** Of the rules, those a choice of colours can break. */
const COLOURS: RunOptions = {
  runOnly: { type: 'rule', values: ['color-contrast'] },
  resultTypes: ['violations'],
};

/** Of the rules, those that a narrow screen can break for elements of which it breaks no other rule elsewhere. */
const WIDTH: RunOptions = {
  runOnly: { type: 'rule', values: ['target-size', 'scrollable-region-focusable'] },
  resultTypes: ['violations'],
};

/** The ways a reader may choose to see a page, the usual one last. */
const SCHEMES = [
  { theme: 'dark', contrast: 'normal' },
  { theme: 'light', contrast: 'more' },
  { theme: 'dark', contrast: 'more' },
  { theme: 'light', contrast: 'normal' },
];

/** A page that the site map leaves out. */
const RESULTS = 'tim-kiem/?q=khai+sinh';

/** The kinds of elements that were judged on a page of any portal. */
const judgedAnywhere = new Set<string>();

/** The kinds of elements that were written into a page of any portal. */
const writtenAnywhere = new Set<string>();

const page = await openTab({ viewport: { width: 1280, height: 800 } });

describe.each(shippedPortals)('cổng $id', (portal) => {
  test('không kiểu phần tử nào có lỗi tiếp cận: sáng, tối, tương phản cao, và trên màn hình rộng 320 điểm', async () => {
    const context = await browser.newContext({ reducedMotion: 'reduce', serviceWorkers: 'block' });
    const chosen = isNightly ? sitemapOf(portal) : pagesWithNewKinds(pagesOf(portal), writtenAnywhere);
    const paths = [...new Set(['', ...chosen, RESULTS, '404.html'])];
    const judged = isNightly ? new Set<string>() : judgedAnywhere;
    const templates = new Set(['', RESULTS, '404.html', ...templatesOf(portal)]);
    const faults = await visitEach(context, paths, async (tab, path) => {
      await tab.setViewportSize({ width: 1280, height: 800 });
      await tab.goto(portal.address + path);
      if (path === RESULTS) await tab.locator('#ket-qua > li').first().waitFor();
      // All but what a text says follows from an element's kind. The colours of a portal are judged on its home page.
      const kinds = await tab.evaluate(kindsOfElements);
      const places = kinds.flatMap((kind, place) => {
        const isKnown = judged.has(kind) && path !== '';
        judged.add(kind);
        return isKnown ? [] : [place];
      });

      const found: Fault[] = [];
      const hasNewKinds = places.length > 0;
      // What a page has as a whole, such as its title and its landmarks, comes from its template.
      const isJudgedWhole = isNightly || (hasNewKinds && templates.has(path));
      if (hasNewKinds || isNightly) await loadAxe(tab);
      if (isJudgedWhole) found.push(...(await judge(tab, `${path} (sáng)`, WCAG_BUT_COLOURS)));
      for (const scheme of hasNewKinds ? SCHEMES : []) {
        await tab.evaluate((chosen) => Object.assign(document.documentElement.dataset, chosen), scheme);
        const told = `${path} (${scheme.theme}, ${scheme.contrast})`;
        const isUsual = scheme === SCHEMES.at(-1);
        found.push(...(await judge(tab, told, isUsual && !isJudgedWhole ? WCAG : COLOURS, places)));
      }

      await tab.setViewportSize({ width: 320, height: 640 });
      const narrow = `${path} (320 điểm)`;
      if (hasNewKinds) found.push(...(await judge(tab, narrow, WCAG, places)));
      if (isNightly) found.push(...(await judge(tab, narrow, WIDTH)));
      return found;
    });
    expect(paths.length).toBeGreaterThanOrEqual(10);
    expect(judged.size).toBeGreaterThan(1000);
    expect(summaryOf(faults.flat())).toEqual([]);
    await context.close();
  });
});

describe.each(framedPortals)('bàn phím ở cổng $id', (portal) => {
  test.each(['', 'tin-tuc/', 'lanh-dao/', 'tim-kiem/', 'en/', '404.html'])(
    'ở trang “%s”, phím Tab gặp lối tắt trước tiên, Enter đưa vào nội dung chính',
    async (path) => {
      await page.goto(portal.address + path);
      await page.keyboard.press('Tab');
      expect(await page.evaluate(() => document.activeElement?.className)).toBe('skip');
      expect(
        await page.evaluate(() => document.activeElement!.getBoundingClientRect().top),
      ).toBeGreaterThanOrEqual(0);

      await page.keyboard.press('Enter');
      await page.waitForURL('**#noi-dung');
      await page.keyboard.press('Tab');
      // Both at once, because a script that arrives adds elements to the head.
      const { focus, expected } = await page.evaluate(placesAfterSkipping);
      expect(focus).toBe(expected);
    },
  );
});

test.each(framedPortals)(
  'ở cổng $id, phím Tab đi hết trang chủ và chỗ đang đứng luôn nhìn thấy',
  async (portal) => {
    await page.setViewportSize({ width: 360, height: 740 });
    await page.goto(portal.address);
    const stops = await page.locator(':is(a[href], button, input, summary):visible').count();
    const seen = [];
    for (let stop = 0; stop < stops; stop++) {
      await page.keyboard.press('Tab');
      seen.push(await page.evaluate(focusOutline));
    }
    expect(new Set(seen.map(({ index }) => index)).size).toBe(stops);
    expect(seen.filter(({ outlined, onScreen }) => !outlined || !onScreen)).toEqual([]);
  },
);

interface Fault extends Violation {
  path: string;
}

async function judge(page: Page, path: string, rules: RunOptions, places?: number[]): Promise<Fault[]> {
  return (await violationsOf(page, rules, places)).map((violation) => ({ path, ...violation }));
}

/** One fault of a template stands on each of its pages: said once, with the number of its pages. */
function summaryOf(faults: Fault[]) {
  const alike = Map.groupBy(faults, ({ rule, nodes }) => `${rule} ${nodes[0]}`);
  return [...alike].map(([fault, found]) => ({ fault, pages: found.length, first: found[0]!.path }));
}

/**
 * Runs in the page, as does the one below: the places among all elements of the one that has the focus, and of the first
 * of the main content that can have it, or else of the first after it.
 */
function placesAfterSkipping(): { focus: number; expected: number } {
  const all = [...document.querySelectorAll<HTMLElement>('*')];
  const main = all.indexOf(document.querySelector('main')!);
  const expected = all.findIndex(
    (element, index) =>
      index > main && element.tabIndex >= 0 && element.checkVisibility() && element !== document.body,
  );
  return { focus: all.findIndex((element) => element === document.activeElement), expected };
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
