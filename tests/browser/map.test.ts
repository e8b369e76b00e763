import { describe, expect, test } from 'vitest';
import { browser } from './browser.ts';
import { triedPortals } from './portals.ts';

describe.each(triedPortals)('bản đồ của cổng $id', (portal) => {
  const address = `${portal.address}gioi-thieu/ban-do-hanh-chinh/`;

  test('bấm vào bản đồ thì mở ảnh lớn', async () => {
    const page = await browser.newPage({ viewport: { width: 360, height: 740 } });
    await page.goto(address);
    const shown = await page
      .locator('a.enlarge img')
      .first()
      .evaluate((image) => image.clientWidth);
    const [response] = await Promise.all([
      page.waitForResponse((answer) => answer.request().isNavigationRequest()),
      page.locator('a.enlarge').first().click(),
    ]);
    expect(response.status()).toBe(200);
    expect(response.headers()['content-type']).toMatch(/^image\//);
    // The page before has a whole picture too.
    await page.waitForURL(response.url());
    await page.waitForFunction(() => document.images[0]?.complete);
    expect(await page.evaluate(() => document.images[0]!.naturalWidth)).toBeGreaterThan(shown * 2);
    await page.close();
  });

  test('bấm “Tải bản đồ” thì tải được tệp ảnh', async () => {
    const page = await browser.newPage();
    await page.goto(address);
    const link = page.getByRole('link', { name: 'Tải bản đồ' });
    expect(await link.getAttribute('download')).not.toBeNull();
    const answer = await link.evaluate(async (element) => {
      const { ok, headers } = await fetch((element as HTMLAnchorElement).href);
      return { ok, type: headers.get('content-type') };
    });
    expect(answer).toEqual({ ok: true, type: expect.stringMatching(/^image\//) });

    const [download] = await Promise.all([page.waitForEvent('download'), link.click()]);
    expect(await download.failure()).toBeNull();
    expect(download.suggestedFilename()).toMatch(/\.(jpg|png|webp|pdf)$/);
    await page.close();
  });
});
