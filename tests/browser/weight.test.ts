import { describe, expect, test } from 'vitest';
import { BUDGETS, weighPages } from '../../scripts/bench/weight/pages.ts';
import { browser } from './browser.ts';
import { shippedPortals } from './portals.ts';

describe.each(shippedPortals)('cổng $id', (portal) => {
  const pages = weighPages(portal.folder, portal.base);

  test.each(BUDGETS)('$kind: không trang nào nặng quá mức', ({ kind, is, total, scripts }) => {
    const ofKind = pages.filter(({ path }) => BUDGETS.find((each) => each.is(path))!.kind === kind);
    expect(ofKind.length).toBeGreaterThan(0);
    expect(is(ofKind[0]!.path)).toBe(true);
    for (const page of ofKind) {
      expect(page.html, page.path).toBeGreaterThan(500);
      expect(page.styles, page.path).toBeGreaterThan(500);
    }
    expect(ofKind.filter((page) => page.total > total || page.scripts > scripts)).toEqual([]);
  });

  test.each([1, 2])(
    'ảnh của trang chủ trên điện thoại rộng 360 điểm, %i điểm ảnh một điểm, nặng không quá 90 KB',
    async (deviceScaleFactor) => {
      const context = await browser.newContext({
        viewport: { width: 360, height: 740 },
        deviceScaleFactor,
        serviceWorkers: 'block',
      });
      const page = await context.newPage();
      const sizes: Promise<number>[] = [];
      page.on('response', (response) => {
        if (response.request().resourceType() === 'image' && response.url().includes('/anh/'))
          sizes.push(response.body().then(({ length }) => length));
      });
      await page.goto(portal.address);
      await page.evaluate(async () => {
        const images = [...document.images];
        for (const image of images) image.loading = 'eager';
        await Promise.all(images.map((image) => image.decode()));
      });
      const bytes = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
      expect(bytes).toBeLessThanOrEqual(90_000);
      // A home page without a picture would pass for nothing.
      expect(bytes).toBeGreaterThan((await page.locator('main img').count()) > 0 ? 1000 : -1);
      await context.close();
    },
  );
});
