import { describe, expect, test } from 'vitest';
import { openTab } from './browser.ts';
import { contentOf, triedPortals } from './portals.ts';

const page = await openTab({ javaScriptEnabled: false, viewport: { width: 360, height: 740 } });

describe.each(triedPortals)('trình duyệt không chạy mã ở cổng $id', (portal) => {
  const { portal: told, entries } = contentOf(portal);

  test('từ trang chủ tới một thủ tục: giấy tờ, nơi nộp và nút sang Cổng Dịch vụ công', async () => {
    await page.goto(portal.address);
    await follow('main a[href$="/thu-tuc/"]');
    await page
      .locator('main details', { has: page.locator('a[href*="/thu-tuc/dang-ky-khai-sinh/"]') })
      .first()
      .locator('summary')
      .first()
      .click();
    await follow('main a[href*="/thu-tuc/dang-ky-khai-sinh/"]');
    const { data } = entries.procedure.find(({ slug }) => slug === 'dang-ky-khai-sinh')!;
    expect(await page.locator('h1').innerText()).toBe(data.name);
    expect(await page.locator(`main a[href="${data.url}"]`).first().isVisible()).toBe(true);
  });

  test('giờ làm việc và số điện thoại ở ngay trang chủ; số bấm được để gọi', async () => {
    await page.goto(portal.address);
    const text = (await page.locator('body').innerText()).replaceAll('\u00a0', ' ');
    for (const line of told.hours ?? []) expect(text).toContain(line);
    expect(text).toContain(told.phone);
    expect(await page.locator('main a[href^="tel:"]:visible').count()).toBeGreaterThan(0);
  });

  test('đi hết menu: trang nào cũng có nội dung', async () => {
    await page.goto(portal.address);
    await page.getByRole('link', { name: 'Danh mục' }).click();
    const menu = await page
      .locator('.menu a:visible')
      .evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).href));
    expect(menu.length).toBeGreaterThanOrEqual(7);
    for (const address of menu) {
      const response = await page.goto(address);
      expect(response?.status(), address).toBe(200);
      expect((await page.locator('main').innerText()).length, address).toBeGreaterThan(100);
    }
  });

  test('đọc một bài, sang bài trước hay sau, phóng to ảnh và quay lại', async () => {
    await page.goto(`${portal.address}tin-tuc/`);
    await follow('main a[href*="/tin-tuc/"]:not([href*="/trang/"]):not([href*="/nam/"])');
    const title = await page.locator('[data-element="article-title"]').innerText();
    expect(await page.locator('[data-element="article-body"]').innerText()).toMatch(/\S/);
    await follow('main a[rel="prev"], main a[rel="next"]');
    expect(await page.locator('[data-element="article-title"]').innerText()).not.toBe(title);

    const pictured = entries.article.find(
      ({ data }) => data.cover && !data.draft && data.date.slice(0, 10) <= portal.asOf,
    )!;
    await page.goto(`${portal.address}tin-tuc/${pictured.slug}/`);
    await follow('main a[href*="/anh/"]');
    expect(page.url()).toContain('/anh/');
    await page.goBack();
    expect(page.url()).toContain(pictured.slug);
  });

  test('danh sách tin nhiều trang thì sang được trang hai', async () => {
    await page.goto(`${portal.address}tin-tuc/`);
    await follow('main a[href$="/tin-tuc/trang/2/"]');
    expect(await page.locator('main li a').count()).toBeGreaterThan(0);
  });

  test('lọc văn bản bằng trang tĩnh, mở một văn bản và thấy tệp của nó', async () => {
    await page.goto(`${portal.address}van-ban/`);
    await page.getByText('Lọc theo').click();
    await follow('a[data-filter="loai"]');
    expect(page.url()).toContain('/van-ban/loai/');
    await follow('.documents > li > a');
    expect(await page.locator('h1').innerText()).toMatch(/\S/);
  });

  test('tìm kiếm không có mã thì nói rõ và chỉ sang các danh sách', async () => {
    await page.goto(portal.address);
    await page.locator('header input[name="q"]').fill('khai sinh');
    await Promise.all([page.waitForURL('**/tim-kiem/?q=khai+sinh'), page.keyboard.press('Enter')]);
    expect(await page.locator('noscript').first().innerText()).toMatch(/\S/);
    await follow('main a[href$="/thu-tuc/"]');
  });

  test('gửi phản ánh và xem tiến độ một phản ánh', async () => {
    await page.goto(portal.address);
    await follow('a[href$="/phan-anh/"]');
    await page.locator('.feedback-group > summary').first().click();
    await follow('main a[href*="/phan-anh/"]:not([href$="/phan-anh/"])');
    expect(await page.getByRole('list', { name: 'Tiến độ xử lý' }).getByRole('listitem').count()).toBe(3);
  });

  test('nút nào cần mã thì không hiện ra khi không có mã', async () => {
    for (const path of ['', 'thu-tuc/dang-ky-khai-sinh/', `tin-tuc/${entries.article[0]!.slug}/`]) {
      await page.goto(portal.address + path);
      const buttons = await page
        .locator('button:visible')
        .evaluateAll((all) => all.map((button) => button.getAttribute('type')));
      expect(
        buttons.filter((type) => type !== 'submit'),
        path,
      ).toEqual([]);
      expect(await page.locator('details.needs-script:visible').count(), path).toBe(0);
    }
  });
});

/** Follows the first link seen of those that match. */
async function follow(links: string): Promise<void> {
  const before = page.url();
  const link = page.locator(links).locator('visible=true').first();
  await link.click();
  await page.waitForURL((url) => url.href !== before);
}
