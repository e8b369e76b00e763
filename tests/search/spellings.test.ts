import { expect, test } from 'vitest';
import { otherSpellings, respell } from '../../src/search/spellings.ts';

test('chữ viết tắt và chữ viết đủ thay nhau; hai chữ cái chỉ là viết tắt khi viết hoa', () => {
  expect(respell('UBND xã')).toContain('Ủy ban nhân dân xã');
  expect(respell('ủy ban nhân dân xã')).toContain('UBND xã');
  expect(respell('uy ban nhan dan xa')).toContain('UBND xa');
  expect(respell('KH 2026')).toContain('kế hoạch 2026');
  expect(respell('kh 2026')).toEqual([]);
  expect(otherSpellings('kĩ thuật')).toEqual(['kỹ thuật']);
  expect(otherSpellings('khai sinh')).toEqual([]);
});
