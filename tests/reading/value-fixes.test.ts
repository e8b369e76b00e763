import { expect, test } from 'vitest';
import { z } from 'zod';
import { fixedType, proposedType } from '../../src/reading/value-fixes.ts';

test.each([
  ['0,3', '0.3'],
  ['87,5', '87.5'],
  ['30%', '30'],
  ['12,5 %', '12.5'],
  ['1.000,5', '1000.5'],
])('số gõ theo lối Việt Nam %s được gợi ý là %s', (typed, meant) => {
  expect(proposedType('number', typed, z.number())).toBe(meant);
});

test.each([
  ['30%', '0.3'],
  ['95 %', '0.95'],
  ['55,5%', '0.555'],
])('phần trăm %s ở mục nhận số không quá 1 được gợi ý là %s', (typed, meant) => {
  expect(proposedType('number', typed, z.number().max(1))).toBe(meant);
});

test('không gợi ý số mà mục ấy cũng không nhận', () => {
  for (const typed of ['120%', '1,5'])
    expect(proposedType('number', typed, z.number().max(1)), typed).toBe('');
});

test('số chia hàng nghìn vẫn là số nguyên; chữ khác không được đoán', () => {
  expect(fixedType('number', '1.234', '1.234', z.number())).toBe('1234');
  for (const typed of ['một phần ba', '3,', ',5', '1,2,3', '%'])
    expect(proposedType('number', typed, z.number()), typed).toBe('');
});
