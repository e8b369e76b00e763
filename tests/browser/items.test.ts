import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { drawQrCode } from '../../src/views/qr-code.ts';
import { sharingLinks } from '../../src/views/sharing.ts';
import { browser } from './browser.ts';
import { contentOf, elementsOf, marked, pagesOf, portals, textOf, triedPortals } from './portals.ts';

describe.each(portals)('cổng $id', (portal) => {
  const { portal: told, entries } = contentOf(portal);
  const pages = pagesOf(portal);
  const articles = pages.filter(({ path }) => /^tin-tuc\/(?!trang\/)[^/]+\/$/.test(path));

  test('mã QR và địa chỉ in ở cuối mỗi trang là của chính trang ấy', () => {
    for (const { path, tree } of pages) {
      const address = told.url + path;
      const [code] = [...elementsOf(tree)].filter(({ properties }) => properties['id'] === 'ma-qr');
      const [drawn] = [...elementsOf(code!)].filter(({ tagName }) => tagName === 'path');
      expect(drawn?.properties['d'], path).toBe(drawQrCode(address).path);
      expect(marked(tree, 'origin-address').map(textOf), path).toEqual([address]);
    }
  });

  test('mỗi bài có liên kết chia sẻ thường, và tệp lưu mang tiêu đề, địa chỉ của bài', () => {
    for (const { path, tree } of articles) {
      const hrefs = (name: string) => marked(tree, name).map(({ properties }) => properties['href']);
      expect(hrefs('share'), path).toEqual(sharingLinks(told.url + path).map(({ address }) => address));
      expect(hrefs('save'), path).toEqual([`${portal.base}${path}luu.txt`]);
      const kept = readFileSync(join(portal.folder, path, 'luu.txt'), 'utf8');
      expect(kept.split(/\s+/).join(' ')).toContain(textOf(marked(tree, 'article-title')[0]!));
      expect(kept).toContain(`Nguồn: ${told.url}${path}`);
    }
  });

  test('theo “Bài trước” từ bài mới nhất thì đi hết các bài còn hạn của chuyên mục, và “Bài sau” đưa ngược lại', () => {
    const follow = (path: string, rel: string) => {
      const page = articles.find((each) => each.path === path)!;
      const link = [...elementsOf(page.tree)].find(
        ({ tagName, properties }) => tagName === 'a' && [properties['rel']].flat().includes(rel),
      );
      return link && String(link.properties['href']).slice(portal.base.length);
    };
    const newest = articles.filter(({ path }) => !follow(path, 'next'));
    const walked = newest.flatMap(({ path }) => {
      const way = [path];
      for (let at = follow(path, 'prev'); at && !way.includes(at); at = follow(at, 'prev')) way.push(at);
      for (const [index, at] of way.entries()) expect(follow(at, 'next')).toBe(way[index - 1]);
      return way;
    });
    const expired = entries.article.filter(({ data }) => data.expires && data.expires < portal.asOf);
    const passedBy = expired.map(({ slug }) => `tin-tuc/${slug}/`);
    expect(walked.filter((path) => !passedBy.includes(path)).sort()).toEqual(
      articles
        .map(({ path }) => path)
        .filter((path) => !passedBy.includes(path))
        .sort(),
    );
  });
});

describe.each(triedPortals)('cổng $id', (portal) => {
  const path = pagesOf(portal).find(({ path: each }) => /^tin-tuc\/(?!trang\/)[^/]+\/$/.test(each))!.path;

  test('không chạy mã thì nút cần mã không hiện, liên kết lưu và chia sẻ vẫn hiện', async () => {
    const page = await browser.newPage({ javaScriptEnabled: false });
    await page.goto(portal.address + path);
    for (const does of ['print', 'copy', 'read'])
      expect(await page.locator(`[data-does="${does}"]`).isVisible(), does).toBe(false);
    expect(await page.locator('.display').isVisible()).toBe(false);
    expect(await page.locator('[data-element="save"]').isVisible()).toBe(true);
    await page.getByText('Gửi', { exact: true }).click();
    expect(await page.locator('[data-element="share"]:visible').count()).toBe(2);
    expect(await page.getByRole('img', { name: 'Mã QR dẫn tới trang này' }).isVisible()).toBe(true);
    await page.close();
  });

  test('bấm “Chép liên kết” thì địa chỉ lâu dài của bài nằm trong bộ nhớ tạm', async () => {
    const context = await browser.newContext({ permissions: ['clipboard-read', 'clipboard-write'] });
    const page = await context.newPage();
    await page.goto(portal.address + path);
    await page.getByText('Gửi', { exact: true }).click();
    await page.getByRole('button', { name: 'Chép liên kết' }).click();
    await page.getByRole('button', { name: 'Đã chép' }).waitFor();
    // No page of a portal may read the clipboard; its reader can.
    const input = page.locator('header input[name="q"]');
    await input.press('Control+V');
    expect(await input.inputValue()).toBe(contentOf(portal).portal.url + path);
    await context.close();
  });

  test('máy có cách gửi riêng thì bấm “Gửi” là gửi bằng cách ấy; cách ấy hỏng thì vẫn còn các liên kết', async () => {
    const page = await browser.newPage();
    await page.addInitScript(giveSharing);
    await page.goto(portal.address + path);
    const send = page.getByText('Gửi', { exact: true });
    await send.click();
    const shared = () => page.evaluate(() => (globalThis as unknown as { shared: string[] }).shared);
    expect(await shared()).toEqual([contentOf(portal).portal.url + path]);
    expect(await page.locator('[data-element="share"]:visible').count()).toBe(0);
    await send.click();
    await page.locator('[data-element="share"]').first().waitFor();
    expect((await shared()).length).toBe(2);
    await page.close();
  });

  test('máy có giọng tiếng Việt thì nghe được tiêu đề rồi tới bài, bấm lần nữa thì dừng; máy không có thì không mời', async () => {
    const silent = await browser.newPage();
    await silent.goto(portal.address + path);
    expect(await silent.locator('[data-does="read"]').isVisible()).toBe(false);
    await silent.close();

    const page = await browser.newPage();
    await page.addInitScript(giveVoice);
    await page.goto(portal.address + path);
    await page.getByRole('button', { name: 'Nghe', exact: true }).click();
    const spoken = await page.evaluate(() => (globalThis as unknown as { spoken: string[] }).spoken);
    expect(spoken[0]).toBe(await page.locator('h1').innerText());
    expect(spoken.length).toBeGreaterThan(2);
    await page.getByRole('button', { name: 'Dừng đọc' }).click();
    expect(await page.getByRole('button', { name: 'Nghe', exact: true }).isVisible()).toBe(true);
    await page.close();
  });
});

/** Runs in the page before it: a device that shares once, then fails. */
function giveSharing() {
  const shared: string[] = [];
  Object.assign(globalThis, { shared });
  Object.defineProperty(navigator, 'share', {
    value: ({ url }: { url: string }) => {
      shared.push(url);
      return shared.length > 1 ? Promise.reject(new Error('không gửi được')) : Promise.resolve();
    },
  });
}

/** Runs in the page before it: a device with one Vietnamese voice, which writes down what it is given to say. */
function giveVoice() {
  const spoken: string[] = [];
  Object.assign(globalThis, {
    spoken,
    SpeechSynthesisUtterance: class {
      text: string;
      constructor(text: string) {
        this.text = text;
      }
    },
  });
  Object.defineProperty(globalThis, 'speechSynthesis', {
    value: {
      getVoices: () => [{ lang: 'vi-VN', name: 'Giọng thử' }],
      speak: ({ text }: { text: string }) => spoken.push(text),
      cancel: () => undefined,
      addEventListener: () => undefined,
    },
  });
}
