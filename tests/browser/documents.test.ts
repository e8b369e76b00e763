import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import type { DocumentFilter } from '../../src/addresses/addresses.ts';
import { slugify } from '../../src/text/fold.ts';
import { browser } from './browser.ts';
import { contentOf, pagesOf, triedPortals } from './portals.ts';

describe.each(triedPortals)('văn bản của cổng $id', (portal) => {
  const documents = contentOf(portal).entries.document.map(({ slug, data }) => ({
    address: `${portal.base}van-ban/${slug}/`,
    loai: slugify(data.type),
    nam: data.issued.slice(0, 4),
    'co-quan': slugify(data.issuer),
    'chuyen-muc': data.section ?? '',
  }));
  const addresses = (found: typeof documents) => found.map(({ address }) => address).sort();

  test('không chạy mã, mỗi trang lọc kê đúng những văn bản hợp điều đã chọn', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(`${portal.address}van-ban/`);
    const filters = await page.locator('a[data-filter]').evaluateAll((links) =>
      links.map((link) => ({
        href: (link as HTMLAnchorElement).href,
        filter: (link as HTMLElement).dataset['filter'] as DocumentFilter,
        value: (link as HTMLElement).dataset['value']!,
      })),
    );
    expect(filters.length).toBeGreaterThan(4);
    for (const { href, filter, value } of filters) {
      await page.goto(href);
      expect(await listed(page), href).toEqual(
        addresses(documents.filter((document) => document[filter] === value)),
      );
      expect(await page.locator('[aria-current="page"][data-filter]').getAttribute('data-value')).toBe(value);
    }
    await context.close();
  });

  test('trang lọc không vào máy tìm kiếm', () => {
    const filtered = pagesOf(portal).filter(({ path }) => /^van-ban\/[^/]+\/[^/]+\/$/.test(path));
    expect(filtered.length).toBeGreaterThan(4);
    for (const { path, tree } of filtered)
      expect(JSON.stringify(tree), path).toContain('"content":"noindex"');
  });

  test('có mã thì lọc ngay tại chỗ, ghép được nhiều điều, bấm lần nữa thì bỏ', async () => {
    const page = await browser.newPage();
    await page.goto(`${portal.address}van-ban/`);
    await page.getByText('Lọc theo').click();
    const { loai, 'co-quan': issuer } = documents[0]!;
    const press = (filter: string, value: string) =>
      page.locator(`a[data-filter="${filter}"][data-value="${value}"]`).click();

    await press('loai', loai);
    expect(page.url()).toBe(`${portal.address}van-ban/`);
    const ofType = documents.filter((document) => document.loai === loai);
    expect(await listed(page)).toEqual(addresses(ofType));
    expect(await page.locator('#so-van-ban').innerText()).toBe(`${ofType.length} văn bản`);

    await press('co-quan', issuer);
    expect(await listed(page)).toEqual(
      addresses(ofType.filter((document) => document['co-quan'] === issuer)),
    );
    await press('loai', loai);
    await press('co-quan', issuer);
    expect(await listed(page)).toEqual(addresses(documents));
    await page.close();
  });
});

async function listed(page: Page): Promise<string[]> {
  const links = page.locator('.documents > li:visible > a');
  return (
    await links.evaluateAll((found) => found.map((link) => (link as HTMLAnchorElement).pathname))
  ).sort();
}
