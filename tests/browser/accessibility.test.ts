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

/** Of the rules, those that a narrow screen can break for elements that a wide one shows too. */
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

/** The ways letters are painted that were judged on a page of any portal. */
const paintedAnywhere = new Set<string>();

/** The kinds of elements that were written into a page of any portal. */
const writtenAnywhere = new Set<string>();

const page = await openTab({ viewport: { width: 1280, height: 800 } });

describe.each(shippedPortals)('cổng $id', (portal) => {
  test('không kiểu phần tử nào có lỗi tiếp cận: sáng, tối, tương phản cao, và trên màn hình rộng 320 điểm', async () => {
    const context = await browser.newContext({ reducedMotion: 'reduce', serviceWorkers: 'block' });
    const chosen = isNightly ? sitemapOf(portal) : pagesWithNewKinds(pagesOf(portal), writtenAnywhere);
    const paths = [...new Set(['', ...chosen, RESULTS, '404.html'])];
    const judged = isNightly ? new Set<string>() : judgedAnywhere;
    const painted = isNightly ? new Set<string>() : paintedAnywhere;
    const templates = new Set(['', RESULTS, '404.html', ...templatesOf(portal)]);
    const faults = await visitEach(context, paths, async (tab, path) => {
      await tab.setViewportSize({ width: 1280, height: 800 });
      await tab.goto(portal.address + path);
      if (path === RESULTS) await tab.locator('#ket-qua > li').first().waitFor();
      await loadAxe(tab);

      const found: Fault[] = [];
      const places = placesOfNew(await tab.evaluate(kindsOfElements), judged);
      // What a page has as a whole, such as its title and its landmarks, comes from its template.
      if (isNightly || (places.length > 0 && templates.has(path)))
        found.push(...(await judge(tab, path, WCAG_BUT_COLOURS)));
      else if (places.length > 0) found.push(...(await judge(tab, path, WCAG_BUT_COLOURS, places)));
      for (const scheme of SCHEMES) {
        await tab.evaluate((chosen) => Object.assign(document.documentElement.dataset, chosen), scheme);
        const lettered = placesOfNew(await tab.evaluate(paintsOfLetters), painted);
        const told = `${path} (${scheme.theme}, ${scheme.contrast})`;
        if (lettered.length > 0) found.push(...(await judge(tab, told, COLOURS, lettered)));
      }

      const hidden = await tab.evaluate(keepVisible, { places, visible: false });
      await tab.setViewportSize({ width: 320, height: 640 });
      const narrow = `${path} (320 điểm)`;
      const appeared = await tab.evaluate(keepVisible, { places: hidden, visible: true });
      if (appeared.length > 0) found.push(...(await judge(tab, narrow, WCAG, appeared)));
      if (isNightly) found.push(...(await judge(tab, narrow, WIDTH)));
      else if (places.length > 0) found.push(...(await judge(tab, narrow, WIDTH, places)));
      return found;
    });
    expect(paths.length).toBeGreaterThanOrEqual(10);
    expect(judged.size).toBeGreaterThan(1000);
    expect(painted.size).toBeGreaterThan(100);
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

/** Gives the places, in a list of kinds, of the kinds that were not known before; they join the known ones. */
function placesOfNew(kinds: (string | null)[], known: Set<string>): number[] {
  return kinds.flatMap((kind, place) => {
    if (kind === null || known.has(kind)) return [];
    known.add(kind);
    return [place];
  });
}

/**
 * Runs in the page, as do those below: tells for each element of the body how its letters are painted: their colour and
 * size, and each ground behind them down to the first that hides the others. Null for an element without letters.
 */
function paintsOfLetters(): (string | null)[] {
  return [document.body, ...document.body.querySelectorAll('*')].map((element) => {
    const hasLetters =
      element.matches('input, select, textarea') ||
      [...element.childNodes].some(({ nodeType, nodeValue }) => nodeType === 3 && nodeValue?.trim());
    if (!hasLetters || !element.checkVisibility()) return null;
    const { color, fontSize, fontWeight } = getComputedStyle(element);
    const paint = [element.matches(':disabled, [aria-disabled]'), color, fontSize, fontWeight];
    for (let behind: Element | null = element; behind; behind = behind.parentElement) {
      const { backgroundColor, backgroundImage, opacity } = getComputedStyle(behind);
      paint.push(backgroundColor, backgroundImage, opacity);
      if (backgroundColor.startsWith('rgb(') && opacity === '1') break;
    }
    return paint.join(' ');
  });
}

/** Keeps of some elements, by their number in the body, those that show or do not. */
function keepVisible({ places, visible }: { places: number[]; visible: boolean }): number[] {
  const all = [document.body, ...document.body.querySelectorAll('*')];
  return places.filter((place) => all[place]!.checkVisibility() === visible);
}

/**
 * The places among all elements of the one that has the focus, and of the first
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
