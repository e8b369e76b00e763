import { expect, test } from 'vitest';
import { readAnswer } from '../../src/scaffold/answers.ts';
import { questionsOfEntry } from '../../src/scaffold/entry.ts';

const choices = {
  section: [
    { id: 'cchc', name: 'Cải cách hành chính' },
    { id: 'thong-bao', name: 'Thông báo' },
  ],
  unit: [{ id: 'van-phong', name: 'Văn phòng' }],
};
const article = questionsOfEntry('article', choices);
const activity = questionsOfEntry('activity', choices);
const answer = (flag: string, typed: string, questions = article) =>
  readAnswer(
    questions.find((each) => each.flag === flag)!,
    typed,
  );

test.each([
  ['số thứ tự', 'genre', '3', 'phong-su'],
  ['mã', 'genre', 'phong-su', 'phong-su'],
  ['tên, không dấu cũng được', 'genre', 'phong su', 'phong-su'],
  ['chuyên mục của cổng, theo số', 'section', '2', 'thong-bao'],
  ['chuyên mục của cổng, theo tên', 'section', 'Thông báo', 'thong-bao'],
  ['nhiều giá trị, số lẫn mã', 'topics', '6, the-che', ['chinh-quyen-so', 'the-che']],
  ['có, không', 'draft', 'có', true],
  ['chữ được làm sạch', 'title', '  Hội nghị "Một\u00a0cửa" năm 2026 ', 'Hội nghị “Một cửa” năm 2026'],
  ['ngày', 'date', '2026-03-14', '2026-03-14'],
])('trả lời bằng %s', (_name, flag, typed, value) => {
  expect(answer(flag, typed)).toEqual({ value });
});

test.each([
  ['date', '5/9/2026', '2026-09-05', 'ngày 5 tháng 9 năm 2026'],
  ['date', 'ngày 5 tháng 9 năm 2026', '2026-09-05', 'ngày 5 tháng 9 năm 2026'],
  ['date', 'date: 2026-09-05', '2026-09-05', 'ngày 5 tháng 9 năm 2026'],
  ['date', '5.9.2026 lúc 7h30', '2026-09-05T07:30', 'ngày 5 tháng 9 năm 2026, 07 giờ 30'],
  ['title', 'Tiêu đề: Tập huấn nộp hồ sơ', 'Tập huấn nộp hồ sơ', 'Tập huấn nộp hồ sơ'],
  ['source-url', 'baovinhlong.vn/tin', 'https://baovinhlong.vn/tin', 'https://baovinhlong.vn/tin'],
])('%s: “%s” được hiểu, và nói lại đã hiểu thế nào', (flag, typed, value, reading) => {
  expect(answer(flag, typed)).toEqual({ value, reading });
});

test('số viết có dấu chấm, có đơn vị đi kèm vẫn là số', () => {
  expect(answer('people', '1.200', activity)).toEqual({ value: 1200, reading: '1.200' });
  expect(answer('people', '85 người', activity)).toEqual({ value: 85, reading: '85' });
  expect(answer('people', '1,5', activity)).toHaveProperty('complaint');
});

test('mức dịch vụ công trả lời bằng tên gọi thường ngày', () => {
  expect(answer('level', 'Toàn trình', questionsOfEntry('procedure', choices))).toEqual({
    value: 'toan-trinh',
  });
});

test('hai tên chỉ khác dấu: có dấu thì chọn đúng, không dấu thì hỏi lại', () => {
  const twins = {
    ...choices,
    section: [
      { id: 'xa-son-ha-1', name: 'Xã Sơn Hà' },
      { id: 'xa-son-ha-2', name: 'Xã Sơn Hạ' },
    ],
  };
  const of = (typed: string) => answer('section', typed, questionsOfEntry('article', twins));
  expect(of('Xã Sơn Hạ')).toEqual({ value: 'xa-son-ha-2' });
  expect(of('xa son ha')).toEqual({
    complaint: expect.stringContaining('xa-son-ha-1 (Xã Sơn Hà), xa-son-ha-2'),
  });
});

test('ngày không có thật thì không đoán', () => {
  expect(answer('date', '31/11/2026')).toEqual({ complaint: expect.stringContaining('chỉ có 30 ngày') });
});

test('số người là số', () => {
  expect(answer('people', '45', activity)).toEqual({ value: 45 });
});

test.each([
  ['tiêu đề ngắn', 'title', 'Ngắn', 'Mục Tiêu đề (title) có 4 ký tự, cần ít nhất 10.'],
  ['thể loại gõ nhầm', 'genre', 'tinn', 'genre: tin'],
  ['chuyên mục không có', 'section', 'cchcc', 'section: cchc'],
  ['đơn vị không khai', 'unit', 'xxxxxxxx', 'Chọn một trong: van-phong'],
  ['để trống', 'title', '', 'Mục Tiêu đề (title) để trống.'],
])('%s thì nhận đúng câu của lệnh kiểm tra', (_name, flag, typed, sentence) => {
  expect(answer(flag, typed)).toEqual({ complaint: expect.stringContaining(sentence) });
});

test('số định danh bị từ chối ngay lúc hỏi, và câu báo không nhắc lại nó', () => {
  const refused = answer('summary', 'Ông Ba ở ấp Chợ, căn cước 084 189 004567, nhận quà.');
  expect(refused).toEqual({ complaint: expect.stringContaining('084…567') });
  expect(JSON.stringify(refused)).not.toContain('004567');
});

test('số người ghi bằng chữ bị từ chối, kèm dòng mẫu', () => {
  expect(answer('people', 'bốn mươi', activity)).toEqual({
    complaint: 'Mục Số người (people) phải là số.\nVí dụ:  people: 45',
  });
});
