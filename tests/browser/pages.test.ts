import type { Root } from 'hast';
import { beforeAll, describe, expect, test } from 'vitest';
import { isNightly } from '../fixtures/nightly.ts';
import { browser } from './browser.ts';
import { pagesWithNewKinds } from './element-kinds.ts';
import {
  contentOf,
  elementsOf,
  pagesOf,
  portals,
  sitemapOf,
  smallPortal,
  templatesOf,
  textOf,
  type BuiltPortal,
} from './portals.ts';
import { listen, visitEach, type Complaints } from './visits.ts';

/** What the browser found on a page. */
interface Visit extends Complaints {
  path: string;
  status: number;
  /** The addresses of the pictures that show nothing. */
  blank: string[];
  /** How many pixels the page is wider than a phone of 360, and than one of 320, at which WCAG asks for reflow (1.4.10). */
  excess: number;
  narrowExcess: number;
}

const PHONE = { width: 360, height: 740 };

/** The kinds of elements that pages of portals before have shown. */
const shown = new Set<string>();

describe.each(portals)('cổng $id', (portal) => {
  const visits: Visit[] = [];
  const listed = new Set(sitemapOf(portal));
  const written = pagesOf(portal).filter(({ path }) => listed.has(path));

  beforeAll(async () => {
    const context = await browser.newContext({ viewport: PHONE, deviceScaleFactor: 2 });
    // What only a browser can tell follows from the kinds of elements; each page is opened at night.
    const paths = isNightly ? [...listed] : openedOf(portal);
    expect(paths.length).toBeGreaterThan(10);
    visits.push(
      ...(await visitEach(context, paths, async (page, path): Promise<Visit> => {
        const address = portal.address + path;
        const { stop, ...complaints } = listen(page, address);
        const response = await page.goto(address, { waitUntil: 'load' });
        const seen = await page.evaluate(look);
        await page.setViewportSize({ width: 320, height: 640 });
        const narrowExcess = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        await page.setViewportSize(PHONE);
        stop();
        return { path, status: response?.status() ?? 0, ...complaints, ...seen, narrowExcess };
      })),
    );
    await context.close();
  });

  test('sơ đồ trang cho máy kể đủ mọi trang đã dựng, trừ trang báo lỗi, trang lọc văn bản, phần chưa có gì', () => {
    const built = pagesOf(portal).map(({ path }) => path);
    const left = built.filter((path) => !sitemapOf(portal).includes(path));
    expect(sitemapOf(portal).filter((path) => !built.includes(path))).toEqual([]);
    expect(
      left.filter((path) => !/^(404\.html|van-ban\/[^/]+\/[^/]+\/(?:trang\/\d+\/)?)$/.test(path)).sort(),
    ).toEqual(portal === smallPortal ? EMPTY_PARTS : []);
  });

  test('mọi trang đều mở được', () => {
    expect(visits.filter(({ status }) => status !== 200)).toEqual([]);
  });

  test('không trang nào làm trình duyệt báo lỗi hay cảnh báo', () => {
    expect(faults(({ messages, dialogs }) => [...messages, ...dialogs])).toEqual([]);
  });

  test('không trang nào gọi sang máy chủ khác, không tệp nào bị thiếu', () => {
    expect(faults(({ foreign, failed }) => [...foreign, ...failed])).toEqual([]);
  });

  test('mọi ảnh đều hiện ra', () => {
    expect(faults(({ blank }) => blank)).toEqual([]);
  });

  test('mỗi trang có đúng một đề mục lớn nhất, đứng đầu, và không cấp đề mục nào bị bỏ qua', () => {
    const levels = written.map(({ path, tree }) => ({ path, levels: headingsOf(tree) }));
    expect(levels.filter((each) => !isInOrder(each.levels))).toEqual([]);
  });

  test('mỗi trang nói rõ ngôn ngữ của mình', () => {
    for (const { path, tree } of written)
      expect(wordsOf(tree, 'html', 'lang'), path).toEqual([path === 'en/' ? 'en' : 'vi']);
  });

  test('không hai trang nào trùng tiêu đề, trừ khi người viết đặt trùng', () => {
    const { portal: told, entries } = contentOf(portal);
    const alike = Map.groupBy(entries.article, ({ data }) => `${data.title} – ${told.name}`);
    const titles = Map.groupBy(written, ({ tree }) => titleOf(tree));
    const repeated = [...titles].filter(
      ([title, pages]) => !title || pages.length > (alike.get(title)?.length ?? 1),
    );
    expect(repeated.map(([title, pages]) => ({ title, pages: pages.map(({ path }) => path) }))).toEqual([]);
  });

  test('trên điện thoại rộng 360, 320 điểm không trang nào phải kéo ngang', () => {
    expect(visits.filter(({ excess }) => excess > 0).map(brief)).toEqual([]);
    expect(visits.filter(({ narrowExcess }) => narrowExcess > 0).map(brief)).toEqual([]);
  });

  test('địa chỉ không có thì gặp trang báo lỗi, còn menu, ô tìm và lối về', async () => {
    const page = await browser.newPage();
    const response = await page.goto(`${portal.address}tin-tuc/khong-he-co/`);
    expect(response?.status()).toBe(404);
    expect(await page.locator('h1').innerText()).toBe('Không tìm thấy trang');
    await page.locator('main').getByRole('link', { name: 'Trang chủ' }).click();
    await page.waitForURL(portal.address);
    await page.close();
  });

  function faults(of: (visit: Visit) => string[]): string[] {
    return visits.flatMap((visit) => of(visit).map((fault) => `${visit.path || '/'}: ${fault}`));
  }
});

/** Chooses the pages to open: one of each template, and those that show a kind of element which none of them does. */
function openedOf(portal: BuiltPortal): string[] {
  const listed = new Set(sitemapOf(portal));
  const pages = pagesOf(portal).filter(({ path }) => listed.has(path));
  const templates = templatesOf(portal).filter((path) => listed.has(path));
  pagesWithNewKinds(
    pages.filter(({ path }) => templates.includes(path)),
    shown,
  );
  return [...templates, ...pagesWithNewKinds(pages, shown)];
}

function brief({ path, excess, narrowExcess }: Visit) {
  return { path, excess, narrowExcess };
}

function titleOf(tree: Root): string {
  return textOf([...elementsOf(tree)].find(({ tagName }) => tagName === 'title')!);
}

/** Gives the values of a property of the elements of a name. */
function wordsOf(tree: Root, name: string, property: string): string[] {
  return [...elementsOf(tree)].flatMap(({ tagName, properties }) =>
    tagName === name ? [String(properties[property])] : [],
  );
}

/** Gives the levels of the headings, in their order. */
function headingsOf(tree: Root): number[] {
  return [...elementsOf(tree)].flatMap(({ tagName }) =>
    /^h[1-6]$/.test(tagName) ? [Number(tagName[1])] : [],
  );
}

function isInOrder(headings: number[]): boolean {
  return (
    headings[0] === 1 &&
    headings.filter((level) => level === 1).length === 1 &&
    headings.every((level, index) => index === 0 || level <= headings[index - 1]! + 1)
  );
}

/** Runs in the page. */
async function look() {
  const images = [...document.images];
  const blank: string[] = [];
  await Promise.all(
    images.map(async (image) => {
      image.loading = 'eager';
      await image.decode().catch(() => undefined);
      if (!image.complete || image.naturalWidth === 0) blank.push(image.currentSrc || image.src);
    }),
  );
  return {
    blank,
    excess: document.documentElement.scrollWidth - innerWidth,
  };
}

/** The parts for which the portal of one leader and one article has no content; nothing leads to their pages. */
const EMPTY_PARTS = [
  'chi-so/',
  'gioi-thieu/',
  'hoat-dong/',
  'thu-tuc/',
  'thu-tuc/niem-yet/',
  'thu-tuc/thay-doi/',
  'van-ban/',
];
