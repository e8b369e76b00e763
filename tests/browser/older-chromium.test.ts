import { afterAll, describe, expect, test } from 'vitest';
import { findOlderChromium, OLDER_CHROMIUMS, OlderTab } from '../../scripts/programs/older-chromium.ts';
import { shippedPortals } from './portals.ts';

const portal = shippedPortals.find(({ id }) => id === 'xa-minh-hoa')!;

/** A page of each kind that residents open most. */
const PATHS = ['', 'tin-tuc/', 'thu-tuc/dang-ky-khai-sinh/', 'giao-dich/', 'en/'];

describe.each(OLDER_CHROMIUMS)('Chromium $version', async ({ version }) => {
  const executable = findOlderChromium(version);
  if (!executable) throw new Error(`Chưa có Chromium ${version}; npm test tải về trước khi chạy.`);
  const tab = await OlderTab.open(executable);
  afterAll(() => tab.close());

  test.each(PATHS)('trang “%s” có kiểu dáng, vừa màn hình, mã chạy không lỗi', async (path) => {
    tab.errors.length = 0;
    await tab.goto(portal.address + path);
    expect(await tab.evaluate(`getComputedStyle(document.querySelector('.menu')).backgroundColor`)).toBe(
      ACCENT,
    );
    expect(await tab.evaluate(`getComputedStyle(document.querySelector('.menu ul')).listStyleType`)).toBe(
      'none',
    );
    expect(await tab.evaluate('document.documentElement.scrollWidth')).toBe(360);
    expect(await tab.evaluate('document.documentElement.dataset.script')).toBe('');
    expect(tab.errors).toEqual([]);
  });

  test('tệp kiểu không tới thì quốc kỳ vẫn đỏ sao vàng, hình vẽ vẫn nhỏ', async () => {
    await tab.block(['*.css']);
    await tab.goto(portal.address);
    expect(await tab.evaluate(`getComputedStyle(document.querySelector('.menu')).backgroundColor`)).toBe(
      'rgba(0, 0, 0, 0)',
    );
    const fills = `[...document.querySelectorAll('.flag path')].map((path) => getComputedStyle(path).fill)`;
    expect(await tab.evaluate(fills)).toEqual(['rgb(218, 37, 29)', 'rgb(255, 255, 0)']);
    const widths = `[...document.querySelectorAll('svg')].map((svg) => svg.getBoundingClientRect().width)`;
    expect(Math.max(...(await tab.evaluate<number[]>(widths)))).toBeLessThanOrEqual(110);
    await tab.block([]);
  });
});

/** The colour of the menu of a portal without an accent of its own. */
const ACCENT = 'rgb(138, 28, 28)';
