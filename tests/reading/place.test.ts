import { expect, test } from 'vitest';
import { placeByKeys } from '../../src/reading/place.ts';

test.each([
  [
    'thong-bao/lich-truc.md',
    'title: Lịch trực\ndate: 2026-06-20\nsection: thong-bao',
    'tin-tuc/2026/lich-truc.md',
  ],
  ['Lịch trực.md', 'title: Lịch trực\nsection: thong-bao', 'tin-tuc/<năm>/lich-truc.md'],
  ['can-bo/pho-chu-tich.md', 'name: Thạch Thị Sa\nposition: Phó Chủ tịch', 'lanh-dao/pho-chu-tich.md'],
  ['ke-hoach.md', 'number: 25/KH-UBND\nissued: 2026-01-15', 'van-ban/ke-hoach.md'],
  ['khai-sinh.md', 'code: "1.001193"\nlevel: toan-trinh', 'thu-tuc/khai-sinh.md'],
  ['ghi-chu.md', 'viec: mua giấy', null],
])('%s thuộc về nơi mà các mục của nó cho biết', (path, keys, place) => {
  expect(placeByKeys(path, `---\n${keys}\n---\n\nsection: trong bài\n`)).toBe(place);
});
