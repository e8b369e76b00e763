import { afterAll, describe, expect, test } from 'vitest';
import { findFirefox, FirefoxTab } from '../../scripts/programs/firefox.ts';
import { shippedPortals } from './portals.ts';

const portal = shippedPortals.find(({ id }) => id === 'xa-minh-hoa')!;
const ENTER = '\uE007';

/** A page of each kind that residents open most, and those with drawings. */
const PATHS = ['', 'tin-tuc/', 'thu-tuc/dang-ky-khai-sinh/', 'giao-dich/', 'phan-anh/', 'chi-tieu/'];

const executable = findFirefox();

// A machine without Firefox was told so by `npm test`; a machine of CI must have it.
describe.skipIf(!executable && !process.env['CI'])('Firefox', async () => {
  if (!executable) throw new Error('Chưa có Firefox; npm test cài trước khi chạy.');
  const tab = await FirefoxTab.open(executable);
  afterAll(() => tab.close());

  test.each(PATHS)('trang “%s” có kiểu dáng, vừa màn hình, mã chạy không lỗi', async (path) => {
    tab.errors.length = 0;
    await tab.goto(portal.address + path);
    expect(await tab.evaluate(`getComputedStyle(document.querySelector('.menu')).backgroundColor`)).toBe(
      'rgb(138, 28, 28)',
    );
    expect(await tab.evaluate('innerWidth')).toBe(360);
    expect(await tab.evaluate('document.documentElement.scrollWidth')).toBe(360);
    expect(await tab.evaluate('document.documentElement.dataset.script')).toBe('');
    expect(tab.errors).toEqual([]);
  });

  test('nói được lúc này có mở cửa không', async () => {
    await tab.goto(portal.address);
    await tab.until(`/mở|nghỉ|giờ/i.test(document.querySelector('[data-element="open-state"]').textContent)`);
  });

  test('gõ vào ô tìm thì có gợi ý; Enter thì có kết quả của toàn văn', async () => {
    tab.errors.length = 0;
    await tab.goto(portal.address);
    await tab.evaluate(`document.querySelector('#tim').focus()`);
    await tab.type('khai si');
    await tab.until(
      `(document.querySelector('[role=option]') || document.body).textContent.startsWith('Đăng ký khai sinh')`,
    );
    await tab.type(`nh${ENTER}`);
    await tab.until(`document.querySelector('#trang-thai').textContent.startsWith('Có ')`);
    expect(await tab.evaluate(`document.querySelector('#ket-qua a').textContent`)).toBe('Đăng ký khai sinh');
    expect(tab.errors).toEqual([]);
  });

  test('sau một lần xem thì máy lưu trang để đọc khi không có mạng', async () => {
    await tab.goto(portal.address);
    await tab.until(`navigator.serviceWorker.ready.then(({ active }) => active.state === 'activated')`);
    await tab.until(
      `caches.match(${JSON.stringify(`${portal.address}giao-dich/`)}).then((saved) => saved !== undefined)`,
    );
  });
});
