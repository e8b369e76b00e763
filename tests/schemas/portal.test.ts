import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { portalSchema } from '../../src/schemas/portal.ts';
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
