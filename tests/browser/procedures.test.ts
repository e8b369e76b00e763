import { describe, expect, test } from 'vitest';
import { openTab } from './browser.ts';
import { shownIn } from './plain-spaces.ts';
import { contentOf, shippedPortals, triedPortals, type BuiltPortal } from './portals.ts';

/** A phone, and what of a page is seen before anybody scrolls. */
const PHONE = { width: 360, height: 740 };
const tab = await openTab({ viewport: PHONE });
const plainTab = await openTab({ viewport: PHONE, javaScriptEnabled: false });

describe.each(triedPortals)('thủ tục của cổng $id', (portal) => {
  const procedures = contentOf(portal).entries.procedure;

  test('màn hình đầu của điện thoại có phí, thời hạn, cách nộp và nút nộp', async () => {
    for (const { slug, data } of procedures.filter((each) => each.data.status !== 'bai-bo')) {
      await plainTab.goto(addressOf(portal, slug));
      const seen = ['procedure-level', 'procedure-submit'];
      if (data.fee !== undefined) seen.push('procedure-fee');
      if (data.days !== undefined) seen.push('procedure-days');
      for (const element of seen) {
        const box = await plainTab.locator(`[data-element="${element}"]`).boundingBox();
        expect(box!.y + box!.height, `${slug}: ${element}`).toBeLessThanOrEqual(PHONE.height);
      }
    }
  });

  test('từ trang chủ bấm một lần là tới thủ tục có mẫu đơn, bấm lần nữa là tải được', async () => {
    const withForms = procedures.filter(({ data }) => data.forms.length > 0);
    expect(withForms.length).toBeGreaterThan(0);
    await tab.goto(portal.address);
    const links = withForms.map(({ slug }) => `main a[href$="/thu-tuc/${slug}/"]`).join();
    await Promise.all([tab.waitForURL('**/thu-tuc/*/'), tab.locator(links).first().click()]);
    const forms = tab.locator('[data-element="procedure-forms"] a');
    expect(await forms.count()).toBeGreaterThan(0);
    for (const form of await forms.all()) {
      expect(await shownIn(form)).toMatch(/(?:DOCX|PDF), [\d,]+ KB/);
      const status = await form.evaluate(
        async (link) => (await fetch((link as HTMLAnchorElement).href)).status,
      );
      expect(status).toBe(200);
    }
  });

  test('trang một thủ tục đi từ việc phải làm tới căn cứ: mẫu đơn, các bước, nơi nộp, quyết định', async () => {
    await plainTab.goto(addressOf(portal, 'dang-ky-khai-sinh'));
    const text = await plainTab.locator('main').innerText();
    const places = ['Phí', 'Giấy tờ phải có', 'Mẫu đơn, tờ khai', 'Các bước', 'Nơi nộp, giờ', 'Căn cứ'].map(
      (words) => text.indexOf(words),
    );
    expect(places).not.toContain(-1);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    for (const element of ['procedure-progress', 'procedure-related', 'procedure-updated', 'survey'])
      expect(await plainTab.locator(`[data-element="${element}"]`).count(), element).toBe(1);
  });

  test('danh mục thủ tục, văn bản, sơ đồ trang gọn trong năm nghìn điểm, không cần chạy mã', async () => {
    for (const path of ['thu-tuc/', 'van-ban/', 'so-do-trang/']) {
      await plainTab.goto(portal.address + path);
      const height = await plainTab.evaluate(() => document.documentElement.scrollHeight);
      expect(height, path).toBeLessThanOrEqual(5000);
    }
  });

  test('thủ tục đã bãi bỏ đứng riêng, không có nút nộp', async () => {
    const abolished = procedures.filter(({ data }) => data.status === 'bai-bo');
    await plainTab.goto(`${portal.address}thu-tuc/`);
    for (const { slug } of abolished)
      expect(await plainTab.locator(`#linh-vuc ~ * a[href$="/${slug}/"]`).count(), slug).toBe(0);
    for (const { slug } of abolished) {
      expect(await plainTab.locator(`#nhom-bai-bo a[href$="/${slug}/"]`).count(), slug).toBe(1);
      await plainTab.goto(addressOf(portal, slug));
      expect(await plainTab.locator('[data-element="procedure-submit"]').count(), slug).toBe(0);
      await plainTab.goto(`${portal.address}thu-tuc/`);
    }
  });

  test('tới thẳng một nhóm thì nhóm ấy mở sẵn', async () => {
    await tab.goto(`${portal.address}thu-tuc/`);
    const id = await tab.locator('#linh-vuc ~ .groups > details').last().getAttribute('id');
    await tab.goto(`${portal.address}so-do-trang/`);
    await tab.goto(`${portal.address}thu-tuc/#${id}`);
    await tab.locator(`#${id} a`).first().waitFor({ state: 'visible' });
    expect(await tab.locator('details[open].group').count()).toBe(1);
  });
});

describe('lúc này có mở cửa không', () => {
  const portal = shippedPortals.find(({ id }) => id === 'xa-minh-hoa')!;

  test.each([
    ['giữa buổi sáng thứ Tư', '2027-01-13T09:00', 'Đang mở cửa, đến 11 giờ 30'],
    ['giờ nghỉ trưa', '2027-01-13T12:00', 'Nghỉ trưa, mở lại 13 giờ 30'],
    ['buổi tối', '2027-01-13T20:15', 'Đã hết giờ, mở lại 7 giờ 30 ngày 14/1'],
    ['sáng thứ Bảy', '2027-01-16T08:00', 'Đang mở cửa, đến 11 giờ 30'],
    ['chiều thứ Bảy', '2027-01-16T14:00', 'Đã hết giờ, mở lại 7 giờ 30 ngày 18/1'],
    ['Quốc khánh', '2027-09-02T09:00', 'Hôm nay nghỉ (Quốc khánh), mở lại 7 giờ 30 ngày 3/9'],
    ['Tết Dương lịch', '2027-01-01T09:00', 'Hôm nay nghỉ (Tết Dương lịch), mở lại 7 giờ 30 ngày 2/1'],
  ])('%s', async (_, now, words) => {
    await tab.clock.setFixedTime(`${now}:00+07:00`);
    await tab.goto(addressOf(portal, 'dang-ky-khai-sinh'));
    expect(await shownIn(tab.locator('[aria-labelledby="noi-huong-dan"] .open-state'))).toBe(words);
  });
});

function addressOf({ address }: BuiltPortal, slug: string): string {
  return `${address}thu-tuc/${slug}/`;
}
