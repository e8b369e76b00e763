import { describe, expect, test } from 'vitest';
import { introWordsOf, placeWordsOf, positionWordsOf } from '../../../src/search/words/office-words.ts';

describe('người dân gọi một nơi giao dịch là gì', () => {
  test.each([
    ['Công an xã', 'đồn công an'],
    ['CÔNG AN PHƯỜNG', 'công an khu vực'],
    ['Trạm Y tế xã Đông Hòa', 'trạm xá'],
    ['Ban Chỉ huy Quân sự xã', 'xã đội'],
    ['Trung tâm Phục vụ hành chính công', 'một cửa'],
    ['Bộ phận Một cửa', 'cán bộ hộ tịch'],
    ['Trụ sở Ủy ban nhân dân xã', 'ủy ban xã'],
    ['Phòng Kinh tế', 'địa chính'],
    ['Hội Liên hiệp Phụ nữ', 'hội phụ nữ'],
  ])('%s: “%s”', (name, words) => {
    expect(placeWordsOf(name)).toContain(words);
  });

  test('điểm hỗ trợ đặt ở công an không thành đồn công an', () => {
    expect(placeWordsOf('Điểm hỗ trợ dịch vụ công tại Công an xã')).not.toContain('đồn công an');
  });

  test('nơi không có trong danh sách thì không có tên gọi nào', () => {
    expect(placeWordsOf('Chợ trung tâm')).toEqual([]);
    expect(placeWordsOf('')).toEqual([]);
  });
});

describe('người dân gọi một chức vụ là gì', () => {
  test.each([
    ['Chủ tịch UBND xã', 'chủ tịch phường', 'phó chủ tịch xã'],
    ['Phó Chủ tịch Ủy ban nhân dân xã', 'phó chủ tịch xã', 'chủ tịch xã'],
    ['Chủ tịch Hội đồng nhân dân xã', 'chủ tịch hội đồng', 'chủ tịch xã'],
    ['Bí thư Đảng ủy xã', 'bí thư xã', 'chủ tịch xã'],
    ['Trưởng Công an xã', 'công an trưởng', 'xã đội trưởng'],
  ])('%s là “%s”, không phải “%s”', (position, called, other) => {
    expect(positionWordsOf(position)).toContain(called);
    expect(positionWordsOf(position)).not.toContain(other);
  });

  test('người giữ hai chức vụ có tên gọi của cả hai', () => {
    const words = positionWordsOf('Bí thư Đảng ủy, Chủ tịch Hội đồng nhân dân xã');
    expect(words).toEqual(expect.arrayContaining(['bí thư xã', 'chủ tịch hội đồng']));
  });
});

test('phần giới thiệu tìm theo tên tệp; phần xã tự đặt không có tên gọi nào', () => {
  expect(introWordsOf('dia-gioi-hanh-chinh')).toContain('bao nhiêu thôn');
  expect(introWordsOf('lang-nghe')).toEqual([]);
});
