import { expect, test } from 'vitest';
import { openTab } from './browser.ts';
import { shippedPortals, templatesOf } from './portals.ts';

/** What a resident scrolls through at most, in CSS pixels, on a phone that is 360 wide and runs no script. */
const MAX_HEIGHT = 5000;

/** What is read from its beginning to its end, and the home page, which gathers all lists. */
const READ_AS_A_WHOLE = /^$|^(tin-tuc|thu-tuc|van-ban|phan-anh|gioi-thieu)\/[^/]+\/$|^phan-anh\/$/;
const LISTS_AMONG_THEM = /\/(trang|thay-doi|noi-khac|niem-yet|nam)\/$/;

const page = await openTab({ javaScriptEnabled: false, viewport: { width: 360, height: 740 } });

test.each(shippedPortals)(
  'danh sách nào của cổng $id cũng xem hết trong bảy lần màn hình điện thoại',
  async (portal) => {
    const lists = templatesOf(portal).filter(
      (path) => !READ_AS_A_WHOLE.test(path) || LISTS_AMONG_THEM.test(path),
    );
    expect(lists.length).toBeGreaterThan(15);
    const tooLong: string[] = [];
    for (const path of lists) {
      await page.goto(portal.address + path);
      const height = await page.evaluate(() => document.documentElement.scrollHeight);
      if (height > MAX_HEIGHT) tooLong.push(`${path}: ${height}`);
    }
    expect(tooLong).toEqual([]);
  },
);
