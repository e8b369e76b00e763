import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { browser } from './browser.ts';
import { triedPortals } from './portals.ts';

describe.each(triedPortals)('cổng $id', (portal) => {
  test('cỡ chữ và màu đã chọn còn giữ ở trang khác, không dùng cookie, và có ngay khi trang vẽ ra', async () => {
    const context = await browser.newContext({ colorScheme: 'light' });
    const page = await context.newPage();
    await page.goto(portal.address);
    const before = await looks(page);
    await choose(page, ['Rất lớn', 'Tối', 'Cao']);
    const after = await looks(page);
    expect(after.size).toBeGreaterThan(before.size * 1.3);
    expect(after.ground).not.toBe(before.ground);

    // Held back, the page's other scripts show that the choice does not wait for them.
    await page.route('**/DisplayControls*', () => undefined);
    await page.goto(`${portal.address}lanh-dao/`, { waitUntil: 'commit' });
    await page.locator('footer').waitFor();
    // The sheets may come after the foot.
    await expect.poll(() => looks(page)).toEqual(after);
    expect(await context.cookies()).toEqual([]);
    await context.close();
  });

  test('chọn lại “Theo máy” thì trang theo màu của máy', async () => {
    const page = await browser.newPage({ colorScheme: 'dark' });
    await page.goto(portal.address);
    const dark = await looks(page);
    await choose(page, ['Sáng']);
    expect((await looks(page)).ground).not.toBe(dark.ground);
    await page.getByRole('group', { name: 'Nền' }).getByRole('button', { name: 'Theo máy' }).click();
    expect(await looks(page)).toEqual(dark);
    await page.close();
  });

  test('phím Esc đóng bảng chọn và đưa về nút mở', async () => {
    const page = await browser.newPage();
    await page.goto(portal.address);
    await choose(page, ['Lớn']);
    await page.keyboard.press('Escape');
    expect(await page.locator('.display-panel').isVisible()).toBe(false);
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('SUMMARY');
    await page.close();
  });

  test('bản lưu hỏng không làm trang hỏng', async () => {
    const page = await browser.newPage();
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(String(error)));
    await page.addInitScript(() => localStorage.setItem('hien-thi', '{hỏng'));
    await page.goto(portal.address);
    expect(await page.locator('.display').isVisible()).toBe(true);
    expect(errors).toEqual([]);
    await page.close();
  });
});

async function choose(page: Page, names: string[]): Promise<void> {
  await page.locator('.display > summary').click();
  for (const name of names) {
    const button = page.locator('.display').getByRole('button', { name, exact: true });
    await button.click();
    expect(await button.getAttribute('aria-pressed')).toBe('true');
  }
}

/** What a reader sees of the choice: the size of the text and the colour of the page. */
function looks(page: Page): Promise<{ size: number; ground: string }> {
  return page.evaluate(() => ({
    size: parseFloat(getComputedStyle(document.body).fontSize),
    ground: getComputedStyle(document.body).backgroundColor,
  }));
}
