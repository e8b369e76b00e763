import type { Locator, Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { openTab } from './browser.ts';
import { triedPortals } from './portals.ts';

const tab = await openTab();

describe.each(triedPortals)('chỉ dùng bàn phím ở cổng $id', (portal) => {
  test.each([1280, 360])(
    'đi bằng menu tới trang thủ tục, rồi tới một thủ tục, màn hình rộng %i điểm',
    async (width) => {
      const page = await open(portal.address, width);
      const opener = page.locator('.menu-link');
      if (await opener.isVisible()) {
        await walkTo(page, opener);
        await page.keyboard.press('Enter');
        await page.waitForURL(/#danh-muc$/);
      }
      await walkTo(page, page.locator('.menu a[href$="/thu-tuc/"]'));
      await Promise.all([page.waitForURL(`${portal.address}thu-tuc/`), page.keyboard.press('Enter')]);
      const group = page.locator('#su-kien-sinh-con');
      await walkTo(page, group.locator('summary'));
      await page.keyboard.press('Enter');
      await walkTo(page, group.locator('a[href*="/thu-tuc/dang-ky-khai-sinh/"]'));
      await Promise.all([page.waitForURL('**/thu-tuc/dang-ky-khai-sinh/'), page.keyboard.press('Enter')]);
      expect(await page.locator('h1').innerText()).toMatch(/khai sinh/i);
    },
  );

  test('tìm từ trang chủ, đi tới kết quả đầu tiên và mở nó', async () => {
    const page = await open(portal.address, 1280);
    await walkTo(page, page.locator('header input[name="q"]'));
    await page.keyboard.type('khai sinh');
    await Promise.all([page.waitForURL('**/tim-kiem/**'), page.keyboard.press('Enter')]);
    const first = page.locator('#ket-qua a').first();
    await first.waitFor();
    const title = await first.innerText();
    await walkTo(page, first);
    await Promise.all([
      page.waitForURL((url) => !url.pathname.includes('tim-kiem')),
      page.keyboard.press('Enter'),
    ]);
    expect(await page.locator('h1').innerText()).toBe(title);
  });

  test('lọc văn bản: chọn một điều thì danh sách ngắn lại, chọn lần nữa thì đủ như cũ, chỗ đang đứng không mất', async () => {
    const page = await open(`${portal.address}van-ban/`, 1280);
    const shown = page.locator('.documents > li:visible');
    const all = await shown.count();
    await walkTo(page, page.locator('nav[aria-label="Lọc văn bản"] summary'));
    await page.keyboard.press('Enter');
    const filter = page.locator('a[data-filter="loai"]').first();
    await walkTo(page, filter);
    await page.keyboard.press('Enter');
    expect(await shown.count()).toBeLessThan(all);
    expect(await shown.count()).toBeGreaterThan(0);
    expect(await isFocused(filter)).toBe(true);
    await page.keyboard.press('Enter');
    expect(await shown.count()).toBe(all);
  });

  test('mở bảng chọn chữ và màu, chọn nền tối', async () => {
    const page = await open(portal.address, 360);
    await walkTo(page, page.locator('.display > summary'));
    await page.keyboard.press('Enter');
    await walkTo(page, page.getByRole('button', { name: 'Tối', exact: true }));
    await page.keyboard.press('Space');
    expect(await page.evaluate(() => document.documentElement.dataset['theme'])).toBe('dark');
    await page.evaluate(() => localStorage.clear());
  });

  test('gặp trang không có thì ô tìm và lối về dùng được', async () => {
    const page = await open(`${portal.address}khong-co/`, 360);
    await walkTo(page, page.locator('main').getByRole('link', { name: 'Trang chủ' }));
    await Promise.all([page.waitForURL(portal.address), page.keyboard.press('Enter')]);
  });
});

async function open(address: string, width: number): Promise<Page> {
  await tab.setViewportSize({ width, height: 800 });
  await tab.goto(address);
  return tab;
}

/** Presses Tab until a place has the focus; a place that cannot be reached, or is not seen then, is a failure. */
async function walkTo(page: Page, place: Locator): Promise<void> {
  const stops = await page.locator(':is(a[href], button, input, summary):visible').count();
  for (let step = 0; step <= stops; step++) {
    if (await isFocused(place)) {
      expect(await place.evaluate(isSeen)).toBe(true);
      return;
    }
    await page.keyboard.press('Tab');
  }
  throw new Error(`Phím Tab không tới được ${place}`);
}

function isFocused(place: Locator): Promise<boolean> {
  return place.evaluate((element) => element === document.activeElement);
}

/** Runs in the page: the focus is on the screen, with an outline, and nothing lies over it. */
function isSeen(element: Element): boolean {
  const { outlineStyle, outlineWidth } = getComputedStyle(element);
  const { left, top, width, height } = element.getBoundingClientRect();
  const upper = document.elementFromPoint(left + width / 2, top + height / 2);
  return (
    outlineStyle !== 'none' &&
    parseFloat(outlineWidth) > 0 &&
    upper !== null &&
    (element.contains(upper) || upper.contains(element))
  );
}
