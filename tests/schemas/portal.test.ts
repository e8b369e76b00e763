import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { isNoticeDue, portalSchema } from '../../src/schemas/portal.ts';
import { portalYaml } from '../fixtures/make.ts';

const portal = (changes: Record<string, unknown>) =>
  portalSchema.safeParse(parse(portalYaml(changes)) as unknown);

test.each([
  ['https://a.vidu.vn', 'https://a.vidu.vn/'],
  ['https://a.vidu.vn/phuong-mot', 'https://a.vidu.vn/phuong-mot/'],
  ['https://A.Vidu.vn/phuong-mot/', 'https://a.vidu.vn/phuong-mot/'],
])('địa chỉ %s đọc thành %s', (written, expected) => {
  expect(portal({ url: written }).data?.url).toBe(expected);
});

test.each([
  'http://a.vidu.vn',
  'https://a.vidu.vn/?x=1',
  'https://a.vidu.vn/#x',
  'https://ten:mk@a.vidu.vn/',
  'https://a.vidu.vn/xã/',
  'a.vidu.vn',
  'javascript:alert(1)',
  '',
])('địa chỉ %j không nhận', (url) => {
  expect(portal({ url }).success).toBe(false);
});

test('phải có chuyên mục cải cách hành chính', () => {
  expect(portal({ sections: [{ id: 'tin', name: 'Tin' }] }).error?.issues).toMatchObject([
    { path: ['sections'], params: { problem: 'section-cchc-missing' } },
  ]);
});

test('hai chuyên mục hoặc hai đơn vị không được trùng mã', () => {
  const twice = [
    { id: 'cchc', name: 'Một' },
    { id: 'cchc', name: 'Hai' },
  ];
  expect(portal({ sections: twice }).error?.issues).toMatchObject([{ path: ['sections', 1, 'id'] }]);
  expect(portal({ units: twice }).error?.issues).toMatchObject([{ path: ['units', 1, 'id'] }]);
});

test('mã đơn vị là chữ, không phải số', () => {
  expect(portal({ code: 123 }).success).toBe(false);
  expect(portal({ code: '00123' }).data?.code).toBe('00123');
});

test.each([
  '/thu-tuc/',
  '/',
  '/giao-dich/#noi-mot-cua',
  'https://dichvucong.gov.vn',
  'https://dichvucong.gov.vn/p/home?x=1#y',
  'tel:02000000001',
])('ô “Tôi cần…” dẫn được tới %s', (url) => {
  expect(portal({ tiles: [{ name: 'Một việc', url }] }).success).toBe(true);
});

test.each(['thu-tuc', '//ke-xau.vn/', 'javascript:alert(1)', 'data:text/html,x', '/../', 'tel:', ''])(
  'ô “Tôi cần…” không dẫn tới %j',
  (url) => {
    expect(portal({ tiles: [{ name: 'Một việc', url }] }).success).toBe(false);
  },
);

test('thứ tự các phần của trang chủ chỉ nhận những phần có thật', () => {
  expect(portal({ theme: { blocks: ['lien-he', 'toi-can'] } }).data?.theme?.blocks).toEqual([
    'lien-he',
    'toi-can',
  ]);
  expect(portal({ theme: { blocks: ['lien-he', 'tin-nong'] } }).error?.issues).toMatchObject([
    { path: ['theme', 'blocks', 1] },
  ]);
  expect(portal({ theme: { blocks: [] } }).success).toBe(false);
});

test('thông báo khẩn hiện từ ngày đầu đến hết ngày cuối; dựng theo giờ thì hiện đúng từ giờ đến giờ', () => {
  const notice = { from: '2026-03-14T22:00', to: '2026-03-16T05:30' };
  const days = ['2026-03-13', '2026-03-14', '2026-03-15', '2026-03-16', '2026-03-17'];
  expect(days.filter((day) => isNoticeDue(notice, day))).toEqual(days.slice(1, 4));
  const minutes = ['2026-03-14T21:59', '2026-03-14T22:00', '2026-03-16T05:29', '2026-03-16T05:30'];
  expect(minutes.filter((minute) => isNoticeDue(notice, minute))).toEqual(minutes.slice(1, 3));
});

test.each([
  ['2026-03-16', '2026-03-14', false],
  ['2026-03-14T09:00', '2026-03-14T08:00', false],
  ['2026-03-14T09:00', '2026-03-14', true],
  ['2026-03-14', '2026-03-14', true],
])('thông báo khẩn từ %s đến %s: nhận %s', (from, to, accepted) => {
  expect(portal({ notice: { text: 'Cắt nước', from, to } }).success).toBe(accepted);
});

const links = (count: number, name = 'Cổng của xã bạn') =>
  Array.from({ length: count }, (_, index) => ({ name, url: `https://xa${index}.vidu.vn/` }));
const redirects = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ from: `/tin-cu/${index}/`, to: '/tin-tuc/' }));

test('cổng lớn có thật thì nhận: bốn mươi chuyên mục, sáu mươi đơn vị, vài nghìn địa chỉ cũ', () => {
  const sections = Array.from({ length: 39 }, (_, index) => ({
    id: `muc-${index}`,
    name: `Chuyên mục thứ ${index} của xã`,
  }));
  const units = sections.concat(
    Array.from({ length: 21 }, (_, i) => ({ id: `don-vi-${i}`, name: `Đơn vị ${i}` })),
  );
  const read = portal({
    sections: [{ id: 'cchc', name: 'Cải cách hành chính' }, ...sections],
    units,
    links: links(60),
    redirects: redirects(4500),
    hours: ['Thứ Hai đến thứ Sáu: 7 giờ đến 11 giờ', 'Thứ Bảy: 7 giờ 30 đến 11 giờ'],
  });
  expect(read.error?.issues).toBeUndefined();
});

test.each([
  ['liên kết', { links: links(150, 'Cổng thông tin điện tử '.repeat(8).trim()) }, 'links', 0],
  ['giờ làm việc', { hours: Array.from({ length: 20 }, () => 'Sáng '.repeat(380)) }, 'hours', 0],
  [
    'địa chỉ trang mạng xã hội',
    {
      social: { zalo: `https://zalo.me/${'a'.repeat(3900)}` },
      owner: 'Ủy ban '.repeat(280),
      address: 'Ấp '.repeat(600),
      licence: 'Số 1 '.repeat(390),
      links: links(199, 'Ủy ban nhân dân xã bạn ở cùng tỉnh, cùng vùng, cùng sông, cùng chợ, cùng trường'),
    },
    'links',
    0,
  ],
  [
    'liên kết và nhiều địa chỉ cũ',
    { links: links(199, 'Cổng thông tin điện tử của xã bạn'), redirects: redirects(5000) },
    'links',
    5000,
  ],
])('%s quá dài so với mức đứng được trên mọi trang thì không nhận', (_what, changes, key, count) => {
  expect(portal(changes).error?.issues).toMatchObject([
    { path: [key], params: { problem: 'frame-too-large', redirects: count } },
  ]);
});
