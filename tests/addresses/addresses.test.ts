import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addressesOf } from '../../src/addresses/addresses.ts';
import { entryKinds } from '../../src/schemas/kinds.ts';

test('cổng ở gốc tên miền có các địa chỉ của bản cam kết', () => {
  const at = addressesOf('https://a.vidu.vn/');
  expect([
    at.home,
    at.intro(),
    at.intro('lich-su'),
    at.leaders,
    at.contacts,
    at.articles(),
    at.articles(1),
    at.articles(2),
    at.archive('2026'),
    at.archive('2026-09', 2),
    at.article('le'),
    at.section('cchc'),
    at.procedure('khai-sinh'),
    at.document('ke-hoach'),
    at.feedback('duong'),
    at.search,
    at.siteMap,
    at.english,
    at.rss(),
    at.api('portal'),
  ]).toEqual([
    '/',
    '/gioi-thieu/',
    '/gioi-thieu/lich-su/',
    '/lanh-dao/',
    '/giao-dich/',
    '/tin-tuc/',
    '/tin-tuc/',
    '/tin-tuc/trang/2/',
    '/tin-tuc/nam/2026/',
    '/tin-tuc/nam/2026/09/trang/2/',
    '/tin-tuc/le/',
    '/chuyen-muc/cchc/',
    '/thu-tuc/khai-sinh/',
    '/van-ban/ke-hoach/',
    '/phan-anh/duong/',
    '/tim-kiem/',
    '/so-do-trang/',
    '/en/',
    '/rss.xml',
    '/api/portal.json',
  ]);
});

test('cổng ở dưới một đường dẫn thì mọi địa chỉ bắt đầu bằng đường dẫn ấy', () => {
  const at = addressesOf('https://a.vidu.vn/phuong-mot/');
  expect(at.article('le')).toBe('/phuong-mot/tin-tuc/le/');
  expect(at.absolute(at.article('le'))).toBe('https://a.vidu.vn/phuong-mot/tin-tuc/le/');
  for (const kind of entryKinds) expect(at.entry(kind, 'x')).toMatch(/^\/phuong-mot\//);
});

test('xem trên máy mình thì đổi đường dẫn gốc, không đổi tên miền trong liên kết lâu dài', () => {
  const at = addressesOf('https://a.vidu.vn/', '/xa-mot/');
  expect(at.home).toBe('/xa-mot/');
  expect(addressesOf('https://a.vidu.vn/').absolute('/tin-tuc/le/')).toBe('https://a.vidu.vn/tin-tuc/le/');
});

test('tên tệp có dấu cách, dấu # hay dấu ? không làm hỏng địa chỉ tải về', () => {
  expect(addressesOf('https://a.vidu.vn/').file('van-ban/Kế hoạch #2?.pdf')).toBe(
    '/tep/van-ban/K%E1%BA%BF%20ho%E1%BA%A1ch%20%232%3F.pdf',
  );
});

test('địa chỉ đầy đủ đúng như trình duyệt ghép, đường dẫn thường hay đường dẫn lạ', () => {
  const part = fc.constantFrom(
    'tin-tuc',
    'le',
    '/',
    '.',
    '..',
    '%41',
    'Lễ',
    '?a=b',
    '#c',
    ' ',
    '\\\\',
    '//',
    ':',
    '2026',
  );
  const { absolute } = addressesOf('https://a.vidu.vn/phuong/');
  fc.assert(
    fc.property(fc.array(part, { maxLength: 5 }), fc.boolean(), (parts, isFolder) => {
      const address = `/${parts.join(isFolder ? '/' : '')}${isFolder ? '/' : ''}`;
      if (!URL.canParse(address, 'https://a.vidu.vn')) return;
      expect(absolute(address)).toBe(new URL(address, 'https://a.vidu.vn').href);
    }),
    { numRuns: 1000 },
  );
});
