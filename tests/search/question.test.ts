import { expect, test } from 'vitest';
import { toKeywords, toLocation } from '../../src/search/question.ts';

test('câu hỏi còn lại điều được hỏi', () => {
  expect(toKeywords('Làm thế nào để đăng ký khai sinh?').words).toEqual(['đăng', 'ký', 'khai', 'sinh']);
  expect(toKeywords('lam the nao de dang ky khai sinh').words).toEqual(['dang', 'ky', 'khai', 'sinh']);
  expect(toKeywords('xóa thế chấp').words).toEqual(['xóa', 'thế', 'chấp']);
  expect(toLocation('số điện thoại công an xã')).toBe('công an xã');
  expect(toLocation('khai sinh')).toBeUndefined();
});
