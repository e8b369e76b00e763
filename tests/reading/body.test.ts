import { expect, test } from 'vitest';
import { referencesOf } from '../../src/reading/body.ts';

const listed = (body: string, firstLine = 1) =>
  referencesOf(body, firstLine).map(({ is, target, line, column }) => `${line}:${column} ${is} ${target}`);

test('ảnh và liên kết trong thân bài, kèm chỗ đứng tính theo dòng của tệp', () => {
  expect(listed('Mở đầu.\n\n![Lễ](anh.jpg) và [lịch](lich.pdf)\n', 8)).toEqual([
    '10:1 picture anh.jpg',
    '10:19 link lich.pdf',
  ]);
});

test('ảnh bọc trong liên kết, ảnh theo tên, và thẻ HTML dán từ Word', () => {
  expect(listed('[![Lễ](nho.jpg)](to.jpg)\n')).toEqual(['1:1 link to.jpg', '1:2 picture nho.jpg']);
  expect(listed('![Lễ][a] [tệp][b]\n\n[a]: anh.jpg\n[b]: tep.pdf\n')).toEqual([
    '1:1 picture anh.jpg',
    '1:10 link tep.pdf',
  ]);
  expect(
    listed(
      `<table><tr><td><img width="5" src='a b.jpg'></td></tr></table>\n\n<a class=x href=tep.pdf>tệp</a>\n`,
    ),
  ).toEqual(['1:16 picture a b.jpg', '3:1 link tep.pdf']);
});

test('ví dụ trong khối mã không phải là ảnh', () => {
  expect(listed('```\n![x](x.jpg)\n```\n\n`![y](y.jpg)`\n')).toEqual([]);
});

test('bài không có gì để dẫn thì danh sách rỗng', () => {
  expect(listed('Chỉ có chữ: 1 > 0.\n')).toEqual([]);
});
