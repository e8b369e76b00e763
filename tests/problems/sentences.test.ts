import { describe, expect, test } from 'vitest';
import { comparePlaces, isError, problem, tell, type Problem } from '../../src/problems/problem.ts';
import { sentences, type Code } from '../../src/problems/sentences.ts';

const codes = Object.keys(sentences) as Code[];

/** Facts that suit every sentence. */
const facts = {
  key: 'title',
  label: 'Tiêu đề',
  example: 'Tập huấn',
  value: 'x',
  better: '',
  nearest: '',
  allowed: ['a', 'b'],
  known: ['a'],
  cause: 'colon',
  corrected: '',
  limit: 1,
  actual: 2,
  bytes: 2048,
  pixels: 60_000_000,
  side: 'least',
  expected: 'số',
  source: '010',
  portal: 'xa',
  name: 'Tên',
  url: 'https://a.vn/',
  other: 'b',
  one: 'a',
  opening: '---js',
  reason: 'Hết chỗ trên đĩa.',
  due: '2027-01-01',
  year: 2026,
  kind: 'quarter',
  id: 'a',
  section: 'a',
  unit: 'a',
  plan: 'a',
  address: '/a/',
  src: 'a.jpg',
  accent: '#ffe600',
  contrast: 1.2,
  text: '#7a6d00',
  ground: '#9c8c00',
};
const told = (code: Code) => tell({ code, file: 'a.md', line: 1, column: 1, facts } as unknown as Problem);

describe.each(codes)('lỗi %s', (code) => {
  test('mã viết thường, nối bằng gạch', () => {
    expect(code).toMatch(/^[a-z]+(-[a-z]+)*$/);
  });

  test('nói bằng câu tiếng Việt trọn vẹn, không la, không tiếng lóng', () => {
    const { message, fix } = told(code);
    expect(message).toMatch(/^\p{Lu}.*\.$/su);
    expect(message).toMatch(/[à-ỹ]/);
    for (const text of [message, fix]) {
      expect(text).not.toMatch(/undefined|null|NaN|\[object/);
      expect(text).not.toMatch(/!|front ?matter|schema|slug|(?<!\.)yaml|regex/i);
      expect(text).toBe(text.normalize('NFC'));
    }
  });
});

test('tệp không đúng chỗ chỉ là cảnh báo; ảnh thiếu là lỗi', () => {
  expect(isError(problem('misplaced-file', 'a.md', { expected: 'x' }))).toBe(false);
  expect(isError(problem('picture-missing', 'a.md', { src: 'a', nearest: '' }))).toBe(true);
});

test('xếp theo tệp, dòng, cột', () => {
  const at = (file: string, line: number, column: number) => problem('not-text', file, {}, { line, column });
  const places = [at('b.md', 1, 1), at('a.md', 10, 1), at('a.md', 2, 7), at('a.md', 2, 3)]
    .sort(comparePlaces)
    .map(({ file, line, column }) => `${file}:${line}:${column}`);
  expect(places).toEqual(['a.md:2:3', 'a.md:2:7', 'a.md:10:1', 'b.md:1:1']);
});
