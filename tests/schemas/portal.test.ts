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

test('thông báo khẩn hiện từ ngày đầu đến hết ngày cuối, kể cả khi có ghi giờ', () => {
  const notice = { from: '2026-03-14T22:00', to: '2026-03-16T05:30' };
  const days = ['2026-03-13', '2026-03-14', '2026-03-15', '2026-03-16', '2026-03-17'];
  expect(days.filter((day) => isNoticeDue(notice, day))).toEqual(days.slice(1, 4));
});

test.each([
  ['2026-03-16', '2026-03-14', false],
  ['2026-03-14T09:00', '2026-03-14T08:00', false],
  ['2026-03-14T09:00', '2026-03-14', true],
  ['2026-03-14', '2026-03-14', true],
])('thông báo khẩn từ %s đến %s: nhận %s', (from, to, accepted) => {
  expect(portal({ notice: { text: 'Cắt nước', from, to } }).success).toBe(accepted);
});
