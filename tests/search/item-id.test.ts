import { expect, test } from 'vitest';
import { itemId, placeOfItem } from '../../src/search/item-id.ts';

test('từ tên của mục biết mục ấy là mục thứ mấy của cổng', () => {
  expect(placeOfItem(itemId(0, 20), [600, 1500])).toBe(20);
  expect(placeOfItem(itemId(2, 3), [600, 1500, 10])).toBe(2103);
  expect(placeOfItem('vi_1a2b3c4_0_1', [600])).toBeUndefined();
});
