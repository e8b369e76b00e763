import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CDPSession, Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { loadAxe, violationsOf, WCAG, type Violation } from './axe.ts';
import { openEngine, readFacts } from '../../scripts/bench/search/engine.ts';
import { askedWords, chunksFor } from '../../src/search/preload.ts';
import { browser, openTab } from './browser.ts';
import { contentOf, shippedPortals } from './portals.ts';
import { searchSettled } from './search-page.ts';
import { listen, NONE } from './visits.ts';

const portal = shippedPortals[0]!;

const page = await openTab({ viewport: { width: 1000, height: 900 } });
const context = page.context();

describe('ô tìm ở đầu trang', () => {
  test('chưa chạm vào ô thì không tải gì cho việc tìm; chạm vào mới tải', async () => {
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await page.goto(portal.address);
    await page.waitForLoadState('networkidle');
    expect(asked.filter((url) => /de-muc|suggestions|pagefind/.test(url))).toEqual([]);
    const listed = page.waitForResponse('**/de-muc.json');
    await page.locator('#tim').focus();
    await listed;
  });

  test('gõ vài chữ thì có gợi ý, mũi tên chọn, Enter mở đúng trang', async () => {
    await type(page, 'khai si');
    const option = page.locator('[role=option]').first();
    await option.waitFor();
    const box = page.locator('#tim');
    expect(await box.getAttribute('aria-expanded')).toBe('true');
    await page.keyboard.press('ArrowDown');
    expect(await box.getAttribute('aria-activedescendant')).toBe(await option.getAttribute('id'));
    expect(await option.getAttribute('aria-selected')).toBe('true');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/thu-tuc/dang-ky-khai-sinh/');
  });

  test('Escape đóng gợi ý và giữ nguyên chữ; không chọn gì mà bấm Enter thì sang trang tìm kiếm', async () => {
    await type(page, 'ket hon');
    await page.locator('[role=option]').first().waitFor();
    await page.keyboard.press('Escape');
    expect(await page.locator('[role=listbox]').isVisible()).toBe(false);
    expect(await page.locator('#tim').inputValue()).toBe('ket hon');
    expect(await page.locator('#tim').getAttribute('aria-expanded')).toBe('false');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/tim-kiem/?q=ket+hon');
  });

  test('hỏi số điện thoại hay giờ mở cửa thì số và giờ nằm ngay trong gợi ý', async () => {
    const { entries } = contentOf(portal);
    const place = entries.contact.find(({ data }) => data.hours)!.data;
    await type(page, `${place.name} mấy giờ mở cửa`);
    const option = page.locator('[role=option]').filter({ hasText: place.name }).first();
    await option.waitFor();
    expect(await option.innerText()).toContain(place.phone);
    expect(await option.innerText()).toContain(place.hours![0]!);
  });

  test.each([
    ['giờ mở cửa', '2027-01-13T09:00', 'Đang mở cửa, đến 11 giờ 30'],
    ['giờ nghỉ trưa', '2027-01-13T12:00', 'Nghỉ trưa, mở lại 13 giờ 30'],
    ['Quốc khánh', '2027-09-02T09:00', 'Hôm nay nghỉ (Quốc khánh), mở lại 7 giờ 30 ngày 3/9'],
  ])('gợi ý của nơi làm việc nói lúc này có mở cửa không (%s)', async (_, now, words) => {
    const commune = shippedPortals.find(({ id }) => id === 'xa-minh-hoa')!;
    const { entries } = contentOf(commune);
    const place = entries.contact.find(({ slug }) => slug === 'trung-tam-phuc-vu-hanh-chinh-cong')!.data;
    await page.clock.setFixedTime(`${now}:00+07:00`);
    for (const [query, title] of [
      ['gio lam viec', 'Giờ làm việc'],
      [place.name, place.name],
    ] as const) {
      await type(page, query, commune.address);
      const option = page.locator('[role=option]').filter({ hasText: title }).first();
      await option.waitFor();
      expect((await option.locator('.open-state').innerText()).replace(/\u00a0/g, ' ')).toBe(words);
    }
    await page.clock.setFixedTime(new Date());
  });

  test('đang ghép dấu thì không tìm; ghép xong mới tìm', async () => {
    const session = await context.newCDPSession(page);
    await page.goto(portal.address);
    const listed = page.waitForResponse('**/de-muc.json');
    await page.locator('#tim').focus();
    await listed;
    await page.locator('#tim[aria-controls]').waitFor();
    for (const text of ['k', 'kh', 'kha', 'khai']) {
      await compose(session, text);
      expect(await page.locator('[role=option]').count()).toBe(0);
    }
    await session.send('Input.insertText', { text: 'khai' });
    await page.locator('[role=option]').first().waitFor();
  });

  test('bảng tên tới nơi trong lúc đang ghép dấu thì cũng chưa gợi ý', async () => {
    const session = await context.newCDPSession(page);
    const held = Promise.withResolvers<undefined>();
    await page.route('**/de-muc.json', async (route) => {
      await held.promise;
      await route.continue();
    });
    await page.goto(portal.address);
    await page.locator('#tim').focus();
    await page.locator('#tim[aria-controls]').waitFor();
    await compose(session, 'khai');
    held.resolve(undefined);
    // What the box loads once it has every name.
    await page.locator('head script[src*="/search."]').waitFor({ state: 'attached' });
    expect(await page.locator('[role=option]').count()).toBe(0);
    await session.send('Input.insertText', { text: 'khai' });
    await page.locator('[role=option]').first().waitFor();
    await page.unroute('**/de-muc.json');
  });

  test('đã bấm Escape thì bảng tên tới sau không mở lại gợi ý; gõ tiếp thì lại có', async () => {
    const held = Promise.withResolvers<undefined>();
    await page.route('**/tin-van-ban.json', async (route) => {
      await held.promise;
      await route.continue();
    });
    await page.goto(portal.address);
    await page.locator('#tim').focus();
    await page.keyboard.type('ket hon');
    await page.locator('[role=option]').first().waitFor();
    await page.keyboard.press('Escape');
    held.resolve(undefined);
    // What the box loads once it has every name.
    await page.locator('head script[src*="/search."]').waitFor({ state: 'attached' });
    expect(await page.locator('[role=listbox]').isVisible()).toBe(false);
    await page.keyboard.type(' l');
    await page.locator('[role=option]').first().waitFor();
    await page.unroute('**/tin-van-ban.json');
  });

  test('danh sách gợi ý không có lỗi tiếp cận và không gây lỗi nào', async () => {
    const { stop, ...complaints } = listen(page, portal.address);
    await type(page, 'dang ky');
    await page.locator('[role=option]').first().waitFor();
    expect(await faults(page)).toEqual([]);
    stop();
    expect(complaints).toEqual(NONE);
  });

  test.each(['gio lam viec', 'giờ mở cửa', 'xã mấy giờ làm việc'])(
    'gõ “%s” thì gợi ý đầu tiên và kết quả đầu tiên là giờ làm việc, đủ từng dòng',
    async (query) => {
      const { address } = shippedPortals.find(({ id }) => id === 'xa-minh-hoa')!;
      const hours = contentOf(shippedPortals.find(({ id }) => id === 'xa-minh-hoa')!).portal.hours!;
      await type(page, query, address);
      const option = page.locator('[role=option]').first();
      // While the words are typed, the first of them have answers of their own.
      await expect.poll(() => option.innerText()).toContain(hours[0]);
      await page.goto(`${address}tim-kiem/?q=${encodeURIComponent(query)}`);
      await searchSettled(page);
      const first = page.locator('#ket-qua > li').first();
      expect(await first.locator('.answer span').allInnerTexts()).toEqual(hours);
    },
  );

  test.each(['hotline', 'duong day nong'])(
    'gõ “%s” thì số điện thoại nằm ngay trong gợi ý',
    async (query) => {
      const minhHoa = shippedPortals.find(({ id }) => id === 'xa-minh-hoa')!;
      await type(page, query, minhHoa.address);
      const option = page.locator('[role=option]').first();
      await option.waitFor();
      expect(await option.innerText()).toContain(contentOf(minhHoa).portal.hotline!.phone);
    },
  );

  test('thiếu danh sách tên thì ô tìm vẫn dùng được', async () => {
    await page.route('**/de-muc.json', (route) => route.abort());
    await type(page, 'khai sinh');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/tim-kiem/?q=khai+sinh');
    await page.locator('#ket-qua > li').first().waitFor();
  });
});

describe('trang tìm kiếm', () => {
  test('mở trang mà chưa hỏi gì thì không tải mã và chỉ mục; chạm vào ô tìm mới tải', async () => {
    const page = await browser.newPage();
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await page.goto(`${portal.address}tim-kiem/`);
    await page.waitForLoadState('networkidle');
    expect(asked.filter((url) => /de-muc|\/search\.[^/]*\.js|pagefind/.test(url))).toEqual([]);
    // Before the code is there, Enter opens another page, which loads everything once more.
    await page.locator('#cau-tim').focus();
    await searchCodeIsThere(page);
    await page.keyboard.type('khai sinh');
    await page.keyboard.press('Enter');
    await searchSettled(page);
    expect(asked.filter((url) => /\/search\.[^/]*\.js/.test(url))).toHaveLength(1);
    expect((await addresses(page))[0]).toBe(`${portal.base}thu-tuc/dang-ky-khai-sinh/`);
    await page.close();
  });

  test('chữ gõ trong lúc mã còn đang tải không bị xóa khi mã tới', async () => {
    const page = await browser.newPage();
    let release: () => void = () => undefined;
    const released = new Promise<void>((resolve) => (release = resolve));
    await page.route(/\/_astro\/search\.[^/]*\.js/, async (route) => {
      await released;
      await route.continue();
    });
    await page.goto(`${portal.address}tim-kiem/`);
    await page.locator('#cau-tim').focus();
    await page.keyboard.type('khai sinh');
    release();
    await searchCodeIsThere(page);
    expect(await page.locator('#cau-tim').inputValue()).toBe('khai sinh');
    await page.close();
  });

  test('mã của trang tìm kiếm không tải được thì nói chưa tìm được và chỉ sang danh sách', async () => {
    const page = await browser.newPage();
    await page.route(/\/_astro\/search\.[^/]*\.js/, (route) => route.abort());
    await page.goto(`${portal.address}tim-kiem/?q=khai+sinh`);
    await page.getByText('Chưa tìm được lúc này; mời xem theo danh sách bên dưới.').waitFor();
    expect(await page.locator('#theo-loai').isVisible()).toBe(true);
    await page.close();
  });

  test.each([
    ['đăng ký khai sinh', 'thu-tuc/dang-ky-khai-sinh/'],
    ['dang ky khai sinh', 'thu-tuc/dang-ky-khai-sinh/'],
    ['dang ki khai sinh', 'thu-tuc/dang-ky-khai-sinh/'],
    ['ĐĂNG KÝ KHAI SINH', 'thu-tuc/dang-ky-khai-sinh/'],
    ['đăng ký khai sinh'.normalize('NFD'), 'thu-tuc/dang-ky-khai-sinh/'],
    ['khai sihn', 'thu-tuc/dang-ky-khai-sinh/'],
    ['ddawng kys khai sinh', 'thu-tuc/dang-ky-khai-sinh/'],
    ['làm giấy khai sinh', 'thu-tuc/dang-ky-khai-sinh/'],
    ['làm thế nào để đăng ký kết hôn', 'thu-tuc/dang-ky-ket-hon/'],
    ['giay doc than xin o dau', 'thu-tuc/xac-nhan-tinh-trang-hon-nhan/'],
    ['nhập hộ khẩu cần giấy tờ gì', 'thu-tuc/dang-ky-thuong-tru/'],
    ['"đăng ký khai tử"', 'thu-tuc/dang-ky-khai-tu/'],
  ])('gõ “%s” như bộ gõ ghép chữ thì thấy ngay trong mười kết quả đầu', async (query, path) => {
    await page.goto(`${portal.address}tim-kiem/`);
    await page.locator('#cau-tim').focus();
    const session = await context.newCDPSession(page);
    for (const word of query.split(' ')) {
      await compose(session, word.slice(0, -1));
      await session.send('Input.insertText', { text: `${word} ` });
    }
    await page.keyboard.press('Enter');
    await searchSettled(page);
    expect(await addresses(page)).toContain(portal.base + path);
  });

  test('số hiệu văn bản gõ kiểu nào cũng tìm được', async () => {
    const { slug, data } = contentOf(portal).entries.document[0]!;
    const plain = data.number.replaceAll('Đ', 'D');
    for (const query of [data.number, plain, plain.replace(/[/-]/g, ' ').toLowerCase(), `so ${plain}`]) {
      await page.goto(`${portal.address}tim-kiem/?q=${encodeURIComponent(query)}`);
      await searchSettled(page);
      expect((await addresses(page))[0], query).toBe(`${portal.base}van-ban/${slug}/`);
    }
  });

  test.each(['999/QĐ-UBND', 'so 999 qd ubnd', 'quyết định 999'])(
    'hỏi “%s”, số không văn bản nào mang, thì nói thẳng là không có, rồi mới kê văn bản gần với nó',
    async (query) => {
      await page.goto(`${portal.address}tim-kiem/?q=${encodeURIComponent(query)}`);
      await searchSettled(page);
      const said = (await page.locator('#trang-thai').textContent())!;
      expect(said).toMatch(/^Không có văn bản số 999\/QĐ(-UBND)?\. /);
      expect(await page.locator('#ket-qua > li').count()).toBe(promisedIn(said));
      for (const address of await addresses(page)) expect(address).toContain('/van-ban/');
    },
  );

  test('màn hình hẹp thấy ngay kết quả đầu tiên; bấm “Thu hẹp kết quả” mới hiện bộ lọc', async () => {
    await page.setViewportSize({ width: 360, height: 740 });
    await page.goto(`${portal.address}tim-kiem/?q=khai+sinh`);
    await searchSettled(page);
    const summary = page.locator('#loc summary');
    await summary.waitFor();
    expect((await page.locator('#ket-qua > li').first().boundingBox())!.y).toBeLessThan(560);
    expect(await page.locator('#loc-loai').isVisible()).toBe(false);
    expect(await faults(page)).toEqual([]);
    await summary.click();
    await page.locator('#loc-loai a').nth(1).click();
    await page.waitForURL('**loai=**');
    await searchSettled(page);
    expect(await summary.innerText()).toMatch(/^Thu hẹp kết quả: \S/);
    expect(await page.locator('#loc-loai').isVisible()).toBe(true);
  });

  test('chữ gõ sai thì hỏi lại câu có lẽ muốn tìm', async () => {
    await page.goto(`${portal.address}tim-kiem/?q=khai+sihn`);
    await searchSettled(page);
    expect(await page.locator('#y-hoi').innerText()).toBe('Có phải bạn muốn tìm khai sinh?');
    await page.locator('#y-hoi a').click();
    await page.waitForURL('**/tim-kiem/?q=khai+sinh');
  });

  test('chọn loại thì chỉ còn loại ấy, địa chỉ đổi theo, nút lùi đưa về như cũ', async () => {
    await page.goto(`${portal.address}tim-kiem/?q=${encodeURIComponent('hồ sơ')}`);
    await searchSettled(page);
    const all = await page.locator('#trang-thai').textContent();
    const chip = page.locator('#loc-loai a[data-loai="thu-tuc"]');
    await chip.waitFor();
    const promised = Number(/\((\d+)\)/.exec(await chip.innerText())![1]);
    await chip.click();
    await page.waitForURL('**loai=thu-tuc**');
    await searchSettled(page);
    expect(promisedIn((await page.locator('#trang-thai').textContent())!)).toBe(promised);
    for (const address of await addresses(page)) expect(address).toContain('/thu-tuc/');
    await page.goBack();
    await searchSettled(page);
    expect(await page.locator('#trang-thai').textContent()).toBe(all);
  });

  test('đường dẫn có sẵn loại và năm thì mở ra đúng phần ấy', async () => {
    await page.goto(`${portal.address}tim-kiem/?q=${encodeURIComponent('người dân')}&loai=tin-tuc&nam=2026`);
    await searchSettled(page);
    // The filters are offered when every result has its day.
    await page.locator('#loc').waitFor();
    const shown = await page.locator('#ket-qua > li .meta').allInnerTexts();
    expect(shown.length).toBeGreaterThan(0);
    for (const about of shown) expect(about).toMatch(/Tin bài[\s\S]*2026/);
  });

  test.each([
    ['có kết quả và bộ lọc', 'khai sinh'],
    ['không có kết quả', 'qzxqzxqzx'],
    ['có câu hỏi lại', 'khai sihn'],
  ])('trang %s không có lỗi tiếp cận', async (_name, query) => {
    await page.goto(`${portal.address}tim-kiem/?q=${encodeURIComponent(query)}`);
    await searchSettled(page);
    if (query !== 'qzxqzxqzx') await page.locator('#loc-loai a').first().waitFor();
    expect(await faults(page)).toEqual([]);
  });

  test('mọi thứ câu tìm cần được gọi ngay từ đầu, mỗi thứ một lần, không thứ nào thừa', async () => {
    const page = await browser.newPage();
    const { number } = contentOf(portal).entries.document[0]!.data;
    const { indexes } = readFacts(portal.folder);
    for (const query of ['đăng ký khai sinh', 'UBND xã', number]) {
      await page.goto(`${portal.address}tim-kiem/?q=${encodeURIComponent(query)}`);
      await searchSettled(page);
      const loaded = await page.evaluate(
        (base) =>
          (performance.getEntriesByType('resource') as PerformanceResourceTiming[])
            .filter(({ name }) => /pf_index$|tim-kiem\/[\w-]+\.json$/.test(name))
            .map(({ name }) => new URL(name).pathname.slice(base.length)),
        portal.base,
      );
      expect(new Set(loaded).size, query).toBe(loaded.length);
      const words = loaded.filter((name) => name.endsWith('.pf_index'));
      const wanted = indexes.flatMap((head) =>
        chunksFor(askedWords(query), head).map((name) => `${head.folder}index/${name}.pf_index`),
      );
      expect(words.sort(), query).toEqual(wanted.sort());
    }
    await page.close();
  });

  test('người vào thẳng trang tìm kiếm không phải tải kho lưu cùng lúc với việc tìm', async () => {
    const page = await browser.newPage();
    await page.addInitScript(() => {
      navigator.serviceWorker.register = () => {
        document.documentElement.dataset['asked'] = 'sw';
        return Promise.reject(new Error());
      };
    });
    await page.clock.install();
    const isAsked = async (path: string) => {
      await page.goto(portal.address + path);
      if (path) await searchSettled(page);
      // Longer than a page waits before it registers the worker.
      await page.clock.fastForward(5000);
      return page.evaluate(() => document.documentElement.dataset['asked'] === 'sw');
    };
    expect([await isAsked(''), await isAsked('tim-kiem/?q=khai+sinh')]).toEqual([true, false]);
    await page.close();
  });

  test.each([
    ['thiếu cả thư mục', '**/pagefind/**', 404],
    ['thiếu tệp chữ', '**/index/*.pf_index', 404],
    ['tệp chữ bị cắt ngang', '**/index/*.pf_index', 200],
    ['thiếu số liệu của chỉ mục', '**/tu.json', 404],
  ])(
    'chỉ mục hỏng (%s) thì vẫn kê những tên tìm được, nói là theo tên, và để danh sách',
    async (_name, files, status) => {
      await page.route(files, async (route) => {
        if (status !== 200) return route.fulfill({ status });
        const path = new URL(route.request().url()).pathname.slice(portal.base.length);
        const body = readFileSync(join(portal.folder, path));
        return route.fulfill({ status, body: body.subarray(0, body.length / 2) });
      });
      await page.goto(`${portal.address}tim-kiem/?q=khai+sinh`);
      await page
        .getByText(/^Có \d+ kết quả theo tên mục\. Chưa tìm được trong toàn bộ nội dung lúc này/)
        .waitFor();
      expect((await addresses(page))[0]).toBe(`${portal.base}thu-tuc/dang-ky-khai-sinh/`);
      expect(await page.locator('#theo-loai a').count()).toBeGreaterThan(20);
      expect(await page.locator('#theo-loai').isVisible()).toBe(true);
    },
  );

  test.each([
    ['một tệp chữ', /\/pagefind\/2\/index\//],
    ['tệp nội dung', '**/pagefind/fragment/**'],
  ])('thiếu %s thì kê những gì tìm được, nói là chưa đủ, và vẫn để danh sách', async (_name, files) => {
    await page.route(files, (route) => route.fulfill({ status: 404 }));
    await page.goto(`${portal.address}tim-kiem/?q=khai+sinh`);
    await page
      .getByText(
        /^Có \d+ kết quả cho “khai sinh”(?:, và \d+ kết quả gần đúng)?\. Một phần nội dung chưa tìm được lúc này\.$/,
      )
      .waitFor();
    expect(await addresses(page)).toContain(`${portal.base}thu-tuc/dang-ky-khai-sinh/`);
    expect(await page.locator('#theo-loai').isVisible()).toBe(true);
  });

  test('trang mở từ trước khi cổng được dựng lại thì tìm theo tên và mời tải lại trang', async () => {
    const html = readFileSync(join(portal.folder, 'tim-kiem/index.html'), 'utf8');
    const body = html.replace(/(name="build" content=")\w+/, '$1hom-truoc');
    await page.route(/tim-kiem\/\?q=/, (route) => route.fulfill({ contentType: 'text/html', body }));
    await page.route('**/pagefind/**', (route) => route.fulfill({ status: 404 }));
    await page.goto(`${portal.address}tim-kiem/?q=khai+sinh`);
    await page
      .getByText(
        /^Có \d+ kết quả theo tên mục\. Cổng vừa được cập nhật; mời tải lại trang để tìm trong toàn bộ nội dung\.$/,
      )
      .waitFor();
    expect((await addresses(page))[0]).toBe(`${portal.base}thu-tuc/dang-ky-khai-sinh/`);
  });

  test('câu nào cũng ra một thứ tự: ở Node và ở trình duyệt, hỏi lại sau những câu khác cũng vậy', async () => {
    const engine = openEngine(portal.folder);
    await page.goto(`${portal.address}tim-kiem/?q=h%E1%BB%99+t%E1%BB%8Bch`);
    await searchSettled(page);
    const queries = [
      ...['đăng ký khai sinh', 'xac nhan doc than', 'lịch tiếp công dân', 'UBND xã', 'nước sạch'],
      ...[
        'đăng ký khia sinh',
        'lam lai cccd can giay to gi',
        'chủ tịch xã là ai',
        'cháy nhà gọi ai',
        '"hồ sơ"',
      ],
      'em sinh bé được hai tháng rồi mà chưa kịp đi làm giấy khai sinh cho cháu thì mang theo những giấy tờ gì lên xã ạ',
    ];
    for (const query of [...queries, ...queries.toReversed()]) {
      await page.locator('#cau-tim').fill(query);
      await page.locator('#cau-tim').press('Enter');
      await page.waitForURL((url) => url.searchParams.get('q') === query);
      await searchSettled(page);
      const wanted = (await engine.page(query)).addresses.map(
        (address) => portal.base + address.split('#')[0]!,
      );
      expect(wanted.length, query).toBeGreaterThan(0);
      expect(await addresses(page), query).toEqual(wanted);
    }
  });

  test('chỉ mục tải lên chưa đủ tệp thì nói chưa tìm được và chỉ sang danh sách', async () => {
    await page.route('**/index/*.pf_index', (route) => route.fulfill({ status: 404 }));
    await page.route('**/de-muc.json', (route) => route.fulfill({ status: 404 }));
    await page.goto(`${portal.address}tim-kiem/?q=khai+sinh`);
    await page
      .locator('#trang-thai')
      .getByText('Chưa tìm được lúc này; mời xem theo danh sách bên dưới.')
      .waitFor();
    expect(await page.locator('#theo-loai a').count()).toBeGreaterThan(20);
    expect(await page.locator('#theo-loai').isVisible()).toBe(true);
  });
});

/** Opens the home page and types into the box at its top. */
async function type(on: Page, query: string, address = portal.address): Promise<void> {
  await on.goto(address);
  await on.locator('#tim').focus();
  await on.keyboard.type(query);
}

/** Puts letters into the box as an input method does that is not done with them. */
async function compose(session: CDPSession, text: string): Promise<void> {
  await session.send('Input.imeSetComposition', {
    text,
    selectionStart: text.length,
    selectionEnd: text.length,
  });
}

/** How many results the page says there are, near ones among them. */
function promisedIn(said: string): number {
  return [...said.matchAll(/([\d.]+) kết quả/g)].reduce(
    (sum, [, count]) => sum + Number(count!.replaceAll('.', '')),
    0,
  );
}

/** Waits until the code of the search page has run: it then leaves its exports by its name. */
async function searchCodeIsThere(on: Page): Promise<void> {
  await on.waitForFunction(() =>
    Object.keys((window as unknown as { tep?: object }).tep ?? {}).some((name) => name.startsWith('search.')),
  );
}

function addresses(on: Page): Promise<string[]> {
  return on
    .locator('#ket-qua > li > a')
    .evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).pathname));
}

async function faults(on: Page): Promise<Violation[]> {
  await loadAxe(on);
  return violationsOf(on, WCAG);
}
