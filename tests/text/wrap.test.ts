import { expect, test } from 'vitest';
import { wrap, wrapBeside } from '../../src/text/wrap.ts';

test('chữ được xuống dòng giữa hai từ, từ dài quá thì để nguyên', () => {
  expect(wrap('một hai ba bốn', 7)).toEqual(['một hai', 'ba bốn']);
  expect(wrap('https://xa.example.vn/ ở đây', 7)).toEqual(['https://xa.example.vn/', 'ở đây']);
  expect(wrap('', 7)).toEqual(['']);
});

test('các dòng sau thẳng cột với dòng đầu', () => {
  expect(wrapBeside('  --a  ', 'một hai ba', 14)).toBe('  --a  một hai\n       ba');
});
