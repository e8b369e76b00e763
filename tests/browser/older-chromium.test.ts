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

  test('hình và chữ, nút và nút không dính nhau, dù trình duyệt chưa biết khoảng cách giữa các ô', async () => {
    await tab.goto(`${portal.address}thu-tuc/dang-ky-khai-sinh/`);
    const margins = (selector: string, side: string) =>
      tab.evaluate<string>(`getComputedStyle(document.querySelector('${selector}')).margin${side}`);
    const space = version < 84 ? '8px' : '0px';
    expect(await margins('.tool svg', 'Right')).toBe(space);
    expect(await margins('.tools > .tool', 'Right')).toBe(space);
    expect(await margins('.tools > :last-child', 'Right')).toBe('0px');
  });

  test('gõ vào ô tìm thì có gợi ý', async () => {
    tab.errors.length = 0;
    await tab.goto(portal.address);
    await tab.evaluate(`document.querySelector('#tim').focus()`);
    await tab.type('khai si');
    // The names of procedures come second, and the list fills itself as they come.
    await tab.until(
      `(document.querySelector('[role=option]') || document.body).textContent.startsWith('Đăng ký khai sinh')`,
    );
    expect(tab.errors).toEqual([]);
  });

  test('tìm “khai sinh” thì có kết quả của toàn văn', async () => {
    tab.errors.length = 0;
    await tab.goto(`${portal.address}tim-kiem/?q=khai+sinh`);
    await tab.until(`document.querySelector('#trang-thai').textContent.startsWith('Có ')`);
    expect(await tab.evaluate(`document.querySelector('#trang-thai').textContent`)).toMatch(
      /^Có \d+ kết quả cho “khai sinh”[^.]{0,40}\.$/,
    );
    expect(await tab.evaluate(`document.querySelector('#ket-qua a').textContent`)).toBe('Đăng ký khai sinh');
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
