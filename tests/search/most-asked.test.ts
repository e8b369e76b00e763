import { expect, test } from 'vitest';
import { completionsOf } from '../../src/search/most-asked.ts';
import { indexTitles, type TitleEntry } from '../../src/search/title-index.ts';
import { matchTitles } from '../../src/search/title-scores.ts';

test.each([
  ['gio', 'giờ làm việc'],
  ['chu ', 'chủ tịch xã'],
  ['tam t', 'tạm trú'],
  ['tạm', 'tạm trú'],
  ['TAM  T', 'tạm trú'],
  ['ta\u0323m', 'tạm trú'],
  ['chứng', 'chứng thực bản sao'],
])('gõ dở “%s” là “%s” trước hết', (typed, name) => {
  expect(completionsOf(typed)[0]).toBe(name);
});

test.each(['', ' ', 'tâm t', 'khai sinh', 'đăng ký khai sinh cho con', '!?', 'xyz'])(
  '“%s” không viết tiếp thành gì',
  (typed) => {
    expect(completionsOf(typed)).toEqual([]);
  },
);

test('vài chữ đầu dẫn tới việc được hỏi nhiều, dù việc khác có nhiều tên gọi hơn; dấu đã gõ thì quyết định', () => {
  const titles: TitleEntry[] = [
    {
      kind: 'thu-tuc',
      address: 'tro-cap',
      title: 'Thực hiện trợ cấp xã hội hằng tháng',
      keywords: ['tâm thần', 'nuôi con một mình', 'trẻ mồ côi', 'người neo đơn', 'tiền bảo trợ', 'bại liệt'],
    },
    ...['Đăng ký tạm trú', 'Đăng ký khai tử', 'Đăng ký kết hôn', 'Đăng ký nuôi con nuôi'].map(
      (title): TitleEntry => ({ kind: 'thu-tuc', address: title, title, keywords: [] }),
    ),
  ];
  const first = (typed: string) => matchTitles(indexTitles(titles), typed, 1)[0]?.title.address;
  expect(first('tam')).toBe('Đăng ký tạm trú');
  expect(first('tam t')).toBe('Đăng ký tạm trú');
  expect(first('tâm t')).toBe('tro-cap');
});
