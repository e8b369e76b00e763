import { expect, test } from 'vitest';
import { inOfficialWords, readThesaurus } from '../../../src/search/words/official-words.ts';
import { wordingSchema } from '../../../src/search/words/schema.ts';

test.each([
  ['làm lại sổ đỏ bị rớt', 'làm lại giấy chứng nhận quyền sử dụng đất bị mất'],
  ['mướn nhà của ba má', 'thuê nhà của cha mẹ'],
  ['nuôi heo', 'nuôi lợn'],
  ['con cưới vợ', 'con kết hôn vợ'],
  ['NHẬP HỘ KHẨU cho con', 'đăng ký thường trú cho con'],
])('“%s” đọc theo lời văn bản', (query, reading) => {
  expect(inOfficialWords(query)).toEqual([reading]);
});

test('câu gõ không dấu cũng đọc được, trừ những tiếng đơn có thể là nhiều chữ', () => {
  expect(inOfficialWords('mat so do')).toEqual(['mat giấy chứng nhận quyền sử dụng đất']);
  expect(inOfficialWords('heo chet')).toEqual(['lợn chet']);
  expect(inOfficialWords('mất so do')).toEqual(['mất giấy chứng nhận quyền sử dụng đất']);
  expect(inOfficialWords('mat sổ do')).toEqual(['mat giấy chứng nhận quyền sử dụng đất']);
  for (const query of [
    'ma',
    'muon hoi',
    'bo sung ho so',
    'de lam gi',
    'gio lam viec',
    'rot',
    'cuoi tuan',
    'xuong xa',
  ])
    expect(inOfficialWords(query)).toEqual([]);
});

test.each([
  'sơ đồ',
  'số đo',
  'ma',
  'mã hồ sơ',
  'mạ',
  'bỏ',
  'để',
  'giờ làm việc',
  'cuối tuần',
  'muốn hỏi',
  'hộ khẩn cấp',
])('câu có dấu thì dấu quyết định: “%s” không thành từ khác', (query) => {
  expect(inOfficialWords(query)).toEqual([]);
});

test('dấu thanh đặt kiểu nào và chữ tổ hợp đều đọc như nhau', () => {
  expect(inOfficialWords('đền bù'.normalize('NFD'))).toEqual(['bồi thường']);
});

test('từ dài được đọc trước từ ngắn nằm trong nó', () => {
  expect(inOfficialWords('lên thổ cư')).toEqual(['chuyển mục đích sử dụng đất']);
  expect(inOfficialWords('thổ cư')).toEqual(['đất ở']);
});

test('từ có hai nghĩa cho hai cách đọc, nghĩa hay gặp trước', () => {
  expect(inOfficialWords('ghe chìm')).toEqual(['phương tiện chìm', 'tàu cá chìm']);
  expect(inOfficialWords('ông qua đời ở bệnh viện')).toEqual([
    'ông khai tử ở khám bệnh chữa bệnh',
    'ông từ trần ở khám bệnh chữa bệnh',
  ]);
});

test('câu rỗng, câu toàn dấu câu và câu rất dài không làm hỏng gì', () => {
  expect(inOfficialWords('')).toEqual([]);
  expect(inOfficialWords('?!…')).toEqual([]);
  const [reading] = inOfficialWords('sổ đỏ '.repeat(2000));
  expect(reading!.split('giấy chứng nhận')).toHaveLength(2001);
});

test('mỗi dòng đúng hình thức, không cách nói chính thức nào ghi hai lần, có ít nhất 80 cách nói', () => {
  const lines = readThesaurus();
  expect(lines.flatMap((line) => wordingSchema.safeParse(line).error?.issues ?? [])).toEqual([]);
  const officials = lines.map(({ official }) => official);
  expect(new Set(officials).size).toBe(officials.length);
  expect(new Set(lines.flatMap(({ phrases }) => phrases)).size).toBeGreaterThanOrEqual(80);
});

test('không từ nào lại đọc tiếp thành từ khác', () => {
  for (const { official } of readThesaurus()) expect(inOfficialWords(official)).toEqual([]);
});
