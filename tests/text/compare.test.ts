import { expect, test } from 'vitest';
import { compareCodeUnits } from '../../src/text/compare.ts';

test('ngày, đường dẫn xếp theo mã của chữ, không theo ngôn ngữ của máy', () => {
  const paths = ['tin/b.md', 'tin/Z.md', 'tin/đ.md', 'tin/a.md', 'tin/a-1.md'];
  expect(paths.toSorted(compareCodeUnits)).toEqual([
    'tin/Z.md',
    'tin/a-1.md',
    'tin/a.md',
    'tin/b.md',
    'tin/đ.md',
  ]);
  expect(['2026-10-01', '2026-09-30'].toSorted(compareCodeUnits)).toEqual(['2026-09-30', '2026-10-01']);
});

test('hai mục bằng nhau giữ thứ tự đã có', () => {
  const items = [
    { day: '2026-01-02', title: 'trước' },
    { day: '2026-01-02', title: 'sau' },
  ];
  expect(compareCodeUnits(items[0]!.day, items[1]!.day)).toBe(0);
  expect(items.toSorted((one, other) => compareCodeUnits(one.day, other.day))).toEqual(items);
});
