import { expect, test } from 'vitest';
import { itemId, placeOfItem } from '../../src/search/item-id.ts';

test('từ tên của Pagefind biết mục ấy là mục thứ mấy của cổng', () => {
  expect(placeOfItem(`vi_1a2b3c4${itemId(0, 20)}`, [600, 1500])).toBe(20);
  expect(placeOfItem(`vi_1a2b3c4${itemId(2, 3)}`, [600, 1500, 10])).toBe(2103);
  expect(placeOfItem('vi_1a2b3c4', [600])).toBeUndefined();
});
