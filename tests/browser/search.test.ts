import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { isNightly } from '../fixtures/nightly.ts';
import { browser, openTab } from './browser.ts';
import { contentOf, portals, shippedPortals, smallPortal, templatesOf, triedPortals } from './portals.ts';
import { searchSettled } from './search-page.ts';
import { listen, NONE, visitEach } from './visits.ts';

const ANSWERED =
  /^(Có [\d.]+ kết quả cho|Không tìm thấy nội dung nào cho|Không có nội dung nào đủ các từ của) “/;
const NOTHING_TYPED = /^Câu vừa gõ chưa có chữ hay số nào để tìm\./;

const page = await openTab({ viewport: { width: 1280, height: 900 } });

describe.each(triedPortals)('cổng $id', (portal) => {
  const { portal: told, entries } = contentOf(portal);
  const fields = [
    ...told.sections.map(({ name }) => name),
    ...entries.procedure.map(({ data }) => data.field),
  ];

  test('gõ vào ô tìm ở đầu trang chủ thì tới trang kết quả', async () => {
    const { stop, ...complaints } = listen(page, portal.address);
    await searchFromHome(page, portal.address, 'khai sinh');
    expect(page.url()).toBe(`${portal.address}tim-kiem/?q=khai+sinh`);

    const results = await allAnswers(page);
    expect(await status(page)).toMatch(/^Có \d+ kết quả cho “khai sinh”/);
    expect(results).toHaveLength(promisedIn(await status(page)));
    expect(results[0]!.title.toLowerCase()).toContain('khai sinh');
    for (const input of await page.locator('input[name="q"]').all())
      expect(await input.inputValue()).toBe('khai sinh');
    stop();
    expect(complaints).toEqual(NONE);
  });

  test('mỗi kết quả có tiêu đề, loại, và một đoạn trích đánh dấu chữ đã tìm; tin bài và thủ tục có chuyên mục, tin bài có ngày', async () => {
    await page.goto(`${portal.address}tim-kiem/?q=${encodeURIComponent('hồ sơ')}`);
    const results = await allAnswers(page);
    const articles = results.filter(({ about }) => about[0] === 'Tin bài');
    const procedures = results.filter(({ about }) => about[0] === 'Thủ tục');
    expect(articles.length).toBeGreaterThan(5);
    expect(procedures.length).toBeGreaterThan(5);
    for (const { title, about } of results) {
      expect(title).toMatch(/\S/);
      expect(about[0], title).toMatch(/\S/);
    }
    // Further down are items in which a word only begins like one of the query.
    for (const { title, marks, excerpt } of results.slice(0, 10)) {
      expect(marks.length, title).toBeGreaterThan(0);
      expect(title.length + excerpt.length, title).toBeGreaterThan(marks.join('').length);
    }
    for (const { title, about } of [...articles, ...procedures]) expect(fields, title).toContain(about[1]);
    for (const { title, about } of articles) expect(about[2], title).toMatch(/^\d{2}\/\d{2}\/\d{4}/);
  });

  test('bấm một kết quả thì mở đúng trang ấy', async () => {
    await page.goto(`${portal.address}tim-kiem/?q=${encodeURIComponent('đăng ký khai sinh')}`);
    const [first] = await answers(page);
    await page.locator('#ket-qua a').first().click();
    await page.waitForURL((url) => !url.pathname.includes('tim-kiem'));
    expect(page.url().startsWith(portal.address)).toBe(true);
    expect(await page.locator('h1').innerText()).toBe(first!.title);
  });

  test('bấm “Xem thêm kết quả” thì hiện dần cho đến đủ, không kết quả nào hiện hai lần', async () => {
    await page.goto(`${portal.address}tim-kiem/?q=${encodeURIComponent('người dân')}`);
    expect(await answers(page)).toHaveLength(10);
    const promised = promisedIn(await status(page));
    expect(promised).toBeGreaterThan(20);

    await showMore(page, 10);
    expect(await readAnswers(page)).toHaveLength(20);
    const results = await allAnswers(page);
    expect(results).toHaveLength(promised);
    expect(new Set(results.map(({ address }) => address)).size).toBe(promised);
    expect(await page.locator('#xem-them').isVisible()).toBe(false);
  });

  test('bấm đúp “Xem thêm kết quả” không làm kết quả nào hiện hai lần', async () => {
    await page.goto(`${portal.address}tim-kiem/?q=${encodeURIComponent('người dân')}`);
    await answers(page);
    // Both presses at once, as a double click, whatever the machine does meanwhile.
    await page.locator('#xem-them').evaluate((button: HTMLButtonElement) => {
      button.click();
      button.click();
    });
    await page.locator('#ket-qua > li').nth(29).waitFor({ state: 'attached' });
    await textsLoaded(page);
    expect(await page.locator('#ket-qua > li').count()).toBe(30);
    expect(await focusedResult(page)).toBe(20);
    const addresses = (await readAnswers(page)).map(({ address }) => address);
    expect(addresses).toHaveLength(new Set(addresses).size);
  });

  test('bấm “Xem thêm kết quả” được ngay khi có số kết quả, không phải đợi đoạn trích', async () => {
    await page.goto(`${portal.address}tim-kiem/`);
    const { promise: released, resolve: release } = Promise.withResolvers<undefined>();
    await page.route('**/*.pf_fragment', async (route) => {
      await released;
      await route.continue();
    });
    await page.locator('#cau-tim').fill('người dân');
    await page.locator('#cau-tim').press('Enter');
    await page.locator('#xem-them').click();
    await page.locator('#ket-qua > li').nth(19).waitFor({ state: 'attached' });
    expect(await page.locator('#ket-qua > li').count()).toBe(20);
    release(undefined);
    await textsLoaded(page);
    expect(await focusedResult(page)).toBe(10);
    const addresses = (await readAnswers(page)).map(({ address }) => address);
    expect(addresses).toHaveLength(new Set(addresses).size);
    await page.unrouteAll({ behavior: 'wait' });
  });

  test('gõ không dấu hay gõ chữ hoa cũng tìm thấy như gõ thường có dấu', async () => {
    for (const query of ['đăng ký khai sinh', 'ĐĂNG KÝ KHAI SINH', 'dang ky khai sinh']) {
      await page.goto(`${portal.address}tim-kiem/?q=${encodeURIComponent(query)}`);
      const addresses = (await answers(page)).map(({ address }) => address);
      expect(addresses, query).toContain(`${portal.base}thu-tuc/dang-ky-khai-sinh/`);
    }
  });

  test('tìm không thấy gì thì nói rõ là không thấy, và chỉ sang các danh sách', async () => {
    await page.goto(`${portal.address}tim-kiem/?q=qzxqzxqzx`);
    await page.getByText('Không tìm thấy nội dung nào cho “qzxqzxqzx”.').waitFor();
    expect(await readAnswers(page)).toEqual([]);
    expect(await page.locator('#xem-them').isVisible()).toBe(false);
    await expectLists(page);
  });

  test('thiếu thư mục tìm kiếm thì vẫn có kết quả theo tên, nói chưa tìm được trong toàn bộ nội dung, và chỉ sang các danh sách', async () => {
    await page.route('**/pagefind/**', (route) => route.abort());
    await searchFromHome(page, portal.address, 'khai sinh');
    await page.getByText('Chưa tìm được trong toàn bộ nội dung lúc này').waitFor();
    expect((await readAnswers(page))[0]!.address).toBe(`${portal.base}thu-tuc/dang-ky-khai-sinh/`);
    await expectLists(page);
  });

  test('trình duyệt không chạy mã thì trang tìm kiếm chỉ sang các danh sách', async () => {
    const plain = await browser.newContext({ javaScriptEnabled: false });
    const page = await plain.newPage();
    await page.goto(`${portal.address}tim-kiem/?q=khai+sinh`);
    expect(await page.locator('noscript p').isVisible()).toBe(true);
    await expectLists(page);
    await plain.close();
  });
});

describe.each([shippedPortals[0]!, ...(isNightly ? [smallPortal] : [])])('cổng $id, câu hỏi lạ', (portal) => {
  test.each([
    ['mã lệnh', '<script>alert(1)</script>'],
    ['thẻ ảnh có mã lệnh', '"><img src=x onerror=alert(1)>'],
    ['mười nghìn chữ có dấu', 'ề'.repeat(10_000)],
    ['mười nghìn từ', 'hồ sơ '.repeat(10_000)],
    ['chỉ có dấu cách', '     '],
    ['hình cảm xúc', '😀🏠👨‍👩‍👧'],
    ['ký hiệu', '% & + # ? / \\ \' " ` { } %00 %E0%A4%A'],
    ['toàn dấu câu', '?!…,.;:'],
    ['một dấu thanh đứng một mình', '\u0301'],
    ['sáu mươi chữ a', 'a'.repeat(60)],
  ])('gõ %s thì không có lỗi và không gì tự chạy', async (_name, query) => {
    const { stop, ...complaints } = listen(page, portal.address);
    await searchFromHome(page, portal.address, query);
    expect(new URL(page.url()).pathname).toBe(`${portal.base}tim-kiem/`);
    expect(await page.locator('h1').innerText()).toBe('Tìm kiếm');
    await searchSettled(page);
    stop();
    expect(complaints).toEqual(NONE);
    expect(await page.locator('main img, main script:not([src])').count()).toBe(0);
    if (/[\p{L}\p{N}]/u.test(query)) expect(await status(page)).toMatch(ANSWERED);
    else if (query.trim()) expect(await status(page)).toMatch(NOTHING_TYPED);
    else expect(await status(page)).toBe('');
  });

  test('mở địa chỉ có câu hỏi dài mười nghìn chữ thì không có lỗi', async () => {
    const { stop, ...complaints } = listen(page, portal.address);
    await page.goto(`${portal.address}tim-kiem/?q=${'a'.repeat(10_000)}`);
    await searchSettled(page);
    stop();
    expect(complaints).toEqual(NONE);
    expect(await status(page)).toMatch(/^Không tìm thấy nội dung nào cho “a{60}…”\. Hãy thử ít từ hơn/);
    expect(await readAnswers(page)).toEqual([]);
    await expectLists(page);
  });
});

const ofEachTemplate = isNightly ? portals : [shippedPortals[0]!, smallPortal];

test.each(ofEachTemplate)('cổng $id: trình duyệt không chạy mã vẫn thấy nội dung và menu', async (portal) => {
  const plain = await browser.newContext({ javaScriptEnabled: false });
  const seen = await visitEach(plain, templatesOf(portal), async (page, path) => {
    await page.goto(portal.address + path, { waitUntil: 'domcontentloaded' });
    return {
      path,
      words: (await page.locator('main').innerText()).split(/\s+/).length,
      menu: await page.locator('.menu a:visible').count(),
    };
  });
  expect(seen.filter(({ words, menu }) => words < 5 || menu < 4)).toEqual([]);
  await plain.close();
});

interface Answer {
  title: string;
  address: string;
  about: string[];
  excerpt: string;
  marks: string[];
}

/** Searches as a resident does: opens the home page, pastes the words and presses Enter. */
async function searchFromHome(page: Page, home: string, query: string): Promise<void> {
  await page.goto(home);
  await page.locator('header input[name="q"]').focus();
  await page.keyboard.insertText(query);
  await Promise.all([page.waitForURL('**/tim-kiem/**'), page.keyboard.press('Enter')]);
}

/** Waits for the first answers; there may be none. */
async function answers(page: Page): Promise<Answer[]> {
  await searchSettled(page);
  return readAnswers(page);
}

/** Presses “Xem thêm kết quả” and waits for the texts of the new results; the first of these is focused. */
async function showMore(page: Page, shown: number): Promise<void> {
  await page.locator('#xem-them').click();
  await textsLoaded(page);
  expect(await focusedResult(page)).toBe(shown);
}

/** Waits until every result quotes its text; those that the table of titles alone has, the sections, have none. */
async function textsLoaded(page: Page): Promise<void> {
  await page.waitForFunction(() =>
    [...document.querySelectorAll('#ket-qua > li')].every(
      (item) =>
        item.querySelector('p:not(.meta)') ?? item.querySelector('.meta')?.textContent === 'Chuyên mục',
    ),
  );
}

/** Tells the place of the result that is focused; -1 when none is. */
function focusedResult(page: Page): Promise<number> {
  return page
    .locator('#ket-qua > li')
    .evaluateAll((items) => items.findIndex((item) => item.contains(document.activeElement)));
}

/** How many results the page says there are, near ones among them. */
function promisedIn(said: string): number {
  return [...said.matchAll(/([\d.]+) kết quả/g)].reduce(
    (sum, [, count]) => sum + Number(count!.replaceAll('.', '')),
    0,
  );
}

/** Presses “Xem thêm kết quả” until nothing more is offered. */
async function allAnswers(page: Page): Promise<Answer[]> {
  let { length } = await answers(page);
  while (await page.locator('#xem-them').isVisible()) {
    await showMore(page, length);
    ({ length } = await readAnswers(page));
  }
  return readAnswers(page);
}

function readAnswers(page: Page): Promise<Answer[]> {
  return page.locator('#ket-qua > li').evaluateAll((items) =>
    items.map((item) => {
      const link = item.querySelector('a')!;
      const excerpt = item.querySelector('p:not(.meta)');
      return {
        title: link.textContent.trim(),
        address: link.pathname + link.hash,
        about: [...item.querySelectorAll('.meta span')].map(({ textContent }) => textContent),
        excerpt: excerpt?.textContent ?? '',
        marks: [...item.querySelectorAll('mark')].map(({ textContent }) => textContent),
      };
    }),
  );
}

async function status(page: Page): Promise<string> {
  return (await page.locator('#trang-thai').textContent()) ?? '';
}

async function expectLists(page: Page): Promise<void> {
  const lists = page.getByRole('region', { name: 'Xem theo danh sách' }).getByRole('link');
  expect(await lists.allInnerTexts()).toEqual(
    expect.arrayContaining(['Thủ tục hành chính', 'Tin tức', 'Văn bản']),
  );
  expect(await lists.first().isVisible()).toBe(true);
}
