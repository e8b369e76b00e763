import fc from 'fast-check';
import { expect, test } from 'vitest';
import { withoutPersonalNumbers } from '../../src/search/personal-numbers.ts';

test.each([
  ['cccd 079123456789 làm lại', 'cccd làm lại'],
  ['cccd079123456789', 'cccd'],
  ['079 123 456 789', ''],
  ['079.123.456.789 tra cứu hồ sơ', 'tra cứu hồ sơ'],
  ['cmnd 123456789', 'cmnd'],
  ['cmnd 012 345 678', 'cmnd'],
  ['079123456789 0912345678', '0912345678'],
  ['hai người 079123456789 và 001098765432', 'hai người và'],
])('số giấy tờ trong “%s” được bỏ đi', (typed, left) => {
  expect(withoutPersonalNumbers(typed)).toBe(left);
});

test.each([
  '0200 000 0012',
  '0912345678',
  '0237 3 123 456',
  '1.001193.000.00.00.H01',
  '25/QĐ-UBND ngày 20/11/2026',
  'chỉ tiêu 2024 2025 2026',
  'hồ sơ H01.23.45-260101-0001',
  'khai sinh  cho con',
])('“%s” được giữ nguyên', (typed) => {
  expect(withoutPersonalNumbers(typed)).toBe(typed);
});

test('số định danh ở đâu trong câu cũng không còn, dù viết liền hay thành nhóm', () => {
  const digits = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 11, maxLength: 11 });
  const words = fc.stringMatching(/^[a-zđ ]{0,20}$/);
  fc.assert(
    fc.property(digits, words, words, fc.constantFrom('', ' ', '.', '-'), (rest, before, after, gap) => {
      const number = ['0', ...rest].join('').match(/.{3}/g)!.join(gap);
      expect(withoutPersonalNumbers(`${before} ${number} ${after}`)).not.toMatch(/\d/);
    }),
  );
});
