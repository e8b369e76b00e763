import { expect, test } from 'vitest';
import { openTab } from './browser.ts';
import { shippedPortals, templatesOf } from './portals.ts';

/** What a resident scrolls through at most, in CSS pixels, on a phone that is 360 wide and runs no script. */
const MAX_HEIGHT = 5000;

/** The home page gathers all lists, and the page of petitions tells of four kinds. */
const GATHERING = ['', 'phan-anh/'];
const MAX_GATHERING_HEIGHT = 5500;

/** What is read from its beginning to its end. */
const READ_AS_A_WHOLE = /^(tin-tuc|thu-tuc|van-ban|phan-anh|gioi-thieu)\/[^/]+\/$/;
const LISTS_AMONG_THEM = /\/(trang|thay-doi|noi-khac|niem-yet|nam)\/$/;

const page = await openTab({ javaScriptEnabled: false, viewport: { width: 360, height: 740 } });

test.each(shippedPortals)(
  'danh sách nào của cổng $id cũng xem hết trong bảy lần màn hình điện thoại',
  async (portal) => {
    const lists = templatesOf(portal).filter(
      (path) => !READ_AS_A_WHOLE.test(path) || LISTS_AMONG_THEM.test(path),
    );
    expect(lists.length).toBeGreaterThan(15);
    expect(lists).toEqual(expect.arrayContaining(GATHERING));
    const tooLong: string[] = [];
    for (const path of lists) {
      await page.goto(portal.address + path);
      const height = await page.evaluate(() => document.documentElement.scrollHeight);
      if (height > (GATHERING.includes(path) ? MAX_GATHERING_HEIGHT : MAX_HEIGHT))
        tooLong.push(`${path}: ${height}`);
    }
    expect(tooLong).toEqual([]);
  },
);
