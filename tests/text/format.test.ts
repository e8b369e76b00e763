import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  compareText,
  formatBytes,
  formatDay,
  formatDecimals,
  formatMoment,
  formatNumber,
  midSentence,
} from '../../src/text/format.ts';
import { runs } from '../fixtures/nightly.ts';

test.each([
  ['Quý III/2026', 'quý III/2026'],
  ['Báo của tỉnh', 'báo của tỉnh'],
  ['Đài phát thanh', 'đài phát thanh'],
  ['CCHC', 'CCHC'],
  ['Zalo', 'Zalo'],
  ['Facebook, Zalo', 'Facebook, Zalo'],
  ['Internet của xã', 'Internet của xã'],
])('giữa câu “%s” viết là “%s”', (text, written) => {
  expect(midSentence(text)).toBe(written);
});

test('số viết theo lối Việt: dấu chấm ngăn hàng nghìn, dấu phẩy ngăn phần lẻ', () => {
  expect([0, 999, 1000, 12345.5, 10_000_000].map(formatNumber)).toEqual([
    '0',
    '999',
    '1.000',
    '12.345,5',
    '10.000.000',
  ]);
});

test('số viết đúng như Intl viết, làm tròn ở số lẻ thứ hai và thứ ba', () => {
  const written = [2, 3].map((digits) => new Intl.NumberFormat('vi-VN', { maximumFractionDigits: digits }));
  const number = fc.oneof(
    fc.double({ min: -1e12, max: 1e12, noNaN: true }),
    fc.integer({ min: -1e12, max: 1e12 }).map((value) => value / 1000),
    fc.constantFrom(1.005, 0.125, 2.675, 999.995, 1e-7, -0.004),
  );
  fc.assert(
    fc.property(number, (value) => {
      // Intl writes a negative number that is rounded to nothing as -0.
      const asIntl = written.map((format) => format.format(value).replace(/^-0$/, '0'));
      expect([formatNumber(value), formatDecimals(value, 3)]).toEqual(asIntl);
    }),
    { numRuns: runs(20_000) },
  );
});

test('ngày viết ngày trước, tháng sau', () => {
  expect(formatDay('2026-09-05')).toBe('05/09/2026');
});

test('giờ đi kèm ngày khi có', () => {
  expect(formatMoment('2026-03-14T08:30')).toBe('14/03/2026 08:30');
  expect(formatMoment('2026-03-14T08:30:15+07:00')).toBe('14/03/2026 08:30');
  expect(formatMoment('2026-03-14')).toBe('14/03/2026');
});

test('cỡ tệp viết bằng đơn vị vừa tầm', () => {
  expect([0, 999, 1024, 1536, 1024 * 1024, 2_621_440].map(formatBytes)).toEqual([
    '0 byte',
    '999 byte',
    '1 KB',
    '1,5 KB',
    '1 MB',
    '2,5 MB',
  ]);
});

test('xếp theo thứ tự từ điển Việt, số theo giá trị', () => {
  expect(['Đông', 'Thôn 10', 'Em', 'Dương', 'Thôn 9', 'Ân', 'An', 'Ăn'].sort(compareText)).toEqual([
    'An',
    'Ăn',
    'Ân',
    'Dương',
    'Đông',
    'Em',
    'Thôn 9',
    'Thôn 10',
  ]);
});
